// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Refresh tokens: rotation, the repeat of a lost answer, and reuse.
#include "core/jose/jws.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

constexpr std::int64_t day = 24 * 3600;

Reply sessionsOf(Client& client)
{
    return client.call("GET", "/account/v1/sessions", {}, client.accessToken);
}

QJsonObject receiptOf(const Reply& reply)
{
    const auto receipt = jose::peekJws(reply.text("receipt"));
    REQUIRE(receipt);
    return receipt->payload;
}

} // namespace

TEST_CASE("refreshing rotates, and a spent token ends the session")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray first = client.refreshToken;
    const QByteArray sid = client.sid;
    auto reply = client.refresh("one");
    CHECK(reply.status() == 200);
    CHECK(client.refreshToken != first);
    CHECK(client.sid == sid);
    CHECK(reply.number("expires_in") == 300);
    CHECK(reply.text("device_id") == client.deviceKey.publicKey().thumbprint());
    const QByteArray second = client.refreshToken;

    client.refreshToken = first;
    reply = client.refresh("two");
    CHECK(reply.status() == 400);
    CHECK(reply.error() == "invalid_grant");
    CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("reuse"));
    CHECK(receiptOf(reply)[QStringLiteral("sid")].toString().toLatin1() == sid);
    client.refreshToken = second;
    CHECK(client.refresh("three").error() == "invalid_grant");
    CHECK(sessionsOf(client).status() == 401);
}

TEST_CASE("a refresh whose answer was lost may be repeated with the same attempt")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray first = client.refreshToken;
    client.refresh("one");
    const QByteArray second = client.refreshToken;
    SECTION("and gets the same successor, however long the line was down")
    {
        world.advance(14 * day - 1);
        client.refreshToken = first;
        CHECK(client.refresh("one").status() == 200);
        CHECK(client.refreshToken == second);
        CHECK(sessionsOf(client).status() == 200);
        CHECK(client.refresh("next").status() == 200);
    }
    SECTION("not with another attempt")
    {
        client.refreshToken = first;
        CHECK(client.refresh("two").error() == "invalid_grant");
        CHECK(sessionsOf(client).status() == 401);
    }
    SECTION("not without an attempt")
    {
        client.refreshToken = first;
        CHECK(client.refresh({}).error() == "invalid_grant");
        CHECK(sessionsOf(client).status() == 401);
    }
    SECTION("which makes the session no longer")
    {
        world.advance(14 * day - 1);
        client.refreshToken = first;
        CHECK(client.refresh("one").number("refresh_expires_in") == 1);
        world.advance(1);
        const auto reply = client.refresh("one");
        CHECK(reply.error() == "invalid_grant");
        CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("service"));
    }
    SECTION("not by a thief of token and attempt, who has not the key; and the owner stays signed in")
    {
        Client thief(world);
        thief.refreshToken = first;
        CHECK(thief.refresh("one").error() == "invalid_grant");
        client.refreshToken = first;
        CHECK(client.refresh("one").status() == 200);
    }
    SECTION("but a copy of token, attempt and key is found out once both have gone on")
    {
        client.refreshToken = first;
        CHECK(client.refresh("one").status() == 200);
        CHECK(client.refresh("the thief's own").status() == 200);
        client.refreshToken = second;
        const auto reply = client.refresh("the owner's own");
        CHECK(reply.error() == "invalid_grant");
        CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("reuse"));
    }
    SECTION("not once the successor was used")
    {
        client.refresh("two");
        client.refreshToken = first;
        CHECK(client.refresh("one").error() == "invalid_grant");
        CHECK(sessionsOf(client).status() == 401);
    }
    SECTION("also by a service that was started anew in between")
    {
        world.restart();
        client.refreshToken = first;
        CHECK(client.refresh("one").status() == 200);
        CHECK(client.refreshToken == second);
    }
}

TEST_CASE("a client that sends no attempts cannot repeat a refresh")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray first = client.refreshToken;
    CHECK(client.refresh({}).status() == 200);
    client.refreshToken = first;
    CHECK(client.refresh({}).error() == "invalid_grant");
    CHECK(sessionsOf(client).status() == 401);
}

TEST_CASE("a refresh token is nothing without its key, and its owner stays signed in")
{
    World world;
    Client client(world);
    client.signIn();
    Client thief(world);
    thief.refreshToken = client.refreshToken;
    CHECK(thief.refresh().error() == "invalid_grant");
    CHECK(client.refresh().status() == 200);
    CHECK(thief.refresh().error() == "invalid_grant"); // spent by now
    CHECK(client.refresh("two").status() == 200);
}

TEST_CASE("a session ends after 14 days without a refresh, and after 90 days in any case")
{
    World world;
    Client client(world);
    client.signIn();
    SECTION("just in time")
    {
        world.advance(14 * day - 1);
        const auto reply = client.refresh();
        CHECK(reply.status() == 200);
        CHECK(reply.number("refresh_expires_in") == 14 * day);
    }
    SECTION("too late")
    {
        world.advance(14 * day);
        const auto reply = client.refresh();
        CHECK(reply.error() == "invalid_grant");
        CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("service"));
        CHECK(receiptOf(reply)[QStringLiteral("ended_at")].toInteger() == world.time.clock().unixSeconds());
    }
    SECTION("kept up")
    {
        for (int i = 1; i <= 8; ++i) {
            world.advance(10 * day);
            CHECK(client.refresh(QByteArray::number(i)).status() == 200);
        }
        CHECK(client.refresh("again").number("refresh_expires_in") == 10 * day);
        world.advance(10 * day);
        CHECK(client.refresh("last").error() == "invalid_grant");
    }
}
