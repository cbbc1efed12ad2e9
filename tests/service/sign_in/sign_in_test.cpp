// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A sign-in from the first request to the tokens, and what each answer says.
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using service::AuditEvent;

TEST_CASE("a person signs in on their own computer")
{
    World world;
    Client client(world);

    auto reply = client.challenge({{"username", traderMail}, {"password", traderPassword}});
    CHECK(reply.status() == 403);
    CHECK(reply.error() == "insufficient_authorization");
    CHECK(reply.list("next") == QByteArrayList{"captcha"});
    CHECK(reply.json[QStringLiteral("captcha_challenge")].toObject()[QStringLiteral("type")]
          == QStringLiteral("slider"));
    CHECK_FALSE(reply.json.contains(QStringLiteral("rejected")));

    reply = client.challenge({{"captcha_type", "work"}});
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList{"captcha"});
    CHECK(reply.json[QStringLiteral("captcha_challenge")].toObject()[QStringLiteral("type")] == QStringLiteral("work"));

    reply = client.credentials();
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList{"otp"});
    CHECK(reply.list("otp_methods") == QByteArrayList({"totp", "sms"}));
    CHECK_FALSE(reply.json.contains(QStringLiteral("captcha_challenge")));

    reply = client.code(world.totpCode());
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList{"device"});

    reply = client.ownDevice();
    CHECK(reply.status() == 200);
    CHECK(reply.json.keys() == QStringList{QStringLiteral("authorization_code")});

    reply = client.redeem();
    const auto now = world.time.clock().unixSeconds();
    CHECK(reply.status() == 200);
    CHECK(reply.text("token_type") == "DPoP");
    CHECK(reply.number("expires_in") == 300);
    CHECK(reply.text("scope") == "account ssf.read");
    CHECK(reply.number("refresh_expires_in") == 14 * 24 * 3600);
    CHECK(reply.text("acr") == "urn:sallyport:acr:2fa");
    CHECK(reply.list("amr") == QByteArrayList({"pwd", "otp"}));
    CHECK(reply.number("auth_time") == now);
    CHECK(reply.number("server_time") == now);
    CHECK(reply.text("device_id") == client.deviceKey.publicKey().thumbprint());
    CHECK_FALSE(reply.json.contains(QStringLiteral("lease_ends_at")));
    CHECK(client.accessToken.size() == 43);
    CHECK(client.refreshToken.size() == 43);
    CHECK(client.sid.size() == 22);
    CHECK(world.audit.count(AuditEvent::signedIn) == 1);
}

TEST_CASE("a person signs in on a shared computer: no refresh token, and the access token lives as long as the lease")
{
    World world;
    Client client(world);
    client.credentials();
    client.code(world.totpCode());
    const int lease = GENERATE(900, 3600);
    CHECK(client.sharedDevice(lease).status() == 200);
    const auto reply = client.redeem();
    CHECK(reply.status() == 200);
    CHECK(reply.number("expires_in") == lease);
    CHECK(reply.number("lease_ends_at") == world.time.clock().unixSeconds() + lease);
    CHECK_FALSE(reply.json.contains(QStringLiteral("refresh_token")));
    CHECK_FALSE(reply.json.contains(QStringLiteral("device_id")));
    CHECK(
        world.in([&] { return world.store->database.read(QStringLiteral("SELECT 1 FROM refresh_tokens")); }).isEmpty());
}

TEST_CASE("the phone number signs in as well as the mail address, however they are typed")
{
    World world;
    const QByteArray typed = GENERATE(as<QByteArray>(), "trader@practice.example", " Trader@PRACTICE.Example ",
                                      "+15550100", "+1 (555) 01-00");
    Client client(world);
    CHECK(client.credentials(typed).list("next") == QByteArrayList{"otp"});
}

TEST_CASE("one request may carry all factors")
{
    World world;
    Client client(world);
    client.challenge({});
    const QByteArray captcha = client.solvedCaptcha();
    const auto reply = client.challenge({{"username", traderMail},
                                         {"password", traderPassword},
                                         {"captcha", captcha},
                                         {"otp", world.totpCode()},
                                         {"otp_method", "totp"},
                                         {"device_kind", "own"},
                                         {"device_name", "Laptop"},
                                         {"device_proof", client.deviceProof()}});
    CHECK(reply.status() == 200);
    CHECK(client.redeem().status() == 200);
}

TEST_CASE("a solved human check is good for judging credentials once")
{
    World world;
    Client client(world);
    client.challenge({});
    auto reply = client.challenge({{"captcha", client.solvedCaptcha()}});
    CHECK(reply.list("next") == QByteArrayList{"credentials"});
    reply = client.challenge({{"username", traderMail}, {"password", "wrong"}});
    CHECK(reply.list("rejected") == QByteArrayList{"credentials"});
    reply = client.challenge({{"username", traderMail}, {"password", traderPassword}});
    CHECK(reply.list("next") == QByteArrayList{"captcha"});
}

