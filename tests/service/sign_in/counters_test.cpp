// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is locked out by whose wrong tries, and that nobody learns from it who has an account.
#include "core/base/json.h"
#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using service::AuditEvent;

namespace {

const QByteArray unknownMail = "nobody@practice.example";
const QByteArray ok = "insufficient_authorization";

/// The answer without what must differ from one answer to the next.
QByteArray comparable(const Reply& reply)
{
    auto json = reply.json;
    for (const auto& name : {QStringLiteral("auth_session"), QStringLiteral("captcha_challenge")}) {
        if (json.contains(name))
            json[name] = QStringLiteral("…");
    }
    return QByteArray::number(reply.status()) + ' ' + writeJson(json);
}

QByteArrayList seen(const QList<service::AuditEntry>& entries)
{
    QByteArrayList events;
    for (const auto& entry : entries)
        events.append(QByteArray::number(static_cast<int>(entry.event)) + (entry.accountId ? "+" : "-"));
    return events;
}

} // namespace

TEST_CASE("an unknown identifier and a wrong password get the same answers, through every lock")
{
    World forKnown;
    World forUnknown;
    for (int i = 0; i < 30; ++i) {
        INFO(i);
        Client known(forKnown, QStringLiteral("10.0.%1.1").arg(i));
        Client unknown(forUnknown, QStringLiteral("10.0.%1.1").arg(i));
        const auto ofKnown = known.credentials(traderMail, "wrong");
        const auto ofUnknown = unknown.credentials(unknownMail, "wrong");
        CHECK(comparable(ofKnown) == comparable(ofUnknown));
        CHECK(ofKnown.http.body.size() == ofUnknown.http.body.size());
        forKnown.advance(i * 600);
        forUnknown.advance(i * 600);
    }
    CHECK(seen(forKnown.audit.entries) == seen(forUnknown.audit.entries));
    CHECK(forKnown.audit.count(AuditEvent::refusedWhileLocked) > 0);
}

TEST_CASE("an unknown identifier costs one hash and as many rows as a wrong password")
{
    World world;
    const auto work = [&](const QByteArray& identifier) {
        Client client(world, QStringLiteral("10.0.0.1"));
        client.challenge({});
        const QByteArray captcha = client.solvedCaptcha();
        auto answer = std::make_shared<std::optional<service::HttpAnswer>>();
        world.begin(client.request("POST", "/oauth/challenge",
                                   {{"auth_session", client.authSession},
                                    {"username", identifier},
                                    {"password", "wrong"},
                                    {"captcha", captcha}}),
                    answer);
        const auto hashes = world.executor.poolSize();
        world.executor.drain();
        return hashes;
    };
    const auto rows = [&] {
        return world
            .in([&] {
                return world.store->database.read(QStringLiteral("SELECT COUNT(*) FROM sign_in_history"));
            })[0][0]
            .toInt();
    };
    CHECK(work(traderMail) == 1);
    CHECK(rows() == 1);
    CHECK(work(unknownMail) == 1);
    CHECK(rows() == 2);
}

TEST_CASE("five wrong passwords lock for 15 minutes, then 1 h, 4 h and 24 h, and the right one is not even judged")
{
    World world;
    const auto wrong = [&] { return Client(world).credentials(traderMail, "wrong"); };
    int round = 0;
    for (const std::int64_t seconds : {900, 3600, 14400, 86400, 86400}) {
        INFO(round++);
        for (int left = 4; left >= 1; --left) {
            const auto reply = wrong();
            CHECK(reply.error() == ok);
            CHECK(reply.number("attempts_left") == left);
            CHECK(reply.list("rejected") == QByteArrayList{"credentials"});
            CHECK(reply.list("next") == QByteArrayList({"credentials", "captcha"}));
        }
        auto reply = wrong();
        CHECK(reply.status() == 400);
        CHECK(reply.error() == "access_denied");
        CHECK(reply.number("retry_after") == seconds);
        world.advance(seconds - 1);
        reply = Client(world).credentials();
        CHECK(reply.error() == "access_denied");
        CHECK(reply.number("retry_after") == 1);
        world.advance(1);
        if (round == 1)
            world.restart(); // counters are not forgotten
    }
    CHECK(Client(world).credentials().list("next") == QByteArrayList{"otp"});
}

