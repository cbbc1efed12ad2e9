// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jws.h"
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

QJsonArray devicesOf(const Reply& reply)
{
    return reply.json[QStringLiteral("devices")].toArray();
}

QJsonObject deviceIn(const Reply& reply, const Client& client)
{
    for (const auto& device : devicesOf(reply)) {
        if (device.toObject()[QStringLiteral("id")].toString().toLatin1() == deviceIdOf(client))
            return device.toObject();
    }
    return {};
}

Reply renameDevice(Client& client, const QByteArray& id, const QByteArray& body)
{
    return client.callJson("PATCH", accountApi + "/devices/" + id, body);
}

QByteArray byOf(const QByteArray& receipt)
{
    const auto content = jose::peekJws(receipt);
    return content ? content->payload[QStringLiteral("by")].toString().toLatin1() : QByteArray();
}

} // namespace

TEST_CASE("devices are listed by key with their sessions, and shared ones apart")
{
    Household home;
    const auto now = home.world.time.clock().unixSeconds();
    const auto reply = get(home.old, "/devices");
    CHECK(reply.status() == 200);
    REQUIRE(devicesOf(reply).size() == 2);
    const auto old = deviceIn(reply, home.old);
    CHECK(old.keys()
          == QStringList({QStringLiteral("current"), QStringLiteral("first_seen_at"), QStringLiteral("id"),
                          QStringLiteral("last_seen_at"), QStringLiteral("name"), QStringLiteral("new"),
                          QStringLiteral("sessions"), QStringLiteral("shared")}));
    CHECK(old[QStringLiteral("name")] == QStringLiteral("Study desktop"));
    CHECK(old[QStringLiteral("current")] == true);
    CHECK(old[QStringLiteral("new")] == false);
    CHECK(old[QStringLiteral("shared")] == false);
    CHECK(old[QStringLiteral("first_seen_at")].toInteger() < now - 30 * 24 * 3600);
    CHECK(old[QStringLiteral("last_seen_at")].toInteger() == now);
    CHECK(old[QStringLiteral("sessions")].toArray().size() == 1);
    const auto newcomer = deviceIn(reply, home.newcomer);
    CHECK(newcomer[QStringLiteral("current")] == false);
    CHECK(newcomer[QStringLiteral("new")] == true);
    const auto session = newcomer[QStringLiteral("sessions")].toArray()[0].toObject();
    CHECK(session[QStringLiteral("id")].toString().toLatin1() == home.newcomer.sid);
    CHECK(session[QStringLiteral("location")] == QStringLiteral("This computer (practice)"));
    const auto listed = get(home.old, "/sessions").json[QStringLiteral("sessions")].toArray();
    CHECK(listed.contains(session));
    const auto without = reply.json[QStringLiteral("sessions_without_device")].toArray();
    REQUIRE(without.size() == 1);
    CHECK(without[0].toObject()[QStringLiteral("id")].toString().toLatin1() == home.shared.sid);
    for (const auto& secret : {home.old.accessToken, home.old.refreshToken, home.newcomer.accessToken})
        CHECK_FALSE(reply.http.body.contains(secret));
}

TEST_CASE("a new name is shown at once, and stays when the computer signs in again")
{
    Household home;
    const auto reply = renameDevice(home.old, deviceIdOf(home.newcomer), R"({"name":"L\u00e4ptop \u2014 blue"})");
    CHECK(reply.status() == 200);
    CHECK(reply.json == deviceIn(get(home.old, "/devices"), home.newcomer));
    CHECK(reply.json[QStringLiteral("name")] == QString::fromUtf8("L\xc3\xa4ptop \xe2\x80\x94 blue"));
    signInAgain(home.newcomer);
    CHECK(deviceIn(get(home.old, "/devices"), home.newcomer)[QStringLiteral("name")]
          == QString::fromUtf8("L\xc3\xa4ptop \xe2\x80\x94 blue"));
}

