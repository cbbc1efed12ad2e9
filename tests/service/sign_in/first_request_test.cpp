// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the first request of a sign-in must bring.
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("a request without any factor is told what is needed")
{
    World world;
    Client client(world);
    auto reply = client.challenge({});
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList({"credentials", "captcha"}));
    CHECK(reply.json.contains(QStringLiteral("captcha_challenge")));

    client.credentials();
    reply = client.challenge({});
    CHECK(reply.list("next") == QByteArrayList{"otp"});
    CHECK_FALSE(reply.json.contains(QStringLiteral("rejected")));

    client.code(world.totpCode());
    reply = client.challenge({});
    CHECK(reply.list("next") == QByteArrayList{"device"});
}

TEST_CASE("the first request must be a whole OAuth authorization request")
{
    struct Row {
        const char* what;
        Fields fields;
        const char* error;
    };
    const Fields right = {{"client_id", "sallyport-desktop"},
                          {"response_type", "code"},
                          {"code_challenge", QByteArray(43, 'A')},
                          {"code_challenge_method", "S256"}};
    const auto with = [&](const QByteArray& name, const QByteArray& value) {
        Fields fields = right;
        fields.removeIf([&](const auto& field) { return field.first == name; });
        if (!value.isEmpty())
            fields.append({name, value});
        return fields;
    };
    World world;
    const auto row = GENERATE_COPY(
        Row{"no client", with("client_id", ""), "invalid_request"},
        Row{"another client", with("client_id", "evil"), "invalid_client"},
        Row{"no response_type", with("response_type", ""), "invalid_request"},
        Row{"implicit flow", with("response_type", "token"), "unsupported_response_type"},
        Row{"no PKCE", with("code_challenge", ""), "invalid_request"},
        Row{"plain PKCE (RFC 7636 downgrade)", with("code_challenge_method", "plain"), "invalid_request"},
        Row{"PKCE method missing, which means plain", with("code_challenge_method", ""), "invalid_request"},
        Row{"a short challenge", with("code_challenge", QByteArray(42, 'A')), "invalid_request"},
        Row{"a challenge that is not base64url", with("code_challenge", QByteArray(43, '+')), "invalid_request"},
        Row{"an unknown scope", with("scope", "account admin"), "invalid_scope"},
        Row{"a user name without a password", with("username", "a"), "invalid_request"},
        Row{"a password without a user name", with("password", "a"), "invalid_request"},
        Row{"an unknown human check", with("captcha_type", "riddle"), "invalid_request"},
        Row{"an unknown kind of code", with("otp_method", "carrier-pigeon"), "invalid_request"},
        Row{"max_age that is no number", with("max_age", "-1"), "invalid_request"});
    INFO(row.what);
    Client client(world);
    const auto reply = client.call("POST", "/oauth/challenge", row.fields);
    CHECK(reply.status() == 400);
    CHECK(reply.error() == row.error);
    CHECK(client.authSession.isEmpty());
}

TEST_CASE("a narrower scope is kept")
{
    World world;
    Client client(world);
    client.scope = "account";
    CHECK(client.signIn().text("scope") == "account");
    CHECK(client.refresh().text("scope") == "account");
}
