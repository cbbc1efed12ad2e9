// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/work_puzzle.h"

#include "core/base/json.h"
#include "tests/service/sign_in_parts/work_solver.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <functional>

using namespace sallyport;
using namespace sallyport::service;

namespace {

constexpr std::int64_t now = 1'800'000'000;
const QByteArray session(32, '\7');

WorkSecrets secrets()
{
    return workSecrets(Secret::copyOf("one key for all of it"));
}

QJsonObject work(std::uint32_t counter = 3, QByteArrayView hash = session)
{
    return makeWork({.rounds = 10, .counter = counter, .expiresAt = now + 120, .authSessionHash = hash}, secrets(),
                    systemRandom());
}

QJsonObject json(QByteArrayView text)
{
    return readJsonObject(text).value();
}

using Change = std::function<void(QJsonObject& challenge, QJsonObject& solution)>;

Change parameter(const QString& name, const QJsonValue& value)
{
    return [=](QJsonObject& challenge, QJsonObject&) {
        QJsonObject parameters = challenge[QStringLiteral("parameters")].toObject();
        parameters[name] = value;
        challenge[QStringLiteral("parameters")] = parameters;
    };
}

Change solved(const QString& name, const QJsonValue& value)
{
    return [=](QJsonObject&, QJsonObject& solution) { solution[name] = value; };
}

} // namespace

TEST_CASE("work that was done is accepted")
{
    for (const std::uint32_t counter : {0u, 1u, 300u}) {
        const QJsonObject challenge = work(counter);
        const QJsonObject solution = test::solveWork(challenge);
        CHECK(solution[QStringLiteral("counter")].toInt() == static_cast<int>(counter));
        CHECK(isWorkDone(challenge, solution, secrets(), session, now));
    }
}

TEST_CASE("a challenge and its solution made by altcha-lib 2.8.0 are accepted")
{
    const QJsonObject challenge = json(R"({"parameters":{"algorithm":"PBKDF2/SHA-256","cost":100,"data":{
        "auth_session_hash":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc","purpose":"sign-in"},"expiresAt":4102444800,
        "keyLength":32,"keyPrefix":"5a492fcfed627aa8e753a5eafdccd251",
        "keySignature":"5ff460527580f1a50457fd01d096b867d1d9dc4bcc31aa4bc16668979d600f89",
        "nonce":"1d565d701de8f65495ba9da102654dd0","salt":"92fa554c15f76832f1675bcd0bdb3480"},
        "signature":"86452547161c237a8698b292f0614c0fb887d409ebb09df4d15c07a4cb5998f6"})");
    const QJsonObject solution = json(
        R"({"counter":37,"derivedKey":"5a492fcfed627aa8e753a5eafdccd2518ccf1179b780c31eba3ca6dabcc3115c","time":9.8})");
    const WorkSecrets theirs{.signature = Secret::copyOf("test-signature-secret"),
                             .keySignature = Secret::copyOf("test-key-signature-secret")};
    CHECK(isWorkDone(challenge, solution, theirs, session, now));
    CHECK(test::solveWork(challenge)[QStringLiteral("derivedKey")] == solution[QStringLiteral("derivedKey")]);
    CHECK_FALSE(isWorkDone(challenge, solution, secrets(), session, now));
}

TEST_CASE("a challenge says what it must")
{
    const QJsonObject challenge = work();
    CHECK(challenge.keys() == QStringList{QStringLiteral("parameters"), QStringLiteral("signature")});
    const QJsonObject parameters = challenge[QStringLiteral("parameters")].toObject();
    CHECK(parameters[QStringLiteral("algorithm")] == QStringLiteral("PBKDF2/SHA-256"));
    CHECK(parameters[QStringLiteral("nonce")].toString().size() == 32);
    CHECK(parameters[QStringLiteral("salt")].toString().size() == 32);
    CHECK(parameters[QStringLiteral("keyPrefix")].toString().size() == 32);
    CHECK(parameters[QStringLiteral("keyLength")] == 32);
    CHECK(parameters[QStringLiteral("cost")] == 10);
    CHECK(parameters[QStringLiteral("expiresAt")].toInteger() == now + 120);
    CHECK(parameters[QStringLiteral("data")]
          == QJsonObject{{QStringLiteral("auth_session_hash"), QString::fromLatin1(toBase64Url(session))},
                         {QStringLiteral("purpose"), QStringLiteral("sign-in")}});
}

