// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/picture_puzzle.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "service/sign_in/sketch.h"

#include <QJsonArray>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <array>
#include <cmath>
#include <numbers>

namespace sallyport::service {

namespace {

constexpr int tileCount = 9;

enum class Shape { star, triangle, circle, square, cross, heart };

constexpr std::array<QLatin1String, 6> shapeNames = {QLatin1String("star"),   QLatin1String("triangle"),
                                                     QLatin1String("circle"), QLatin1String("square"),
                                                     QLatin1String("cross"),  QLatin1String("heart")};

/// Around the middle, about 2 wide.
QPainterPath shapePath(Shape shape)
{
    QPainterPath path;
    const auto polygon = [&path](int corners, double inner) {
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double radius = i % 2 == 0 ? 1 : inner;
            const QPointF corner(radius * std::sin(angle), -radius * std::cos(angle));
            i == 0 ? path.moveTo(corner) : path.lineTo(corner);
        }
        path.closeSubpath();
    };
    switch (shape) {
    case Shape::star:
        polygon(10, 0.45);
        break;
    case Shape::triangle:
        polygon(3, 1);
        break;
    case Shape::circle:
        path.addEllipse(QPointF(), 0.88, 0.88);
        break;
    case Shape::square:
        path.addRect(-0.78, -0.78, 1.56, 1.56);
        break;
    case Shape::cross:
        path.setFillRule(Qt::WindingFill);
        path.addRect(-0.3, -0.92, 0.6, 1.84);
        path.addRect(-0.92, -0.3, 1.84, 0.6);
        path = path.simplified();
        break;
    case Shape::heart:
        path.moveTo(0, 0.92);
        path.cubicTo(-1.5, -0.1, -0.85, -1.35, 0, -0.48);
        path.cubicTo(0.85, -1.35, 1.5, -0.1, 0, 0.92);
        break;
    }
    return path;
}

/// What lies behind the shape: soft stripes, dots or arcs in colours near the tile's own.
void drawBackdrop(QPainter& painter, Sketch& sketch, int hue)
{
    const double size = pictureTileWidth;
    QLinearGradient wash(0, 0, sketch.real(0, size), size);
    wash.setColorAt(0, QColor::fromHsv(hue, sketch.whole(30, 90), sketch.whole(205, 245)));
    wash.setColorAt(1, QColor::fromHsv((hue + 40) % 360, sketch.whole(50, 110), sketch.whole(165, 215)));
    painter.fillRect(QRectF(0, 0, size, size), wash);
    const int pattern = sketch.whole(0, 2);
    for (int i = sketch.whole(6, 11); i > 0; --i) {
        const QColor ink(
            QColor::fromHsv((hue + sketch.whole(-30, 60) + 360) % 360, sketch.whole(60, 150), sketch.whole(120, 250)));
        const QPointF at(sketch.real(0, size), sketch.real(0, size));
        painter.setOpacity(0.45);
        painter.setPen(QPen(ink, sketch.real(2, 7)));
        if (pattern == 0)
            painter.drawLine(QPointF(0, at.y()), QPointF(size, at.y() + sketch.real(-60, 60)));
        else if (pattern == 1)
            painter.drawPoint(at);
        else
            painter.drawArc(QRectF(at - QPointF(40, 40), QSizeF(80, 80)), sketch.whole(0, 5760),
                            sketch.whole(800, 2600));
    }
    painter.setOpacity(1);
}

QByteArray drawTile(Shape shape, Sketch& sketch)
{
    QImage image(pictureTileWidth, pictureTileWidth, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        const int hue = sketch.whole(0, 359);
        drawBackdrop(painter, sketch, hue);
        const double radius = pictureTileWidth * sketch.real(0.27, 0.38);
        const double room = pictureTileWidth / 2.0 - radius - 6;
        const QTransform place = QTransform()
                                     .translate(pictureTileWidth / 2.0 + sketch.real(-room, room),
                                                pictureTileWidth / 2.0 + sketch.real(-room, room))
                                     .rotate(sketch.real(-28, 28))
                                     .shear(sketch.real(-0.12, 0.12), 0)
                                     .scale(radius, radius * sketch.real(0.9, 1.0));
        const QPainterPath path = place.map(shapePath(shape));
        // Opposite in hue and far in lightness from what lies behind: the shape must be plain to every eye.
        const QColor ink =
            QColor::fromHsv((hue + sketch.whole(130, 230)) % 360, sketch.whole(140, 220), sketch.whole(70, 135));
        painter.fillPath(path.translated(3, 4), QColor(0, 0, 0, 45));
        const bool hollow = sketch.chance(0.3);
        painter.fillPath(path, hollow ? QColor(255, 255, 255, 150) : ink);
        painter.strokePath(
            path, QPen(hollow ? ink : ink.lighter(165), hollow ? 9 : 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    sketch.grain(image, 2, 4);
    return pngOf(image, 40);
}

} // namespace

PicturePuzzle makePictures(const Random& random)
{
    const auto below = [&random](std::size_t bound) {
        return static_cast<int>(randomBelow(random, static_cast<std::uint32_t>(bound)));
    };
    PicturePuzzle puzzle;
    const int asked = below(shapeNames.size());
    const auto wanted = 2 + static_cast<std::size_t>(below(3));
    while (puzzle.indexes.size() < wanted)
        puzzle.indexes.insert(below(tileCount));
    Sketch sketch(random);
    QJsonArray tiles;
    for (int i = 0; i < tileCount; ++i) {
        // Any of the other five, evenly.
        const int other = (asked + 1 + below(shapeNames.size() - 1)) % static_cast<int>(shapeNames.size());
        const auto shape = static_cast<Shape>(puzzle.indexes.contains(i) ? asked : other);
        tiles.append(QString::fromLatin1(toBase64(drawTile(shape, sketch))));
    }
    puzzle.challenge = {{QStringLiteral("prompt"), QString(shapeNames[static_cast<std::size_t>(asked)])},
                        {QStringLiteral("tiles"), tiles}};
    return puzzle;
}

bool arePicturesRight(const QJsonObject& answer, const std::set<int>& indexes)
{
    const QJsonArray chosen = answer.value(u"indexes").toArray();
    if (chosen.size() != static_cast<qsizetype>(indexes.size()))
        return false;
    std::set<int> distinct;
    for (const auto& index : chosen)
        distinct.insert(index.toInt(-1));
    return distinct == indexes;
}

} // namespace sallyport::service