TEST_CASE("a body that is no sound name renames nothing")
{
    Household home;
    struct Row {
        const char* what;
        QByteArray body;
        int status = 400;
    };
    const auto row = GENERATE(
        Row{"no body", ""}, Row{"empty", R"({"name":""})"}, Row{"spaces alone", R"({"name":"  "})"},
        Row{"a space in front", R"({"name":" a"})"}, Row{"a line end", R"({"name":"a\nb"})"},
        Row{"a line separator", R"({"name":"a\u2028b"})"}, Row{"right to left override", R"({"name":"a\u202eb"})"},
        Row{"an isolate", R"({"name":"a\u2066b"})"}, Row{"zero width", R"({"name":"a\u200bb"})"},
        Row{"a tag", R"({"name":"a\udb40\udc41"})"}, Row{"65 letters", R"({"name":")" + QByteArray(65, 'a') + R"("})"},
        Row{"a number", R"({"name":7})"}, Row{"null", R"({"name":null})"}, Row{"twice", R"({"name":"a","name":"b"})"},
        Row{"something else", R"({"label":"a"})"}, Row{"and something else", R"({"name":"a","id":"x"})"},
        Row{"an array", R"(["a"])"}, Row{"cut short", R"({"name":"a)"},
        Row{"too long by far", R"({"name":")" + QByteArray(9'000, 'a') + R"("})", 413});
    INFO(row.what);
    const auto reply = renameDevice(home.old, deviceIdOf(home.newcomer), row.body);
    CHECK(reply.status() == row.status);
    CHECK(reply.error() == "invalid_request");
    CHECK(deviceIn(get(home.old, "/devices"), home.newcomer)[QStringLiteral("name")]
          == QStringLiteral("Study desktop"));
}

TEST_CASE("64 letters are a name, and markup is nothing but letters")
{
    Household home;
    const auto name = GENERATE(as<std::string>(), std::string(64, 'a'), "<b>&amp;</b>", "'); DROP TABLE devices;--");
    const auto reply =
        renameDevice(home.old, deviceIdOf(home.newcomer), R"({"name":")" + QByteArray::fromStdString(name) + R"("})");
    CHECK(reply.text("name") == QByteArray::fromStdString(name));
}

TEST_CASE("an unbound device's sessions are dead at once, with receipts, and it comes back as a stranger")
{
    Household home;
    const Client& newcomer = home.newcomer;
    const auto sid = newcomer.sid;
    const auto reply = del(home.old, "/devices/" + deviceIdOf(newcomer));
    CHECK(reply.status() == 200);
    REQUIRE(reply.list("receipts").size() == 1);
    const auto content = jose::peekJws(reply.list("receipts")[0]);
    REQUIRE(content);
    CHECK(content->payload[QStringLiteral("sid")].toString().toLatin1() == sid);
    CHECK(content->payload[QStringLiteral("by_session")].toString().toLatin1() == home.old.sid);
    CHECK(get(home.newcomer, "/devices").text("receipt") == reply.list("receipts")[0]);
    CHECK(home.newcomer.refresh().text("receipt") == reply.list("receipts")[0]);
    CHECK(devicesOf(get(home.old, "/devices")).size() == 1);
    CHECK(home.world.audit.count(AuditEvent::deviceUnbound) == 1);

    signInAgain(home.newcomer);
    const auto again = deviceIn(get(home.old, "/devices"), home.newcomer);
    CHECK(again[QStringLiteral("new")] == true);
    CHECK(home.world.events.list.last().newDevice);
}

TEST_CASE("two windows that unbind the same device get the same receipts")
{
    Household home;
    const auto first = del(home.old, "/devices/" + deviceIdOf(home.newcomer));
    home.world.advance(5);
    const auto second = del(home.old, "/devices/" + deviceIdOf(home.newcomer));
    CHECK(first.list("receipts").size() == 1);
    CHECK(second.list("receipts") == first.list("receipts"));
    CHECK(del(home.old, "/sessions/" + home.newcomer.sid).list("receipts") == first.list("receipts"));
    CHECK(home.world.audit.count(AuditEvent::deviceUnbound) == 1);
}

