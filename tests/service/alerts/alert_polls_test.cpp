// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Polls (RFC 8936): what is delivered and when, acknowledged, delivered again; who is woken; who leaves.
#include "core/base/json.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;
using Kind = AccountEventKind;

TEST_CASE("an alert is delivered again until it is acknowledged, and then never")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto first = client->fetch();
    REQUIRE(first.size() == 1);
    client->unacknowledged.clear();
    const auto again = client->fetch();
    REQUIRE(again.size() == 1);
    CHECK(again[0].jti == first[0].jti);
    CHECK(client->fetch().isEmpty());
    world.restart();
    CHECK(client->fetch().isEmpty());
    client->openStream();
    CHECK(client->fetch().isEmpty());
}

TEST_CASE("a new session on the same device key goes on where the last one was; another device has all of 90 days")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    happen(world, codeChange(world));
    client->key = jose::EcKey::generate();
    client->continuity.clear();
    client->signIn();
    client->openStream();
    CHECK(typesOf(client->fetch())
          == QStringList{QStringLiteral("anti-phishing-code-change"), QStringLiteral("session-established")});
    auto other = AlertClient::signedIn(world);
    CHECK(other->fetch().size() == 4);
    world.advance(91 * 24 * 3600);
    world.api->housekeeping();
    world.alerts->housekeeping();
    auto late = AlertClient::signedIn(world);
    const auto events = late->fetch();
    CHECK(std::ranges::all_of(
        events, [&](const auto& event) { return event.issuedAt > world.time.clock().unixSeconds() - 90 * 24 * 3600; }));
}

TEST_CASE("that a shared computer fell silent is told to who waits, at that very second")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    auto shared = AlertClient::signedIn(world, true);
    owner->fetch();
    owner->fetch();
    world.advance(40); // longer than a poll waits
    const auto waiting = owner->park();
    world.advance(19);
    world.executor.drain();
    CHECK_FALSE(waiting->has_value());
    world.advance(1);
    world.executor.drain();
    REQUIRE(waiting->has_value());
    const auto events = owner->verified(owner->answered(waiting));
    CHECK(typesOf(events) == QStringList{QStringLiteral("session-revoked")});
    CHECK(stringMember(events[0].members, u"by") == QStringLiteral("lease"));
}

TEST_CASE("a shared computer is told only what happens while its session lasts")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    happen(world, codeChange(world));
    auto shared = AlertClient::signedIn(world, true);
    CHECK(typesOf(shared->fetch()) == QStringList{QStringLiteral("session-established")});
    happen(world, codeChange(world));
    CHECK(shared->fetch().size() == 1);
    CHECK(owner->fetch().size() == 4); // its acknowledgement is its own
}

TEST_CASE("a poll waits for news, and no longer than 30 seconds")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    auto waiting = client->park();
    CHECK_FALSE(waiting->has_value());
    CHECK(world.alerts->parked() == 1);
    world.advance(29);
    world.executor.drain();
    CHECK_FALSE(waiting->has_value());
    SECTION("news")
    {
        happen(world, codeChange(world));
        CHECK(typesOf(client->verified(client->answered(waiting)))
              == QStringList{QStringLiteral("anti-phishing-code-change")});
    }
    SECTION("time")
    {
        world.advance(1);
        world.executor.drain();
        const auto reply = client->answered(waiting);
        CHECK(reply.status() == 200);
        CHECK(reply.json[QStringLiteral("sets")].toObject().isEmpty());
        CHECK(reply.json[QStringLiteral("moreAvailable")] == false);
        CHECK_FALSE(client->continuity.isEmpty());
        CHECK_FALSE(reply.header("DPoP-Nonce").isEmpty());
    }
    SECTION("the service stops")
    {
        world.alerts->stop();
        CHECK(client->answered(waiting).status() == 200);
        CHECK(client->park()->has_value());
    }
    SECTION("another account's news is none")
    {
        happen(world, {.kind = Kind::passwordChanged, .accountId = world.addAccount({"other@practice.example"})});
        CHECK_FALSE(waiting->has_value());
    }
    SECTION("a newer poll of the session")
    {
        // The same poll once more: its connection broke, and the client knows it before the service does.
        const auto newer = client->park({{QStringLiteral("attempt"), QStringLiteral("attempt-3")}});
        CHECK(client->answered(waiting).json[QStringLiteral("sets")].toObject().isEmpty());
        CHECK_FALSE(newer->has_value());
        CHECK(world.alerts->parked() == 1);
        happen(world, codeChange(world));
        CHECK(client->verified(client->answered(newer)).size() == 1);
    }
    CHECK(world.alerts->parked() == (waiting->has_value() ? 0 : 1));
    CHECK(world.executor.timerCount() <= 2);
}

