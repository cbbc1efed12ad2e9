// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The thread of a sign-in: whose it is, how long it lives, and that it is never two.
#include "service/sign_in/auth_sessions.h"

#include "core/base/bytes.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::service;

TEST_CASE("auth_session changes with every answer, and the old one is refused")
{
    World world;
    Client client(world);
    QByteArrayList values;
    const auto step = [&](const Reply& reply) {
        CHECK_FALSE(values.contains(reply.text("auth_session")));
        values.append(reply.text("auth_session"));
        CHECK(values.last().size() == 43);
    };
    step(client.challenge({{"username", traderMail}, {"password", traderPassword}}));
    step(client.challenge({{"captcha_type", "work"}}));
    step(client.credentials());
    step(client.code("000000"));
    step(client.code(world.totpCode()));
    for (const auto& old : values.first(values.size() - 1)) {
        client.authSession = old;
        const auto reply = client.challenge({});
        CHECK(reply.status() == 400);
        CHECK(reply.error() == "invalid_session");
    }
    client.authSession = values.last();
    CHECK(client.ownDevice().status() == 200);
}

TEST_CASE("a stolen auth_session is useless with another key, and its owner goes on")
{
    World world;
    Client client(world);
    client.credentials();
    Client thief(world);
    thief.authSession = client.authSession;
    CHECK(thief.code(world.totpCode()).error() == "invalid_session");
    CHECK(client.code(world.totpCode()).list("next") == QByteArrayList{"device"});
    thief.authSession = client.authSession;
    CHECK(thief.ownDevice().error() == "invalid_session");
    CHECK(client.ownDevice().status() == 200);

    // Nor is the code, and after the thief's try it is good for nobody.
    thief.authorizationCode = client.authorizationCode;
    thief.verifier = client.verifier;
    CHECK(thief.redeem().error() == "invalid_grant");
    CHECK(client.redeem().error() == "invalid_grant");
}

TEST_CASE("a sign-in is bound to its code_challenge")
{
    World world;
    Client client(world);
    client.credentials();
    CHECK(client.challenge({{"code_challenge", QByteArray(43, 'A')}, {"code_challenge_method", "S256"}}).error()
          == "invalid_session");
    CHECK(
        client.challenge({{"code_challenge", toBase64Url(sha256(client.verifier))}, {"code_challenge_method", "S256"}})
            .status()
        == 403);
    CHECK(client.challenge({{"client_id", "evil"}}).error() == "invalid_client");
    CHECK(client.challenge({{"response_type", "token"}}).error() == "unsupported_response_type");
    CHECK(client.code(world.totpCode()).list("next") == QByteArrayList{"device"});
}

TEST_CASE("a sign-in that is left alone for ten minutes is over, and any after an hour")
{
    World world;
    Client client(world);
    client.credentials();
    SECTION("just in time")
    {
        world.advance(599);
        CHECK(client.code(world.totpCode()).status() == 403);
    }
    SECTION("too late")
    {
        world.advance(600);
        CHECK(client.code(world.totpCode()).error() == "invalid_session");
    }
    SECTION("kept up")
    {
        for (int minutes = 0; minutes < 55; minutes += 5) {
            world.advance(300);
            CHECK(client.challenge({}).status() == 403);
        }
        world.advance(300);
        CHECK(client.challenge({}).error() == "invalid_session");
    }
}

TEST_CASE("two requests with one auth_session at once: one is judged")
{
    World world;
    Client client(world);
    client.challenge({});
    const QByteArray captcha = client.solvedCaptcha();
    const auto request = [&] {
        return client.request("POST", "/oauth/challenge",
                              {{"auth_session", client.authSession},
                               {"username", traderMail},
                               {"password", "wrong"},
                               {"captcha", captcha}});
    };
    auto first = std::make_shared<std::optional<HttpAnswer>>();
    auto second = std::make_shared<std::optional<HttpAnswer>>();
    world.begin(request(), first);
    world.begin(request(), second);
    world.executor.drain();
    CHECK((*first)->status == 403);
    CHECK((*second)->body == R"({"error":"invalid_session"})");
}

TEST_CASE("an unknown auth_session is refused whatever it looks like")
{
    World world;
    Client client(world);
    client.authSession =
        GENERATE(as<QByteArray>(), "x", QByteArray(43, 'A'), QByteArray(128, 'A'), "' OR 1=1 --", "%00");
    CHECK(client.challenge({}).error() != "insufficient_authorization");
}

TEST_CASE("too many open sign-ins of one address drop its own oldest, not another's")
{
    FixedClock time{1'800'000'000'000};
    AuthSessions sessions(time.clock(), systemRandom(), {.most = 5, .mostOfAnAddress = 3});
    const auto open = [&](const QByteArray& value, const QString& address) {
        sessions.put(value, {.jkt = "j", .address = address, .startedAt = time.clock().unixSeconds()});
        time.advanceMs(1000);
    };
    const auto isOpen = [&](const QByteArray& value) {
        auto session = sessions.take(value, "j");
        if (session)
            sessions.put(value, std::move(*session));
        return session.has_value();
    };
    const QString a = QStringLiteral("10.0.0.1");
    open("victim", QStringLiteral("10.0.0.2"));
    for (const auto* value : {"1", "2", "3", "4"})
        open(value, a);
    CHECK(isOpen("victim"));
    CHECK_FALSE(isOpen("1"));
    CHECK(isOpen("2"));
    CHECK(isOpen("4"));
    open("5", QStringLiteral("10.0.0.3"));
    open("6", QStringLiteral("10.0.0.3"));
    CHECK(isOpen("6"));
}

TEST_CASE("sign-ins that have shown nothing do not push out one that waits for its code")
{
    FixedClock time{1'800'000'000'000};
    const bool neighbours = GENERATE(true, false);
    AuthSessions sessions(time.clock(), systemRandom(), {.most = 5, .mostOfAnAddress = neighbours ? 3 : 100});
    const auto open = [&](const QByteArray& value, SignInPhase phase) {
        time.advanceMs(1000);
        const auto now = time.clock().unixSeconds();
        sessions.put(value, {.jkt = "j", .address = QStringLiteral("127.0.0.1"), .startedAt = now, .phase = phase});
    };
    open("owner", SignInPhase::code);
    open("waiting", SignInPhase::credentials);
    open("done", SignInPhase::done);
    if (!neighbours) {
        open("new", SignInPhase::credentials);
        open("newer", SignInPhase::credentials);
    }
    open("newest", SignInPhase::credentials);
    CHECK_FALSE(sessions.take("done", "j"));
    for (int i = 0; i < 20; ++i)
        open(QByteArray::number(i), SignInPhase::credentials);
    CHECK(sessions.take("19", "j"));
    CHECK(sessions.take("owner", "j"));
}
