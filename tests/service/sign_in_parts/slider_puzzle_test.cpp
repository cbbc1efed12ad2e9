// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/slider_puzzle.h"

#include "core/base/bytes.h"
#include "tests/service/sign_in_parts/drags.h"
#include "tests/support/catch.h"

#include <QGuiApplication>
#include <QImage>

#include <atomic>
#include <cmath>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

using namespace sallyport;
using namespace sallyport::service;

namespace {

struct Pictures {
    QByteArray backgroundPng, piecePng;
    QImage background, piece;
    int row = 0;
};

Pictures picturesOf(const SliderPuzzle& puzzle)
{
    const auto bytes = [&](const QString& name) {
        return fromBase64(puzzle.challenge[name].toString().toLatin1()).value_or(QByteArray());
    };
    Pictures pictures{.backgroundPng = bytes(QStringLiteral("background")),
                      .piecePng = bytes(QStringLiteral("piece")),
                      .background = {},
                      .piece = {},
                      .row = puzzle.challenge[QStringLiteral("row")].toInt(-1)};
    pictures.background = QImage::fromData(pictures.backgroundPng, "png").convertToFormat(QImage::Format_Grayscale8);
    pictures.piece = QImage::fromData(pictures.piecePng, "png").convertToFormat(QImage::Format_ARGB32);
    return pictures;
}

int light(const QImage& gray, int x, int y)
{
    return gray.constScanLine(y)[x];
}

/// What a program sees that tries to find the hole: the piece and the strip of background it moves along.
class Attacker {
public:
    explicit Attacker(const Pictures& pictures)
        : m_strip(pictures.background.copy(0, pictures.row, sliderWidth, sliderPieceWidth)), m_piece(pictures.piece)
    {
        for (int x = 0; x < sliderPieceWidth; ++x) {
            int opaque = 0;
            for (int y = 0; y < sliderPieceWidth; ++y)
                opaque += isOpaque(x, y);
            if (opaque > 45) {
                m_left = std::min(m_left, x);
                m_right = std::max(m_right, x);
            }
        }
    }

    /// The steepest column, taken for the hole's left side: the simplest program.
    int steepestColumn() const
    {
        return best([this](int x) { return steepness(x + m_left); });
    }
    /// The steepest two columns as far apart as the piece's sides.
    int steepestPair() const
    {
        return best([this](int x) { return steepness(x + m_left) + steepness(x + m_right); });
    }
    /// The darkest stretch of the piece's width.
    int darkestStretch() const
    {
        return best([this](int x) {
            int sum = 0;
            for (int y = 20; y < sliderPieceWidth - 20; y += 3) {
                for (int dx = 20; dx < sliderPieceWidth - 20; dx += 3)
                    sum -= light(m_strip, x + dx, y);
            }
            return sum;
        });
    }
    /// Where the piece's whole outline lies on edges: what an eye does, and a program of some thirty lines.
    int outlineMatch() const
    {
        std::vector<QPoint> outline;
        for (int y = 1; y + 1 < sliderPieceWidth; ++y) {
            for (int x = 1; x + 1 < sliderPieceWidth; ++x) {
                if (isOpaque(x, y)
                    && !(isOpaque(x - 1, y) && isOpaque(x + 1, y) && isOpaque(x, y - 1) && isOpaque(x, y + 1)))
                    outline.emplace_back(x, y);
            }
        }
        return best([&](int x) {
            int sum = 0;
            for (const QPoint p : outline)
                sum += std::min(
                    60,
                    std::abs(light(m_strip, x + p.x() + 1, p.y()) - light(m_strip, x + p.x() - 1, p.y()))
                        + std::abs(light(m_strip, x + p.x(), p.y() + 1) - light(m_strip, x + p.x(), p.y() - 1)));
            return sum;
        });
    }

private:
    bool isOpaque(int x, int y) const { return qAlpha(m_piece.pixel(x, y)) > 200; }
    int steepness(int x) const
    {
        int sum = 0;
        for (int y = 0; y < sliderPieceWidth; ++y)
            sum += std::abs(light(m_strip, x + 1, y) - light(m_strip, x - 1, y));
        return sum;
    }
    template <typename Score>
    static int best(Score score)
    {
        int found = sliderPieceWidth;
        for (int x = sliderPieceWidth; x + sliderPieceWidth < sliderWidth; ++x)
            found = score(x) > score(found) ? x : found;
        return found;
    }

    QImage m_strip;
    QImage m_piece;
    int m_left = sliderPieceWidth;
    int m_right = 0;
};

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

} // namespace

TEST_CASE("a slider is drawn without an application for windows")
{
    REQUIRE(qobject_cast<QGuiApplication*>(QCoreApplication::instance()) == nullptr);
    const auto puzzle = makeSlider(systemRandom());
    const auto pictures = picturesOf(puzzle);
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
                whole += !picturesOf(makeSlider(systemRandom())).background.isNull();
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(whole == 12);
}

TEST_CASE("the piece is cut out of nothing, with room around it")
{
    for (const auto& puzzle : samples()) {
        const auto pictures = picturesOf(puzzle);
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
        const auto pictures = picturesOf(puzzle);
        CHECK(pictures.backgroundPng.size() < 150'000);
        CHECK(pictures.piecePng.size() < 25'000);
        for (const char* chunk : {"tEXt", "iTXt", "zTXt", "eXIf", "tIME"})
            CHECK_FALSE(pictures.backgroundPng.contains(chunk));
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
        const Attacker attacker(picturesOf(puzzle));
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
