// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing out, and the receipt of it.
#include "core/base/json.h"
#include "core/jose/jws.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

/// Verified with the key that the service publishes.
QJsonObject verified(Client& client, const QByteArray& receipt)
{
    const auto jwks = client.call("GET", "/oauth/jwks").json;
    const auto peeked = jose::peekJws(receipt);
    REQUIRE(peeked);
    const auto key = jose::keyFromJwks(jwks, peeked->header[QStringLiteral("kid")].toString());
    REQUIRE(key);
    const auto content = jose::verifyJws(receipt, *key, {.type = "session-end-receipt+jwt"});
    REQUIRE(content);
    return content->payload;
}

} // namespace

TEST_CASE("revoking either token ends the session with a receipt that verifies")
{
    World world;
    Client client(world);
    client.signIn();
    const auto reply = client.revoke(GENERATE(false, true) ? client.refreshToken : client.accessToken);
    CHECK(reply.status() == 200);
    CHECK(verified(client, reply.text("receipt"))
          == QJsonObject{{QStringLiteral("iss"), QString::fromLatin1(issuer)},
                         {QStringLiteral("sid"), QString::fromLatin1(client.sid)},
                         {QStringLiteral("jkt"), QString::fromLatin1(client.key.publicKey().thumbprint())},
                         {QStringLiteral("ended_at"), qint64{world.time.clock().unixSeconds()}},
                         {QStringLiteral("by"), QStringLiteral("self")}});

    // Refused at once, with the same receipt, whatever is tried.
    const auto list = client.call("GET", "/account/v1/sessions", {}, client.accessToken);
    CHECK(list.status() == 401);
    CHECK(list.header("WWW-Authenticate").startsWith("DPoP error=\"invalid_token\""));
    CHECK(list.text("receipt") == reply.text("receipt"));
    const auto refresh = client.refresh();
    CHECK(refresh.error() == "invalid_grant");
    CHECK(refresh.text("receipt") == reply.text("receipt"));
    world.advance(5);
    CHECK(client.revoke(client.refreshToken).text("receipt") == reply.text("receipt"));
}

TEST_CASE("a spent refresh token still signs out")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray first = client.refreshToken;
    client.refresh();
    CHECK_FALSE(client.revoke(first).text("receipt").isEmpty());
}

TEST_CASE("an unknown token, or one of another key, is answered 200 with nothing")
{
    World world;
    Client client(world);
    client.signIn();
    Client other(world);
    for (const QByteArray& token : {QByteArray("unknown"), client.refreshToken, client.accessToken}) {
        const auto reply = other.revoke(token);
        CHECK(reply.status() == 200);
        CHECK(reply.http.body == "{}");
    }
    CHECK(client.refresh().status() == 200);
}

TEST_CASE("revocation needs a token, our client and a proof")
{
    World world;
    Client client(world);
    CHECK(client.call("POST", "/oauth/revoke", {{"client_id", "sallyport-desktop"}}).error() == "invalid_request");
    CHECK(client.call("POST", "/oauth/revoke", {{"token", "x"}}).error() == "invalid_request");
    CHECK(client.call("POST", "/oauth/revoke", {{"client_id", "evil"}, {"token", "x"}}).error() == "invalid_client");
    auto request = client.request("POST", "/oauth/revoke", {{"client_id", "sallyport-desktop"}, {"token", "x"}});
    request.headers.removeIf([](const auto& header) { return header.name == "DPoP"; });
    CHECK(world.send(request).body == R"({"error":"invalid_dpop_proof"})");
}

TEST_CASE("the published keys verify old receipts after a restart, and show nothing private")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray receipt = client.revoke(client.refreshToken).text("receipt");
    world.restart();
    CHECK(verified(client, receipt)[QStringLiteral("sid")].toString().toLatin1() == client.sid);
    const auto keys = client.call("GET", "/oauth/jwks").json[QStringLiteral("keys")].toArray();
    REQUIRE(keys.size() == 1);
    const auto key = keys[0].toObject();
    CHECK(key.keys()
          == QStringList({QStringLiteral("alg"), QStringLiteral("crv"), QStringLiteral("kid"), QStringLiteral("kty"),
                          QStringLiteral("use"), QStringLiteral("x"), QStringLiteral("y")}));
}

TEST_CASE("ended sessions, old tokens and old sign-ins are forgotten in time")
{
    World world;
    Client client(world);
    client.signIn();
    client.revoke(client.refreshToken);
    const auto rows = [&](const char* table) {
        return world
            .in([&] { return world.store->database.read(QStringLiteral("SELECT 1 FROM ") + QLatin1String(table)); })
            .size();
    };
    world.api->housekeeping();
    CHECK(rows("sessions") == 1);
    world.advance(91 * 24 * 3600);
    world.api->housekeeping();
    for (const auto* table :
         {"sessions", "access_tokens", "refresh_tokens", "authorization_codes", "sign_in_history", "sms_sends"}) {
        INFO(table);
        CHECK(rows(table) == 0);
    }
    CHECK(rows("devices") == 1);
}