TEST_CASE("credentials are not judged without a human check, nor with a failed one")
{
    World world;
    Client client(world);
    client.challenge({{"username", traderMail}, {"password", traderPassword}});
    client.challenge({{"captcha_type", "work"}});
    const auto challenge = client.captchaChallenge;
    const QByteArray captcha =
        GENERATE(as<QByteArray>(), "", "{}", "not json", R"({"type":"work","id":"x"})",
                 R"({"type":"slider","id":"x","x":1,"trace":[]})", R"({"type":"pictures","id":"x","indexes":[1]})");
    for (int i = 0; i < 10; ++i) {
        Fields fields = {{"username", traderMail}, {"password", "wrong"}};
        if (!captcha.isEmpty())
            fields.append({"captcha", captcha});
        const auto reply = client.challenge(fields);
        CHECK(reply.status() == 403);
        CHECK(reply.list("next") == QByteArrayList{"captcha"});
        CHECK(reply.list("rejected") == (captcha.isEmpty() ? QByteArrayList{} : QByteArrayList{"captcha"}));
    }
    CHECK(world.audit.count(AuditEvent::credentialsRefused) == 0);
    CHECK(client.credentials().list("next") == QByteArrayList{"otp"});
}

TEST_CASE("a human check is bound to the auth_session it came with, and good once")
{
    World world;
    Client client(world);
    Client other(world);
    client.challenge({});
    other.challenge({});
    const QByteArray captcha = client.solvedCaptcha();
    const Fields fields = {{"username", traderMail}, {"password", "wrong"}, {"captcha", captcha}};
    CHECK(other.challenge(fields).list("rejected") == QByteArrayList{"captcha"});
    // Judged elsewhere it is not used up here.
    CHECK(client.challenge(fields).list("rejected") == QByteArrayList{"credentials"});
    CHECK(client.challenge(fields).list("rejected") == QByteArrayList{"captcha"});
}

TEST_CASE("a person may go back and give other credentials")
{
    World world;
    const auto second = world.addAccount({"second@practice.example"});
    Client client(world);
    client.credentials();
    client.code(world.totpCode());
    CHECK(client.challenge({{"username", "second@practice.example"}, {"password", traderPassword}}).list("next")
          == QByteArrayList{"captcha"});
    CHECK(client.credentials("second@practice.example").list("next") == QByteArrayList{"otp"});
    client.code(world.totpCode());
    client.ownDevice();
    CHECK(client.redeem().status() == 200);
    CHECK(world.in([&] { return world.store->sessions.find(client.sid); })->accountId == second);
}

TEST_CASE("an account without a phone number is not offered text messages")
{
    World world;
    world.addAccount({"second@practice.example"});
    Client client(world);
    CHECK(client.credentials("second@practice.example").list("otp_methods") == QByteArrayList{"totp"});
    const auto reply = client.challenge({{"otp_method", "sms"}});
    CHECK(reply.list("rejected") == QByteArrayList{"otp"});
    CHECK(world.messenger.texts.isEmpty());
}

TEST_CASE("a service that cannot send text messages offers none")
{
    World world;
    world.messenger.exists = false;
    Client client(world);
    CHECK(client.credentials(traderMail).list("otp_methods") == QByteArrayList{"totp"});
    CHECK(client.challenge({{"otp_method", "sms"}}).list("rejected") == QByteArrayList{"otp"});
    CHECK(world.messenger.texts.isEmpty());
}

TEST_CASE("every answer carries a nonce, and none may be kept")
{
    World world;
    Client client(world);
    CHECK_FALSE(client.challenge({}).header("DPoP-Nonce").isEmpty());
    CHECK_FALSE(client.signIn().header("DPoP-Nonce").isEmpty());
    CHECK_FALSE(client.call("GET", "/account/v1/sessions", {}, client.accessToken).header("DPoP-Nonce").isEmpty());
    CHECK_FALSE(client.revoke("unknown").header("DPoP-Nonce").isEmpty());
}

TEST_CASE("a full pool is said, nothing is counted, and the same step may be tried again")
{
    World world;
    Client client(world);
    client.challenge({});
    const QByteArray captcha = client.solvedCaptcha();
    world.executor.poolIsFull = true;
    const Fields fields = {{"username", traderMail}, {"password", "wrong"}};
    auto reply = client.challenge(fields + Fields{{"captcha", captcha}});
    CHECK(reply.status() == 503);
    CHECK(reply.error() == "temporarily_unavailable");
    CHECK_FALSE(reply.header("Retry-After").isEmpty());
    world.executor.poolIsFull = false;
    // The solved check still counts, and the try did not.
    reply = client.challenge(fields);
    CHECK(reply.list("rejected") == QByteArrayList{"credentials"});
    CHECK(reply.number("attempts_left") == 4);
}

TEST_CASE("a password hash with other costs is made anew at the next sign-in")
{
    World world;
    const service::PasswordHasher older(systemRandom(), {.memoryBytes = 16384, .passes = 1});
    world.in([&] {
        world.store->accounts.setPasswordHash(world.traderId, older.hash(Secret::copyOf(traderPassword)));
        return Done{};
    });
    Client client(world);
    CHECK(client.credentials(traderMail, "wrong").list("rejected") == QByteArrayList{"credentials"});
    CHECK(client.credentials().list("next") == QByteArrayList{"otp"});
    const auto stored = world.in([&] { return world.store->accounts.find(world.traderId); })->passwordHash;
    CHECK_FALSE(world.hasher.needsRehash(stored));
    CHECK(Client(world).credentials().list("next") == QByteArrayList{"otp"});
}

TEST_CASE("a service that was started anew knows sessions and devices, but no sign-in under way")
{
    World world;
    Client client(world);
    client.signIn();
    Client halfway(world);
    halfway.credentials();
    world.restart();
    CHECK(client.refresh().status() == 200);
    CHECK(halfway.code(world.totpCode()).error() == "invalid_session");
}
