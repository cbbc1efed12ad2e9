// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is let in to the account API.
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using service::HttpRequest;

namespace {

Reply get(Client& client, const QByteArray& query = {})
{
    return client.call("GET", "/account/v1/sessions" + query, {}, client.accessToken);
}

Reply end(Client& client, const QByteArray& what)
{
    return client.call("DELETE", "/account/v1/sessions" + what, {}, client.accessToken);
}

} // namespace

TEST_CASE("who does not show a session's token with its key is refused")
{
    World world;
    Client client(world);
    client.signIn();
    Client thief(world);
    thief.nonce = client.nonce;

    SECTION("no token")
    {
        const auto reply = client.call("GET", "/account/v1/sessions");
        CHECK(reply.status() == 401);
        CHECK(reply.header("WWW-Authenticate") == "DPoP algs=\"ES256\"");
    }
    SECTION("a bearer token")
    {
        auto request = client.request("GET", "/account/v1/sessions", {}, client.accessToken);
        request.headers.last().value = "Bearer " + client.accessToken;
        CHECK(world.send(request).status == 401);
    }
    SECTION("no proof")
    {
        auto request = client.request("GET", "/account/v1/sessions", {}, client.accessToken);
        request.headers.removeFirst();
        const auto answer = world.send(request);
        CHECK(answer.status == 401);
        CHECK(HttpRequest{.headers = answer.headers}
                  .header("WWW-Authenticate")
                  ->startsWith("DPoP error=\"invalid_dpop_proof\""));
    }
    SECTION("a proof for another token")
    {
        auto request = client.request("GET", "/account/v1/sessions", {}, "other");
        request.headers.last().value = "DPoP " + client.accessToken;
        CHECK(world.send(request).status == 401);
    }
    SECTION("a stolen token with another key")
    {
        const auto reply = thief.call("GET", "/account/v1/sessions", {}, client.accessToken);
        CHECK(reply.status() == 401);
        CHECK(reply.error() == "invalid_token");
        CHECK_FALSE(reply.json.contains(QStringLiteral("receipt")));
    }
    SECTION("a refresh token")
    {
        CHECK(client.call("GET", "/account/v1/sessions", {}, client.refreshToken).error() == "invalid_token");
    }
    SECTION("an unknown token")
    {
        const auto reply = client.call("GET", "/account/v1/sessions", {}, "unknown");
        CHECK(reply.error() == "invalid_token");
        CHECK_FALSE(reply.json.contains(QStringLiteral("receipt")));
    }
    SECTION("a token far too long")
    {
        CHECK(client.call("GET", "/account/v1/sessions", {}, QByteArray(4000, 'a')).status() == 401);
    }
    CHECK(get(client).status() == 200);
}

TEST_CASE("only the methods that exist are answered")
{
    World world;
    Client client(world);
    client.signIn();
    CHECK(client.call("POST", "/account/v1/sessions", {}, client.accessToken).status() == 405);
    CHECK(client.call("GET", "/account/v1/sessions/" + client.sid, {}, client.accessToken).status() == 405);
    CHECK(client.call("GET", "/oauth/token").status() == 405);
}

TEST_CASE("a token for the alerts alone does not open the account API")
{
    World world;
    Client client(world);
    client.scope = "ssf.read";
    CHECK(client.signIn().text("scope") == "ssf.read");
    for (const auto& reply : {get(client), end(client, "/" + client.sid)}) {
        CHECK(reply.status() == 403);
        CHECK(reply.error() == "insufficient_scope");
        CHECK(reply.header("WWW-Authenticate") == "DPoP error=\"insufficient_scope\", scope=\"account\"");
    }
    CHECK(client.refresh().status() == 200);
}
