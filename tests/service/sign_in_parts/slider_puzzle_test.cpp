// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/slider_puzzle.h"

#include "tests/service/sign_in_parts/drags.h"
#include "tests/service/sign_in_parts/slider_eye.h"
#include "tests/support/catch.h"

#include <QGuiApplication>
#include <QtEndian>

#include <atomic>
#include <cmath>
#include <set>
#include <thread>
#include <vector>

using namespace sallyport;
using namespace sallyport::service;
using test::picturesOf;
using test::SliderEye;

namespace {

/// Two hundred of them, drawn once for all tests.
const std::vector<SliderPuzzle>& samples()
{
    static const std::vector<SliderPuzzle> drawn = [] {
        std::vector<SliderPuzzle> puzzles;
        for (int i = 0; i < 200; ++i)
            puzzles.push_back(makeSlider(systemRandom()));
        return puzzles;
    }();
    return drawn;
}

/// The kinds of chunk in a PNG file.
std::set<QByteArray> chunksOf(const QByteArray& png)
{
    std::set<QByteArray> kinds;
    for (qsizetype at = 8; at + 12 <= png.size();) {
        kinds.insert(png.mid(at + 4, 4));
        at += 12 + static_cast<qsizetype>(qFromBigEndian<quint32>(png.constData() + at));
    }
    return kinds;
}

} // namespace

TEST_CASE("a slider is drawn without an application for windows")
{
    REQUIRE(qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr);
    const auto puzzle = makeSlider(systemRandom());
    const auto pictures = picturesOf(puzzle.challenge);
    CHECK(pictures.background.size() == QSize(sliderWidth, sliderHeight));
    CHECK(pictures.piece.size() == QSize(sliderPieceWidth, sliderPieceWidth));
    CHECK(puzzle.challenge[QStringLiteral("width")] == sliderWidth);
    CHECK(puzzle.challenge[QStringLiteral("height")] == sliderHeight);
    CHECK(puzzle.challenge[QStringLiteral("piece_width")] == sliderPieceWidth);
    CHECK(pictures.row >= 0);
    CHECK(pictures.row + pictures.piece.height() <= sliderHeight);
    CHECK(puzzle.challenge.keys().join(u' ') == QStringLiteral("background height piece piece_width row width"));
}

TEST_CASE("several sliders may be drawn at once, off the main thread")
{
    std::atomic<int> whole = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&whole] {
            for (int j = 0; j < 3; ++j)
                whole += !picturesOf(makeSlider(systemRandom()).challenge).background.isNull();
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(whole == 12);
}

TEST_CASE("the piece is cut out of nothing, with room around it")
{
    for (const auto& puzzle : samples()) {
        const auto pictures = picturesOf(puzzle.challenge);
        CHECK(qAlpha(pictures.piece.pixel(0, 0)) == 0);
        CHECK(qAlpha(pictures.piece.pixel(sliderPieceWidth / 2, sliderPieceWidth / 2)) == 255);
    }
}

TEST_CASE("no two sliders are alike, and places and rows are spread over the whole range")
{
    std::set<int> places;
    std::set<int> rows;
    std::set<QString> backgrounds;
    int left = 0;
    const int count = static_cast<int>(samples().size());
    for (const auto& puzzle : samples()) {
        REQUIRE(puzzle.x >= sliderPieceWidth + 16);
        REQUIRE(puzzle.x <= sliderWidth - sliderPieceWidth - 4);
        places.insert(puzzle.x / 32);
        rows.insert(puzzle.challenge[QStringLiteral("row")].toInt() / 40);
        backgrounds.insert(puzzle.challenge[QStringLiteral("background")].toString());
        left += puzzle.x < sliderWidth / 2;
    }
    CHECK(places.size() >= 12);
    CHECK(rows.size() >= 5);
    CHECK(backgrounds.size() == samples().size());
    CHECK(left > count / 4);
    CHECK(left < count * 3 / 4);
}

TEST_CASE("a slider's pictures stay small and carry no text")
{
    for (const auto& puzzle : samples()) {
        const auto pictures = picturesOf(puzzle.challenge);
        CHECK(pictures.backgroundPng.size() < 150'000);
        CHECK(pictures.piecePng.size() < 25'000);
        for (const char* chunk : {"tEXt", "iTXt", "zTXt", "eXIf", "tIME"}) {
            CHECK_FALSE(chunksOf(pictures.backgroundPng).contains(chunk));
            CHECK_FALSE(chunksOf(pictures.piecePng).contains(chunk));
        }
    }
}

TEST_CASE("simple programs rarely find the hole, and whoever compares outlines does")
{
    const int count = static_cast<int>(samples().size());
    int column = 0;
    int pair = 0;
    int dark = 0;
    int outline = 0;
    for (int i = 0; i < count; ++i) {
        const auto& puzzle = samples()[static_cast<std::size_t>(i)];
        const SliderEye attacker(puzzle.challenge);
        const auto found = [&puzzle](int x) { return std::abs(x - puzzle.x) <= 5 * sliderScale; };
        column += found(attacker.steepestColumn());
        pair += found(attacker.steepestPair());
        dark += found(attacker.darkestStretch());
        outline += i < 40 && found(attacker.outlineMatch());
    }
    if (qEnvironmentVariableIsSet("SALLYPORT_SHOW_NUMBERS"))
        WARN("of 200: steepest column " << column << ", pair " << pair << ", darkest " << dark << "; of 40: outline "
                                        << outline);
    CHECK(column < count * 30 / 100);
    CHECK(pair < count * 40 / 100);
    CHECK(dark < count * 60 / 100);
    CHECK(outline > 30); // so the answer is where the picture shows it
}

TEST_CASE("a drag to the hole is accepted within five pixels of a picture 320 wide")
{
    constexpr int x = 300;
    for (const int off : {-10, -7, 0, 3, 10}) {
        CAPTURE(off);
        CHECK(isSliderSolved(test::sliderAnswer(x + off), x, 5));
    }
    for (const int off : {-300, -11, 11, 60, 1'000'000}) {
        CAPTURE(off);
        CHECK_FALSE(isSliderSolved(test::sliderAnswer(x + off), x, 5));
    }
}
