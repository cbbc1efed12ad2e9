// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jws.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

Reply get(Client& client, const QByteArray& query = {})
{
    return client.call("GET", "/account/v1/sessions" + query, {}, client.accessToken);
}

Reply end(Client& client, const QByteArray& what)
{
    return client.call("DELETE", "/account/v1/sessions" + what, {}, client.accessToken);
}

QJsonObject payload(const QByteArray& receipt)
{
    const auto content = jose::peekJws(receipt);
    REQUIRE(content);
    return content->payload;
}

QByteArrayList idsOf(const Reply& reply)
{
    QByteArrayList ids;
    for (const auto& session : reply.json[QStringLiteral("sessions")].toArray())
        ids.append(session.toObject()[QStringLiteral("id")].toString().toLatin1());
    return ids;
}

} // namespace

TEST_CASE("the list shows the account's sessions with all their members, and never a token")
{
    World world;
    world.addAccount({"second@practice.example"});
    Client own(world);
    Client shared(world, QStringLiteral("192.0.2.7"));
    own.signIn();
    const auto created = world.time.clock().unixSeconds();
    shared.signIn(true);
    world.advance(40);
    const auto now = world.time.clock().unixSeconds();
    const auto reply = get(own);
    CHECK(reply.status() == 200);
    CHECK(reply.json.keys() == QStringList({QStringLiteral("next"), QStringLiteral("sessions")}));
    CHECK(reply.json[QStringLiteral("next")].isNull());
    const auto sessions = reply.json[QStringLiteral("sessions")].toArray();
    REQUIRE(sessions.size() == 2);
    CHECK(sessions[1].toObject()
          == QJsonObject{{QStringLiteral("id"), QString::fromLatin1(own.sid)},
                         {QStringLiteral("current"), true},
                         {QStringLiteral("device_id"), QString::fromLatin1(own.deviceKey.publicKey().thumbprint())},
                         {QStringLiteral("device_name"), QStringLiteral("Study desktop")},
                         {QStringLiteral("client_id"), QStringLiteral("sallyport-desktop")},
                         {QStringLiteral("created_at"), qint64{created}},
                         {QStringLiteral("last_seen_at"), qint64{now}},
                         {QStringLiteral("expires_at"), qint64{created + 14 * 24 * 3600}},
                         {QStringLiteral("ip"), QStringLiteral("127.0.0.1")},
                         {QStringLiteral("location"), QStringLiteral("This computer (practice)")},
                         {QStringLiteral("network"), QStringLiteral("loopback")},
                         {QStringLiteral("acr"), QStringLiteral("urn:sallyport:acr:2fa")},
                         {QStringLiteral("amr"), QJsonArray{QStringLiteral("pwd"), QStringLiteral("otp")}},
                         {QStringLiteral("kind"), QStringLiteral("own")},
                         {QStringLiteral("lease_ends_at"), QJsonValue::Null}});
    const auto other = sessions[0].toObject();
    CHECK(other[QStringLiteral("current")] == false);
    CHECK(other[QStringLiteral("device_id")].isNull());
    CHECK(other[QStringLiteral("device_name")] == QString());
    CHECK(other[QStringLiteral("kind")] == QStringLiteral("shared"));
    CHECK(other[QStringLiteral("ip")] == QStringLiteral("192.0.2.7"));
    CHECK(other[QStringLiteral("location")].isNull());
    CHECK(other[QStringLiteral("network")] == QStringLiteral("192.0.2.0/24"));
    CHECK(other[QStringLiteral("lease_ends_at")].toInteger() == now - 40 + 900);
    CHECK(other[QStringLiteral("expires_at")].toInteger() == now - 40 + 60); // unless a heartbeat comes
    for (const auto& secret : {own.accessToken, own.refreshToken, shared.accessToken})
        CHECK_FALSE(reply.http.body.contains(secret));
}

