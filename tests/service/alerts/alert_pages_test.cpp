// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Polls (RFC 8936): how much one brings, what is refused, and the verification event.
#include "core/base/json.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

#include <QSet>

namespace sallyport::test {

using namespace sallyport::service;
using Kind = AccountEventKind;

namespace {

QJsonObject immediately(QJsonObject members = {})
{
    members.insert(QStringLiteral("returnImmediately"), true);
    return members;
}

} // namespace

TEST_CASE("ten thousand alerts at once come in pages, each once, and nothing is lost over a restart")
{
    World world({.address = {.burst = 100'000, .perSecond = 1000}, .alerts = {.burst = 100'000, .perSecond = 1000}});
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    const auto waiting = client->park();
    world.in([&] {
        for (int i = 0; i < 10'000; ++i)
            world.events.happened(codeChange(world));
        return Done{};
    });
    world.executor.drain();
    QSet<QString> seen;
    auto reply = client->answered(waiting);
    for (int page = 0; page < 200 && !client->unacknowledged.isEmpty(); ++page) {
        CHECK(client->unacknowledged.size() <= 100);
        const auto before = seen.size();
        seen.unite(QSet<QString>(client->unacknowledged.begin(), client->unacknowledged.end()));
        CHECK(seen.size() == before + client->unacknowledged.size()); // none twice
        CHECK(reply.json[QStringLiteral("moreAvailable")] == (seen.size() < 10'000));
        if (page == 50)
            world.restart();
        reply = client->poll(client->pollBody(immediately()));
        REQUIRE(reply.status() == 200);
    }
    CHECK(seen.size() == 10'000);
}

TEST_CASE("maxEvents is kept to; none is only an acknowledgement")
{
    World world;
    auto client = AlertClient::signedIn(world);
    happen(world, codeChange(world));
    auto reply = client->poll(client->pollBody({{QStringLiteral("maxEvents"), 1}}));
    CHECK(client->unacknowledged.size() == 1);
    CHECK(reply.json[QStringLiteral("moreAvailable")] == true);
    reply = client->poll(client->pollBody({{QStringLiteral("maxEvents"), 0}}));
    CHECK(client->unacknowledged.isEmpty());
    CHECK(reply.json[QStringLiteral("moreAvailable")] == true);
    CHECK(client->fetch().size() == 1);
}

TEST_CASE("an alert that a client could not verify is noted, not pressed on this session, and kept for the next")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto event = client->fetch().first();
    client->unacknowledged.clear();
    const QJsonObject error{{QStringLiteral("err"), QStringLiteral("invalid_key")}};
    CHECK(client->fetch({{QStringLiteral("setErrs"), QJsonObject{{event.jti, error}}}}).isEmpty());
    CHECK(world.audit.count(AuditEvent::alertRefused) == 1);
    CHECK(client->fetch().isEmpty());
    client->key = jose::EcKey::generate();
    client->continuity.clear();
    client->signIn();
    client->openStream();
    const auto events = client->fetch();
    CHECK(std::ranges::count(events, event.jti, &jose::SecurityEvent::jti) == 1);
}

TEST_CASE("a jti of another account, or of nobody, acknowledges nothing")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto other = world.addAccount({"other@practice.example"});
    happen(world, {.kind = Kind::passwordChanged, .accountId = other});
    const auto jti =
        world.in([&] { return world.store->database.read(QStringLiteral("SELECT jti FROM alerts ORDER BY id DESC")); });
    client->fetch({{QStringLiteral("ack"), QJsonArray{jti[0][0].toString(), QStringLiteral("no-such-jti")}}});
    CHECK(world.in([&] { return world.store->database.read(QStringLiteral("SELECT * FROM alert_acks")); }).isEmpty());
    CHECK(client->fetch().size() == 0); // the first fetch brought it, this one acknowledged it
}

TEST_CASE("a verification event comes through the stream with its state, once acknowledged no more")
{
    World world;
    auto client = AlertClient::signedIn(world);
    client->fetch();
    client->fetch();
    const auto waiting = client->park();
    const auto ask = [&](const QByteArray& stream, const QJsonValue& state) {
        return client->callJson(
            "POST", "/ssf/verify",
            writeJson({{QStringLiteral("stream_id"), QString::fromLatin1(stream)}, {QStringLiteral("state"), state}}));
    };
    CHECK(ask(client->streamId, QStringLiteral("s-1")).status() == 204);
    auto events = client->verified(client->answered(waiting));
    REQUIRE(events.size() == 1);
    CHECK(events[0].type == ssf + QStringLiteral("verification"));
    CHECK(events[0].members[QStringLiteral("state")] == QStringLiteral("s-1"));
    CHECK(events[0].subject[QStringLiteral("format")] == QStringLiteral("opaque"));
    CHECK(events[0].subject[QStringLiteral("id")].toString().toLatin1() == client->streamId);
    CHECK(client->fetch().isEmpty());

    CHECK(ask("other", QStringLiteral("s-2")).status() == 404);
    CHECK(ask(client->streamId, 7).status() == 400);
    CHECK(ask(client->streamId, QString(1025, u'a')).status() == 400);
    int allowed = 1;
    while (ask(client->streamId, QStringLiteral("again")).status() == 204)
        ++allowed;
    CHECK(allowed == 10);
    CHECK(ask(client->streamId, QStringLiteral("again")).status() == 429);
    CHECK(client->fetch().size() == 9);
}

} // namespace sallyport::test
