// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/alerts/alert_client.h"

#include "core/base/json.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;

Reply AlertClient::openStream(const QJsonObject& body)
{
    auto reply = callJson("POST", "/ssf/stream", writeJson(body));
    if (reply.status() == 200 || reply.status() == 201) {
        streamId = reply.text("stream_id");
        audience = QString::fromUtf8(reply.text("aud"));
    }
    return reply;
}

std::unique_ptr<AlertClient> AlertClient::signedIn(World& world, bool shared)
{
    auto client = std::make_unique<AlertClient>(world);
    client->signIn(shared);
    client->openStream();
    return client;
}

QJsonObject AlertClient::pollBody(QJsonObject members)
{
    const auto set = [&](const QString& name, const QJsonValue& value) {
        if (!members.contains(name))
            members.insert(name, value);
    };
    set(QStringLiteral("attempt"), QStringLiteral("attempt-%1").arg(++m_attempts));
    set(QStringLiteral("ack"), QJsonArray::fromStringList(unacknowledged));
    if (!continuity.isEmpty())
        set(QStringLiteral("continuity"), QString::fromLatin1(continuity));
    return members;
}

Reply AlertClient::poll(const QJsonObject& body)
{
    auto reply = callJson("POST", "/ssf/poll/" + streamId, writeJson(body));
    takeIn(reply);
    return reply;
}

QList<jose::SecurityEvent> AlertClient::fetch(QJsonObject members)
{
    members.insert(QStringLiteral("returnImmediately"), true);
    return verified(poll(pollBody(std::move(members))));
}

Waiting AlertClient::park(QJsonObject members)
{
    auto made = request("POST", "/ssf/poll/" + streamId, {}, accessToken);
    made.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
    made.headers.append(HttpHeader{"Content-Type", "application/json"});
    made.body = writeJson(pollBody(std::move(members)));
    auto waiting = std::make_shared<std::optional<HttpAnswer>>();
    world.begin(std::move(made), waiting);
    world.executor.drain();
    return waiting;
}

Reply AlertClient::answered(const Waiting& waiting)
{
    REQUIRE(waiting->has_value());
    Reply reply{.http = **waiting, .json = readJsonObject((*waiting)->body).value()};
    takeIn(reply);
    return reply;
}

void AlertClient::takeIn(const Reply& reply)
{
    if (reply.status() != 200)
        return;
    continuity = reply.text("continuity");
    unacknowledged = reply.json[QStringLiteral("sets")].toObject().keys();
}

QList<jose::SecurityEvent> AlertClient::verified(const Reply& reply)
{
    REQUIRE(reply.status() == 200);
    const auto jwks = call("GET", "/oauth/jwks").json;
    QList<jose::SecurityEvent> events;
    const auto sets = reply.json[QStringLiteral("sets")].toObject();
    for (auto set = sets.begin(); set != sets.end(); ++set) {
        auto event = jose::readSecurityEvent(
            set.value().toString().toLatin1(), jwks,
            {.issuer = QString::fromLatin1(issuer), .audience = audience, .now = world.time.clock().unixSeconds()});
        REQUIRE(event.has_value());
        REQUIRE(event->jti == set.key());
        events.append(std::move(*event));
    }
    return events;
}

void happen(World& world, const AccountEvent& event)
{
    world.in([&] {
        world.events.happened(event);
        return Done{};
    });
    world.executor.drain();
}

AccountEvent codeChange(const World& world)
{
    return {.kind = AccountEventKind::antiPhishingCodeChanged,
            .accountId = world.traderId,
            .when = world.time.clock().unixSeconds()};
}

QStringList typesOf(const QList<jose::SecurityEvent>& events)
{
    QStringList types;
    for (const auto& event : events)
        types.append(event.type.section(u'/', -1));
    types.sort();
    return types;
}

} // namespace sallyport::test
