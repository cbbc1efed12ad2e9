// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A password is changed while other things happen.
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

const QByteArray path = accountApi + "/security/password";

} // namespace

TEST_CASE("a change whose answer was lost may be asked for again with a fresh code, for ten minutes")
{
    World world;
    Client client(world);
    client.signIn();
    CHECK(changePassword(client).status() == 204);
    SECTION("again: done, and nothing happens twice")
    {
        CHECK(changePassword(client).status() == 204);
        CHECK(world.events.count(AccountEventKind::passwordChanged) == 1);
        CHECK(isInForce(world, newPassword));
    }
    SECTION("with another new one it is a wrong old one")
    {
        const auto reply = changePassword(client, "yet another one");
        CHECK(reply.error() == "wrong_credentials");
        CHECK(reply.number("attempts_left") == 4);
        CHECK(isInForce(world, newPassword));
    }
    SECTION("later the old one is wrong")
    {
        world.advance(601);
        client.key = jose::EcKey::generate();
        client.authSession.clear();
        client.credentials(traderMail, newPassword);
        client.code(world.totpCode());
        client.ownDevice();
        REQUIRE(client.redeem().status() == 200);
        CHECK(changePassword(client).error() == "wrong_credentials");
    }
}

TEST_CASE("whoever had shown the old password begins anew")
{
    World world;
    Client client(world);
    client.signIn();
    Client waiting(world, QStringLiteral("192.0.2.7"));
    SECTION("before the code")
    {
        waiting.credentials();
        CHECK(changePassword(client).status() == 204);
        CHECK(waiting.code(world.totpCode()).error() == "invalid_session");
    }
    SECTION("before the device")
    {
        world.advance(90);
        waiting.credentials();
        waiting.code(world.totpCode());
        CHECK(changePassword(client).status() == 204);
        CHECK(waiting.ownDevice().error() == "invalid_session");
    }
    SECTION("with an authorization code in hand")
    {
        world.advance(90);
        waiting.credentials();
        waiting.code(world.totpCode());
        waiting.ownDevice();
        world.advance(30);
        CHECK(client.callJson("POST", path, passwordBody(world)).status() == 204);
        CHECK(waiting.redeem().error() == "invalid_grant");
    }
    SECTION("while it was being judged")
    {
        waiting.challenge({{"username", traderMail}, {"password", traderPassword}});
        const auto captcha = waiting.solvedCaptcha();
        auto request = waiting.request("POST", "/oauth/challenge",
                                       {{"auth_session", waiting.authSession},
                                        {"username", traderMail},
                                        {"password", traderPassword},
                                        {"captcha", captcha}});
        auto answer = std::make_shared<std::optional<HttpAnswer>>();
        world.begin(std::move(request), answer);
        REQUIRE(world.executor.poolSize() == 1);
        world.in([&] {
            world.store->accounts.changePassword(world.traderId, world.hasher.hash(Secret::copyOf(newPassword)), 1);
            return Done{};
        });
        world.executor.drain();
        CHECK((*answer)->body.contains(R"("rejected":["credentials"])"));
    }
}

TEST_CASE("two windows that change the password at once: one does, the other's old one is wrong")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(60);
    get(client, "/security"); // a nonce
    auto first = std::make_shared<std::optional<HttpAnswer>>();
    auto second = std::make_shared<std::optional<HttpAnswer>>();
    for (const auto& [answer, chosen] :
         {std::pair(first, newPassword), std::pair(second, QByteArray("yet another one"))}) {
        auto request = client.request("POST", path, {}, client.accessToken);
        request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
        request.body = passwordBody(world, chosen);
        world.begin(std::move(request), answer);
    }
    CHECK(world.executor.poolSize() == 2);
    world.executor.drain();
    CHECK((*first)->status == 204);
    CHECK((*second)->status == 403);
    CHECK((*second)->body.contains("wrong_credentials"));
    CHECK(isInForce(world, newPassword));
}

TEST_CASE("a session that ends while the password is judged changes nothing")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(60);
    get(client, "/security");
    auto request = client.request("POST", path, {}, client.accessToken);
    request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
    request.headers.append(HttpHeader{"Content-Type", "application/json"});
    request.body = passwordBody(world);
    auto answer = std::make_shared<std::optional<HttpAnswer>>();
    world.begin(std::move(request), answer);
    world.in([&] { return world.store->sessions.end(client.sid, {.when = 1, .by = "reuse", .receipt = "r"}); });
    world.executor.drain();
    CHECK((*answer)->status == 503);
    CHECK(isInForce(world, traderPassword));
}

TEST_CASE("a full pool refuses and counts no try")
{
    World world;
    Client client(world);
    client.signIn();
    world.executor.poolIsFull = true;
    for (int i = 0; i < 6; ++i)
        CHECK(client.callJson("POST", path, passwordBody(world, newPassword, "not the old one")).status() == 503);
    world.executor.poolIsFull = false;
    CHECK(changePassword(client).status() == 204);
}
