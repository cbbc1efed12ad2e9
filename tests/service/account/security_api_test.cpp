// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

QStringList outcomesOf(Client& client)
{
    QStringList outcomes;
    const auto reply = get(client, "/sign-ins");
    for (const auto& entry : reply.json[QStringLiteral("sign_ins")].toArray())
        outcomes.append(entry.toObject()[QStringLiteral("outcome")].toString());
    return outcomes;
}

std::optional<QByteArray> keptCode(World& world)
{
    return world.in([&]() -> std::optional<QByteArray> {
        const auto code = world.store->accounts.antiPhishingCode(world.traderId);
        return code ? std::optional(code->view().toByteArray()) : std::nullopt;
    });
}

} // namespace

TEST_CASE("security tells what is set and when it changed, and no value")
{
    World world;
    const auto made = world.time.clock().unixSeconds();
    Client client(world);
    client.signIn();
    const auto before = get(client, "/security");
    CHECK(
        before.json
        == QJsonObject{{QStringLiteral("password"), QJsonObject{{QStringLiteral("changed_at"), qint64{made}}}},
                       {QStringLiteral("anti_phishing_code"),
                        QJsonObject{{QStringLiteral("set"), false}, {QStringLiteral("changed_at"), QJsonValue::Null}}},
                       {QStringLiteral("passcode"),
                        QJsonObject{{QStringLiteral("set"), false},
                                    {QStringLiteral("changed_at"), QJsonValue::Null},
                                    {QStringLiteral("locked_until"), QJsonValue::Null}}},
                       {QStringLiteral("authenticators"),
                        QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("totp")},
                                               {QStringLiteral("name"), QString()},
                                               {QStringLiteral("added_at"), qint64{made}}}}}});
    CHECK(setCode(client).status() == 204);
    CHECK(changePassword(client).status() == 204);
    const auto now = world.time.clock().unixSeconds();
    const auto after = get(client, "/security");
    CHECK(after.json[QStringLiteral("password")].toObject()[QStringLiteral("changed_at")].toInteger() == now);
    const auto code = after.json[QStringLiteral("anti_phishing_code")].toObject();
    CHECK(code[QStringLiteral("set")] == true);
    CHECK(code[QStringLiteral("changed_at")].toInteger() == now - 60);
    CHECK_FALSE(after.http.body.contains("heron"));
}

