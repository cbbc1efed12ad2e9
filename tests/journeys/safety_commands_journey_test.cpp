// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that guard money, against the real service: passcode, withdrawal addresses, and what waits, from the
// older computer and from one that has only just come.
#include "app/cli/action_approve.h"
#include "app/cli/address_list.h"
#include "app/cli/device_revoke.h"
#include "app/cli/passcode_set.h"
#include "app/cli/pending_decision.h"
#include "app/cli/pending_list.h"
#include "core/base/json.h"
#include "tests/journeys/person_with_commands.h"

#include <QJsonArray>

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::test;
using account::ActionKind;

namespace {

const char* const right = "240917";
const char* const other = "702846";
const char* const wrong = "318205";
constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

/// What one command said and how it ended.
struct Told {
    std::optional<ExitCode> exit = {};
    QList<QJsonObject> objects = {};

    QJsonObject last() const { return objects.isEmpty() ? QJsonObject() : objects.last(); }
    QString word(const char* member = "error") const { return last().value(QLatin1String(member)).toString(); }
    bool isRefused(const char* error) const { return exit == ExitCode::refused && word() == QLatin1String(error); }
    bool isDone() const { return exit == ExitCode::done && word("result") == QStringLiteral("done"); }
    bool isPending() const { return exit == ExitCode::done && word("result") == QStringLiteral("pending"); }
};

/// A command under way, with what it prints.
class Running {
public:
    Told told;

    template <typename C, typename... Arguments>
    static std::unique_ptr<Running> start(Arguments&&... arguments)
    {
        auto running = std::make_unique<Running>();
        running->m_command = std::make_unique<C>(std::forward<Arguments>(arguments)..., running->m_output);
        QObject::connect(running->m_command.get(), &Command::finished,
                         [r = running.get()](ExitCode code) { r->told.exit = code; });
        running->m_command->start();
        return running;
    }
    bool isOver() const { return told.exit.has_value(); }
    void read()
    {
        std::rewind(m_file.get());
        QByteArray line(4096, '\0');
        while (std::fgets(line.data(), static_cast<int>(line.size()), m_file.get()) != nullptr)
            told.objects.append(readJsonObject(QByteArrayView(line.constData())).value_or(QJsonObject()));
    }

private:
    std::unique_ptr<std::FILE, decltype(&std::fclose)> m_file{std::tmpfile(), &std::fclose};
    Output m_output{true, m_file.get()};
    std::unique_ptr<Command> m_command;
};

/// A person at an older computer (`home`) and one that is new (`elsewhere`).
struct Trader : PersonWithCommands {
    account::ActionWish wish{.asset = QStringLiteral("XRP"),
                             .network = QStringLiteral("XRP"),
                             .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                             .memo = QStringLiteral("104217")};

    Trader()
    {
        open(home);
        open(elsewhere);
    }
    static Paths at(const QTemporaryDir& where) { return {.data = QDir(where.path())}; }
    SecretsInput with(const char* passcode, const char* oldOne = "", bool provesAnew = false) const
    {
        auto given = secrets(provesAnew);
        given.passcode = Secret::copyOf(passcode);
        given.oldPasscode = Secret::copyOf(oldOne);
        return given;
    }
    static Told over(const std::unique_ptr<Running>& command)
    {
        REQUIRE(waitUntil([&] { return command->isOver(); }, std::chrono::seconds(90)));
        command->read();
        return command->told;
    }
    template <typename C, typename... Arguments>
    static Told told(Arguments&&... arguments)
    {
        return over(Running::start<C>(std::forward<Arguments>(arguments)...));
    }
    Told setPasscode(const QTemporaryDir& where, SecretsInput given, bool forgotten = false) const
    {
        return told<PasscodeSet>(at(where), forgotten, std::move(given));
    }
    std::unique_ptr<Running> approving(const QTemporaryDir& where, const char* passcode) const
    {
        return Running::start<ActionApprove>(at(where), wish, with(passcode));
    }
    Told approve(const QTemporaryDir& where, const char* passcode = right) const
    {
        return over(approving(where, passcode));
    }
    Told decide(const QTemporaryDir& where, PendingDecision::Choice choice, const QString& id,
                bool provesAnew = false) const
    {
        return told<PendingDecision>(at(where), choice, id, secrets(provesAnew));
    }
    /// From the computer that has only just come, of the older one.
    Told revoke(bool withPasscode, SecretsInput given) const
    {
        return told<DeviceRevoke>(at(elsewhere), factsIn(home).deviceId, withPasscode, std::move(given));
    }
    QList<QJsonObject> addresses() const { return told<AddressList>(at(home), secrets(false)).objects; }
    QList<QJsonObject> waiting(const QTemporaryDir& where) const
    {
        return told<PendingList>(at(where), secrets(false)).objects;
    }
};

} // namespace