TEST_CASE("ten thousand sessions come in pages, each once, and faster than calls are limited")
{
    World world;
    Client client(world);
    client.signIn();
    world.in([&] {
        auto session = *world.store->sessions.find(client.sid);
        for (int i = 0; i < 10'000; ++i) {
            session.id = "s" + QByteArray::number(i);
            world.store->sessions.add(session);
        }
        return Done{};
    });
    QSet<QByteArray> ids;
    int pages = 0;
    for (QByteArray next = "from the start"; !next.isEmpty(); ++pages) {
        const auto page = get(client, pages == 0 ? QByteArray() : "?cursor=" + next);
        REQUIRE(page.status() == 200);
        CHECK(page.http.body.size() < 1024 * 1024);
        for (const auto& id : idsOf(page))
            ids.insert(id);
        next = page.text("next");
    }
    CHECK(pages == 21);
    CHECK(ids.size() == 10'001);
    CHECK(end(client, "").list("receipts").size() == 10'000);
}

TEST_CASE("another account's session as a cursor tells nothing")
{
    World world;
    world.addAccount({"stranger@practice.example"});
    Client stranger(world);
    stranger.credentials("stranger@practice.example");
    stranger.code(world.totpCode());
    stranger.ownDevice();
    stranger.redeem();
    Client client(world);
    client.signIn();
    const auto foreign = get(client, "?cursor=" + stranger.sid);
    CHECK(idsOf(foreign) == QByteArrayList{client.sid});
    CHECK(foreign.http.body == get(client, "?cursor=unknown").http.body);
}

TEST_CASE("one's own session ends without a fresh sign-in, also on a shared computer")
{
    World world({.heartbeatSeconds = 900});
    Client client(world);
    client.signIn(GENERATE(false, true));
    world.advance(800);
    if (!client.refreshToken.isEmpty())
        client.refresh();
    const auto reply = end(client, "/" + client.sid);
    CHECK(reply.status() == 200);
    REQUIRE(reply.list("receipts").size() == 1);
    CHECK(payload(reply.list("receipts")[0])[QStringLiteral("by")] == QStringLiteral("self"));
    CHECK(get(client).text("receipt") == reply.list("receipts")[0]);
}

TEST_CASE("ending another session needs a sign-in at most 300 s old")
{
    World world;
    Client client(world);
    Client other(world);
    client.signIn();
    other.signIn();
    SECTION("fresh enough")
    {
        world.advance(299 - 90);
        const auto reply = end(client, "/" + other.sid);
        CHECK(reply.status() == 200);
        REQUIRE(reply.list("receipts").size() == 1);
        const auto receipt = payload(reply.list("receipts")[0]);
        CHECK(receipt[QStringLiteral("sid")].toString().toLatin1() == other.sid);
        CHECK(receipt[QStringLiteral("jkt")].toString().toLatin1() == other.key.publicKey().thumbprint());
        CHECK(receipt[QStringLiteral("by")] == QStringLiteral("other_session"));
        CHECK(receipt[QStringLiteral("by_session")].toString().toLatin1() == client.sid);
        // Whoever still calls with it learns by whom.
        CHECK(get(other).text("receipt") == reply.list("receipts")[0]);
        CHECK(other.refresh().text("receipt") == reply.list("receipts")[0]);
        // Ending it again is no error.
        CHECK(end(client, "/" + other.sid).list("receipts") == reply.list("receipts"));
    }
    SECTION("too old, then stepped up")
    {
        world.advance(301);
        client.refresh();
        for (const QByteArray& what :
             {QByteArray("/" + other.sid), QByteArray(), QByteArray("?current=true"), QByteArray("/unknown")}) {
            const auto reply = end(client, what);
            CHECK(reply.status() == 401);
            CHECK(reply.error() == "insufficient_user_authentication");
            CHECK(reply.header("WWW-Authenticate")
                  == "DPoP error=\"insufficient_user_authentication\", acr_values=\"urn:sallyport:acr:2fa\", "
                     "max_age=\"300\"");
        }
        CHECK(get(client).status() == 200);
        CHECK(client.stepUp().status() == 200);
        CHECK(end(client, "/" + other.sid).list("receipts").size() == 1);
    }
}

TEST_CASE("all others end at once, and mine too if I say so")
{
    World world;
    Client client(world);
    Client second(world);
    Client third(world);
    Client stranger(world);
    world.addAccount({"stranger@practice.example"});
    client.signIn();
    second.signIn();
    third.signIn();
    stranger.credentials("stranger@practice.example");
    stranger.code(world.totpCode());
    stranger.ownDevice();
    stranger.redeem();
    const bool mineToo = GENERATE(false, true);
    const auto reply = end(client, mineToo ? "?current=true" : "");
    CHECK(reply.status() == 200);
    CHECK(reply.list("receipts").size() == (mineToo ? 3 : 2));
    CHECK(get(second).status() == 401);
    CHECK(get(third).status() == 401);
    CHECK(get(client).status() == (mineToo ? 401 : 200));
    CHECK(stranger.refresh().status() == 200);
    if (!mineToo)
        CHECK(end(client, "").list("receipts").isEmpty());
}

TEST_CASE("an id that is unknown or another account's gets no receipt and ends nothing")
{
    World world;
    Client client(world);
    Client stranger(world);
    world.addAccount({"stranger@practice.example"});
    stranger.credentials("stranger@practice.example");
    stranger.code(world.totpCode());
    stranger.ownDevice();
    stranger.redeem();
    client.signIn();
    const auto unknown = end(client, "/AAAAAAAAAAAAAAAAAAAAAA");
    const auto foreign = end(client, "/" + stranger.sid);
    CHECK(unknown.status() == 200);
    CHECK(unknown.http.body == R"({"receipts":[]})");
    CHECK(foreign.http.body == unknown.http.body);
    CHECK(stranger.refresh().status() == 200);
}

TEST_CASE("a shared computer ends no other session")
{
    World world;
    Client client(world);
    Client other(world);
    other.signIn();
    client.signIn(true);
    for (const QByteArray& what : {QByteArray("/" + other.sid), QByteArray(), QByteArray("?current=true")}) {
        const auto reply = end(client, what);
        CHECK(reply.status() == 403);
        CHECK(reply.error() == "shared_computer");
    }
    CHECK(get(client).status() == 200);
    CHECK(other.refresh().status() == 200);
}

TEST_CASE("sessions whose time is over are not in the list")
{
    World world;
    Client shared(world);
    Client client(world);
    shared.signIn(true);
    client.signIn();
    world.advance(900);
    client.refresh();
    CHECK(idsOf(get(client)) == QByteArrayList{client.sid});
}
