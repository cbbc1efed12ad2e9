// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's check of the person, with every link of the chain missing once.
#include "core/system/dbus_person_check.h"
#include "tests/core/system/test_buses.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusObjectPath>

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::system;
using namespace std::chrono_literals;

namespace {

using Details = QMap<QString, QString>;

/// polkit's answer (bba{ss}).
struct Judgement {
    bool authorized = false;
    bool challenge = false;
    Details details = {};
};

QDBusArgument& operator<<(QDBusArgument& argument, const Judgement& judgement)
{
    argument.beginStructure();
    argument << judgement.authorized << judgement.challenge << judgement.details;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, Judgement& judgement)
{
    argument.beginStructure();
    argument >> judgement.authorized >> judgement.challenge >> judgement.details;
    argument.endStructure();
    return argument;
}

} // namespace

Q_DECLARE_METATYPE(Judgement)

namespace {

const QString polkitName = QStringLiteral("org.freedesktop.PolicyKit1");
const QString fprintName = QStringLiteral("net.reactivated.Fprint");
const BusObject fprintDevice{fprintName, QStringLiteral("/net/reactivated/Fprint/Device/0"),
                             QStringLiteral("net.reactivated.Fprint.Device")};

std::optional<QVariantList> judged(const Judgement& judgement)
{
    qDBusRegisterMetaType<Details>();
    qDBusRegisterMetaType<Judgement>();
    return QVariantList{QVariant::fromValue(judgement)};
}

const Judgement mustAsk{.challenge = true};

/// A polkit that would ask; `asked` is its answer once it may.
StubService::Answer polkit(std::function<std::optional<QVariantList>()> asked, QStringList* calls = nullptr)
{
    return [=](const QDBusMessage& call) -> std::optional<QVariantList> {
        if (calls != nullptr)
            *calls << call.member();
        if (call.member() != QStringLiteral("CheckAuthorization"))
            return QVariantList{};
        CHECK(call.signature() == QStringLiteral("(sa{sv})sa{ss}us"));
        CHECK(call.arguments().value(1).toString() == QStringLiteral("io.sallyport.unlock"));
        return call.arguments().value(3).toUInt() == 1 ? asked() : judged(mustAsk);
    };
}

PersonCheckMissing polkitOf(PersonCheck& check)
{
    return waitFor(check.availability())->ways.at(0).missing;
}

PersonCheckMissing fingerprintOf(PersonCheck& check)
{
    return waitFor(check.availability())->ways.at(1).missing;
}

Result<Done, PersonCheckError> checked(PersonCheck& check)
{
    return waitFor(check.check(QStringLiteral("unlock")));
}

Result<Done, PersonCheckError> failed(PersonCheckError error)
{
    return std::unexpected(error);
}

/// An fprintd with one reader; `finger` is its word after VerifyStart, none: no finger comes.
struct StubFprint {
    QStringList calls = {};
    QStringList fingers{QStringLiteral("right-index-finger")};
    QString finger = {};
    StubService service;

    explicit StubFprint(const TestBus& bus)
        : service(bus.address(), fprintName, [this](const QDBusMessage& call) { return answer(call); })
    {
    }
    std::optional<QVariantList> answer(const QDBusMessage& call)
    {
        calls << call.member();
        if (call.member() == QStringLiteral("GetDefaultDevice"))
            return QVariantList{QVariant::fromValue(QDBusObjectPath(fprintDevice.path))};
        if (call.member() == QStringLiteral("ListEnrolledFingers"))
            return QVariantList{fingers};
        if (call.member() == QStringLiteral("VerifyStart")) {
            tell(fprintDevice, QStringLiteral("VerifyStatus"), {QStringLiteral("verify-retry-scan"), false});
            if (!finger.isEmpty())
                tell(fprintDevice, QStringLiteral("VerifyStatus"), {finger, true});
        }
        return QVariantList{};
    }
};

} // namespace

TEST_CASE("no check of this system gives out a key, and none says so")
{
    CHECK_FALSE(personCheck()->releasesKey());
}

