// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "service/account/passcode_rules.h"
#include "tests/service/account/passcode_client.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::int64_t day = 24 * 3600;

Reply guess(Client& client, int which)
{
    return setPasscode(client, "702846", "31415" + QByteArray::number(which));
}

} // namespace

TEST_CASE("a passcode is set without an old one, and changed with it")
{
    Household home;
    CHECK(passcodeFact(home.old, "set") == false);
    CHECK(passcodeFact(home.old, "changed_at").isNull());
    CHECK(setPasscode(home.old).status() == 204);
    CHECK(passcodeFact(home.old, "set") == true);
    CHECK(passcodeFact(home.old, "changed_at").toInteger() == home.world.time.clock().unixSeconds());
    CHECK(passcodeFact(home.old, "locked_until").isNull());
    for (int i = 0; i < 6; ++i) // without an old one nothing was tried, so nothing is counted
        CHECK(setPasscode(home.old, "702846").error() == "passcode_needed");
    CHECK(setPasscode(home.old, "702846", passcode).status() == 204);
    CHECK(setPasscode(home.old, "918273", passcode).number("attempts_left") == 4);
    CHECK(setPasscode(home.old, "918273", "702846").status() == 204);
    CHECK(home.world.events.count(AccountEventKind::passcodeSet) == 1);
    CHECK(home.world.events.count(AccountEventKind::passcodeChanged) == 2);
}

TEST_CASE("what is no passcode, and what is tried first, is refused")
{
    World world;
    Client client(world);
    client.signIn();
    const auto [given, error] = GENERATE(table<QByteArray, QByteArray>({
        // DataGenetics' list of the most used six digits, and what is made the same way
        {"123456", "weak_passcode"},
        {"654321", "weak_passcode"},
        {"890123", "weak_passcode"},
        {"000000", "weak_passcode"},
        {"777777", "weak_passcode"},
        {"121212", "weak_passcode"},
        {"123123", "weak_passcode"},
        {"112233", "weak_passcode"},
        {"123321", "weak_passcode"},
        {"110011", "weak_passcode"},
        {"135791", "weak_passcode"},
        {"159753", "weak_passcode"},
        {"147258", "weak_passcode"},
        // not six digits
        {"24091", "invalid_request"},
        {"2409171", "invalid_request"},
        {"24091a", "invalid_request"},
        {"24091 ", "invalid_request"},
        {"\u0662\u0664\u0660\u0669\u0661\u0667", "invalid_request"},
        {"", "invalid_request"},
    }));
    CAPTURE(given);
    const auto reply = setPasscode(client, given);
    CHECK(reply.status() == 400);
    CHECK(reply.error() == error);
    CHECK(passcodeFact(client, "set") == false);
}