TEST_CASE("the anti-phishing code is kept sealed and said to nobody")
{
    World world;
    Client client(world);
    client.signIn();
    const auto reply = setCode(client, "blue heron 7");
    CHECK(reply.status() == 204);
    CHECK(reply.http.body.isEmpty());
    CHECK(keptCode(world) == QByteArray("blue heron 7"));
    CHECK(world.audit.count(AuditEvent::antiPhishingCodeChanged) == 1);
    REQUIRE(world.events.count(AccountEventKind::antiPhishingCodeChanged) == 1);
    CHECK(world.events.list.last().sessionId == client.sid);
    for (const auto* name : {"/service.sqlite", "/service.sqlite-wal"}) {
        QFile file(world.folder.path() + QLatin1String(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK_FALSE(file.readAll().contains("heron"));
    }
    world.restart();
    CHECK(keptCode(world) == QByteArray("blue heron 7"));
}

TEST_CASE("what is no anti-phishing code changes nothing")
{
    World world;
    Client client(world);
    client.signIn();
    struct Row {
        const char* what;
        QByteArray body;
        int status = 400;
    };
    const auto row = GENERATE(
        Row{"no body", ""}, Row{"empty", R"({"code":""})"}, Row{"three letters", R"({"code":"abc"})"},
        Row{"21 letters", R"({"code":"abcdefghijklmnopqrstu"})"}, Row{"spaces alone", R"({"code":"     "})"},
        Row{"a space at the end", R"({"code":"abcd "})"}, Row{"two spaces", R"({"code":"ab  cd"})"},
        Row{"a dash", R"({"code":"ab-cd"})"}, Row{"markup", R"({"code":"<b>ab</b>"})"},
        Row{"a line end", R"({"code":"ab\ncd"})"}, Row{"a tabulator", R"({"code":"ab\tcd"})"},
        Row{"another space", R"({"code":"ab\u00a0cd"})"}, Row{"right to left override", R"({"code":"ab\u202ecd"})"},
        Row{"a mark", R"({"code":"abc\u0301"})"}, Row{"a number", R"({"code":12345})"},
        Row{"an array", R"({"code":["abcd"]})"}, Row{"twice", R"({"code":"abcd","code":"efgh"})"},
        Row{"an unknown member", R"({"code":"abcd","account":"2"})"}, Row{"not JSON", "code=abcd"},
        Row{"deep", QByteArray(30'000, '[')}, Row{"long", R"({"code":")" + QByteArray(60'000, 'a') + R"("})", 413});
    INFO(row.what);
    const auto reply = client.callJson("PUT", accountApi + "/security/anti-phishing-code", row.body);
    CHECK(reply.status() == row.status);
    CHECK(reply.error() == "invalid_request");
    CHECK_FALSE(keptCode(world));
    CHECK(world.events.count(AccountEventKind::antiPhishingCodeChanged) == 0);
}

TEST_CASE("four to twenty letters and digits of any script are a code")
{
    World world;
    Client client(world);
    client.signIn();
    const auto code = GENERATE(as<std::string>(), "abcd", "abcdefghijklmnopqrst", "12 34",
                               "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f", "\xe9\xb7\xba\xe9\xb7\xba\xe9\xb7\xba\xe9\xb7\xba");
    CHECK(setCode(client, QByteArray::fromStdString(code)).status() == 204);
    CHECK(keptCode(world) == QByteArray::fromStdString(code));
}

TEST_CASE("changing anything needs a sign-in of the last five minutes")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(301);
    client.refresh();
    CHECK(get(client, "/security").status() == 200);
    CHECK(get(client, "/pending-changes").status() == 200);
    const QList<Reply> refused = {setCode(client), changePassword(client),
                                  client.callJson("POST", accountApi + "/pending-changes/x/approve")};
    for (const auto& reply : refused) {
        CHECK(reply.status() == 401);
        CHECK(reply.error() == "insufficient_user_authentication");
    }
    CHECK(client.stepUp().status() == 200);
    CHECK(setCode(client).status() == 204);
}

TEST_CASE("sign-ins are told newest first, failed and unfinished ones too")
{
    World world;
    Client client(world);
    client.signIn();
    world.advance(1);
    Client other(world, QStringLiteral("192.0.2.66"));
    other.credentials(traderMail, "a wrong password");
    world.advance(1);
    other.authSession.clear();
    other.credentials();
    world.advance(1);
    other.authSession.clear();
    other.credentials();
    other.code("000000");
    world.advance(1);
    const auto reply = get(client, "/sign-ins");
    CHECK(outcomesOf(client)
          == QStringList{QStringLiteral("wrong_code"), QStringLiteral("unfinished"),
                         QStringLiteral("wrong_credentials"), QStringLiteral("signed_in")});
    const auto entries = reply.json[QStringLiteral("sign_ins")].toArray();
    const auto failed = entries[0].toObject();
    CHECK(failed.keys()
          == QStringList({QStringLiteral("at"), QStringLiteral("device_id"), QStringLiteral("id"), QStringLiteral("ip"),
                          QStringLiteral("location"), QStringLiteral("network"), QStringLiteral("outcome")}));
    CHECK(failed[QStringLiteral("ip")] == QStringLiteral("192.0.2.66"));
    CHECK(failed[QStringLiteral("network")] == QStringLiteral("192.0.2.0/24"));
    CHECK(failed[QStringLiteral("location")].isNull());
    CHECK(failed[QStringLiteral("device_id")].isNull());
    const auto good = entries[3].toObject();
    CHECK(good[QStringLiteral("device_id")].toString().toLatin1() == deviceIdOf(client));
    CHECK(good[QStringLiteral("location")] == QStringLiteral("This computer (practice)"));
}

TEST_CASE("a refusal because of a lock is told once an hour, and only to the account it is about")
{
    World world;
    Client client(world);
    client.signIn();
    Client stranger(world);
    world.addAccount({"stranger@practice.example"});
    signInAs(stranger, "stranger@practice.example");
    Client guesser(world, QStringLiteral("192.0.2.66"));
    for (int i = 0; i < 9; ++i) {
        guesser.authSession.clear();
        guesser.credentials(traderMail, "a wrong password");
        guesser.authSession.clear();
        if (i > 5)
            continue;
        guesser.credentials("nobody@practice.example", "a wrong password");
    }
    const auto outcomes = outcomesOf(client);
    CHECK(outcomes.count(QStringLiteral("locked")) == 1);
    CHECK(outcomes.count(QStringLiteral("wrong_credentials")) == 5);
    CHECK(outcomesOf(stranger) == QStringList{QStringLiteral("signed_in")});
}

TEST_CASE("no more than a hundred sign-ins are told")
{
    World world;
    Client client(world);
    client.signIn();
    world.in([&] {
        for (int i = 0; i < 150; ++i)
            world.store->history.add({.id = "h" + QByteArray::number(i),
                                      .accountId = world.traderId,
                                      .happenedAt = i,
                                      .outcome = SignInOutcome::signedIn});
        return Done{};
    });
    CHECK(outcomesOf(client).size() == 100);
}