TEST_CASE("without a bus nobody can be asked, and that is said")
{
    DbusPersonCheck check(noBus());
    const auto state = waitFor(check.availability());
    CHECK(state->ways
          == QList{PersonCheckWay{PersonCheckMethod::polkit, PersonCheckMissing::noBus},
                   PersonCheckWay{PersonCheckMethod::fingerprint, PersonCheckMissing::noBus}});
    CHECK_FALSE(state->usable());
    CHECK(checked(check) == failed(PersonCheckError::unavailable));
}

TEST_CASE("each missing link to polkit has its name")
{
    const TestBus bus;
    DbusPersonCheck check(bus.connection(), 2min, 300ms);
    CHECK(polkitOf(check) == PersonCheckMissing::noService);

    struct Row {
        const char* what;
        std::optional<QVariantList> answer;
        PersonCheckMissing missing;
    };
    for (const Row& row :
         {Row{"would ask", judged(mustAsk), PersonCheckMissing::nothing},
          Row{"says yes to everything", judged({.authorized = true}), PersonCheckMissing::policyAsksNobody},
          Row{"says no to everything", judged({}), PersonCheckMissing::policyForbids},
          Row{"never answers", std::nullopt, PersonCheckMissing::noAnswer},
          Row{"fails", QVariantList{StubService::errorReply}, PersonCheckMissing::noAnswer},
          Row{"answers nothing", QVariantList{}, PersonCheckMissing::noAnswer},
          Row{"answers a plain yes", QVariantList{true}, PersonCheckMissing::noAnswer},
          Row{"answers a text", QVariantList{QStringLiteral("yes")}, PersonCheckMissing::noAnswer}}) {
        INFO(row.what);
        const StubService stub(bus.address(), polkitName, [&row](const QDBusMessage&) { return row.answer; });
        CHECK(polkitOf(check) == row.missing);
        if (row.missing != PersonCheckMissing::nothing)
            CHECK(checked(check) == failed(PersonCheckError::unavailable));
    }
}

TEST_CASE("polkit that does not know our action says that the policy is not installed")
{
    const TestBus bus;
    const QString name = QStringLiteral("unregistering polkit");
    auto server = QDBusConnection::connectToBus(bus.address(), name);
    struct Unregistering : QDBusVirtualObject {
        QString introspect(const QString&) const override { return {}; }
        bool handleMessage(const QDBusMessage& call, const QDBusConnection& connection) override
        {
            return connection.send(
                call.createErrorReply(QStringLiteral("org.freedesktop.PolicyKit1.Error.Failed"),
                                      QStringLiteral("Action io.sallyport.unlock is not registered")));
        }
    } object;
    REQUIRE((server.registerVirtualObject(QStringLiteral("/"), &object, QDBusConnection::SubPath)
             && server.registerService(polkitName)));
    DbusPersonCheck check(bus.connection());
    CHECK(polkitOf(check) == PersonCheckMissing::noPolicyInstalled);
    QDBusConnection::disconnectFromBus(name);
}

TEST_CASE("only polkit's yes after asking is a yes")
{
    const TestBus bus;
    struct Row {
        const char* what;
        std::optional<QVariantList> answer;
        Result<Done, PersonCheckError> result;
    };
    for (const Row& row :
         {Row{"right password", judged({.authorized = true}), Done{}},
          Row{"wrong password", judged({}), failed(PersonCheckError::refused)},
          Row{"dismissed", judged({.details = {{QStringLiteral("polkit.dismissed"), QStringLiteral("true")}}}),
              failed(PersonCheckError::cancelled)},
          Row{"no agent", judged(mustAsk), failed(PersonCheckError::noAgent)},
          Row{"fails", QVariantList{StubService::errorReply}, failed(PersonCheckError::lost)},
          Row{"a plain yes", QVariantList{true}, failed(PersonCheckError::lost)}}) {
        INFO(row.what);
        const StubService stub(bus.address(), polkitName, polkit([&row] { return row.answer; }));
        DbusPersonCheck check(bus.connection());
        CHECK(checked(check) == row.result);
    }
}