TEST_CASE("an address is added and removed with passcode and device key, and listed letter by letter")
{
    Trader p;
    CHECK(p.approve(p.home).isRefused("passcode_not_set"));
    CHECK(p.setPasscode(p.home, p.with("123456")).isRefused("weak_passcode"));
    CHECK(p.setPasscode(p.home, p.with("24091")).exit == ExitCode::usage);
    CHECK(p.setPasscode(p.home, p.with("")).word() == QStringLiteral("passcode_needed"));
    CHECK(p.setPasscode(p.home, p.with(right)).isDone());
    const auto added = p.approve(p.home);
    CHECK(added.isDone());
    CHECK(added.word("act") == QStringLiteral("add_withdrawal_address"));
    const auto listed = p.addresses();
    REQUIRE(listed.size() == 1);
    for (const char* member : {"asset", "network", "address", "memo"}) {
        CHECK(listed.first()[QLatin1String(member)] == added.last()[QLatin1String(member)]);
        CHECK_FALSE(added.word(member).isEmpty());
    }
    CHECK(added.word("address") == p.wish.address);
    CHECK(added.word("memo") == p.wish.memo);

    p.wish.kind = ActionKind::removeWithdrawalAddress;
    p.wish.memo.clear(); // with another memo it is another place
    CHECK(p.approve(p.home).isRefused("not_found"));
    p.wish.memo = QStringLiteral("104217");
    CHECK(p.approve(p.home).isDone());
    CHECK(p.addresses().isEmpty());
}

TEST_CASE("long after signing in a new passcode wants the person again, and the old one as well")
{
    Trader p;
    CHECK(p.setPasscode(p.home, p.with(right)).isDone());
    const auto withoutOld = p.setPasscode(p.home, p.with(other));
    CHECK(withoutOld.exit == ExitCode::usage);
    CHECK(withoutOld.word() == QStringLiteral("passcode_needed"));
    *p.shiftMs += 400'000;
    CHECK(p.setPasscode(p.home, p.with(other, right)).isRefused("step_up_needed"));
    CHECK(p.setPasscode(p.home, p.with(other, right, true)).isDone());
    const auto refused = p.setPasscode(p.home, p.with(right, wrong));
    CHECK(refused.isRefused("wrong_passcode"));
    CHECK(refused.last()[u"attempts_left"] == 4);
    CHECK(p.approve(p.home, right).isRefused("wrong_passcode"));
    CHECK(p.approve(p.home, other).isDone());
}

TEST_CASE("five wrong passcodes from two computers at once lock it for both, and no sixth is judged")
{
    Trader p;
    REQUIRE(p.setPasscode(p.home, p.with(right)).isDone());
    std::vector<std::unique_ptr<Running>> tries;
    for (const auto* where : {&p.home, &p.elsewhere, &p.home, &p.elsewhere, &p.home, &p.elsewhere})
        tries.push_back(p.approving(*where, wrong));
    QList<int> left;
    int locked = 0;
    for (const auto& attempt : tries) {
        const auto told = Trader::over(attempt);
        if (told.isRefused("wrong_passcode"))
            left.append(told.last()[u"attempts_left"].toInt());
        locked += told.isRefused("passcode_locked") ? 1 : 0;
    }
    std::ranges::sort(left);
    CHECK(left == QList{1, 2, 3, 4});
    CHECK(locked == 2);
    for (const auto* where : {&p.home, &p.elsewhere}) {
        const auto told = p.approve(*where, right);
        CHECK(told.isRefused("passcode_locked"));
        CHECK(told.last()[u"retry_after"].toInt() > 7000);
    }
    CHECK(p.addresses().isEmpty());
    *p.shiftMs += 2LL * 60 * 60 * 1000 + 1000;
    CHECK(p.approve(p.home).isDone());
}

