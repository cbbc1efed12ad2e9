// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/slider_puzzle.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "service/sign_in/drag_trace.h"
#include "service/sign_in/scenery.h"
#include "service/sign_in/sketch.h"

#include <QJsonArray>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <array>
#include <cstdlib>

namespace sallyport::service {

namespace {

constexpr double bodyHalf = 35; // of the piece's square body
constexpr double knobReach = 9; // from the body's edge to the knob's middle
constexpr double knobRadius = 12.5;

/// 1 knob, -1 notch; left, top, right, bottom.
using Sides = std::array<int, 4>;

constexpr Sides shapes[] = {{1, -1, -1, 1}, {-1, 1, 1, -1}, {1, 1, -1, -1},
                            {-1, -1, 1, 1}, {1, -1, 1, -1}, {-1, 1, -1, 1}};

Sides opposite(Sides sides)
{
    for (int& side : sides)
        side = -side;
    return sides;
}

/// The outline around the middle of the piece's picture.
QPainterPath outline(const Sides& sides, double tilt)
{
    QPainterPath path;
    path.addRoundedRect(QRectF(-bodyHalf, -bodyHalf, 2 * bodyHalf, 2 * bodyHalf), 5, 5);
    constexpr QPointF out[] = {{-1, 0}, {0, -1}, {1, 0}, {0, 1}};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        QPainterPath knob;
        knob.addEllipse(out[i] * (bodyHalf + sides[i] * knobReach), knobRadius, knobRadius);
        path = sides[i] > 0 ? path.united(knob) : path.subtracted(knob);
    }
    return QTransform().translate(sliderPieceWidth / 2.0, sliderPieceWidth / 2.0).rotate(tilt).map(path);
}

/// The hole shows another part of the landscape, shaded: nothing in it can be matched with the piece.
void cutHole(QImage& background, const QImage& scenery, const QPainterPath& hole, Sketch& sketch)
{
    QTransform elsewhere;
    elsewhere.translate(sketch.real(150, 480), sketch.real(60, 120)).scale(-1, 1);
    QBrush filling(scenery);
    filling.setTransform(elsewhere);
    QPainter painter(&background);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(hole, filling);
    painter.fillPath(hole, QColor(12, 18, 32, 150));
    painter.setClipPath(hole);
    for (int i = 1; i <= 4; ++i)
        painter.strokePath(hole.translated(1.5, 2), QPen(QColor(0, 0, 0, 34), 3.0 * i));
    painter.setClipping(false);
    painter.strokePath(hole, QPen(QColor(255, 255, 255, 105), 1.6));
}

QImage cutPiece(const QImage& scenery, const QPainterPath& shape, QPoint at)
{
    QImage piece(sliderPieceWidth, sliderPieceWidth, QImage::Format_ARGB32);
    piece.fill(Qt::transparent);
    QBrush filling(scenery);
    filling.setTransform(QTransform::fromTranslate(-at.x(), -at.y()));
    QPainter painter(&piece);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 1; i <= 3; ++i)
        painter.strokePath(shape, QPen(QColor(0, 0, 0, 38), 2.6 * i));
    painter.fillPath(shape, filling);
    painter.setClipPath(shape);
    painter.strokePath(shape.translated(-1.2, -1.6), QPen(QColor(0, 0, 0, 70), 3));
    painter.strokePath(shape.translated(1.2, 1.6), QPen(QColor(255, 255, 255, 120), 3));
    painter.setClipping(false);
    painter.strokePath(shape, QPen(QColor(255, 255, 255, 225), 1.8));
    return piece;
}

int below(const Random& random, int bound)
{
    return static_cast<int>(randomBelow(random, static_cast<std::uint32_t>(bound)));
}

QString base64Text(const QByteArray& bytes)
{
    return QString::fromLatin1(toBase64(bytes));
}

} // namespace

SliderPuzzle makeSlider(const Random& random)
{
    // The hole is never where the piece starts, nor cut by an edge.
    constexpr int leftmost = sliderPieceWidth + 16;
    constexpr int rightmost = sliderWidth - sliderPieceWidth - 4;
    const int x = leftmost + below(random, rightmost - leftmost + 1);
    const int row = 8 + below(random, sliderHeight - sliderPieceWidth - 15);
    // A decoy of the opposite shape in the same row, wherever there is room for it beside the hole.
    constexpr int decoyLeftmost = 40;
    const int before = std::max(0, x - sliderPieceWidth - decoyLeftmost + 1);
    const int after = std::max(0, rightmost - x - sliderPieceWidth + 1);
    const int place = below(random, before + after);
    const int decoyX = place < before ? decoyLeftmost + place : x + sliderPieceWidth + place - before;

    Sketch sketch(random);
    const Sides sides = sketch.pick(shapes);
    const auto tilt = [&sketch] { return sketch.real(7, 17) * (sketch.chance(0.5) ? 1 : -1); };
    const QPainterPath shape = outline(sides, tilt());
    const QImage scenery = drawScenery(sketch, {sliderWidth, sliderHeight});
    QImage background = scenery.copy();
    cutHole(background, scenery, shape.translated(x, row), sketch);
    cutHole(background, scenery, outline(opposite(sides), tilt()).translated(decoyX, row + sketch.whole(-4, 4)),
            sketch);
    const QImage piece = cutPiece(scenery, shape, {x, row});
    return {.challenge = {{QStringLiteral("width"), sliderWidth},
                          {QStringLiteral("height"), sliderHeight},
                          {QStringLiteral("background"), base64Text(pngOf(background, 40))},
                          {QStringLiteral("piece"), base64Text(pngOf(piece, 40))},
                          {QStringLiteral("piece_width"), sliderPieceWidth},
                          {QStringLiteral("row"), row}},
            .x = x};
}

bool isSliderSolved(const QJsonObject& answer, int x, int tolerance)
{
    const auto place = integerMember(answer, u"x");
    if (!place || std::abs(*place - x) > tolerance * sliderScale)
        return false;
    return isPlausibleDrag(answer.value(u"trace").toArray(), {.endX = static_cast<int>(*place), .width = sliderWidth});
}

} // namespace sallyport::service
