// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of continuity: one holder of a session never trips it, two do.
#include "core/base/json.h"
#include "service/alerts/continuity.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;

namespace {

QJsonObject shown(const QByteArray& continuity, const char* attempt)
{
    QJsonObject body{{QStringLiteral("attempt"), QString::fromLatin1(attempt)},
                     {QStringLiteral("returnImmediately"), true}};
    if (!continuity.isEmpty())
        body.insert(QStringLiteral("continuity"), QString::fromLatin1(continuity));
    return body;
}

/// REQUIREs that the poll is taken, and gives the continuity of its answer.
QByteArray taken(AlertClient& client, const QJsonObject& body)
{
    const auto reply = client.poll(body);
    REQUIRE(reply.status() == 200);
    REQUIRE(reply.text("continuity").size() == 43);
    return reply.text("continuity");
}

/// The session has ended as copied, and whoever calls with its key is told so.
void checkCopied(World& world, AlertClient& client, const Reply& reply)
{
    CHECK(reply.status() == 401);
    CHECK(reply.error() == "invalid_token");
    CHECK_FALSE(reply.text("receipt").isEmpty());
    REQUIRE(world.events.count(AccountEventKind::sessionEnded) == 1);
    const auto& event = world.events.list.last();
    CHECK(event.sessionId == client.sid);
    CHECK(event.endedBy == "reuse");
    CHECK(event.copiedSession);
    CHECK(world.audit.count(AuditEvent::sessionCopied) == 1);
    const auto again = client.callJson("GET", "/account/v1/sessions");
    CHECK(again.status() == 401);
    CHECK(again.text("receipt") == reply.text("receipt"));
    CHECK(client.refresh().error() == "invalid_grant");
}

} // namespace

TEST_CASE("the newest value is taken with any attempt, the one before it with the attempt that got the newest")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto first = taken(*client, shown({}, "a1"));
    CHECK(taken(*client, shown({}, "a1")) == first); // its answer was lost
    if (GENERATE(false, true))
        world.restart();
    const auto second = taken(*client, shown(first, "a2"));
    CHECK(second != first);
    CHECK(taken(*client, shown(first, "a2")) == second);
    CHECK(taken(*client, shown(first, "a2")) == second);
    const auto third = taken(*client, shown(second, "a3"));
    CHECK(taken(*client, shown(third, "a3")) != third);
    CHECK(world.events.count(AccountEventKind::sessionEnded) == 0);
}

TEST_CASE("anything else ends the session")
{
    World world;
    auto client = AlertClient::signedIn(world);
    auto other = AlertClient::signedIn(world);
    client->refresh();
    const auto first = taken(*client, shown({}, "a1"));
    const auto second = taken(*client, shown(first, "a2"));
    const std::pair<QByteArray, const char*> rows[] = {
        {first, "a1"},         // the one before, with the attempt that got it
        {first, "other"},      // the one before, with an attempt of somebody else
        {QByteArray(), "a1"},  // the very first poll once more
        {QByteArray(), "new"}, // none, after the chain began
        {"made-up", "a2"},     // never given out
    };
    const auto& [continuity, attempt] = rows[GENERATE(range(0, 5))];
    checkCopied(world, *client, client->poll(shown(continuity, attempt)));
    const auto told = other->fetch();
    const auto revoked = std::ranges::find(told, caep + QStringLiteral("session-revoked"), &jose::SecurityEvent::type);
    REQUIRE(revoked != told.end());
    CHECK(revoked->members[QStringLiteral("reason")] == QStringLiteral("copied_session"));
    CHECK(revoked->members[QStringLiteral("by")] == QStringLiteral("reuse"));
}

TEST_CASE("a first poll that shows a value ends the session: somebody believes that the chain has begun")
{
    World world;
    auto client = AlertClient::signedIn(world);
    checkCopied(world, *client, client->poll(shown("made-up", "a1")));
}

TEST_CASE("whoever has a copy of all that the client stores is found out by the second of the two who polls")
{
    World world;
    auto owner = AlertClient::signedIn(world);
    auto stored = taken(*owner, shown({}, "a1"));
    SECTION("the copy polls first, then the owner")
    {
        taken(*owner, shown(stored, "thief"));
        checkCopied(world, *owner, owner->poll(shown(stored, "a2")));
    }
    SECTION("both with the same stored attempt, and then each with its own")
    {
        const auto both = taken(*owner, shown(stored, "a2"));
        CHECK(taken(*owner, shown(stored, "a2")) == both);
        taken(*owner, shown(both, "thief"));
        checkCopied(world, *owner, owner->poll(shown(both, "a3")));
    }
    SECTION("each while the other one's poll waits")
    {
        owner->fetch({{QStringLiteral("continuity"), QString::fromLatin1(stored)}});
        owner->fetch();
        const auto waits = owner->park({{QStringLiteral("attempt"), QStringLiteral("owner")}});
        REQUIRE_FALSE(waits->has_value());
        const auto thief = owner->park({{QStringLiteral("attempt"), QStringLiteral("thief")}});
        REQUIRE(thief->has_value());
        CHECK((*waits)->status == 200); // the older was answered before the newer was judged
        CHECK((*thief)->status == 401);
        CHECK(world.events.list.last().copiedSession);
    }
}

TEST_CASE("calls beside the polls never trip it, nor does a stream opened anew, a refresh or a step-up")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    const auto waiting = client->park();
    client->callJson("GET", "/account/v1/sessions");
    client->refresh();
    CHECK(client->openStream().status() == 200);
    client->callJson("POST", "/ssf/verify",
                     writeJson({{QStringLiteral("stream_id"), QString::fromLatin1(client->streamId)}}));
    CHECK(client->answered(waiting).status() == 200);
    client->stepUp();
    client->fetch();
    CHECK(client->fetch().size() <= 1);
    CHECK(world.events.count(AccountEventKind::sessionEnded) == 0);
}

TEST_CASE("a client that leaves before its answer and asks again with the same attempt goes on, restarts included")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    const QJsonObject same{{QStringLiteral("attempt"), QStringLiteral("same")}};
    client->park(same);
    client->park(same);
    world.advance(31);
    world.executor.drain(); // answered to nobody
    client->park(same);
    world.restart(); // and forgotten with the service
    client->callJson("GET", "/account/v1/sessions");
    const auto waiting = client->park(same);
    world.advance(31);
    world.executor.drain();
    CHECK(client->answered(waiting).status() == 200);
    CHECK(world.events.count(AccountEventKind::sessionEnded) == 0);
}

TEST_CASE("values of continuity cannot be made without the key, and differ by session, value and attempt")
{
    const ShownContinuity one{.continuity = "c", .attempt = "a"};
    const auto value = nextContinuity("key", "s1", one);
    CHECK(value == nextContinuity("key", "s1", one));
    CHECK(value != nextContinuity("other key", "s1", one));
    CHECK(value != nextContinuity("key", "s2", one));
    CHECK(value != nextContinuity("key", "s1", {.continuity = "ca", .attempt = ""}));
    CHECK(value != nextContinuity("key", "s1", {.continuity = "c", .attempt = "b"}));
}

} // namespace sallyport::test
