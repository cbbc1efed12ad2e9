// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/fakes.h"
#include "ui/sign_in/slider_puzzle.h"

#include <QtTest>

using namespace sallyport;
using namespace sallyport::test;

namespace {

struct Puzzle {
    FixedClock clock{gallerySeconds * 1000};
    ui::SliderPuzzle widget{clock.clock()};

    Puzzle()
    {
        const auto challenge = sliderChallenge(300, clock);
        REQUIRE(widget.setChallenge(std::get<auth::SliderChallenge>(challenge.puzzle)));
        widget.resize(widget.sizeHint());
    }
    double scale() const { return widget.width() / 640.0; }
    void drag(QPointF from, QPointF to, int steps)
    {
        QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
        for (int i = 1; i <= steps; ++i) {
            clock.advanceMs(16);
            const QPointF at = from + (to - from) * i / steps;
            QMouseEvent event(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&widget, &event);
        }
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
    }
    QPointF handle() const { return {widget.height() * 0.08, widget.height() - widget.height() * 0.08}; }
};

} // namespace

TEST_CASE("the piece follows the pointer when it is dragged itself")
{
    Puzzle puzzle;
    const QPointF grip(40 * puzzle.scale(), 170 * puzzle.scale());
    puzzle.drag(grip, grip + QPointF(300 * puzzle.scale(), 5), 30);
    CHECK(std::abs(puzzle.widget.answer().x - 300) <= 2);
    CHECK(puzzle.widget.answer().trace.size() == 31);
}

TEST_CASE("the handle moves the piece all the way, never beyond")
{
    Puzzle puzzle;
    puzzle.drag(puzzle.handle(), puzzle.handle() + QPointF(puzzle.widget.width(), 0), 20);
    CHECK(puzzle.widget.answer().x == 640 - 88);
    CHECK(puzzle.widget.answer().trace.last().x == 640 - 88);
}

TEST_CASE("a press beside piece and handle moves nothing")
{
    Puzzle puzzle;
    puzzle.drag({puzzle.widget.width() * 0.8, 20}, {puzzle.widget.width() * 0.3, 20}, 10);
    CHECK(puzzle.widget.answer().x == 0);
    CHECK_FALSE(puzzle.widget.isMoved());
}

TEST_CASE("the keys move by one, by twenty, and to the ends")
{
    Puzzle puzzle;
    QTest::keyClick(&puzzle.widget, Qt::Key_Right);
    CHECK(puzzle.widget.value() == 1);
    QTest::keyClick(&puzzle.widget, Qt::Key_Right, Qt::ShiftModifier);
    CHECK(puzzle.widget.value() == 21);
    QTest::keyClick(&puzzle.widget, Qt::Key_PageUp);
    CHECK(puzzle.widget.value() == 41);
    QTest::keyClick(&puzzle.widget, Qt::Key_PageDown);
    QTest::keyClick(&puzzle.widget, Qt::Key_Left);
    CHECK(puzzle.widget.value() == 20);
    QTest::keyClick(&puzzle.widget, Qt::Key_End);
    CHECK(puzzle.widget.value() == 552);
    QTest::keyClick(&puzzle.widget, Qt::Key_Home);
    CHECK(puzzle.widget.value() == 0);
    QTest::keyClick(&puzzle.widget, Qt::Key_Left);
    CHECK(puzzle.widget.value() == 0);
}

TEST_CASE("an arrow key that is held moves faster, and Return says once that the piece is in its place")
{
    Puzzle puzzle;
    int placed = 0;
    QObject::connect(&puzzle.widget, &ui::SliderPuzzle::placed, [&placed] { ++placed; });
    const auto hold = [&puzzle](Qt::Key key) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, {}, true);
        QCoreApplication::sendEvent(&puzzle.widget, &event);
    };
    QTest::keyClick(&puzzle.widget, Qt::Key_Right);
    hold(Qt::Key_Right);
    hold(Qt::Key_Right);
    CHECK(puzzle.widget.value() == 9);
    QTest::keyClick(&puzzle.widget, Qt::Key_Return);
    hold(Qt::Key_Return);
    CHECK(placed == 1);
}

TEST_CASE("a long way is thinned out, never longer than 500 points, and keeps both its ends")
{
    Puzzle puzzle;
    for (int i = 0; i < 3000; ++i) {
        puzzle.clock.advanceMs(5);
        QTest::keyClick(&puzzle.widget, i % 3 == 2 ? Qt::Key_Left : Qt::Key_Right);
    }
    const auto answer = puzzle.widget.answer();
    CHECK(answer.trace.size() <= 500);
    CHECK(answer.trace.size() > 200);
    CHECK(answer.trace.first().x == 0);
    CHECK(answer.trace.first().ms == 0);
    CHECK(answer.trace.last().x == answer.x);
}

TEST_CASE("a new puzzle begins at the left with an empty way")
{
    Puzzle puzzle;
    QTest::keyClick(&puzzle.widget, Qt::Key_End);
    const auto next = sliderChallenge(200, puzzle.clock);
    puzzle.widget.setChallenge(std::get<auth::SliderChallenge>(next.puzzle));
    CHECK(puzzle.widget.answer().x == 0);
    CHECK(puzzle.widget.answer().trace.isEmpty());
}
