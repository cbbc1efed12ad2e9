// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::int64_t day = 24 * 3600;

QJsonArray pendingIn(Client& client)
{
    return get(client, "/pending-changes").json[QStringLiteral("pending")].toArray();
}

Reply approve(Client& client, const QByteArray& id)
{
    return client.callJson("POST", accountApi + "/pending-changes/" + id + "/approve");
}

Reply cancel(Client& client, const QByteArray& id)
{
    return del(client, "/pending-changes/" + id);
}

bool codeIsSet(Client& client)
{
    return get(client, "/security")
        .json[QStringLiteral("anti_phishing_code")]
        .toObject()[QStringLiteral("set")]
        .toBool();
}

/// A day later, with a fresh token for whoever asks.
void waitADay(Household& home)
{
    home.world.advance(day);
    home.old.refresh();
    home.newcomer.refresh();
}

} // namespace

TEST_CASE("what a newcomer changes is pending for a day, then in force")
{
    Household home;
    const auto began = home.world.time.clock().unixSeconds();
    const auto reply = setCode(home.newcomer);
    CHECK(reply.status() == 202);
    CHECK(reply.number("effective_at") == began + day);
    CHECK(pendingIn(home.old)
          == QJsonArray{QJsonObject{{QStringLiteral("id"), QString::fromLatin1(reply.text("pending"))},
                                    {QStringLiteral("kind"), QStringLiteral("anti_phishing_code")},
                                    {QStringLiteral("began_at"), qint64{began}},
                                    {QStringLiteral("effective_at"), qint64{began + day}},
                                    {QStringLiteral("by_session"), QString::fromLatin1(home.newcomer.sid)},
                                    {QStringLiteral("by_device"), QString::fromLatin1(deviceIdOf(home.newcomer))},
                                    {QStringLiteral("ip"), QStringLiteral("127.0.0.1")},
                                    {QStringLiteral("location"), QStringLiteral("This computer (practice)")},
                                    {QStringLiteral("network"), QStringLiteral("loopback")}}});
    CHECK(pendingIn(home.newcomer).size() == 1);
    CHECK(pendingIn(home.stranger).isEmpty());
    CHECK_FALSE(codeIsSet(home.old));
    home.world.advance(day - 1);
    home.world.api->housekeeping();
    home.old.refresh();
    CHECK_FALSE(codeIsSet(home.old));
    home.world.advance(1);
    SECTION("by housekeeping")
    {
        home.world.api->housekeeping();
    }
    SECTION("by being looked at") {}
    SECTION("after a restart")
    {
        home.world.restart();
    }
    CHECK(codeIsSet(home.old));
    CHECK(pendingIn(home.old).isEmpty());
    CHECK(home.world.events.count(AccountEventKind::pendingChangeBegan) == 1);
    CHECK(home.world.events.count(AccountEventKind::antiPhishingCodeChanged) == 1);
    CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 0);
}

TEST_CASE("a newcomer's password needs the old one and a code, and waits like the rest")
{
    Household home;
    CHECK(changePassword(home.newcomer, newPassword, "not the old one").error() == "wrong_credentials");
    const auto reply = changePassword(home.newcomer);
    CHECK(reply.status() == 202);
    CHECK(isInForce(home.world, traderPassword));
    waitADay(home);
    home.world.api->housekeeping();
    CHECK(isInForce(home.world, newPassword));
    const auto& events = home.world.events;
    REQUIRE(events.count(AccountEventKind::passwordChanged) == 1);
    const auto event = *std::ranges::find(events.list, AccountEventKind::passwordChanged, &AccountEvent::kind);
    CHECK(event.deviceId == deviceIdOf(home.newcomer));
    const auto began = *std::ranges::find(events.list, AccountEventKind::pendingChangeBegan, &AccountEvent::kind);
    CHECK(began.changeKind == "password");
    CHECK(began.pendingId == reply.text("pending"));
    CHECK(began.effectiveAt == reply.number("effective_at"));
}

