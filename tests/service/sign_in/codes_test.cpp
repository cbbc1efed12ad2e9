// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The second factor: authenticator codes and text messages.
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

#include <QRegularExpression>

using namespace sallyport;
using namespace sallyport::test;
using service::AuditEvent;

namespace {

Client atCode(World& world)
{
    Client client(world);
    REQUIRE(client.credentials().list("next") == QByteArrayList{"otp"});
    return client;
}

bool accepted(const Reply& reply)
{
    return reply.list("next") == QByteArrayList{"device"};
}

QByteArray codeIn(const QString& text)
{
    const auto match = QRegularExpression(QStringLiteral("\\b[0-9]{6}\\b")).match(text);
    return match.captured().toLatin1();
}

} // namespace

TEST_CASE("a code is accepted one step early and one step late, and no further")
{
    struct Row {
        int steps;
        bool accepted;
    };
    const auto row = GENERATE(Row{-2, false}, Row{-1, true}, Row{0, true}, Row{1, true}, Row{2, false});
    INFO(row.steps);
    World world;
    auto client = atCode(world);
    CHECK(accepted(client.code(world.totpCode(row.steps))) == row.accepted);
}

TEST_CASE("a code is good once, even in another sign-in, and none from before it afterwards")
{
    World world;
    auto first = atCode(world);
    auto second = atCode(world);
    const QByteArray code = world.totpCode();
    CHECK(accepted(first.code(code)));
    CHECK(second.code(code).list("rejected") == QByteArrayList{"otp"});
    CHECK(second.code(world.totpCode(-1)).list("rejected") == QByteArrayList{"otp"});
    CHECK(world.audit.count(AuditEvent::codeReplayed) == 2);
    world.advance(30);
    CHECK(second.code(code).list("rejected") == QByteArrayList{"otp"});
    CHECK(accepted(second.code(world.totpCode())));
}

TEST_CASE("a used code stays used after a restart")
{
    World world;
    const QByteArray code = world.totpCode();
    auto first = atCode(world);
    CHECK(accepted(first.code(code)));
    world.restart();
    auto second = atCode(world);
    CHECK(second.code(code).list("rejected") == QByteArrayList{"otp"});
}

TEST_CASE("what is not the code is not accepted")
{
    World world;
    auto client = atCode(world);
    const QByteArray right = world.totpCode();
    const QByteArray given = GENERATE_COPY(as<QByteArray>(), right + " ", " " + right, right.left(5), right + "0",
                                           "abcdef", "0", "+" + right);
    CHECK(client.code(given).list("rejected") == QByteArrayList{"otp"});
    CHECK(accepted(client.code(right)));
}

TEST_CASE("a code sent by text message signs in, and says that it was one")
{
    World world;
    auto client = atCode(world);
    auto reply = client.challenge({{"otp_method", "sms"}});
    CHECK(reply.status() == 403);
    CHECK(reply.list("next") == QByteArrayList{"otp"});
    CHECK(reply.text("otp_destination") == "+1 *** ** 00");
    CHECK(reply.number("retry_after") == 60);
    CHECK_FALSE(reply.json.contains(QStringLiteral("rejected")));
    REQUIRE(world.messenger.texts.size() == 1);
    CHECK(world.messenger.texts[0].phone == QStringLiteral("+15550100"));
    const QByteArray code = codeIn(world.messenger.texts[0].text);
    CHECK(code.size() == 6);

    // As the other kind of code it is nothing, and the authenticator's is nothing as a text.
    CHECK(client.code(code, "totp").list("rejected") == QByteArrayList{"otp"});
    CHECK(client.code(world.totpCode(), "sms").list("rejected") == QByteArrayList{"otp"});
    CHECK(accepted(client.code(code, "sms")));
    client.ownDevice();
    CHECK(client.redeem().list("amr") == QByteArrayList({"pwd", "sms"}));
}

