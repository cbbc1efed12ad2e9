// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/human_checks.h"

#include "core/base/json.h"
#include "service/sign_in/picture_puzzle.h"
#include "tests/service/sign_in_parts/drags.h"
#include "tests/service/sign_in_parts/slider_eye.h"
#include "tests/service/sign_in_parts/work_solver.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <QJsonArray>

#include <atomic>
#include <thread>

using namespace sallyport;
using namespace sallyport::service;

namespace {

const QByteArray session(32, '\1');
const QByteArray otherSession(32, '\2');
constexpr HumanCheckLimits quick{.workCost = 2, .workPrefixBits = 3};

struct Bench {
    test::FixedClock time{1'800'000'000'000};
    HumanChecks checks;

    explicit Bench(Random random = systemRandom(), HumanCheckLimits limits = quick)
        : checks(time.clock(), std::move(random), Secret::copyOf("key"), limits)
    {
    }
    HumanVerdict judge(const QJsonObject& answer, const QByteArray& hash = session)
    {
        return checks.judge(writeJson(answer), hash);
    }
};

QJsonObject addressed(const QJsonObject& challenge, QJsonObject answer)
{
    answer[QStringLiteral("type")] = challenge[QStringLiteral("type")];
    answer[QStringLiteral("id")] = challenge[QStringLiteral("id")];
    return answer;
}

QJsonObject solvedSlider(const QJsonObject& challenge)
{
    return addressed(challenge, test::sliderAnswer(test::SliderEye(challenge).outlineMatch()));
}

QJsonObject solvedWork(const QJsonObject& challenge)
{
    const QJsonObject work = challenge[QStringLiteral("challenge")].toObject();
    return addressed(challenge,
                     {{QStringLiteral("challenge"), work}, {QStringLiteral("solution"), test::solveWork(work)}});
}

} // namespace

TEST_CASE("every challenge says its kind, its id, its life and the other kinds")
{
    Bench bench;
    for (const auto kind : {HumanCheckKind::slider, HumanCheckKind::pictures, HumanCheckKind::work}) {
        const QJsonObject challenge = bench.checks.make(kind, session, 0);
        CHECK(challenge[QStringLiteral("type")] == humanCheckName(kind));
        CHECK(humanCheckKind(challenge[QStringLiteral("type")].toString()) == kind);
        CHECK(challenge[QStringLiteral("id")].toString().size() == 22);
        CHECK(challenge[QStringLiteral("expires_in")] == 120);
        QJsonArray others;
        for (const auto* name : {"slider", "pictures", "work"}) {
            if (humanCheckName(kind) != QLatin1String(name))
                others.append(QLatin1String(name));
        }
        CHECK(challenge[QStringLiteral("alternatives")] == others);
    }
    CHECK_FALSE(humanCheckKind(u"Slider").has_value());
    CHECK_FALSE(humanCheckKind(u"").has_value());
}

TEST_CASE("a solved slider passes once")
{
    Bench bench;
    const QJsonObject answer = solvedSlider(bench.checks.make(HumanCheckKind::slider, session, 0));
    CHECK(bench.judge(answer) == HumanVerdict::passed);
    CHECK(bench.judge(answer) == HumanVerdict::unknown);
}

TEST_CASE("the right pictures pass once")
{
    const Random same = test::countingRandom();
    randomBytes(same, 16); // the challenge's id
    const PicturePuzzle puzzle = makePictures(same);

    Bench bench(test::countingRandom());
    const QJsonObject challenge = bench.checks.make(HumanCheckKind::pictures, session, 0);
    REQUIRE(challenge[QStringLiteral("tiles")] == puzzle.challenge[QStringLiteral("tiles")]);
    QJsonArray indexes;
    for (const int index : puzzle.indexes)
        indexes.append(index);
    const QJsonObject answer = addressed(challenge, {{QStringLiteral("indexes"), indexes}});
    CHECK(bench.judge(answer) == HumanVerdict::passed);
    CHECK(bench.judge(answer) == HumanVerdict::unknown);
}

TEST_CASE("done work passes once")
{
    Bench bench;
    const QJsonObject answer = solvedWork(bench.checks.make(HumanCheckKind::work, session, 0));
    CHECK(bench.judge(answer) == HumanVerdict::passed);
    CHECK(bench.judge(answer) == HumanVerdict::unknown);
}

