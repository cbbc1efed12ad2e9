// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

const QByteArray path = accountApi + "/security/password";

/// True if a new sign-in gets past the password.
bool opens(World& world, const QByteArray& password)
{
    Client other(world, QStringLiteral("192.0.2.99"));
    return other.credentials(traderMail, password).list("next") == QByteArrayList{"otp"};
}

} // namespace

TEST_CASE("a changed password counts at once, and open sessions stay")
{
    World world;
    Client client(world);
    Client other(world);
    client.signIn();
    other.signIn();
    const auto reply = changePassword(client);
    CHECK(reply.status() == 204);
    CHECK(reply.http.body.isEmpty());
    CHECK(opens(world, newPassword));
    CHECK_FALSE(opens(world, traderPassword));
    CHECK(get(client, "/sessions").json[QStringLiteral("sessions")].toArray().size() == 2);
    CHECK(other.refresh().status() == 200);
    CHECK(world.audit.count(AuditEvent::passwordChanged) == 1);
    REQUIRE(world.events.count(AccountEventKind::passwordChanged) == 1);
    CHECK(world.events.list.last().sessionId == client.sid);
    CHECK(world.events.list.last().deviceId == deviceIdOf(client));
}

TEST_CASE("a weak new password is refused, whatever the old one is")
{
    World world;
    Client client(world);
    client.signIn();
    const auto chosen =
        GENERATE(as<std::string>(), "short", "ninechars", "aaaaaaaaaaaaaaaa", "abababababab", "trader@practice.example",
                 "TRADER@practice.example", "correct horse battery staple", std::string(122, 'a') + "bcdefgh",
                 "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4");
    INFO(chosen);
    const auto reply = changePassword(client, QByteArray::fromStdString(chosen));
    CHECK(reply.status() == 400);
    CHECK(reply.error() == "weak_password");
    CHECK(isInForce(world, traderPassword));
    CHECK(world.audit.count(AuditEvent::credentialsRefused) == 0);
}

TEST_CASE("ten characters of any script are enough, and 128 bytes")
{
    World world;
    Client client(world);
    client.signIn();
    const auto chosen = GENERATE(as<std::string>(), "ten chars!", std::string(121, 'a') + "bcdefgh",
                                 "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f\xc3\xa4\xc3\xb6");
    CHECK(changePassword(client, QByteArray::fromStdString(chosen)).status() == 204);
    CHECK(isInForce(world, QByteArray::fromStdString(chosen)));
}