TEST_CASE("an ended session's poll is answered at once with the receipt, and every other one's with the news")
{
    World world;
    auto first = AlertClient::signedIn(world);
    auto second = AlertClient::signedIn(world);
    for (auto* client : {first.get(), second.get()}) {
        client->refresh();
        client->fetch();
        client->fetch();
    }
    const auto firstWaits = first->park();
    const auto secondWaits = second->park();
    REQUIRE(second->revoke(second->accessToken).status() == 200);
    const auto ended = second->answered(secondWaits);
    CHECK(ended.status() == 401);
    CHECK(ended.error() == "invalid_token");
    CHECK_FALSE(ended.text("receipt").isEmpty());
    CHECK(typesOf(first->verified(first->answered(firstWaits))) == QStringList{QStringLiteral("session-revoked")});
}

TEST_CASE("a session whose time is over is told so by the housekeeping")
{
    World world({.heartbeatSeconds = 900});
    auto shared = AlertClient::signedIn(world, true);
    shared->fetch();
    world.advance(880);
    shared->fetch();
    const auto waiting = shared->park();
    world.advance(20);
    world.api->housekeeping();
    world.executor.drain();
    CHECK(shared->answered(waiting).status() == 401);
}

TEST_CASE("a client that leaves in the middle of a poll a thousand times costs nothing and loses nothing")
{
    World world({.address = {.burst = 100'000, .perSecond = 1000}, .alerts = {.burst = 100'000, .perSecond = 1000}});
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    for (int i = 0; i < 1000; ++i) {
        client->park({{QStringLiteral("attempt"), QStringLiteral("the-same")}}); // the answer goes nowhere
        REQUIRE(world.alerts->parked() == 1);
        REQUIRE(world.executor.timerCount() <= 2);
    }
    happen(world, codeChange(world)); // told to a connection that is not there
    const auto events =
        client->verified(client->poll(client->pollBody({{QStringLiteral("attempt"), QStringLiteral("the-same")}})));
    CHECK(events.size() == 1);
    CHECK(world.alerts->parked() == 0);
}

TEST_CASE("many waiting polls of one account are all woken, some at a time")
{
    constexpr int count = 200;
    World world({.address = {.burst = 100'000, .perSecond = 1000}});
    std::vector<std::unique_ptr<AlertClient>> clients;
    std::vector<Waiting> waiting;
    auto first = AlertClient::signedIn(world);
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<AlertClient>(world);
        client->nonce = first->nonce;
        world.in([&] {
            auto session = world.store->sessions.find(first->sid).value();
            session.id = "session-" + QByteArray::number(i);
            session.jkt = client->key.publicKey().thumbprint();
            session.expiresAt = session.endsAtLatest = world.time.clock().unixSeconds() + 3600;
            world.store->sessions.add(session);
            client->accessToken = "token-" + QByteArray::number(i);
            world.store->tokens.addAccess(tokenHash(client->accessToken),
                                          {.sessionId = session.id, .expiresAt = session.expiresAt});
            return Done{};
        });
        client->openStream();
        client->fetch();
        client->fetch();
        waiting.push_back(client->park());
        clients.push_back(std::move(client));
    }
    CHECK(world.alerts->parked() == count);
    happen(world, codeChange(world));
    CHECK(world.alerts->parked() == 0);
    CHECK(std::ranges::all_of(waiting,
                              [](const auto& answer) { return answer->has_value() && (*answer)->status == 200; }));
}

} // namespace sallyport::test
