// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which event is told when, and what its token says (CAEP 1.0, RISC 1.0, docs/protocol.md).
#include "core/base/json.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;
using Kind = AccountEventKind;

namespace {

/// The one event of the type; REQUIREs that there is one.
jose::SecurityEvent only(const QList<jose::SecurityEvent>& events, const QString& type)
{
    QList<jose::SecurityEvent> found;
    std::ranges::copy_if(events, std::back_inserter(found), [&](const auto& event) { return event.type == type; });
    REQUIRE(found.size() == 1);
    return found.first();
}

QString subjectId(const jose::SecurityEvent& event, const char* member)
{
    const auto one = event.subject[QLatin1String(member)].toObject();
    return one[QStringLiteral("format")] == QStringLiteral("opaque") ? one[QStringLiteral("id")].toString() : QString();
}

/// One who knows the password and no code.
void giveWrongCodes(World& world, int count)
{
    Client thief(world, QStringLiteral("192.0.2.7"));
    thief.credentials();
    for (int i = 0; i < count; ++i)
        thief.code("000000");
}

} // namespace

TEST_CASE("a sign-in on a new device is told with its device, session and place, on a known one as what it is")
{
    World world;
    auto first = AlertClient::signedIn(world);
    const auto event = only(first->fetch(), caep + QStringLiteral("session-established"));
    CHECK(event.subject[QStringLiteral("format")] == QStringLiteral("complex"));
    const auto user = event.subject[QStringLiteral("user")].toObject();
    CHECK(user[QStringLiteral("format")] == QStringLiteral("iss_sub"));
    CHECK(user[QStringLiteral("iss")] == QString::fromLatin1(issuer));
    CHECK(subjectId(event, "session").toLatin1() == first->sid);
    CHECK(subjectId(event, "device").toLatin1() == first->deviceKey.publicKey().thumbprint());
    CHECK(event.members[QStringLiteral("new_device")] == true);
    CHECK(event.members[QStringLiteral("device_name")] == QStringLiteral("Study desktop"));
    CHECK(event.members[QStringLiteral("ip")] == QStringLiteral("127.0.0.1"));
    CHECK(event.members[QStringLiteral("location")] == QStringLiteral("This computer (practice)"));
    CHECK(event.members[QStringLiteral("network")] == QStringLiteral("loopback"));
    CHECK(event.members[QStringLiteral("initiating_entity")] == QStringLiteral("user"));
    CHECK(integerMember(event.members, u"event_timestamp") == world.time.clock().unixSeconds());
    CHECK(event.happenedAt == world.time.clock().unixSeconds());

    first->key = jose::EcKey::generate(); // signed in anew with the same device key
    first->signIn();
    CHECK(world.events.list.last().kind == Kind::sessionEstablished);
    CHECK_FALSE(world.events.list.last().newDevice);
}

TEST_CASE("a session ended by another one is told to the others, with who did it")
{
    World world;
    auto first = AlertClient::signedIn(world);
    auto second = AlertClient::signedIn(world);
    auto third = AlertClient::signedIn(world);
    third->fetch();
    REQUIRE(first->callJson("DELETE", "/account/v1/sessions/" + second->sid).status() == 200);
    const auto event = only(third->fetch(), caep + QStringLiteral("session-revoked"));
    CHECK(subjectId(event, "session").toLatin1() == second->sid);
    CHECK(event.members[QStringLiteral("by")] == QStringLiteral("other_session"));
    CHECK(event.members[QStringLiteral("by_session")].toString().toLatin1() == first->sid);
    CHECK_FALSE(event.members.contains(QStringLiteral("reason")));
    const auto mine = second->callJson("POST", "/ssf/poll/" + second->streamId, writeJson(second->pollBody()));
    CHECK(mine.status() == 401);
    CHECK_FALSE(mine.text("receipt").isEmpty());
}