TEST_CASE("one's own device can be unbound: this session ends by itself, the others by it")
{
    Household home;
    const auto other = home.old.sid;
    signInAgain(home.old);
    const auto reply = del(home.old, "/devices/" + deviceIdOf(home.old));
    // The session from before, the one after it, and this.
    QByteArrayList by;
    for (const auto& receipt : reply.list("receipts"))
        by.append(byOf(receipt));
    CHECK(by.count("self") == 1);
    CHECK(by.count("other_session") == 1);
    CHECK(get(home.old, "/devices").error() == "invalid_token");
    CHECK(home.world.in([&] { return home.world.store->sessions.find(other)->endedAt.has_value(); }));
}

TEST_CASE("unknown devices and another account's are neither renamed nor unbound")
{
    Household home;
    for (const auto& id : {QByteArray("AAAAAAAAAAAAAAAAAAAAAA"), deviceIdOf(home.stranger)}) {
        const auto renamed = renameDevice(home.old, id, R"({"name":"mine"})");
        CHECK(renamed.status() == 404);
        CHECK(renamed.error() == "not_found");
        const auto removed = del(home.old, "/devices/" + id);
        CHECK(removed.status() == 200);
        CHECK(removed.http.body == R"({"receipts":[]})");
    }
    CHECK(home.stranger.refresh().status() == 200);
    CHECK(deviceIn(get(home.stranger, "/devices"), home.stranger)[QStringLiteral("name")]
          == QStringLiteral("Study desktop"));
}

TEST_CASE("unbinding needs a sign-in of the last five minutes, listing and renaming do not")
{
    Household home;
    home.world.advance(301);
    home.old.refresh();
    const auto id = deviceIdOf(home.newcomer);
    CHECK(get(home.old, "/devices").status() == 200);
    CHECK(renameDevice(home.old, id, R"({"name":"a"})").status() == 200);
    CHECK(del(home.old, "/devices/" + id).error() == "insufficient_user_authentication");
    CHECK(home.old.stepUp().status() == 200);
    CHECK(del(home.old, "/devices/" + id).list("receipts").size() == 1);
}

TEST_CASE("a clock that is set back keeps no sign-in fresh")
{
    Household home;
    *home.world.time.wallMs -= 3600 * 1000;
    CHECK(del(home.old, "/devices/" + deviceIdOf(home.newcomer)).error() == "insufficient_user_authentication");
    CHECK(del(home.old, "/sessions/" + home.newcomer.sid).error() == "insufficient_user_authentication");
}

TEST_CASE("a locked account still shows and ends what is signed in")
{
    Household home;
    Client guesser(home.world, QStringLiteral("192.0.2.66"));
    for (int i = 0; i < 6; ++i) {
        guesser.authSession.clear();
        guesser.credentials(traderMail, "a wrong password");
    }
    CHECK(home.world.audit.count(AuditEvent::refusedWhileLocked) == 1);
    CHECK(devicesOf(get(home.old, "/devices")).size() == 2);
    CHECK(del(home.old, "/sessions/" + home.shared.sid).list("receipts").size() == 1);
    CHECK(del(home.old, "/devices/" + deviceIdOf(home.newcomer)).list("receipts").size() == 1);
}

TEST_CASE("ten thousand sessions are listed in one answer and ended in one")
{
    Household home;
    home.world.in([&] {
        auto session = *home.world.store->sessions.find(home.newcomer.sid);
        for (int i = 0; i < 10'000; ++i) {
            session.id = "s" + QByteArray::number(i);
            home.world.store->sessions.add(session);
        }
        return Done{};
    });
    const auto reply = get(home.old, "/devices");
    CHECK(deviceIn(reply, home.newcomer)[QStringLiteral("sessions")].toArray().size() == 10'001);
    CHECK(reply.http.body.size() < 16 * 1024 * 1024);
    const auto ended = del(home.old, "/devices/" + deviceIdOf(home.newcomer));
    CHECK(ended.list("receipts").size() == 10'001);
    CHECK(ended.http.body.size() < 16 * 1024 * 1024);
}