TEST_CASE("a wrong answer uses the challenge up")
{
    Bench bench;
    const QJsonObject slider = bench.checks.make(HumanCheckKind::slider, session, 0);
    const QJsonObject right = solvedSlider(slider);
    const int x = right[QStringLiteral("x")].toInt();
    CHECK(bench.judge(addressed(slider, test::sliderAnswer(x > 300 ? x - 60 : x + 60))) == HumanVerdict::failed);
    CHECK(bench.judge(right) == HumanVerdict::unknown);

    const QJsonObject pictures = bench.checks.make(HumanCheckKind::pictures, session, 0);
    CHECK(bench.judge(addressed(pictures, {{QStringLiteral("indexes"), QJsonArray{0, 1, 2, 3, 4}}}))
          == HumanVerdict::failed);

    const QJsonObject work = bench.checks.make(HumanCheckKind::work, session, 0);
    QJsonObject undone = solvedWork(work);
    undone[QStringLiteral("solution")] =
        QJsonObject{{QStringLiteral("counter"), 0}, {QStringLiteral("derivedKey"), QString(64, u'0')}};
    CHECK(bench.judge(undone) == HumanVerdict::failed);
    CHECK(bench.judge(solvedWork(work)) == HumanVerdict::unknown);
}

TEST_CASE("the right place reached without a hand's drag fails")
{
    Bench bench;
    const QJsonObject challenge = bench.checks.make(HumanCheckKind::slider, session, 0);
    QJsonObject answer = solvedSlider(challenge);
    answer[QStringLiteral("trace")] = QJsonArray{QJsonArray{0, 0, 0}, QJsonArray{400, answer[QStringLiteral("x")], 0}};
    CHECK(bench.judge(answer) == HumanVerdict::failed);
}

TEST_CASE("a challenge belongs to one auth_session, and another's answer does not use it up")
{
    Bench bench;
    for (const auto kind : {HumanCheckKind::slider, HumanCheckKind::work}) {
        const QJsonObject challenge = bench.checks.make(kind, session, 0);
        const QJsonObject answer = kind == HumanCheckKind::work ? solvedWork(challenge) : solvedSlider(challenge);
        CHECK(bench.judge(answer, otherSession) == HumanVerdict::unknown);
        CHECK(bench.judge(answer, QByteArray()) == HumanVerdict::unknown);
        CHECK(bench.judge(answer, session + '\1') == HumanVerdict::unknown);
        CHECK(bench.judge(answer) == HumanVerdict::passed);
    }
}

TEST_CASE("a challenge lives two minutes, whatever the wall clock does")
{
    Bench bench;
    const QJsonObject early = solvedSlider(bench.checks.make(HumanCheckKind::slider, session, 0));
    const QJsonObject late = solvedSlider(bench.checks.make(HumanCheckKind::slider, session, 0));
    *bench.time.wallMs += 3'600'000;
    *bench.time.steadyMs += 119'999;
    CHECK(bench.judge(early) == HumanVerdict::passed);
    *bench.time.wallMs -= 7'200'000;
    *bench.time.steadyMs += 1;
    CHECK(bench.judge(late) == HumanVerdict::unknown);
}

TEST_CASE("an answer of another kind is no answer to this challenge")
{
    Bench bench;
    const QJsonObject slider = bench.checks.make(HumanCheckKind::slider, session, 0);
    const QJsonObject work = bench.checks.make(HumanCheckKind::work, session, 0);
    QJsonObject crossed = solvedWork(work);
    crossed[QStringLiteral("id")] = slider[QStringLiteral("id")];
    CHECK(bench.judge(crossed) == HumanVerdict::unknown);
}

TEST_CASE("work done for one challenge is not work done for the next")
{
    Bench bench;
    const QJsonObject first = bench.checks.make(HumanCheckKind::work, session, 0);
    const QJsonObject second = bench.checks.make(HumanCheckKind::work, session, 0);
    QJsonObject moved = solvedWork(first);
    moved[QStringLiteral("id")] = second[QStringLiteral("id")];
    CHECK(bench.judge(moved) == HumanVerdict::failed);
}