TEST_CASE("a lock of one identifier says nothing about the account's other one")
{
    World world;
    for (int i = 0; i < 5; ++i)
        Client(world).credentials(traderMail, "wrong");
    CHECK(Client(world).credentials(traderMail).error() == "access_denied");
    CHECK(Client(world).credentials(traderPhone, "wrong").number("attempts_left") == 4);
}

TEST_CASE("a stranger who locks the account does not lock the owner out of a known computer")
{
    World world;
    Client owner(world);
    owner.signIn();
    for (int i = 0; i < 6; ++i)
        Client(world, QStringLiteral("192.0.2.7")).credentials(traderMail, "wrong");
    CHECK(Client(world).credentials().error() == "access_denied"); // a new computer waits

    Client again(world);
    again.deviceKey = owner.deviceKey.clone();
    again.challenge({{"username", traderMail}, {"password", traderPassword}});
    CHECK(again.credentials(traderMail, traderPassword, true).list("next") == QByteArrayList{"otp"});
    world.advance(60);
    CHECK(again.code(world.totpCode()).list("next") == QByteArrayList{"device"});
    CHECK(again.ownDevice().status() == 200);
    CHECK(again.redeem().status() == 200);
    // The owner's sign-in does not open the way for the stranger again.
    CHECK(Client(world).credentials().error() == "access_denied");
}

TEST_CASE("five wrong tries at the known computer lock it, and nobody else")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client again(world);
    again.deviceKey = owner.deviceKey.clone();
    again.challenge({});
    for (int left = 4; left >= 1; --left)
        CHECK(again.credentials(traderMail, "wrong", true).number("attempts_left") == left);
    CHECK(again.credentials(traderMail, "wrong", true).error() == "access_denied");
    CHECK(Client(world).credentials().list("next") == QByteArrayList{"otp"});
}

TEST_CASE("a device proof that does not hold, or is not of this account's device, counts as a stranger's")
{
    World world;
    world.addAccount({"second@practice.example"});
    Client owner(world);
    owner.signIn();
    for (int i = 0; i < 5; ++i) {
        Client(world).credentials(traderMail, "wrong");
        Client(world).credentials("second@practice.example", "wrong");
    }
    const auto tryWith = [&](const QByteArray& mail, const jose::EcKey& deviceKey, const QJsonObject& changes) {
        Client client(world);
        client.deviceKey = deviceKey.clone();
        client.challenge({});
        const QByteArray captcha = client.solvedCaptcha();
        return client.challenge({{"username", mail},
                                 {"password", traderPassword},
                                 {"captcha", captcha},
                                 {"device_proof", client.deviceProof(changes)}});
    };
    CHECK(tryWith(traderMail, owner.deviceKey, {}).list("next") == QByteArrayList{"otp"});
    CHECK(tryWith("second@practice.example", owner.deviceKey, {}).error() == "access_denied");
    CHECK(tryWith(traderMail, jose::EcKey::generate(), {}).error() == "access_denied");
    CHECK(
        tryWith(traderMail, owner.deviceKey, {{QStringLiteral("iss"), QStringLiteral("https://evil.example")}}).error()
        == "access_denied");
    CHECK(tryWith(traderMail, owner.deviceKey, {{QStringLiteral("auth_session_hash"), QStringLiteral("x")}}).error()
          == "access_denied");
    CHECK(tryWith(traderMail, owner.deviceKey, {{QStringLiteral("jkt"), QStringLiteral("x")}}).error()
          == "access_denied");
}

TEST_CASE("one address that tries many accounts is locked, and another is not")
{
    World world;
    for (int i = 0; i < 20; ++i)
        Client(world, QStringLiteral("192.0.2.7"))
            .credentials("nobody" + QByteArray::number(i) + "@practice.example", "wrong");
    CHECK(Client(world, QStringLiteral("192.0.2.7")).credentials().error() == "access_denied");
    CHECK(Client(world, QStringLiteral("192.0.2.8")).credentials().list("next") == QByteArrayList{"otp"});
}