TEST_CASE("a pending change is sealed, and gone from the file once it is settled")
{
    Household home;
    const auto id = setCode(home.newcomer).text("pending");
    const auto password = changePassword(home.newcomer).text("pending");
    const auto kept = [&](const QByteArray& change) {
        return home.world.in([&] {
            return home.world.store->database
                .read(QStringLiteral("SELECT content_sealed FROM pending_changes WHERE id = ?"),
                      {sqlText(change)})[0][0]
                .toString();
        });
    };
    CHECK(kept(id).size() > 40);
    CHECK_FALSE(kept(password).contains(QStringLiteral("argon2")));
    QFile file(home.world.folder.path() + QStringLiteral("/service.sqlite-wal"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains("heron"));
    cancel(home.old, id);
    approve(home.old, password);
    CHECK(kept(id).isEmpty());
    CHECK(kept(password).isEmpty());
}

TEST_CASE("an older device approves: in force at once")
{
    Household home;
    const auto id = setCode(home.newcomer).text("pending");
    CHECK(approve(home.newcomer, id).error() == "newcomer");
    CHECK_FALSE(codeIsSet(home.old));
    CHECK(approve(home.old, id).status() == 204);
    CHECK(codeIsSet(home.old));
    CHECK(pendingIn(home.old).isEmpty());
    // Two windows.
    CHECK(approve(home.old, id).status() == 204);
    CHECK(home.world.events.count(AccountEventKind::antiPhishingCodeChanged) == 1);
    CHECK(cancel(home.old, id).error() == "not_found");
}

TEST_CASE("an older device cancels: it never comes into force")
{
    Household home;
    const auto id = setCode(home.newcomer).text("pending");
    home.world.advance(400); // cancelling needs no fresh sign-in
    home.old.refresh();
    CHECK(cancel(home.old, id).status() == 204);
    CHECK(pendingIn(home.old).isEmpty());
    CHECK(cancel(home.old, id).status() == 204);
    CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 1);
    CHECK(home.world.events.list.last().pendingId == id);
    home.old.stepUp();
    CHECK(approve(home.old, id).error() == "not_found");
    waitADay(home);
    CHECK_FALSE(codeIsSet(home.old));
}

TEST_CASE("what is in force already is not said to be cancelled")
{
    Household home;
    const auto id = setCode(home.newcomer).text("pending");
    waitADay(home);
    const auto reply = cancel(home.old, id);
    CHECK(reply.status() == 404);
    CHECK(codeIsSet(home.old));
}

TEST_CASE("a newcomer cancels its own, and nobody else's")
{
    Household home;
    Client second(home.world);
    second.signIn();
    const auto id = setCode(home.newcomer).text("pending");
    CHECK(cancel(second, id).error() == "newcomer");
    CHECK(pendingIn(home.old).size() == 1);
    CHECK(cancel(home.newcomer, id).status() == 204);
    CHECK(pendingIn(home.old).isEmpty());
}

TEST_CASE("unknown pending changes and another account's are not found")
{
    Household home;
    const auto id = setCode(home.newcomer).text("pending");
    CHECK(setCode(home.stranger).status() == 204); // no older device: no newcomer
    for (const auto& [client, what] : {std::pair(&home.stranger, id), std::pair(&home.old, QByteArray("unknown"))}) {
        CHECK(approve(*client, what).error() == "not_found");
        CHECK(cancel(*client, what).error() == "not_found");
    }
    CHECK(pendingIn(home.old).size() == 1);
}

TEST_CASE("a second wish of the same device takes the first one's place")
{
    Household home;
    const auto first = setCode(home.newcomer, "the first").text("pending");
    home.world.advance(10);
    const auto second = setCode(home.newcomer, "the second").text("pending");
    const auto list = pendingIn(home.old);
    REQUIRE(list.size() == 1);
    CHECK(list[0].toObject()[QStringLiteral("id")].toString().toLatin1() == second);
    CHECK(approve(home.old, first).error() == "not_found");
    CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 1);
}