TEST_CASE("that no agent is there is known after the first try, and forgotten when one has come")
{
    const TestBus bus;
    bool agent = false;
    const StubService stub(bus.address(), polkitName,
                           polkit([&agent] { return judged(agent ? Judgement{.authorized = true} : mustAsk); }));
    DbusPersonCheck check(bus.connection());
    CHECK(polkitOf(check) == PersonCheckMissing::nothing);
    CHECK(checked(check) == failed(PersonCheckError::noAgent));
    CHECK(polkitOf(check) == PersonCheckMissing::noAgent);
    agent = true;
    CHECK(checked(check) == Done{});
    CHECK(polkitOf(check) == PersonCheckMissing::nothing);
}

TEST_CASE("a polkit that vanishes while it asks has not said yes")
{
    const TestBus bus;
    QStringList calls;
    auto stub = std::make_unique<StubService>(bus.address(), polkitName, polkit([] { return std::nullopt; }, &calls));
    DbusPersonCheck check(bus.connection());
    auto task = check.check({});
    REQUIRE(waitUntil([&] { return calls.size() == 2; }));
    stub.reset();
    CHECK(waitFor(std::move(task)) == failed(PersonCheckError::lost));
}

TEST_CASE("a prompt that nobody answers is taken away, and so is one that is cancelled")
{
    const TestBus bus;
    QStringList calls;
    const StubService stub(bus.address(), polkitName, polkit([] { return std::nullopt; }, &calls));
    SECTION("after the limit")
    {
        DbusPersonCheck check(bus.connection(), 300ms);
        CHECK(checked(check) == failed(PersonCheckError::timedOut));
    }
    SECTION("by the program")
    {
        DbusPersonCheck check(bus.connection());
        const CancelSource source;
        auto task = check.check({}, source.token());
        CHECK(waitFor(check.check({})) == failed(PersonCheckError::busy));
        REQUIRE(waitUntil([&] { return calls.size() == 2; }));
        CancelSource(source).cancel();
        CHECK(waitFor(std::move(task)) == failed(PersonCheckError::cancelled));
    }
    CHECK(waitUntil([&] { return calls.contains(QStringLiteral("CancelCheckAuthorization")); }));
}

TEST_CASE("each missing link to the fingerprint reader has its name")
{
    const TestBus bus;
    DbusPersonCheck check(bus.connection(), 2min, 300ms);
    CHECK(fingerprintOf(check) == PersonCheckMissing::noService);
    {
        StubFprint fprint(bus);
        CHECK(fingerprintOf(check) == PersonCheckMissing::nothing);
        fprint.fingers.clear();
        CHECK(fingerprintOf(check) == PersonCheckMissing::nobodyEnrolled);
    }
    const StubService mute(bus.address(), fprintName, [](const QDBusMessage&) { return std::nullopt; });
    CHECK(fingerprintOf(check) == PersonCheckMissing::noAnswer);
}

TEST_CASE("without polkit the finger decides, and the reader is let go")
{
    const TestBus bus;
    struct Row {
        const char* word;
        Result<Done, PersonCheckError> result;
    };
    for (const Row& row : {Row{"verify-match", Done{}}, Row{"verify-no-match", failed(PersonCheckError::refused)},
                           Row{"verify-disconnected", failed(PersonCheckError::lost)},
                           Row{"verify-unknown-error", failed(PersonCheckError::lost)}}) {
        INFO(row.word);
        StubFprint fprint(bus);
        fprint.finger = QString::fromLatin1(row.word);
        DbusPersonCheck check(bus.connection());
        CHECK(waitFor(check.availability())->usable() == PersonCheckMethod::fingerprint);
        CHECK(checked(check) == row.result);
        CHECK(waitUntil([&] { return fprint.calls.contains(QStringLiteral("Release")); }));
        CHECK(fprint.calls.contains(QStringLiteral("VerifyStop")));
    }
}

TEST_CASE("a reader that vanishes while it waits has not said yes")
{
    const TestBus bus;
    std::optional<StubFprint> fprint(std::in_place, bus);
    DbusPersonCheck check(bus.connection());
    auto task = check.check({});
    REQUIRE(waitUntil([&] { return fprint->calls.contains(QStringLiteral("VerifyStart")); }));
    fprint.reset();
    CHECK(waitFor(std::move(task)) == failed(PersonCheckError::lost));
}
