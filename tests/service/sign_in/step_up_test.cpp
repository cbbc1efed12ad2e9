// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Showing all factors again within a session (RFC 9470): the same session and key, a new auth_time.
#include "core/base/bytes.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using service::AuditEvent;

TEST_CASE("a step-up keeps the session and makes its sign-in new")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray sid = client.sid;
    const QByteArray refreshToken = client.refreshToken;
    const QByteArray accessToken = client.accessToken;
    const bool fromStart = GENERATE(true, false);
    world.advance(fromStart ? 3600 : 300);
    CHECK(client.refresh("before").status() == 200);
    const QByteArray rotated = client.refreshToken;
    CHECK(rotated != refreshToken);

    const auto reply = client.stepUp(fromStart);
    CHECK(reply.status() == 200);
    CHECK(reply.text("sid") == sid);
    CHECK(reply.number("auth_time") == world.time.clock().unixSeconds());
    CHECK(reply.number("expires_in") == 300);
    CHECK(client.accessToken != accessToken);
    // The refresh token that the client has stays good.
    CHECK_FALSE(reply.json.contains(QStringLiteral("refresh_token")));
    CHECK(client.refresh("after").status() == 200);
    CHECK(world.audit.count(AuditEvent::steppedUp) == 1);
    CHECK(world.audit.count(AuditEvent::signedIn) == 1);
}

TEST_CASE("a step-up asks for credentials with a human check, and then for a code")
{
    World world;
    Client client(world);
    client.signIn();
    client.authSession.clear();
    auto reply = client.challenge({{"acr_values", "urn:sallyport:acr:2fa"}, {"max_age", "300"}});
    CHECK(reply.list("next") == QByteArrayList({"credentials", "captcha"}));
    CHECK(reply.json.contains(QStringLiteral("captcha_challenge")));
    CHECK(client.credentials().list("next") == QByteArrayList{"otp"});
    world.advance(30);
    CHECK(client.code(world.totpCode()).status() == 200);
}

TEST_CASE("another account's password does not step up, and is counted as wrong")
{
    World world;
    world.addAccount({"second@practice.example"});
    Client client(world);
    client.signIn();
    client.authSession.clear();
    client.challenge({{"max_age", "300"}});
    const auto reply = client.credentials("second@practice.example");
    CHECK(reply.list("rejected") == QByteArrayList{"credentials"});
    CHECK(reply.number("attempts_left") == 4);
}

TEST_CASE("a session's own computer steps up although a stranger has locked the account")
{
    World world;
    Client client(world);
    client.signIn();
    for (int i = 0; i < 5; ++i)
        Client(world, QStringLiteral("192.0.2.7")).credentials(traderMail, "wrong");
    CHECK(Client(world).credentials().error() == "access_denied");
    CHECK(client.stepUp().status() == 200);
}

TEST_CASE("the kept auth_session steps up with its own key and a new code_challenge only")
{
    World world;
    Client client(world);
    client.signIn();
    const Fields wish = {{"acr_values", "urn:sallyport:acr:2fa"}, {"max_age", "300"}};
    const Fields pkce = {{"code_challenge", QByteArray(43, 'A')}, {"code_challenge_method", "S256"}};
    CHECK(client.challenge(pkce).error() == "invalid_session");
    CHECK(client.challenge(wish).error() == "invalid_session");
    CHECK(client.challenge({{"device_kind", "shared"}, {"lease_seconds", "900"}}).error() == "invalid_session");
    Client thief(world);
    thief.authSession = client.authSession;
    CHECK(thief.challenge(wish + pkce).error() == "invalid_session");
    CHECK(client.challenge(wish + pkce).list("next") == QByteArrayList({"credentials", "captcha"}));
}

TEST_CASE("an ended session is not stepped up")
{
    World world;
    Client client(world);
    client.signIn();
    const QByteArray sid = client.sid;
    SECTION("before it began: with its key a new sign-in begins")
    {
        client.revoke(client.refreshToken);
        client.stepUp();
        CHECK(client.ownDevice().status() == 200);
        CHECK(client.redeem().status() == 200);
        CHECK(client.sid != sid);
    }
    SECTION("with the kept auth_session")
    {
        client.revoke(client.refreshToken);
        CHECK(client.stepUp(false).error() == "invalid_session");
    }
    SECTION("between the factors and the token")
    {
        world.advance(90);
        client.authSession.clear();
        client.challenge({{"max_age", "300"}});
        client.credentials();
        CHECK(client.code(world.totpCode()).status() == 200);
        client.revoke(client.refreshToken);
        CHECK(client.redeem().error() == "invalid_grant");
    }
}

TEST_CASE("without a session of that key the wish for a fresh sign-in is an ordinary one")
{
    World world;
    Client client(world);
    CHECK(client.challenge({{"acr_values", "urn:sallyport:acr:2fa"}}).status() == 403);
    client.credentials();
    CHECK(client.code(world.totpCode()).list("next") == QByteArrayList{"device"});
}