TEST_CASE("a newcomer cannot bury the alerts under changes asked for again and again")
{
    Household home;
    int asked = 0;
    while (asked < 50 && setCode(home.newcomer).status() == 202)
        ++asked;
    CHECK(asked == 20);
    const auto refused = setCode(home.newcomer);
    CHECK(refused.status() == 429);
    CHECK(refused.header("Retry-After").toInt() > 60);
    CHECK(home.world.events.count(AccountEventKind::pendingChangeBegan) == 20);
    CHECK(setCode(home.old).status() == 204); // counted by device: the owner's is free
}

TEST_CASE("who changes it at once cancels what is pending of that kind")
{
    Household home;
    setCode(home.newcomer, "from the thief");
    const auto password = changePassword(home.newcomer, "the thief's password");
    REQUIRE(password.status() == 202);
    home.old.stepUp();
    CHECK(changePassword(home.old).status() == 204);
    CHECK(pendingIn(home.old).size() == 1); // the code
    CHECK(setCode(home.old, "from the owner").status() == 204);
    CHECK(pendingIn(home.old).isEmpty());
    waitADay(home);
    home.world.api->housekeeping();
    CHECK(isInForce(home.world, newPassword));
    CHECK(home.world.in([&] { return home.world.store->accounts.antiPhishingCode(home.world.traderId); })
              ->view()
              .toByteArray()
          == "from the owner");
}

TEST_CASE("a pending change dies with the device or the session that somebody else has ended")
{
    Household home;
    REQUIRE(setCode(home.newcomer).status() == 202);
    SECTION("the device is unbound")
    {
        del(home.old, "/devices/" + deviceIdOf(home.newcomer));
        CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 1);
    }
    SECTION("the session is ended")
    {
        del(home.old, "/sessions/" + home.newcomer.sid);
    }
    SECTION("all others are ended")
    {
        del(home.old, "/sessions");
    }
    SECTION("the session was copied")
    {
        home.world.in([&] { return home.world.store->sessions.end(home.newcomer.sid, {.when = 1, .by = "reuse"}); });
    }
    CHECK(pendingIn(home.old).isEmpty());
    home.world.advance(day);
    home.old.refresh();
    home.world.api->housekeeping();
    CHECK_FALSE(codeIsSet(home.old));
    CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 1);
}

TEST_CASE("a pending change outlives the sign-out of who asked for it")
{
    Household home;
    REQUIRE(setCode(home.newcomer).status() == 202);
    del(home.newcomer, "/sessions/" + home.newcomer.sid);
    CHECK(pendingIn(home.old).size() == 1);
    home.world.advance(day);
    home.old.refresh();
    CHECK(codeIsSet(home.old));
}

TEST_CASE("a clock that is set back makes a pending change wait longer")
{
    Household home;
    REQUIRE(setCode(home.newcomer).status() == 202);
    *home.world.time.wallMs -= 3600 * 1000;
    home.world.api->housekeeping();
    CHECK(pendingIn(home.old).size() == 1);
    home.world.advance(day);
    home.world.api->housekeeping();
    home.old.refresh();
    CHECK_FALSE(codeIsSet(home.old));
    home.world.advance(3600);
    home.old.refresh();
    CHECK(codeIsSet(home.old));
}

TEST_CASE("settled changes and unbound devices are forgotten in the end")
{
    Household home;
    cancel(home.old, setCode(home.newcomer).text("pending"));
    del(home.old, "/devices/" + deviceIdOf(home.newcomer));
    const auto rows = [&](const QString& table) {
        return home.world.in(
            [&] { return home.world.store->database.read(QStringLiteral("SELECT 1 FROM ") + table).size(); });
    };
    CHECK(rows(QStringLiteral("pending_changes")) == 1);
    CHECK(rows(QStringLiteral("devices")) == 3);
    home.world.advance(91 * day);
    home.world.api->housekeeping();
    home.world.api->housekeeping();
    CHECK(rows(QStringLiteral("pending_changes")) == 0);
    CHECK(rows(QStringLiteral("devices WHERE unbound_at IS NOT NULL")) == 0);
}