TEST_CASE("a sent code is good for ten minutes")
{
    World world;
    auto client = atCode(world);
    client.challenge({{"otp_method", "sms"}});
    const QByteArray code = codeIn(world.messenger.texts[0].text);
    world.advance(300);
    client.challenge({}); // the sign-in itself stays open
    const bool late = GENERATE(false, true);
    world.advance(late ? 300 : 299);
    CHECK(accepted(client.code(code, "sms")) != late);
}

TEST_CASE("a sent code is good in the sign-in that asked for it only, once, and until the next one is sent")
{
    World world;
    auto client = atCode(world);
    client.challenge({{"otp_method", "sms"}});
    const QByteArray code = codeIn(world.messenger.texts[0].text);
    auto other = atCode(world);
    CHECK(other.code(code, "sms").list("rejected") == QByteArrayList{"otp"});
    SECTION("once")
    {
        CHECK(accepted(client.code(code, "sms")));
        client.challenge({{"username", traderMail}, {"password", traderPassword}});
        client.credentials();
        CHECK(client.code(code, "sms").list("rejected") == QByteArrayList{"otp"});
    }
    SECTION("until the next")
    {
        world.advance(60);
        client.challenge({{"otp_method", "sms"}});
        REQUIRE(world.messenger.texts.size() == 2);
        const QByteArray next = codeIn(world.messenger.texts[1].text);
        if (next != code)
            CHECK(client.code(code, "sms").list("rejected") == QByteArrayList{"otp"});
        CHECK(accepted(client.code(next, "sms")));
    }
}

TEST_CASE("texts are sent 60 s apart and three an hour, whoever asks")
{
    World world;
    const auto ask = [&](Client& client) { return client.challenge({{"otp_method", "sms"}}); };
    auto client = atCode(world);
    CHECK(ask(client).number("retry_after") == 60);
    world.advance(10);
    CHECK(ask(client).number("retry_after") == 50);
    CHECK(world.messenger.texts.size() == 1);
    auto other = atCode(world);
    const auto refused = ask(other);
    CHECK(refused.number("retry_after") == 50);
    CHECK_FALSE(refused.json.contains(QStringLiteral("otp_destination"))); // none was sent in this sign-in
    world.advance(50);
    ask(other);
    world.advance(60);
    ask(other);
    CHECK(world.messenger.texts.size() == 3);
    world.advance(60);
    CHECK(ask(other).number("retry_after") == 3600 - 180);
    world.restart();
    auto again = atCode(world);
    CHECK(ask(again).number("retry_after") == 3600 - 180);
    CHECK(world.messenger.texts.size() == 3);
    world.advance(3600 - 180);
    auto later = atCode(world);
    CHECK(ask(later).text("otp_destination") == "+1 *** ** 00");
    CHECK(world.messenger.texts.size() == 4);
}

TEST_CASE("a new text does not give new tries")
{
    World world;
    auto client = atCode(world);
    client.challenge({{"otp_method", "sms"}});
    for (int i = 0; i < 3; ++i)
        client.code("000000", "sms");
    world.advance(60);
    client.challenge({{"otp_method", "sms"}});
    CHECK(client.code("000000", "sms").number("attempts_left") == 1);
    CHECK(client.code("000000", "totp").error() == "access_denied");
}

TEST_CASE("nothing is sent before the password was right")
{
    World world;
    Client client(world);
    client.challenge({{"username", traderMail}, {"password", traderPassword}, {"otp_method", "sms"}});
    client.credentials(traderMail, "wrong");
    client.challenge({{"otp_method", "sms"}});
    CHECK(world.messenger.texts.isEmpty());
}

TEST_CASE("a message that cannot be handed over is said")
{
    World world;
    world.messenger.works = false;
    auto client = atCode(world);
    CHECK(client.challenge({{"otp_method", "sms"}}).status() == 503);
    CHECK(accepted(client.code(world.totpCode())));
}
