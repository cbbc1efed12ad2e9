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

TEST_CASE("a lease ends hard, by the second, and the receipt says so")
{
    World world({.heartbeatSeconds = 3600}); // no heartbeat is missed
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