TEST_CASE("work of the product's own cost asks for 5000 rounds a try")
{
    Bench bench(systemRandom(), {});
    const QJsonObject challenge = bench.checks.make(HumanCheckKind::work, session, 0);
    const QJsonObject parameters = challenge[QStringLiteral("challenge")][QStringLiteral("parameters")].toObject();
    CHECK(parameters[QStringLiteral("cost")] == 5000);
    CHECK(parameters[QStringLiteral("expiresAt")].toInteger() == 1'800'000'120);
}

TEST_CASE("when too many are open the oldest goes first")
{
    HumanCheckLimits limits = quick;
    limits.maxOpen = 3;
    Bench bench(systemRandom(), limits);
    std::vector<QJsonObject> answers;
    for (int i = 0; i < 5; ++i)
        answers.push_back(solvedWork(bench.checks.make(HumanCheckKind::work, session, 0)));
    CHECK(bench.judge(answers[0]) == HumanVerdict::unknown);
    CHECK(bench.judge(answers[1]) == HumanVerdict::unknown);
    CHECK(bench.judge(answers[2]) == HumanVerdict::passed);
    CHECK(bench.judge(answers[3]) == HumanVerdict::passed);
    CHECK(bench.judge(answers[4]) == HumanVerdict::passed);
}

TEST_CASE("bytes that are no answer are malformed")
{
    Bench bench;
    struct Row {
        const char* attack;
        QByteArray bytes;
    };
    const Row rows[] = {
        {"nothing", ""},
        {"no JSON", "slider"},
        {"no UTF-8", "{\"type\":\"\xff\xfe\"}"},
        {"a list", "[]"},
        {"no members", "{}"},
        {"no id", R"({"type":"slider","x":1,"trace":[]})"},
        {"no type", R"({"id":"a","x":1,"trace":[]})"},
        {"an id that is a number", R"({"type":"slider","id":7,"x":1,"trace":[]})"},
        {"an unknown type", R"({"type":"audio","id":"a"})"},
        {"a type that is a list", R"({"type":["slider"],"id":"a","x":1,"trace":[]})"},
        {"x as text", R"({"type":"slider","id":"a","x":"1","trace":[]})"},
        {"x as a fraction", R"({"type":"slider","id":"a","x":1.5,"trace":[]})"},
        {"x beyond whole numbers", R"({"type":"slider","id":"a","x":1e300,"trace":[]})"},
        {"no trace", R"({"type":"slider","id":"a","x":1})"},
        {"a trace that is an object", R"({"type":"slider","id":"a","x":1,"trace":{}})"},
        {"no indexes", R"({"type":"pictures","id":"a"})"},
        {"indexes as text", R"({"type":"pictures","id":"a","indexes":"123"})"},
        {"no solution", R"({"type":"work","id":"a","challenge":{}})"},
        {"a challenge that is text", R"({"type":"work","id":"a","challenge":"e30=","solution":{}})"},
        {"lists within lists",
         R"({"type":"slider","id":"a","x":1,"trace":)" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + "}"},
        {"too many bytes", R"({"type":"slider","id":"a","x":1,"trace":[)" + QByteArray(40'000, ' ') + "]}"},
        {"cut short", R"({"type":"slider","id":"a","x":1,"trace":[[0,0)"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        CHECK(bench.checks.judge(row.bytes, session) == HumanVerdict::malformed);
    }
}

TEST_CASE("an answer to no challenge is unknown")
{
    Bench bench;
    CHECK(bench.checks.judge(R"({"type":"slider","id":"","x":1,"trace":[]})", session) == HumanVerdict::unknown);
    CHECK(bench.checks.judge(R"({"type":"pictures","id":"AAAA","indexes":[]})", session) == HumanVerdict::unknown);
    CHECK(bench.checks.judge(R"({"type":"work","id":"AAAA","challenge":{},"solution":{}})", session)
          == HumanVerdict::unknown);
}

TEST_CASE("the longest drag allowed fits into an answer")
{
    Bench bench;
    const QJsonObject challenge = bench.checks.make(HumanCheckKind::slider, session, 0);
    const int x = test::SliderEye(challenge).outlineMatch();
    const QJsonObject answer{{QStringLiteral("x"), x}, {QStringLiteral("trace"), test::handDrag(x, 59'000, 500)}};
    CHECK(bench.judge(addressed(challenge, answer)) == HumanVerdict::passed);
}

TEST_CASE("challenges are made and judged by several threads at once")
{
    Bench bench;
    std::atomic<int> passed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int j = 0; j < 3; ++j) {
                bench.checks.make(HumanCheckKind::slider, session, 0);
                passed += bench.judge(solvedWork(bench.checks.make(HumanCheckKind::work, session, j)))
                    == HumanVerdict::passed;
            }
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(passed == 12);
}
