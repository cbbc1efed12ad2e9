// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a stream (SSF 1.0 7 and 8.1), and who may.
#include "core/base/json.h"
#include "service/alerts/event_token.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;

TEST_CASE("the configuration names the endpoints, the keys and the one way of delivery")
{
    World world;
    const auto reply = Client(world).call("GET", "/.well-known/ssf-configuration");
    CHECK(reply.status() == 200);
    CHECK(reply.text("spec_version") == "1_0");
    CHECK(reply.text("issuer") == issuer);
    CHECK(reply.text("jwks_uri") == issuer + "/oauth/jwks");
    CHECK(reply.list("delivery_methods_supported") == QByteArrayList{"urn:ietf:rfc:8936"});
    CHECK(reply.text("configuration_endpoint") == issuer + "/ssf/stream");
    CHECK(reply.text("verification_endpoint") == issuer + "/ssf/verify");
    CHECK(reply.text("default_subjects") == "ALL");
}

TEST_CASE("a session has one stream, with an audience of its own")
{
    World world;
    AlertClient client(world);
    client.signIn();
    const QJsonObject body{
        {QStringLiteral("delivery"), QJsonObject{{QStringLiteral("method"), QStringLiteral("urn:ietf:rfc:8936")}}}};
    const auto made = client.openStream(body);
    CHECK(made.status() == 201);
    CHECK(made.text("iss") == issuer);
    CHECK(made.text("aud") == issuer + "/ssf/" + client.streamId);
    const auto delivery = made.json[QStringLiteral("delivery")].toObject();
    CHECK(delivery[QStringLiteral("method")] == QStringLiteral("urn:ietf:rfc:8936"));
    CHECK(delivery[QStringLiteral("endpoint_url")].toString().toLatin1() == issuer + "/ssf/poll/" + client.streamId);
    CHECK(made.list("events_delivered").size() == toldEventTypes().size());
    const auto again = client.openStream(body);
    CHECK(again.status() == 200);
    CHECK(again.text("stream_id") == made.text("stream_id"));
    world.restart();
    CHECK(client.openStream(body).text("stream_id") == made.text("stream_id"));
    auto other = AlertClient::signedIn(world);
    CHECK(other->streamId != client.streamId);
}

TEST_CASE("only the events that were asked for are delivered, more when more are asked for, and never fewer")
{
    World world;
    AlertClient client(world);
    client.signIn();
    const auto asked = [&](const QStringList& types) {
        return client.openStream({{QStringLiteral("events_requested"), QJsonArray::fromStringList(types)}});
    };
    const auto revoked = caep + QStringLiteral("session-revoked");
    const auto established = caep + QStringLiteral("session-established");
    CHECK(asked({revoked, QStringLiteral("https://other.example/event")}).list("events_delivered")
          == QByteArrayList{revoked.toLatin1()});
    CHECK(client.fetch().isEmpty());
    CHECK(asked({revoked, established}).list("events_delivered").size() == 2);
    CHECK(client.fetch().size() == 1);
    // Else whoever has a copy of the session could make it deaf.
    CHECK(asked({}).list("events_delivered").size() == 2);
    const auto other = AlertClient::signedIn(world);
    CHECK(client.fetch().size() == 1);
}

TEST_CASE("requests to open a stream that make no sense are refused")
{
    World world;
    AlertClient client(world);
    client.signIn();
    for (const QByteArray body : {"", "{", "[]", R"({"delivery":7})", R"({"delivery":{"method":"urn:ietf:rfc:8935"}})",
                                  R"({"events_requested":{}})", R"({"events_requested":[1]})"})
        CHECK(client.callJson("POST", "/ssf/stream", body).status() == 400);
    QJsonArray many;
    for (int i = 0; i <= 100; ++i)
        many.append(QString::number(i));
    CHECK(client.callJson("POST", "/ssf/stream", writeJson({{QStringLiteral("events_requested"), many}})).status()
          == 400);
}

