// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/drag_trace.h"

#include "tests/service/sign_in_parts/drags.h"
#include "tests/support/catch.h"

#include <functional>

using namespace sallyport::service;
using sallyport::test::handDrag;

namespace {

constexpr int end = 300;

bool accepted(const QJsonArray& trace, int endX = end)
{
    return isPlausibleDrag(trace, {.endX = endX});
}

QJsonArray built(int points, const std::function<QJsonArray(int)>& point)
{
    QJsonArray trace;
    for (int i = 0; i < points; ++i)
        trace.append(point(i));
    return trace;
}

QJsonArray withPoint(int at, const QJsonValue& point)
{
    QJsonArray trace = handDrag(end);
    trace[at] = point;
    return trace;
}

} // namespace

TEST_CASE("drags as hands make them are accepted")
{
    struct Row {
        const char* hand;
        QJsonArray trace;
    };
    const Row rows[] = {
        {"a mouse", handDrag(end)},
        {"a flick", handDrag(end, 150, 10)},
        {"a slow and careful hand", handDrag(end, 120'000, 500)},
        {"few points", handDrag(end, 500, 6)},
        {"fractions of pixels and milliseconds, as a scaled view gives",
         built(40,
               [](int i) {
                   const double s = i / 39.0;
                   return QJsonArray{s * 812.5, s * s * 300.2, 41.25};
               })},
        {"arrow keys: a pause before the repeat sets in, never up or down",
         built(31, [](int i) { return QJsonArray{i == 0 ? 0 : 470 + 33 * i, 10 * i, 0}; })},
        {"arrow keys that repeat quickly after a short pause, all the way",
         built(200, [](int i) { return QJsonArray{i == 0 ? 0 : 217 + 33 * i, i * 300 / 199, 0}; })},
        {"a pointer that strays to the edge of a large screen", withPoint(20, QJsonArray{470, 160, 7000})},
        {"too far and back",
         built(40,
               [](int i) {
                   const int x = i < 30 ? i * 11 : 319 - (i - 29) * 19 / 10;
                   return QJsonArray{i * 20, i == 39 ? end : x, 5};
               })},
        {"several moves in one millisecond",
         built(40, [](int i) { return QJsonArray{i / 4 * 60, i * i * 300 / 1521, i}; })},
    };
    for (const auto& row : rows) {
        CAPTURE(row.hand);
        CHECK(accepted(row.trace));
    }
}

TEST_CASE("drags that no hand makes are refused")
{
    struct Row {
        const char* attack;
        QJsonArray trace;
    };
    const Row rows[] = {
        {"no drag at all", {}},
        {"one jump", {QJsonArray{0, 0, 0}, QJsonArray{400, end, 0}}},
        {"five points", handDrag(end, 500, 5)},
        {"501 points", handDrag(end, 5000, 501)},
        {"constant speed", built(40, [](int i) { return QJsonArray{i * 20, i * end / 39, 7}; })},
        {"constant speed with a pixel of noise",
         built(40,
               [](int i) {
                   const int noise = i > 0 && i < 39 ? i % 3 - 1 : 0;
                   return QJsonArray{i * 20, i * end / 39 + noise, i % 5};
               })},
        {"standing still, then there", built(40, [](int i) { return QJsonArray{i * 20, i < 39 ? 0 : end, 0}; })},
        {"three places", built(40, [](int i) { return QJsonArray{i * 20,
                                                                 i < 10       ? 0
                                                                     : i < 39 ? 7
                                                                              : end,
                                                                 0}; })},
        {"149 milliseconds", handDrag(end, 149, 30)},
        {"more than two minutes", handDrag(end, 120'001, 100)},
        {"no time at all", handDrag(end, 0, 30)},
        {"time that runs back", withPoint(20, QJsonArray{10, 150, 60})},
        {"time before zero", withPoint(0, QJsonArray{-500, 0, 60})},
        {"a start in the middle", built(40, [](int i) { return QJsonArray{i * 20, 100 + i * i * 200 / 1521, 0}; })},
        {"an end elsewhere", handDrag(end - 3)},
        {"a leap out of the picture", withPoint(20, QJsonArray{462, 100'000, 60})},
        {"a leap far up", withPoint(20, QJsonArray{462, 150, -1e9})},
        {"numbers beyond all reason", withPoint(20, QJsonArray{1e308, -1e308, 1e308})},
        {"a point of two numbers", withPoint(20, QJsonArray{462, 150})},
        {"a point of four numbers", withPoint(20, QJsonArray{462, 150, 60, 1})},
        {"a point of texts",
         withPoint(20, QJsonArray{QStringLiteral("462"), QStringLiteral("150"), QStringLiteral("60")})},
        {"a point that is null", withPoint(20, QJsonArray{462, QJsonValue(), 60})},
        {"a point that is an object", withPoint(20, QJsonObject{})},
        {"a point that is a number", withPoint(20, 3)},
    };
    for (const auto& row : rows) {
        CAPTURE(row.attack);
        CHECK_FALSE(accepted(row.trace));
    }
}