TEST_CASE("a newcomer's address waits: the older computer sees whose and where to, and calls it off")
{
    Trader p;
    REQUIRE(p.setPasscode(p.home, p.with(right)).isDone());
    const auto asked = p.approve(p.elsewhere);
    REQUIRE(asked.isPending());
    CHECK(p.addresses().isEmpty());
    const auto waiting = p.waiting(p.home);
    REQUIRE(waiting.size() == 1);
    const auto& change = waiting.first();
    CHECK(change[u"pending_id"] == asked.last()[u"pending_id"]);
    CHECK(change[u"kind"] == QStringLiteral("withdrawal_address_added"));
    CHECK(change[u"effective_at"] == asked.last()[u"effective_at"]);
    CHECK(change[u"by_device"] == Trader::factsIn(p.elsewhere).deviceId);
    CHECK(change[u"by_session"] == Trader::factsIn(p.elsewhere).sessionId);
    CHECK(change[u"device_name"] == QStringLiteral("Desk"));
    CHECK(change[u"current"] == false);
    CHECK(change[u"ip"] == QStringLiteral("127.0.0.1"));
    CHECK(change[u"address"][u"address"] == p.wish.address);
    CHECK(change[u"address"][u"memo"] == p.wish.memo);
    CHECK(p.waiting(p.elsewhere).first()[u"current"] == true);

    const QString id = change[u"pending_id"].toString();
    CHECK(p.decide(p.elsewhere, PendingDecision::Choice::approve, id).isRefused("newcomer"));
    CHECK(p.decide(p.home, PendingDecision::Choice::cancel, id).word("result") == QStringLiteral("cancelled"));
    CHECK(p.decide(p.home, PendingDecision::Choice::approve, id).isRefused("not_found"));
    CHECK(p.waiting(p.home).isEmpty());
    *p.shiftMs += dayMs + 1000;
    CHECK(p.addresses().isEmpty());
}

TEST_CASE("the older computer may let it take effect at once, and proves itself again for that")
{
    Trader p;
    REQUIRE(p.setPasscode(p.home, p.with(right)).isDone());
    const auto asked = p.approve(p.elsewhere);
    REQUIRE(asked.isPending());
    *p.shiftMs += 400'000;
    const auto approve = PendingDecision::Choice::approve;
    CHECK(p.decide(p.home, approve, asked.word("pending_id")).isRefused("step_up_needed"));
    CHECK(p.decide(p.home, approve, asked.word("pending_id"), true).word("result") == QStringLiteral("in_force"));
    REQUIRE(p.addresses().size() == 1);
    CHECK(p.addresses().first()[u"address"] == p.wish.address);
}

TEST_CASE("a forgotten passcode is replaced a day later, which the computer that asked cannot shorten")
{
    Trader p;
    REQUIRE(p.setPasscode(p.home, p.with(right)).isDone());
    CHECK(p.setPasscode(p.home, p.with(other, right), true).exit == ExitCode::usage);
    const auto asked = p.setPasscode(p.home, p.with(other), true);
    REQUIRE(asked.isPending());
    const auto waiting = p.waiting(p.elsewhere);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.first()[u"kind"] == QStringLiteral("passcode"));
    CHECK_FALSE(waiting.first().contains(u"address"));
    CHECK(p.decide(p.home, PendingDecision::Choice::approve, asked.word("pending_id")).isRefused("not_allowed"));
    CHECK(p.approve(p.home, other).isRefused("wrong_passcode"));
    CHECK(p.approve(p.home, right).isDone()); // until then the old one counts
    *p.shiftMs += dayMs + 1000;
    CHECK(p.approve(p.home, right).isRefused("wrong_passcode"));
    CHECK(p.approve(p.home, other).isDone());
}

TEST_CASE("a newcomer ends a lost older computer with the passcode, proving itself again, and not without")
{
    Trader p;
    CHECK(p.revoke(true, p.with(right)).isRefused("passcode_not_set"));
    REQUIRE(p.setPasscode(p.home, p.with(right)).isDone());
    const QString lost = Trader::factsIn(p.home).deviceId;
    CHECK(p.revoke(false, p.with(right)).isRefused("newcomer"));
    CHECK(p.revoke(true, p.with("")).word() == QStringLiteral("passcode_needed"));
    CHECK(p.revoke(true, p.with("24091")).exit == ExitCode::usage);
    const auto refused = p.revoke(true, p.with(wrong));
    CHECK(refused.isRefused("wrong_passcode"));
    CHECK(refused.last()[u"attempts_left"] == 4);
    *p.shiftMs += 400'000;
    CHECK(p.revoke(true, p.with(right)).isRefused("step_up_needed"));
    const auto done = p.revoke(true, p.with(right, "", true));
    CHECK(done.exit == ExitCode::done);
    CHECK(done.word("device_id") == lost);
    CHECK(done.last()[u"revoked"] == true);
    REQUIRE(done.last()[u"sessions"].toArray().size() == 1);
    CHECK(done.last()[u"sessions"][0][u"ended"] == true);
    CHECK(p.approve(p.home).isRefused("session_ended"));
}