TEST_CASE("alerts need their scope, the account API its own, and both the session's key")
{
    World world;
    AlertClient alertsOnly(world);
    alertsOnly.scope = "ssf.read";
    alertsOnly.signIn();
    CHECK(alertsOnly.openStream().status() == 201);
    CHECK(alertsOnly.fetch().size() == 1);
    CHECK(alertsOnly.callJson("GET", "/account/v1/sessions").status() == 403);

    AlertClient accountOnly(world);
    accountOnly.scope = "account";
    accountOnly.signIn();
    accountOnly.streamId = alertsOnly.streamId;
    for (const QByteArray& path :
         {QByteArray("/ssf/stream"), "/ssf/poll/" + alertsOnly.streamId, QByteArray("/ssf/verify")}) {
        const auto reply = accountOnly.callJson("POST", path, "{}");
        CHECK(reply.status() == 403);
        CHECK(reply.error() == "insufficient_scope");
        CHECK(reply.header("WWW-Authenticate").contains("scope=\"ssf.read\""));
    }
    AlertClient thief(world);
    thief.accessToken = alertsOnly.accessToken;
    CHECK(thief.openStream().status() == 401);
    thief.accessToken.clear();
    CHECK(thief.call("POST", "/ssf/stream").status() == 401);
}

TEST_CASE("another session's stream is not found, be it of another account or of the same")
{
    World world;
    auto first = AlertClient::signedIn(world);
    auto second = AlertClient::signedIn(world);
    world.addAccount({"other@practice.example"});
    AlertClient stranger(world);
    world.advance(90);
    stranger.credentials("other@practice.example");
    stranger.code(world.totpCode());
    stranger.ownDevice();
    REQUIRE(stranger.redeem().status() == 200);
    for (const bool hasOwn : {false, true}) {
        if (hasOwn)
            stranger.openStream();
        for (auto* client : {second.get(), &stranger}) {
            for (const auto& id : {first->streamId, QByteArray("no-such-stream")}) {
                client->streamId = id;
                CHECK(client->poll(client->pollBody()).status() == 404);
                CHECK(client->callJson("POST", "/ssf/verify", "{\"stream_id\":\"" + id + "\"}").status() == 404);
            }
        }
    }
    CHECK(world.events.count(AccountEventKind::sessionEnded) == 0);
    CHECK(first->fetch().size() == 2);
}

TEST_CASE("polls that make no sense are refused, and change nothing")
{
    World world;
    auto client = AlertClient::signedIn(world);
    const auto deep = QByteArray("{\"attempt\":\"a\",\"x\":") + QByteArray(10, '[') + QByteArray(10, ']') + '}';
    const QByteArray bodies[] = {"",
                                 "null",
                                 "[]",
                                 "{",
                                 "{}",
                                 deep,
                                 R"({"attempt":""})",
                                 R"({"attempt":7})",
                                 R"({"attempt":"a b"})",
                                 R"({"attempt":"a","continuity":""})",
                                 R"({"attempt":"a","continuity":null})",
                                 R"({"attempt":"a","ack":"jti"})",
                                 R"({"attempt":"a","ack":[7]})",
                                 R"({"attempt":"a","ack":[""]})",
                                 R"({"attempt":"a","setErrs":[]})",
                                 R"({"attempt":"a","setErrs":{"j":7}})",
                                 R"({"attempt":"a","maxEvents":-1})",
                                 R"({"attempt":"a","maxEvents":1.5})",
                                 R"({"attempt":"a","maxEvents":"9"})",
                                 R"({"attempt":"a","returnImmediately":"true"})",
                                 "{\"attempt\":\"" + QByteArray(201, 'a') + "\"}",
                                 "{\"attempt\":\"a\xff\"}"};
    for (const auto& body : bodies) {
        INFO(body.toStdString());
        CHECK(client->callJson("POST", "/ssf/poll/" + client->streamId, body).status() == 400);
    }
    CHECK(client->fetch().size() == 1);
    CHECK(world.events.count(AccountEventKind::sessionEnded) == 0);
}

} // namespace sallyport::test