TEST_CASE("a right password with a wrong code is told once a sign-in, however many codes it tries")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    owner->fetch();
    giveWrongCodes(world, 3);
    const auto event = only(owner->fetch(), own + QStringLiteral("sign-in-incomplete"));
    CHECK(event.members[QStringLiteral("stage")] == QStringLiteral("code"));
    CHECK(event.members[QStringLiteral("ip")] == QStringLiteral("192.0.2.7"));
    CHECK_FALSE(event.members.contains(QStringLiteral("location"))); // not known, and not guessed
    world.advance(3600);
    world.api->housekeeping();
    CHECK(world.events.count(Kind::signInIncomplete) == 1);
}

TEST_CASE("a right password without a code is told when the time for it is over, and after a restart too")
{
    const bool restarts = GENERATE(false, true);
    World world;
    Client thief(world, QStringLiteral("192.0.2.7"));
    REQUIRE(thief.credentials().list("next") == QByteArrayList{"otp"});
    world.advance(540);
    world.api->housekeeping();
    CHECK(world.events.count(Kind::signInIncomplete) == 0);
    if (restarts)
        world.restart();
    world.advance(62);
    world.api->housekeeping();
    world.api->housekeeping();
    REQUIRE(world.events.count(Kind::signInIncomplete) == 1);
    CHECK(world.events.list.last().stage == "code");
    CHECK(world.events.list.last().accountId == world.traderId);
}

TEST_CASE("who keeps a sign-in alive without a code is told of all the same")
{
    World world;
    Client thief(world, QStringLiteral("192.0.2.7"));
    thief.credentials();
    for (const int told : {0, 0, 1, 1}) {
        world.advance(540);
        REQUIRE(thief.challenge({}).list("next") == QByteArrayList{"otp"});
        world.api->housekeeping();
        CHECK(world.events.count(Kind::signInIncomplete) == told);
    }
}

TEST_CASE("a right password and code with nothing after it is told as more than a missing code")
{
    World world;
    Client thief(world);
    thief.credentials();
    REQUIRE(thief.code(world.totpCode()).list("next") == QByteArrayList{"device"});
    world.advance(601);
    world.api->housekeeping();
    REQUIRE(world.events.count(Kind::signInIncomplete) == 1);
    CHECK(world.events.list.last().stage == "device");
}

TEST_CASE("a whole sign-in, a wrong password and an unknown identifier are no incomplete sign-in")
{
    World world;
    Client(world).signIn();
    Client(world).credentials(traderMail, "wrong password");
    Client(world).credentials("nobody@practice.example");
    world.advance(3600);
    world.api->housekeeping();
    CHECK(world.events.count(Kind::signInIncomplete) == 0);
}

TEST_CASE("a locked account is told once, whatever locked it; an identifier that nobody has, to nobody")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    owner->fetch();
    SECTION("wrong passwords")
    {
        for (int i = 0; i < 7; ++i)
            Client(world, QStringLiteral("192.0.2.7")).credentials(traderMail, "wrong password");
        const auto event = only(owner->fetch(), risc + QStringLiteral("account-disabled"));
        CHECK(event.members[QStringLiteral("initiating_entity")] == QStringLiteral("policy"));
    }
    SECTION("wrong codes")
    {
        giveWrongCodes(world, 6);
        CHECK(typesOf(owner->fetch())
              == QStringList{QStringLiteral("account-disabled"), QStringLiteral("sign-in-incomplete")});
    }
    SECTION("nobody's identifier")
    {
        for (int i = 0; i < 7; ++i)
            Client(world, QStringLiteral("192.0.2.7")).credentials("nobody@practice.example", "wrong password");
        CHECK(world.events.count(Kind::accountLocked) == 1); // the same work
        CHECK(owner->fetch().isEmpty());
        world.advance(5);
        world.executor.drain();
        CHECK(world.messenger.mails.size() == 1); // the owner's sign-in
    }
}

