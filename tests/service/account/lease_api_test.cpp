// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions on shared computers: heartbeats, silence, the lease's end, and clocks that jump.
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

Reply beat(Client& client)
{
    return client.callJson("POST", accountApi + "/lease/heartbeat");
}

std::int64_t nowOf(const World& world)
{
    return world.time.clock().unixSeconds();
}

QJsonObject receiptOf(const Reply& reply)
{
    return *readJsonObject(*fromBase64Url(reply.text("receipt").split('.').value(1)),
                           {.maxBytes = 4096, .maxDepth = 2});
}

/// Ended, as the events say; empty: it goes on.
QByteArray endedBy(World& world, const Client& client)
{
    return world.in([&] { return world.store->sessions.endedBy(client.sid); });
}

} // namespace

TEST_CASE("a shared computer that is not heard of for a minute is refused at that very second")
{
    World world;
    Client client(world);
    client.signIn(true);
    const auto opened = nowOf(world);
    world.advance(59);
    CHECK(get(client, "/sessions").status() == 200);
    world.advance(1);
    const auto refused = get(client, "/sessions");
    CHECK(refused.status() == 401);
    CHECK(receiptOf(refused)[QStringLiteral("by")] == QStringLiteral("lease"));
    CHECK(receiptOf(refused)[QStringLiteral("ended_at")].toInteger() == opened + 60);
}

TEST_CASE("looking at the account is no heartbeat")
{
    World world;
    Client client(world);
    client.signIn(true);
    for (int i = 0; i < 5; ++i) {
        world.advance(10);
        CHECK(get(client, "/sessions").status() == 200);
    }
    world.advance(10);
    CHECK(get(client, "/sessions").status() == 401);
}

TEST_CASE("heartbeats carry a session to the end of its lease and not a second further")
{
    World world;
    Client client(world);
    client.signIn(true);
    const auto opened = nowOf(world);
    for (int passed = 20; passed < 900; passed += 20) {
        world.advance(20);
        world.executor.drain();
        const auto reply = beat(client);
        REQUIRE(reply.status() == 200);
        CHECK(reply.json.keys() == QStringList({QStringLiteral("expires_at"), QStringLiteral("lease_ends_at")}));
        CHECK(reply.number("lease_ends_at") == opened + 900);
        CHECK(reply.number("expires_at") == std::min(nowOf(world) + 60, opened + 900));
    }
    world.advance(19);
    CHECK(beat(client).status() == 200);
    world.advance(1);
    const auto refused = beat(client);
    CHECK(refused.status() == 401);
    CHECK(receiptOf(refused)[QStringLiteral("by")] == QStringLiteral("lease"));
    CHECK(receiptOf(refused)[QStringLiteral("ended_at")].toInteger() == opened + 900);
}

TEST_CASE("a computer of one's own has no heartbeat")
{
    World world;
    Client client(world);
    client.signIn();
    const auto reply = beat(client);
    CHECK(reply.status() == 403);
    CHECK(reply.error() == "not_shared");
    CHECK(get(client, "/sessions").status() == 200);
}

TEST_CASE("the end by silence comes at its time without anybody asking, and is told")
{
    World world;
    Client client(world);
    client.signIn(true);
    const auto opened = nowOf(world);
    world.advance(59);
    world.executor.drain();
    CHECK(endedBy(world, client).isEmpty());
    world.advance(1);
    world.executor.drain();
    CHECK(endedBy(world, client) == "lease");
    const auto& told = world.events.list.last();
    CHECK(told.kind == service::AccountEventKind::sessionEnded);
    CHECK(told.sessionId == client.sid);
    CHECK(told.endedBy == "lease");
    CHECK(told.when == opened + 60);
}