TEST_CASE("a right password does not give new tries for codes, nor does a new sign-in; only a whole one does")
{
    World world;
    Client client(world);
    for (int left = 4; left >= 1; --left) {
        INFO(left);
        client.authSession.clear();
        CHECK(client.credentials().list("next") == QByteArrayList{"otp"});
        const auto reply = client.code("000000");
        CHECK(reply.list("next") == QByteArrayList{"otp"});
        CHECK(reply.list("rejected") == QByteArrayList{"otp"});
        CHECK(reply.number("attempts_left") == left);
    }
    SECTION("a whole sign-in does")
    {
        client.signIn();
        client.authSession.clear();
        client.credentials();
        CHECK(client.code("000000").number("attempts_left") == 4);
    }
    SECTION("the fifth wrong one locks, and the right one is not judged any more")
    {
        CHECK(client.code("000000").error() == "access_denied");
        Client next(world, QStringLiteral("192.0.2.8"));
        CHECK(next.credentials().list("next") == QByteArrayList{"otp"});
        const auto reply = next.code(world.totpCode());
        CHECK(reply.error() == "access_denied");
        CHECK(reply.number("retry_after") == 900);
        // Refused unjudged: the code was not used up.
        world.advance(900);
        next.authSession.clear();
        next.credentials();
        CHECK(next.code(world.totpCode()).list("next") == QByteArrayList{"device"});
    }
}

TEST_CASE("wrong passwords are forgotten by a whole sign-in, and by nothing less")
{
    World world;
    Client client(world);
    CHECK(client.credentials(traderMail, "wrong").number("attempts_left") == 4);
    CHECK(client.credentials().list("next") == QByteArrayList{"otp"});
    CHECK(Client(world).credentials(traderMail, "wrong").number("attempts_left") == 3);
    client.code(world.totpCode());
    CHECK(Client(world).credentials(traderMail, "wrong").number("attempts_left") == 2);
    CHECK(client.ownDevice().status() == 200);
    CHECK(Client(world).credentials(traderMail, "wrong").number("attempts_left") == 4);
}

TEST_CASE("many tries at once are not more tries")
{
    World world;
    std::vector<service::HttpRequest> requests;
    for (int i = 0; i < 12; ++i) {
        Client client(world);
        client.challenge({});
        const QByteArray captcha = client.solvedCaptcha();
        requests.push_back(client.request("POST", "/oauth/challenge",
                                          {{"auth_session", client.authSession},
                                           {"username", traderMail},
                                           {"password", "guess " + QByteArray::number(i)},
                                           {"captcha", captcha}}));
    }
    QList<std::shared_ptr<std::optional<service::HttpAnswer>>> answers;
    for (auto& request : requests) {
        answers.append(std::make_shared<std::optional<service::HttpAnswer>>());
        world.begin(std::move(request), answers.back());
    }
    CHECK(world.executor.poolSize() == 5);
    world.executor.drain();
    CHECK(std::ranges::count_if(answers, [](const auto& a) { return (*a)->status == 400; }) >= 7);
}

TEST_CASE("an address that asks too often is told to wait")
{
    World world({.address = {.burst = 5, .perSecond = 1}});
    Client client(world);
    client.challenge({});
    for (int i = 0; i < 3; ++i)
        client.challenge({});
    auto reply = client.challenge({});
    CHECK(reply.status() == 429);
    CHECK(reply.error() == "temporarily_unavailable");
    CHECK(reply.header("Retry-After") == "1");
    CHECK(Client(world, QStringLiteral("192.0.2.8")).challenge({}).status() == 403);
    world.advance(1);
    CHECK(client.challenge({}).status() == 403);
    CHECK(world.audit.count(AuditEvent::rateLimited) == 1);
}

TEST_CASE("a session that refreshes too often is told to wait, and stays")
{
    World world({.session = {.burst = 3, .perSecond = 1}});
    Client client(world);
    client.signIn();
    for (int i = 0; i < 3; ++i)
        CHECK(client.refresh(QByteArray::number(i)).status() == 200);
    CHECK(client.refresh("4").status() == 429);
    world.advance(1);
    CHECK(client.refresh("4").status() == 200);
}
