// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The alerts-only token: what a locked program keeps. It reads the session's alerts and opens nothing else.
#include "core/base/json.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;

namespace {

const QByteArray path = "/account/v1/alerts-token";

Reply askFor(Client& client, const QByteArray& jkt)
{
    const auto own = client.accessToken;
    auto reply = client.callJson("POST", path, R"({"jkt":")" + jkt + R"("})");
    client.accessToken = own; // which the client has in place of it now
    return reply;
}

/// Another client with a key of its own, which has the alerts-only token of `client`'s session in place of its tokens.
std::unique_ptr<AlertClient> locked(AlertClient& client)
{
    auto other = std::make_unique<AlertClient>(client.world);
    const auto reply = askFor(client, other->key.publicKey().thumbprint());
    REQUIRE(reply.status() == 200);
    other->accessToken = reply.text("access_token");
    other->sid = client.sid;
    return other;
}

} // namespace

TEST_CASE("the alerts-only token reads the session's alerts")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto reply = askFor(*client, jose::EcKey::generate().publicKey().thumbprint());
    CHECK(reply.text("token_type") == "DPoP");
    CHECK(reply.text("scope") == "ssf.read");
    CHECK(reply.number("expires_in") > 13 * 24 * 3600);
    CHECK(reply.text("access_token").size() == 43);
    CHECK(reply.text("access_token") != client->accessToken);

    auto watch = locked(*client);
    REQUIRE(watch->openStream({}).status() == 200); // the session's one stream
    CHECK(watch->streamId == client->streamId);
    watch->fetch();
    happen(world, codeChange(world));
    CHECK(watch->fetch().size() == 1);
    world.restart();
    happen(world, codeChange(world));
    CHECK(watch->fetch().size() == 1);
}

TEST_CASE("the alerts-only token opens nothing else, nor yields another one")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto watch = locked(*client);
    const auto [method, what, body] = GENERATE(table<const char*, const char*, const char*>({
        {"GET", "/account/v1/sessions", ""},
        {"GET", "/account/v1/devices", ""},
        {"GET", "/account/v1/security", ""},
        {"DELETE", "/account/v1/sessions", ""},
        {"POST", "/account/v1/alerts-token", R"({"jkt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})"},
    }));
    const auto refused = watch->callJson(method, what, body);
    CHECK(refused.status() == 403);
    CHECK(refused.error() == "insufficient_scope");
    CHECK(client->callJson("GET", "/account/v1/sessions").status() == 200);
}

TEST_CASE("the alerts-only token is worth nothing without its own key, nor the session's key with it")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto watch = locked(*client);
    SECTION("another key")
    {
        watch->key = jose::EcKey::generate();
    }
    SECTION("the session's key")
    {
        watch->key = jose::EcKey::fromScalar(client->key.exportScalar()).value();
    }
    CHECK(watch->openStream({}).status() == 401);
    CHECK(client->callJson("GET", "/account/v1/sessions").status() == 200); // and that ends nothing
}

TEST_CASE("a new alerts-only token takes the place of the one before")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto first = locked(*client);
    auto second = locked(*client);
    CHECK(first->openStream({}).status() == 401);
    CHECK(second->openStream({}).status() == 200);
}

TEST_CASE("a wrong question gets no alerts-only token")
{
    World world;
    auto client = AlertClient::signedIn(world);
    CHECK(askFor(*client, client->key.publicKey().thumbprint()).status() == 400); // one secret in place of two
    const auto body = GENERATE(QByteArray("{}"), QByteArray(R"({"jkt":""})"), QByteArray(R"({"jkt":"short"})"),
                               QByteArray(R"({"jkt":"+AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})"),
                               QByteArray(R"({"jkt":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","x":"y"})"));
    CAPTURE(body.toStdString());
    CHECK(client->callJson("POST", path, body).status() == 400);
}

TEST_CASE("a shared computer gets no alerts-only token")
{
    World world;
    Client client(world);
    client.signIn(true);
    const auto reply = askFor(client, jose::EcKey::generate().publicKey().thumbprint());
    CHECK(reply.status() == 403);
    CHECK(reply.error() == "shared_computer");
}

TEST_CASE("polls with the alerts-only token stand outside the chain of continuity")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    const auto before = client->continuity;
    auto watch = locked(*client);
    REQUIRE(watch->openStream({}).status() == 200);
    const auto reply = watch->poll(watch->pollBody({{QStringLiteral("returnImmediately"), true}}));
    CHECK(reply.status() == 200);
    CHECK_FALSE(reply.json.contains(QStringLiteral("continuity")));
    watch->fetch();
    client->fetch(); // the session's own polls go on where they were
    CHECK(client->continuity != before);
    CHECK(client->callJson("GET", "/account/v1/sessions").status() == 200);
}

TEST_CASE("a session's poll that waited when the program locked goes on with the same attempt")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    auto body = client->pollBody();
    const auto waiting = client->park(body);
    REQUIRE_FALSE(waiting->has_value());
    auto watch = locked(*client);
    REQUIRE(watch->openStream({}).status() == 200);
    watch->fetch();
    CHECK(waiting->has_value()); // answered to nobody
    body.insert(QStringLiteral("returnImmediately"), true);
    CHECK(client->poll(body).status() == 200);
    CHECK(client->callJson("GET", "/account/v1/sessions").status() == 200);
}

TEST_CASE("with the session the alerts-only token ends, and learns so by the receipt")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto watch = locked(*client);
    REQUIRE(watch->openStream({}).status() == 200);
    watch->fetch();
    const auto waiting = watch->park();
    REQUIRE_FALSE(waiting->has_value());
    REQUIRE(client->revoke(client->refreshToken).status() == 200);
    world.executor.drain();
    REQUIRE(waiting->has_value());
    const auto reply = watch->answered(waiting);
    CHECK(reply.status() == 401);
    CHECK_FALSE(reply.text("receipt").isEmpty());
    CHECK(watch->openStream({}).text("receipt") == reply.text("receipt"));
}

TEST_CASE("the alerts-only token does not keep a session alive")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto watch = locked(*client);
    REQUIRE(watch->openStream({}).status() == 200);
    world.advance(world.limits.idleSeconds + 1);
    CHECK(watch->openStream({}).status() == 401);
}

} // namespace sallyport::test
