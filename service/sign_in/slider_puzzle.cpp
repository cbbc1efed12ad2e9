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
#include <QtMath>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace sallyport::service {

namespace {

constexpr double bodyHalf = 35; // of the piece's square body
constexpr double knobReach = 9; // from the body's edge to the knob's middle
constexpr double knobRadius = 12.5;

/// 1 knob, -1 notch; top, right, bottom, left.
using Sides = std::array<int, 4>;

constexpr Sides shapes[] = {{1, -1, -1, 1}, {-1, 1, 1, -1}, {1, 1, -1, -1},
                            {-1, -1, 1, 1}, {1, -1, 1, -1}, {-1, 1, -1, 1}};

Sides opposite(Sides sides)
{
    for (int& side : sides)
        side = -side;
    return sides;
}

/// The outline within the piece's picture, walked clockwise; each side is the top one, turned.
QPainterPath outline(const Sides& sides, double tilt)
{
    constexpr double corner = 5;
    const double swing = qRadiansToDegrees(std::asin(knobReach / knobRadius));
    QPainterPath path(QPointF(corner - bodyHalf, -bodyHalf));
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const double turn = 90.0 * static_cast<double>(i);
        const QTransform turned = QTransform().rotate(turn);
        const QPointF middle = turned.map(QPointF(0, -bodyHalf - sides[i] * knobReach));
        const QRectF knob(middle - QPointF(knobRadius, knobRadius), QSizeF(2 * knobRadius, 2 * knobRadius));
        path.arcTo(knob, 180 + sides[i] * swing - turn, -sides[i] * (180 + 2 * swing));
        path.lineTo(turned.map(QPointF(bodyHalf - corner, -bodyHalf)));
        path.quadTo(turned.map(QPointF(bodyHalf, -bodyHalf)), turned.map(QPointF(bodyHalf, corner - bodyHalf)));
    }
    path.closeSubpath();
    return QTransform().translate(sliderPieceWidth / 2.0, sliderPieceWidth / 2.0).rotate(tilt).map(path);
}

/// A picture of the piece's size that shows `filling` within `shape`.
QImage filled(const QPainterPath& shape, const QBrush& filling)
{
    QImage image(sliderPieceWidth, sliderPieceWidth, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, filling);
    return image;
}

/// The hole shows another part of the landscape, shaded: nothing in it can be matched with the piece.
QImage drawHole(const QImage& scenery, const QPainterPath& shape, Sketch& sketch)
{
    QBrush elsewhere(scenery);
    elsewhere.setTransform(QTransform().translate(sketch.real(0, sliderWidth), sketch.real(-120, 120)).scale(-1, 1));
    QImage hole = filled(shape, elsewhere);
    QPainter painter(&hole);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_SourceAtop);
    painter.fillRect(hole.rect(), QColor(12, 18, 32, 150));
    for (int i = 1; i <= 3; ++i)
        painter.strokePath(shape.translated(1.5, 2), QPen(QColor(0, 0, 0, 42), 4.0 * i));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.strokePath(shape, QPen(QColor(255, 255, 255, 135), 1.6));
    return hole;
}

QImage drawPiece(const QImage& scenery, const QPainterPath& shape, QPoint at)
{
    QBrush here(scenery);
    here.setTransform(QTransform::fromTranslate(-at.x(), -at.y()));
    QImage piece = filled(shape, here);
    QPainter painter(&piece);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setCompositionMode(QPainter::CompositionMode_SourceAtop);
    painter.strokePath(shape.translated(-1.2, -1.6), QPen(QColor(0, 0, 0, 70), 3));
    painter.strokePath(shape.translated(1.2, 1.6), QPen(QColor(255, 255, 255, 120), 3));
    painter.setCompositionMode(QPainter::CompositionMode_DestinationOver);
    for (int i = 1; i <= 3; ++i)
        painter.strokePath(shape, QPen(QColor(0, 0, 0, 38), 2.6 * i));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
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
    constexpr int decoyLeftmost = sliderPieceWidth - 10;
    const int before = std::max(0, x - sliderPieceWidth - decoyLeftmost + 1);
    const int after = std::max(0, rightmost - x - sliderPieceWidth + 1);
    const int place = below(random, before + after);
    const int decoyX = place < before ? decoyLeftmost + place : x + sliderPieceWidth + place - before;

    Sketch sketch(random);
    const Sides sides = sketch.pick(shapes);
    const auto tilt = [&sketch] { return sketch.real(7, 17) * (sketch.chance(0.5) ? 1 : -1); };
    const QPainterPath shape = outline(sides, tilt());
    const QImage scenery = drawScenery(sketch, {sliderWidth, sliderHeight});
    const QPainterPath decoy = outline(opposite(sides), tilt());
    QImage background = scenery;
    {
        QPainter painter(&background);
        painter.drawImage(x, row, drawHole(scenery, shape, sketch));
        painter.drawImage(decoyX, row + sketch.whole(-4, 4), drawHole(scenery, decoy, sketch));
    }
    const QImage piece = drawPiece(scenery, shape, {x, row});
    return {.challenge = {{QStringLiteral("width"), sliderWidth},
                          {QStringLiteral("height"), sliderHeight},
                          {QStringLiteral("background"), base64Text(pngOf(background, 22))},
                          {QStringLiteral("piece"), base64Text(pngOf(piece, 30))},
                          {QStringLiteral("piece_width"), sliderPieceWidth},
                          {QStringLiteral("row"), row}},
            .x = x};
}

bool isSliderSolved(const QJsonObject& answer, int x, int tolerance)
{
    const auto place = integerMember(answer, u"x");
    if (!place || std::abs(*place - x) > std::int64_t{tolerance} * sliderScale)
        return false;
    return isPlausibleDrag(answer.value(u"trace").toArray(), {.endX = static_cast<int>(*place), .width = sliderWidth});
}

} // namespace sallyport::service