TEST_CASE("changes under security are told with what changed and when it takes effect")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    owner->fetch();
    const auto told = [&](AccountEvent event) {
        event.accountId = world.traderId;
        event.when = world.time.clock().unixSeconds();
        happen(world, event);
        const auto events = owner->fetch();
        REQUIRE(events.size() == 1);
        return events.first();
    };
    const auto password = told({.kind = Kind::passwordChanged});
    CHECK(password.type == caep + QStringLiteral("credential-change"));
    CHECK(password.members[QStringLiteral("credential_type")] == QStringLiteral("password"));
    CHECK(password.members[QStringLiteral("change_type")] == QStringLiteral("update"));
    CHECK(told({.kind = Kind::antiPhishingCodeChanged}).type == own + QStringLiteral("anti-phishing-code-change"));
    const auto began = told(
        {.kind = Kind::pendingChangeBegan, .changeKind = "password", .pendingId = "p-1", .effectiveAt = 1'900'000'000});
    CHECK(began.type == own + QStringLiteral("pending-change-began"));
    CHECK(began.members[QStringLiteral("kind")] == QStringLiteral("password"));
    CHECK(began.members[QStringLiteral("pending_id")] == QStringLiteral("p-1"));
    CHECK(integerMember(began.members, u"effective_at") == 1'900'000'000);
    const auto cancelled = told({.kind = Kind::pendingChangeCancelled, .changeKind = "password", .pendingId = "p-1"});
    CHECK(cancelled.type == own + QStringLiteral("pending-change-cancelled"));
    CHECK_FALSE(cancelled.members.contains(QStringLiteral("effective_at")));
}

TEST_CASE("what was rolled back is not told")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    owner->fetch();
    const auto kept = world.store->database.inTransaction([&] {
        world.events.happened({.kind = Kind::passwordChanged, .accountId = world.traderId});
        world.store->database.fail();
        return Done{};
    });
    CHECK_FALSE(kept);
    world.executor.drain();
    CHECK(owner->fetch().isEmpty());
}

TEST_CASE("the events of one account are not told to another")
{
    World world;
    const auto other = world.addAccount({"other@practice.example"});
    auto owner = AlertClient::signedIn(world);
    owner->fetch();
    happen(world, {.kind = Kind::passwordChanged, .accountId = other});
    CHECK(owner->fetch().isEmpty());
}

TEST_CASE("a passcode and withdrawal addresses are told as CAEP and docs/protocol.md say")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    const auto tell = [&](Kind kind) {
        happen(world,
               {.kind = kind,
                .accountId = world.traderId,
                .when = world.time.clock().unixSeconds(),
                .place = {.asset = QStringLiteral("USDT"),
                          .network = QStringLiteral("TRC20"),
                          .address = QStringLiteral("TXYZ1234"),
                          .memo = QString()}});
        const auto events = client->fetch();
        REQUIRE(events.size() == 1);
        return events.first();
    };
    for (const auto& [kind, change] :
         {std::pair(Kind::passcodeSet, u"create"), std::pair(Kind::passcodeChanged, u"update")}) {
        const auto event = tell(kind);
        CHECK(event.type == caep + QStringLiteral("credential-change"));
        CHECK(event.members[QStringLiteral("credential_type")] == QStringLiteral("pin"));
        CHECK(event.members[QStringLiteral("change_type")] == QString::fromUtf16(change));
        CHECK_FALSE(event.members.contains(QStringLiteral("address")));
    }
    const auto locked = tell(Kind::passcodeLocked);
    CHECK(typesOf({locked}) == QStringList{QStringLiteral("passcode-locked")});
    CHECK(locked.members[QStringLiteral("initiating_entity")] == QStringLiteral("policy"));
    for (const auto& [kind, change] :
         {std::pair(Kind::withdrawalAddressAdded, u"added"), std::pair(Kind::withdrawalAddressRemoved, u"removed")}) {
        const auto event = tell(kind);
        CHECK(typesOf({event}) == QStringList{QStringLiteral("withdrawal-address-change")});
        CHECK(event.members[QStringLiteral("change")] == QString::fromUtf16(change));
        CHECK(event.members[QStringLiteral("asset")] == QStringLiteral("USDT"));
        CHECK(event.members[QStringLiteral("network")] == QStringLiteral("TRC20"));
        CHECK(event.members[QStringLiteral("address")] == QStringLiteral("TXYZ1234"));
        CHECK(event.members[QStringLiteral("memo")] == QString());
    }
}

} // namespace sallyport::test
