// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Codes, access tokens and refresh tokens: each good for what it is, as long as it is, and once where it should be.
#include "core/base/bytes.h"
#include "core/jose/jws.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

#include <QDir>

using namespace sallyport;
using namespace sallyport::test;
using service::AuditEvent;

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

TEST_CASE("a code needs its verifier, its key and its minute")
{
    World world;
    Client client(world);
    client.credentials();
    client.code(world.totpCode());
    client.ownDevice();
    Client other(world);
    other.authorizationCode = client.authorizationCode;
    other.verifier = client.verifier;
    const auto fields = [&](const QByteArray& verifier) {
        return Fields{
            {"grant_type", "authorization_code"}, {"code", client.authorizationCode}, {"code_verifier", verifier}};
    };
    SECTION("the right ones")
    {
        world.advance(59);
        CHECK(client.redeem().status() == 200);
    }
    SECTION("a minute later")
    {
        world.advance(60);
    }
    SECTION("another verifier")
    {
        CHECK(client.token(fields(QByteArray(43, 'x'))).error() == "invalid_grant");
    }
    SECTION("the challenge itself as verifier")
    {
        CHECK(client.token(fields(toBase64Url(sha256(client.verifier)))).error() == "invalid_grant");
    }
    SECTION("no verifier (RFC 9700 2.1.1)")
    {
        CHECK(client.token(fields({})).error() == "invalid_grant");
    }
    SECTION("another key")
    {
        CHECK(other.redeem().error() == "invalid_grant");
    }
    // Whoever tried: it is spent.
    CHECK(client.redeem().error() == "invalid_grant");
}

TEST_CASE("a code shown twice ends the session it made")
{
    World world;
    Client client(world);
    client.signIn();
    CHECK(sessionsOf(client).status() == 200);
    Client thief(world);
    thief.authorizationCode = client.authorizationCode;
    thief.verifier = client.verifier;
    const bool byThief = GENERATE(false, true);
    CHECK((byThief ? thief.redeem() : client.redeem()).error() == "invalid_grant");
    const auto reply = sessionsOf(client);
    CHECK(reply.status() == 401);
    CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("reuse"));
    CHECK(client.refresh().error() == "invalid_grant");
    CHECK(world.audit.count(AuditEvent::tokenReused) == 1);
}

TEST_CASE("the token endpoint refuses what is not a grant")
{
    struct Row {
        const char* what;
        Fields fields;
        const char* error;
    };
    const auto row = GENERATE(
        Row{"nothing", {}, "invalid_request"},
        Row{"no client", {{"grant_type", "refresh_token"}, {"refresh_token", "x"}}, "invalid_request"},
        Row{"another client",
            {{"client_id", "evil"}, {"grant_type", "refresh_token"}, {"refresh_token", "x"}},
            "invalid_client"},
        Row{"no grant type", {{"client_id", "sallyport-desktop"}}, "invalid_request"},
        Row{"the password grant (RFC 9700 2.4)",
            {{"client_id", "sallyport-desktop"}, {"grant_type", "password"}, {"username", "a"}, {"password", "b"}},
            "unsupported_grant_type"},
        Row{"client credentials",
            {{"client_id", "sallyport-desktop"}, {"grant_type", "client_credentials"}},
            "unsupported_grant_type"},
        Row{"no code", {{"client_id", "sallyport-desktop"}, {"grant_type", "authorization_code"}}, "invalid_request"},
        Row{"an unknown code",
            {{"client_id", "sallyport-desktop"}, {"grant_type", "authorization_code"}, {"code", "x"}},
            "invalid_grant"},
        Row{"no refresh token",
            {{"client_id", "sallyport-desktop"}, {"grant_type", "refresh_token"}},
            "invalid_request"},
        Row{"an unknown refresh token",
            {{"client_id", "sallyport-desktop"}, {"grant_type", "refresh_token"}, {"refresh_token", "x"}},
            "invalid_grant"},
        Row{"a field twice",
            {{"client_id", "sallyport-desktop"}, {"client_id", "sallyport-desktop"}},
            "invalid_request"});
    INFO(row.what);
    World world;
    Client client(world);
    const auto reply = client.call("POST", "/oauth/token", row.fields);
    CHECK(reply.status() == 400);
    CHECK(reply.error() == row.error);
}

TEST_CASE("an access token is good for five minutes")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(299);
    CHECK(sessionsOf(client).status() == 200);
    world.advance(1);
    const auto reply = sessionsOf(client);
    CHECK(reply.status() == 401);
    CHECK(reply.error() == "invalid_token");
    CHECK_FALSE(reply.json.contains(QStringLiteral("receipt")));
    CHECK(client.refresh().status() == 200);
    CHECK(sessionsOf(client).status() == 200);
}

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
    SECTION("and gets the same successor, for a minute")
    {
        world.advance(60);
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
    SECTION("not after a minute")
    {
        world.advance(61);
        client.refreshToken = first;
        CHECK(client.refresh("one").error() == "invalid_grant");
        CHECK(sessionsOf(client).status() == 401);
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

TEST_CASE("a lease ends hard, by the second, and the receipt says so")
{
    World world;
    Client client(world);
    client.signIn(true);
    CHECK(client.refreshToken.isEmpty());
    const auto end = world.time.clock().unixSeconds() + 900;
    world.advance(899);
    CHECK(sessionsOf(client).status() == 200);
    world.advance(1);
    if (GENERATE(false, true)) {
        world.advance(500);
        world.api->housekeeping();
    }
    const auto reply = sessionsOf(client);
    CHECK(reply.status() == 401);
    CHECK(reply.error() == "invalid_token");
    CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("lease"));
    CHECK(receiptOf(reply)[QStringLiteral("ended_at")].toInteger() == end);
}

TEST_CASE("no token, code, password or one-time code is in the store's files")
{
    World world;
    Client client(world);
    client.credentials();
    client.challenge({{"otp_method", "sms"}});
    const QByteArray text = world.messenger.texts[0].text.toUtf8();
    const QByteArray code = world.totpCode();
    client.code(code);
    const QByteArray authSession = client.authSession;
    client.ownDevice();
    client.redeem();
    const QByteArray firstRefresh = client.refreshToken;
    client.refresh();
    QByteArrayList secrets = {client.authSession, authSession,    client.authorizationCode,
                              client.accessToken, firstRefresh,   client.refreshToken,
                              client.verifier,    traderPassword, traderTotpKey};
    for (const auto& file : QDir(world.folder.path()).entryInfoList(QDir::Files)) {
        QFile opened(file.filePath());
        REQUIRE(opened.open(QIODevice::ReadOnly));
        const QByteArray bytes = opened.readAll();
        for (const auto& secret : secrets) {
            INFO(file.fileName().toStdString());
            CHECK_FALSE(bytes.contains(secret));
            CHECK_FALSE(bytes.contains(toHex(secret)));
            CHECK_FALSE(bytes.contains(toBase64(secret)));
        }
        CHECK_FALSE(bytes.contains(text.mid(text.indexOf("code is ") + 8, 6)));
    }
}