TEST_CASE("each of several leases ends at its own time")
{
    World world({.heartbeatSeconds = 200}); // a sign-in takes a part of it, for its code
    Client first(world);
    Client second(world);
    first.signIn(true);
    second.signIn(true);
    REQUIRE(beat(first).status() == 200);
    world.advance(100);
    world.executor.drain();
    REQUIRE(beat(second).status() == 200);
    CHECK(endedBy(world, first).isEmpty());
    world.advance(100);
    world.executor.drain();
    CHECK(endedBy(world, first) == "lease");
    CHECK(endedBy(world, second).isEmpty());
    world.advance(100);
    world.executor.drain();
    CHECK(endedBy(world, second) == "lease");
}

TEST_CASE("a clock of the service that is set back prolongs neither silence nor lease")
{
    World world;
    Client client(world);
    client.signIn(true);
    SECTION("the silence")
    {
        world.advance(10);
        *world.time.wallMs -= 3600 * 1000;
        world.advance(49);
        world.executor.drain();
        CHECK(get(client, "/sessions").status() == 200);
        world.advance(1);
        const auto refused = get(client, "/sessions");
        CHECK(refused.status() == 401);
        CHECK(receiptOf(refused)[QStringLiteral("by")] == QStringLiteral("lease"));
        CHECK(receiptOf(refused)[QStringLiteral("ended_at")].toInteger() == nowOf(world));
    }
    SECTION("the lease")
    {
        *world.time.wallMs -= 3600 * 1000;
        for (int passed = 20; passed < 900; passed += 20) {
            world.advance(20);
            const auto reply = beat(client);
            REQUIRE(reply.status() == 200);
            CHECK(reply.number("lease_ends_at") == nowOf(world) + 900 - passed);
        }
        world.advance(20);
        CHECK(beat(client).status() == 401);
    }
    SECTION("told without anybody asking")
    {
        *world.time.wallMs -= 3600 * 1000;
        world.advance(60);
        world.executor.drain();
        CHECK(endedBy(world, client) == "lease");
    }
}

TEST_CASE("a clock of the service that is set ahead ends what is over by it")
{
    World world;
    Client client(world);
    client.signIn(true);
    *world.time.wallMs += 61 * 1000;
    CHECK(beat(client).status() == 401);
    CHECK(endedBy(world, client) == "lease");
}

TEST_CASE("a service that starts anew goes by what it had written")
{
    World world;
    Client client(world);
    client.signIn(true);
    const auto opened = nowOf(world);
    SECTION("in time for the next heartbeat")
    {
        world.advance(30);
        world.restart();
        CHECK(beat(client).status() == 200);
    }
    SECTION("too late: it was over at its time, and is told at the start")
    {
        world.advance(200);
        world.restart();
        CHECK(endedBy(world, client) == "lease");
        CHECK(receiptOf(beat(client))[QStringLiteral("ended_at")].toInteger() == opened + 60);
    }
    SECTION("with a clock that was set back meanwhile: within one silence")
    {
        *world.time.wallMs -= 3600 * 1000;
        world.restart();
        world.advance(60);
        world.executor.drain();
        CHECK(endedBy(world, client) == "lease");
    }
    SECTION("and nobody asks: it still ends at its time")
    {
        world.advance(30);
        world.restart();
        world.advance(30);
        world.executor.drain();
        CHECK(endedBy(world, client) == "lease");
    }
}

TEST_CASE("what has ended is not brought back by a heartbeat")
{
    World world;
    Client client(world);
    client.signIn(true);
    REQUIRE(del(client, "/sessions/" + client.sid).status() == 200);
    const auto reply = beat(client);
    CHECK(reply.status() == 401);
    CHECK(receiptOf(reply)[QStringLiteral("by")] == QStringLiteral("self"));
    world.advance(60);
    world.executor.drain();
    CHECK(endedBy(world, client) == "self");
}

TEST_CASE("how long a silence may be is the service's to say")
{
    World world({.heartbeatSeconds = 5});
    Client client(world);
    client.signIn(true);
    CHECK(beat(client).number("expires_at") == nowOf(world) + 5);
    world.advance(5);
    CHECK(beat(client).status() == 401);
}