TEST_CASE("work that was not done, or is another's, is refused")
{
    const QJsonObject challenge = work();
    const QJsonObject solution = test::solveWork(challenge);
    const QString key = solution[QStringLiteral("derivedKey")].toString();
    const QString prefix = challenge[QStringLiteral("parameters")][QStringLiteral("keyPrefix")].toString();
    struct Row {
        const char* attack;
        Change change;
    };
    const Row rows[] = {
        {"only the published prefix of the key", solved(QStringLiteral("derivedKey"), prefix + QString(32, u'0'))},
        {"the prefix alone", solved(QStringLiteral("derivedKey"), prefix)},
        {"capital letters", solved(QStringLiteral("derivedKey"), key.toUpper())},
        {"a key that is no text", solved(QStringLiteral("derivedKey"), 12)},
        {"no key", solved(QStringLiteral("derivedKey"), QJsonValue())},
        {"text outside Latin-1", solved(QStringLiteral("derivedKey"), QString(64, QChar(0x4e2d)))},
        {"a counter below zero", solved(QStringLiteral("counter"), -1)},
        {"a counter above 32 bits", solved(QStringLiteral("counter"), qint64{1} << 32)},
        {"half a counter", solved(QStringLiteral("counter"), 1.5)},
        {"a counter as text", solved(QStringLiteral("counter"), QStringLiteral("3"))},
        {"less work", parameter(QStringLiteral("cost"), 1)},
        {"an empty prefix", parameter(QStringLiteral("keyPrefix"), QString())},
        {"a longer life", parameter(QStringLiteral("expiresAt"), qint64{now + 9999})},
        {"another's auth_session",
         parameter(QStringLiteral("data"), QJsonObject{{QStringLiteral("auth_session_hash"), QStringLiteral("AAAA")}})},
        {"a member more", parameter(QStringLiteral("extra"), true)},
        {"a key signature of one's own", parameter(QStringLiteral("keySignature"), QString(64, u'0'))},
        {"no parameters", [](QJsonObject& c, QJsonObject&) { c.remove(u"parameters"); }},
        {"no signature", [](QJsonObject& c, QJsonObject&) { c.remove(u"signature"); }},
        {"a signature of zeros",
         [](QJsonObject& c, QJsonObject&) { c[QStringLiteral("signature")] = QString(64, u'0'); }},
        {"nothing at all", [](QJsonObject& c, QJsonObject& s) { c = s = {}; }},
    };
    REQUIRE(isWorkDone(challenge, solution, secrets(), session, now));
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        QJsonObject c = challenge;
        QJsonObject s = solution;
        row.change(c, s);
        CHECK_FALSE(isWorkDone(c, s, secrets(), session, now));
    }
    CHECK_FALSE(isWorkDone(challenge, solution, workSecrets(Secret::copyOf("another key")), session, now));
    CHECK_FALSE(isWorkDone(challenge, solution, secrets(), QByteArray(32, '\x8'), now));
    CHECK_FALSE(isWorkDone(work(), solution, secrets(), session, now));
}

TEST_CASE("work is good until its end and not after")
{
    const QJsonObject challenge = work();
    const QJsonObject solution = test::solveWork(challenge);
    CHECK(isWorkDone(challenge, solution, secrets(), session, now + 120));
    CHECK_FALSE(isWorkDone(challenge, solution, secrets(), session, now + 121));
}

TEST_CASE("the work doubles with each failure and stays below thirty times the first")
{
    struct Row {
        int failures;
        std::uint32_t range; // tries at most
    };
    for (const auto& [failures, range] : {Row{-1, 2048}, Row{0, 2048}, Row{1, 4096}, Row{2, 8192}, Row{3, 16384},
                                          Row{4, 30720}, Row{5, 30720}, Row{1'000'000, 30720}}) {
        CAPTURE(failures);
        double sum = 0;
        for (int i = 0; i < 2000; ++i) {
            const auto counter = workCounter(systemRandom(), 10, failures);
            REQUIRE(counter < range);
            sum += counter;
        }
        CHECK(sum / 2000 > 0.45 * range);
        CHECK(sum / 2000 < 0.55 * range);
    }
    CHECK(workCounter(systemRandom(), 1000, 1000) < 503'316'480);
}