TEST_CASE("a hostile body changes nothing and costs no try")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(60);
    const QByteArray otp = world.totpCode();
    struct Row {
        const char* what;
        QByteArray body;
        int status = 400;
    };
    const auto row = GENERATE_COPY(
        Row{"no body", ""}, Row{"an empty object", "{}"}, Row{"an array", "[]"}, Row{"null", "null"},
        Row{"no code", R"({"old_password":"x","new_password":"a good new one"})"},
        Row{"an empty code", R"({"old_password":"x","new_password":"a good new one","otp":""})"},
        Row{"an empty old one", R"({"old_password":"","new_password":"a good new one","otp":"123456"})"},
        Row{"a code that is a number", R"({"old_password":"x","new_password":"a good new one","otp":123456})"},
        Row{"a password that is an array", R"({"old_password":["x"],"new_password":"a good new one","otp":"123456"})"},
        Row{"the new one twice",
            R"({"old_password":")" + traderPassword
                + R"(","new_password":"a good new one","new_password":"another good one","otp":")" + otp + R"("})"},
        Row{"an unknown member",
            R"({"old_password":")" + traderPassword + R"(","new_password":"a good new one","account":"2","otp":")" + otp
                + R"("})"},
        Row{"an escaped NUL",
            R"({"old_password":")" + traderPassword + R"(","new_password":"a good new one\u0000x","otp":")" + otp
                + R"("})"},
        Row{"not UTF-8", "{\"old_password\":\"\xff\",\"new_password\":\"a good new one\",\"otp\":\"123456\"}"},
        Row{"deep", R"({"old_password":)" + QByteArray(40'000, '{')},
        Row{"a long code", R"({"old_password":"x","new_password":"a good new one","otp":"12345678901234567"})", 413},
        Row{"a long password",
            R"({"old_password":")" + QByteArray(1025, 'a') + R"(","new_password":"a good new one","otp":"123456"})",
            413});
    INFO(row.what);
    const auto reply = client.callJson("POST", path, row.body);
    CHECK(reply.status() == row.status);
    CHECK(reply.error() == "invalid_request");
    CHECK(isInForce(world, traderPassword));
    CHECK(world.audit.count(AuditEvent::credentialsRefused) == 0);
    CHECK(world.executor.poolSize() == 0);
}

TEST_CASE("five wrong old passwords lock, here and for the next sign-in on this computer")
{
    World world;
    Client client(world);
    client.signIn();
    for (int left = 4; left >= 0; --left) {
        const auto reply = client.callJson("POST", path, passwordBody(world, newPassword, "not the old one"));
        CHECK(reply.status() == 403);
        CHECK(reply.error() == "wrong_credentials");
        CHECK(reply.number("attempts_left") == left);
    }
    const auto refused = client.callJson("POST", path, passwordBody(world));
    CHECK(refused.status() == 429);
    CHECK(refused.error() == "access_denied");
    CHECK(refused.number("retry_after") == 900);
    CHECK(refused.header("Retry-After") == "900");
    CHECK(isInForce(world, traderPassword));
    CHECK(world.audit.count(AuditEvent::locked) == 1);
    client.authSession.clear();
    CHECK(client.credentials(traderMail, traderPassword, true).error() == "access_denied");
    CHECK(get(client, "/devices").status() == 200);
    // By now the lock is over.
    world.advance(901);
    client.refresh();
    client.stepUp();
    CHECK(changePassword(client).status() == 204);
}

TEST_CASE("tries at sign-in count here too")
{
    World world;
    Client client(world);
    client.signIn();
    for (int i = 0; i < 3; ++i) {
        client.authSession.clear();
        client.credentials(traderMail, "a wrong password", true);
    }
    CHECK(client.callJson("POST", path, passwordBody(world, newPassword, "not the old one")).number("attempts_left")
          == 1);
}

TEST_CASE("a stranger's lock does not keep the owner from changing the password")
{
    World world;
    Client client(world);
    client.signIn();
    Client guesser(world, QStringLiteral("192.0.2.66"));
    for (int i = 0; i < 6; ++i) {
        guesser.authSession.clear();
        guesser.credentials(traderMail, "a wrong password");
    }
    CHECK(changePassword(client).status() == 204);
}

TEST_CASE("a wrong code and one that was used are refused and counted")
{
    World world;
    Client client(world);
    client.signIn();
    // The code of the sign-in itself.
    const auto replayed = client.callJson("POST", path, passwordBody(world));
    CHECK(replayed.status() == 403);
    CHECK(replayed.error() == "wrong_code");
    CHECK(replayed.number("attempts_left") == 4);
    CHECK(world.audit.count(AuditEvent::codeReplayed) == 1);
    const QByteArray wrongCode =
        R"({"old_password":")" + traderPassword + R"(","new_password":")" + newPassword + R"(","otp":"000000"})";
    for (int left = 3; left >= 0; --left)
        CHECK(client.callJson("POST", path, wrongCode).number("attempts_left") == left);
    CHECK(client.callJson("POST", path, wrongCode).status() == 429);
    CHECK(changePassword(client).status() == 429);
    CHECK(isInForce(world, traderPassword));
}

TEST_CASE("a right code is used up by the change")
{
    World world;
    Client client(world);
    client.signIn();
    CHECK(changePassword(client).status() == 204);
    const auto again = client.callJson("POST", path, passwordBody(world, traderPassword, newPassword));
    CHECK(again.error() == "wrong_code");
    CHECK(isInForce(world, newPassword));
}