TEST_CASE("nearly all passcodes may be chosen")
{
    int weak = 0;
    for (int number = 0; number < 1'000'000; ++number)
        weak += isWeakPasscode(QByteArray::number(number).rightJustified(6, '0')) ? 1 : 0;
    CHECK(weak > 1000);
    CHECK(weak < 10'000); // else guessing gets easier than it was
}

TEST_CASE("requests that make no sense set nothing")
{
    World world;
    Client client(world);
    client.signIn();
    const QString code = QString::fromLatin1(passcode);
    const auto field = [](const char* name, const QString& value) { return QJsonObject{{QLatin1String(name), value}}; };
    const QJsonObject bodies[] = {
        {},
        field("old_passcode", code),
        {{QStringLiteral("passcode"), code}, {QStringLiteral("forgotten"), QStringLiteral("yes")}},
        {{QStringLiteral("passcode"), code},
         {QStringLiteral("old_passcode"), QStringLiteral("702846")},
         {QStringLiteral("forgotten"), QStringLiteral("true")}},
        {{QStringLiteral("passcode"), code}, {QStringLiteral("extra"), QStringLiteral("x")}}};
    for (const auto& body : bodies)
        CHECK(putPasscode(client, body).error() == "invalid_request");
    CHECK(setPasscode(client, passcode, "702846").error() == "passcode_not_set");
    CHECK(forgetPasscode(client, passcode).error() == "passcode_not_set");
    CHECK(passcodeFact(client, "set") == false);
}

TEST_CASE("a passcode takes a fresh sign-in and a computer of one's own")
{
    Household home;
    CHECK(setPasscode(home.shared).error() == "shared_computer");
    home.world.advance(301);
    home.old.refresh();
    CHECK(setPasscode(home.old).error() == "insufficient_user_authentication");
    home.old.stepUp();
    CHECK(setPasscode(home.old).status() == 204);
    CHECK(passcodeFact(home.shared, "set") == true);
    home.stranger.refresh();
    CHECK(passcodeFact(home.stranger, "set") == false);
}

TEST_CASE("five wrong ones, by whichever sessions, lock it for two hours for all")
{
    Household home;
    setPasscode(home.old);
    CHECK(guess(home.old, 0).number("attempts_left") == 4);
    CHECK(guess(home.newcomer, 1).number("attempts_left") == 3);
    CHECK(guess(home.old, 2).number("attempts_left") == 2);
    home.world.restart(); // forgets nothing
    CHECK(guess(home.newcomer, 3).number("attempts_left") == 1);
    const auto last = guess(home.old, 4);
    CHECK(last.status() == 429);
    CHECK(last.error() == "passcode_locked");
    CHECK(last.header("Retry-After") == "7200");
    const auto until = home.world.time.clock().unixSeconds() + 7200;
    CHECK(passcodeFact(home.newcomer, "locked_until").toInteger() == until);
    // The right one is not judged either.
    CHECK(setPasscode(home.newcomer, "702846", passcode).error() == "passcode_locked");
    CHECK(home.world.events.count(AccountEventKind::passcodeLocked) == 1);
    home.world.advance(7100);
    home.old.stepUp();
    home.old.refresh();
    CHECK(setPasscode(home.old, "702846", passcode).error() == "passcode_locked");
    home.world.advance(100);
    CHECK(passcodeFact(home.old, "locked_until").isNull());
    CHECK(setPasscode(home.old, "702846", passcode).status() == 204);
}

TEST_CASE("five wrong ones from two clients at once are five, not more")
{
    Household home;
    setPasscode(home.old);
    get(home.newcomer, "/security"); // a nonce for each
    std::vector<std::shared_ptr<std::optional<HttpAnswer>>> answers;
    for (int i = 0; i < 10; ++i) {
        auto& client = i % 2 == 0 ? home.old : home.newcomer;
        auto request = client.request("PUT", accountApi + "/security/passcode", {}, client.accessToken);
        request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
        request.body = R"({"passcode":"702846","old_passcode":"31415)" + QByteArray::number(i) + R"("})";
        answers.push_back(std::make_shared<std::optional<HttpAnswer>>());
        home.world.begin(std::move(request), answers.back());
    }
    CHECK(home.world.executor.poolSize() == 10); // all are on their way before one is judged
    home.world.executor.drain();
    const auto with = [&](QByteArrayView word) {
        return std::ranges::count_if(answers, [&](const auto& a) { return (*a)->body.contains(word); });
    };
    CHECK(with("wrong_passcode") == 4);
    CHECK(with("passcode_locked") == 6);
    CHECK(home.world.audit.count(AuditEvent::passcodeRefused) == 5); // so many were judged
    CHECK(setPasscode(home.old, "702846", passcode).error() == "passcode_locked");
    CHECK(home.world.events.count(AccountEventKind::passcodeLocked) == 1);
}

TEST_CASE("a right one forgets the wrong ones before it")
{
    Household home;
    setPasscode(home.old);
    for (int i = 0; i < 4; ++i)
        guess(home.old, i);
    CHECK(setPasscode(home.old, "702846", passcode).status() == 204);
    CHECK(setPasscode(home.old, "918273", "111111").number("attempts_left") == 4);
}

TEST_CASE("what could not be judged counts as no try")
{
    Household home;
    setPasscode(home.old);
    home.world.executor.poolIsFull = true;
    for (int i = 0; i < 6; ++i)
        CHECK(guess(home.old, i).status() == 503);
    home.world.executor.poolIsFull = false;
    CHECK(guess(home.old, 7).number("attempts_left") == 4);
}

TEST_CASE("a newcomer's passcode waits a day, and the old one counts until then")
{
    Household home;
    setPasscode(home.old);
    const auto reply = setPasscode(home.newcomer, "702846", passcode);
    CHECK(reply.status() == 202);
    const auto pending = get(home.old, "/pending-changes").json[QStringLiteral("pending")].toArray();
    REQUIRE(pending.size() == 1);
    CHECK(pending[0].toObject()[QStringLiteral("kind")] == QStringLiteral("passcode"));
    CHECK_FALSE(pending[0].toObject().contains(QStringLiteral("address")));
    home.world.advance(day);
    home.world.restart();
    home.world.api->housekeeping();
    home.old.signIn();
    CHECK(setPasscode(home.old, "918273", "702846").status() == 204);
}

TEST_CASE("a forgotten one is replaced a day later, also for an older device, which cannot shorten that itself")
{
    Household home;
    setPasscode(home.old);
    for (int i = 0; i < 5; ++i)
        guess(home.old, i);
    const auto reply = forgetPasscode(home.old, "702846"); // locked or not
    CHECK(reply.status() == 202);
    CHECK(reply.number("effective_at") == home.world.time.clock().unixSeconds() + day);
    const auto path = accountApi + "/pending-changes/" + reply.text("pending");
    CHECK(home.old.callJson("POST", path + "/approve").error() == "own_change");
    CHECK(home.newcomer.callJson("POST", path + "/approve").error() == "newcomer");
    SECTION("by time")
    {
        home.world.advance(day);
        home.world.api->housekeeping();
        home.old.signIn();
        CHECK(passcodeFact(home.old, "locked_until").isNull());
        CHECK(setPasscode(home.old, "918273", "702846").status() == 204);
    }
    SECTION("called off by another device")
    {
        home.world.advance(day - 1000);
        home.newcomer.refresh();
        CHECK(home.newcomer.callJson("DELETE", path).error() == "newcomer");
        home.old.refresh();
        CHECK(home.old.callJson("DELETE", path).status() == 204);
        home.world.advance(1000);
        home.world.api->housekeeping();
        home.old.signIn();
        CHECK(setPasscode(home.old, "918273", passcode).status() == 204);
    }
}

TEST_CASE("a passcode cannot be guessed from a copy of the database, and fits no other account")
{
    Household home;
    setPasscode(home.old);
    setPasscode(home.stranger);
    const auto stored = home.world.in([&] { return home.world.store->passcodes.find(home.world.traderId); });
    REQUIRE(stored);
    CHECK(stored->hash.startsWith("$argon2id$"));
    // Without the key beside the database the right six digits do not verify.
    CHECK(home.world.hasher.verify(Secret::copyOf(passcode), stored->hash) == PasswordVerdict::wrong);
    home.world.in([&] {
        return home.world.store->database.write(QStringLiteral("UPDATE passcodes SET hash = ? WHERE account_id <> ?"),
                                                {sqlText(stored->hash), sqlNumber(home.world.traderId)});
    });
    CHECK(setPasscode(home.stranger, "702846", passcode).error() == "wrong_passcode");
    QFile file(home.world.folder.path() + QStringLiteral("/service.sqlite-wal"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains(passcode));
}

TEST_CASE("two windows that set the first passcode at once: one does")
{
    Household home;
    get(home.old, "/security");
    std::vector<std::shared_ptr<std::optional<HttpAnswer>>> answers;
    for (const QByteArray chosen : {"702846", "918273"}) {
        auto request = home.old.request("PUT", accountApi + "/security/passcode", {}, home.old.accessToken);
        request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
        request.body = R"({"passcode":")" + chosen + R"("})";
        answers.push_back(std::make_shared<std::optional<HttpAnswer>>());
        home.world.begin(std::move(request), answers.back());
    }
    home.world.executor.drain();
    CHECK((*answers[0])->status == 204);
    CHECK((*answers[1])->status == 403);
    CHECK(setPasscode(home.old, "240917", "702846").status() == 204);
}

TEST_CASE("a lost device is ended at once with the passcode, also by a newcomer")
{
    Household home;
    const auto path = accountApi + "/devices/" + deviceIdOf(home.old) + "/end";
    const auto body = [](const QByteArray& given) { return R"({"passcode":")" + given + R"("})"; };
    CHECK(home.newcomer.callJson("POST", path, body(passcode)).error() == "passcode_not_set");
    setPasscode(home.old);
    CHECK(del(home.newcomer, "/devices/" + deviceIdOf(home.old)).error() == "newcomer");
    CHECK(home.shared.callJson("POST", path, body(passcode)).error() == "shared_computer");
    CHECK(home.newcomer.callJson("POST", path, "{}").error() == "invalid_request");
    CHECK(home.newcomer.callJson("POST", path, body("314159")).number("attempts_left") == 4);
    CHECK(get(home.old, "/security").status() == 200);
    const auto reply = home.newcomer.callJson("POST", path, body(passcode));
    CHECK(reply.status() == 200);
    CHECK(reply.list("receipts").size() >= 1);
    CHECK(get(home.old, "/security").status() == 401);
    const auto again = home.newcomer.callJson("POST", path, body(passcode)).list("receipts");
    CHECK(again.size() >= 1);
    CHECK(std::ranges::all_of(again, [&](const auto& receipt) { return reply.list("receipts").contains(receipt); }));
    CHECK(home.newcomer.callJson("POST", accountApi + "/devices/" + deviceIdOf(home.stranger) + "/end", body(passcode))
              .list("receipts")
              .isEmpty());
    CHECK(get(home.stranger, "/security").status() == 200);
    CHECK(setCode(home.newcomer).status() == 202); // who ended all older ones is a newcomer all the same
}
