// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/scenery.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace sallyport::service {

namespace {

struct Palette {
    QRgb skyTop, skyLow, sun, far, near, bright;
};

constexpr Palette palettes[] = {
    {0xff2b5d9b, 0xfff6d8ae, 0xfffff3c4, 0xff8fa9c4, 0xff27485c, 0xfff2b866}, // morning
    {0xff3f8fd2, 0xffcfe9f5, 0xfffffbe0, 0xff9cc3c9, 0xff2f6b52, 0xfff4efe2}, // noon
    {0xff38306b, 0xfff49a6c, 0xffffe0a3, 0xff9a6b86, 0xff3a2748, 0xffffc46b}, // dusk
    {0xff0f1c3f, 0xff3f5f8c, 0xffeef3ff, 0xff39567f, 0xff101d33, 0xffffd98a}, // night
    {0xff1f7a8c, 0xffe1f0d5, 0xfffff8d6, 0xff86b6a8, 0xff1e4d4a, 0xfff5d7a1}, // sea
    {0xff8c4a3c, 0xfff7dcb0, 0xfffff1cf, 0xffd8a27a, 0xff6a3528, 0xfff8e3bd}, // desert
    {0xff6a6fb0, 0xfff5c9d8, 0xfffff0f0, 0xffb7a3c8, 0xff4b4270, 0xfff6d3a8}, // spring
};

constexpr QRgb cloths[] = {0xffe2725b, 0xffe0a526, 0xff2a9d8f, 0xff5fa8d3, 0xff8e5572,
                           0xffc8553d, 0xfff2e2c4, 0xff8ab17d, 0xff4a6fa5, 0xffd88c9a};

class Scene {
public:
    Scene(Sketch& sketch, QImage& image)
        : m_sketch(sketch),
          m_painter(&image),
          m_width(image.width()),
          m_height(image.height()),
          m_palette(sketch.pick(palettes))
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(Qt::NoPen);
    }

    void draw()
    {
        drawSky();
        for (int i = m_sketch.whole(3, 5); i > 0; --i)
            drawCloud();
        drawHill(0.52, 0.10, 0.15);
        drawTowers(0.25, 0.62);
        drawHill(0.64, 0.08, 0.45);
        m_sketch.chance(0.5) ? drawTowers(0.65, 0.5) : drawWood(0.72, 0.6, 40, 150);
        for (int i = m_sketch.whole(2, 4); i > 0; --i)
            drawBalloon();
        drawWood(0.86, 0.85, 50, 120);
        drawHill(0.90, 0.04, 1.0);
    }

private:
    QColor shade(double nearness) { return mixed(QColor(m_palette.far), QColor(m_palette.near), nearness); }
    double x(double share) const { return share * m_width; }
    double y(double share) const { return share * m_height; }

    void drawSky()
    {
        QLinearGradient sky(0, 0, m_sketch.real(-80, 80), y(0.8));
        sky.setColorAt(0, QColor(m_palette.skyTop));
        sky.setColorAt(1, QColor(m_palette.skyLow));
        m_painter.fillRect(QRectF(0, 0, m_width, m_height), sky);

        const QPointF centre(x(m_sketch.real(0.1, 0.9)), y(m_sketch.real(0.12, 0.45)));
        QRadialGradient glow(centre, m_sketch.real(120, 220));
        QColor light(m_palette.sun);
        light.setAlpha(150);
        glow.setColorAt(0, light);
        light.setAlpha(0);
        glow.setColorAt(1, light);
        m_painter.fillRect(QRectF(0, 0, m_width, m_height), glow);
        const double radius = m_sketch.real(22, 44);
        m_painter.setBrush(QColor(m_palette.sun));
        m_painter.drawEllipse(centre, radius, radius);
    }

    void drawCloud()
    {
        QPainterPath cloud;
        cloud.setFillRule(Qt::WindingFill);
        const QPointF middle(x(m_sketch.real(0, 1)), y(m_sketch.real(0.05, 0.45)));
        const double scale = m_sketch.real(0.6, 1.5);
        for (int i = -2; i <= 2; ++i) {
            const double r = scale * (26 - 5 * std::abs(i)) * m_sketch.real(0.8, 1.2);
            cloud.addEllipse(middle + QPointF(i * 24 * scale, -r * 0.4), r * 1.2, r);
        }
        cloud.addRoundedRect(QRectF(middle - QPointF(62 * scale, 6), QSizeF(124 * scale, 14 * scale)), 7, 7);
        QColor colour = mixed(QColor(m_palette.skyLow), Qt::white, 0.6);
        colour.setAlpha(m_sketch.whole(110, 200));
        m_painter.setBrush(colour);
        m_painter.drawPath(cloud.simplified());
    }

    /// A ridge at `level` of the height, rolling by `swing` of it.
    void drawHill(double level, double swing, double nearness)
    {
        const double phase[] = {m_sketch.real(0, 7), m_sketch.real(0, 7), m_sketch.real(0, 7)};
        const double pitch = m_sketch.real(0.8, 1.6);
        QPainterPath hill(QPointF(0, m_height));
        for (int px = 0; px <= m_width; px += 4) {
            const double at = px * pitch * 2 * std::numbers::pi / m_width;
            const double roll =
                std::sin(at + phase[0]) + 0.45 * std::sin(2.3 * at + phase[1]) + 0.12 * std::sin(9 * at + phase[2]);
            hill.lineTo(px, y(level) - roll * y(swing) / 1.5);
        }
        hill.lineTo(m_width, m_height);
        QLinearGradient fill(0, y(level - swing), 0, y(level + 0.35));
        fill.setColorAt(0, shade(nearness).lighter(112));
        fill.setColorAt(1, shade(nearness).darker(118));
        m_painter.fillPath(hill, fill);
    }

    /// Houses and towers, some with lit windows.
    void drawTowers(double nearness, double tallest)
    {
        for (double left = m_sketch.real(-30, 20); left < m_width;) {
            const double width = m_sketch.real(26, 64);
            const double top = y(1 - m_sketch.real(0.35, 0.35 + tallest * 0.85));
            if (m_sketch.chance(0.75))
                drawTower(QRectF(left, top, width, m_height - top), nearness);
            left += width + m_sketch.real(4, 46);
        }
    }

    void drawTower(const QRectF& tower, double nearness)
    {
        const QColor wall = m_sketch.chance(0.3)
            ? mixed(QColor(m_palette.bright), shade(nearness), 0.35)
            : shade(nearness + m_sketch.real(-0.2, 0.2)).darker(m_sketch.whole(95, 135));
        m_painter.setBrush(wall);
        m_painter.drawRoundedRect(tower, 3, 3);
        m_painter.setBrush(wall.darker(122));
        m_painter.drawRect(
            QRectF(tower.right() - tower.width() * 0.28, tower.top() + 3, tower.width() * 0.28, tower.height()));
        if (m_sketch.chance(0.3)) {
            m_painter.setBrush(wall.darker(130));
            m_painter.drawPolygon(
                QPolygonF({tower.topLeft(), tower.topRight(), {tower.center().x(), tower.top() - 30}}));
        }
        m_painter.setBrush(mixed(wall, QColor(m_palette.bright), wall.lightness() > 150 ? 0.0 : 0.65)
                               .darker(wall.lightness() > 150 ? 140 : 100));
        const int columns = static_cast<int>((tower.width() - 9) / 12);
        const int rows = static_cast<int>((m_height - 60 - tower.top()) / 16);
        for (int i = 0; i < rows * columns; ++i) {
            const QPoint cell(i % columns, i / columns);
            if (m_sketch.chance(0.55))
                m_painter.drawRect(QRectF(tower.left() + 6 + 12 * cell.x(), tower.top() + 12 + 16 * cell.y(), 6, 9));
        }
    }

    /// Firs and poplars rooted at `level`.
    void drawWood(double level, double nearness, double low, double high)
    {
        double left = m_sketch.real(-20, 30);
        while (left < m_width + 20) {
            const QPointF root(left, y(level) + m_sketch.real(-6, 22));
            drawTree(root, m_sketch.real(low, high), shade(nearness + m_sketch.real(-0.15, 0.1)));
            left += m_sketch.real(16, 64);
        }
    }

    void drawTree(const QPointF& root, double tall, const QColor& green)
    {
        const double half = tall * m_sketch.real(0.14, 0.24);
        const QColor leaf = green.lighter(m_sketch.whole(88, 118));
        m_painter.setBrush(leaf.darker(150));
        m_painter.drawRect(QRectF(root.x() - 3, root.y() - tall * 0.3, 6, tall * 0.3 + 30));
        m_painter.setBrush(leaf);
        if (m_sketch.chance(0.35)) {
            m_painter.drawEllipse(root - QPointF(0, tall * 0.55), half, tall * 0.42);
            return;
        }
        for (int tier = 0; tier < 3; ++tier) {
            const QPointF base = root - QPointF(0, tall * (0.12 + 0.26 * tier));
            const double reach = half * (1 - 0.24 * tier);
            m_painter.drawPolygon(
                QPolygonF({base - QPointF(reach, 0), base + QPointF(reach, 0), base - QPointF(0, tall * 0.38)}));
        }
    }

    void drawBalloon()
    {
        const QPointF at(x(m_sketch.real(0.05, 0.95)), y(m_sketch.real(0.1, 0.6)));
        const double r = m_sketch.real(14, 34);
        const QColor cloth(m_sketch.pick(cloths));
        QPainterPath envelope;
        envelope.moveTo(at + QPointF(-r, 0));
        envelope.arcTo(QRectF(at - QPointF(r, r), QSizeF(2 * r, 2 * r)), 180, -180);
        envelope.quadTo(at + QPointF(r, r * 0.8), at + QPointF(r * 0.25, r * 1.5));
        envelope.lineTo(at + QPointF(-r * 0.25, r * 1.5));
        envelope.quadTo(at + QPointF(-r, r * 0.8), at + QPointF(-r, 0));
        m_painter.fillPath(envelope, cloth);
        m_painter.save();
        m_painter.setClipPath(envelope);
        m_painter.setBrush(mixed(cloth, Qt::white, 0.55));
        m_painter.drawEllipse(at + QPointF(0, r * 0.2), r * 0.32, r * 1.5);
        m_painter.setBrush(QColor(0, 0, 0, 28));
        m_painter.drawRect(QRectF(at.x() + r * 0.55, at.y() - r, r, r * 3));
        m_painter.restore();
        m_painter.setBrush(cloth.darker(220));
        m_painter.drawRoundedRect(QRectF(at.x() - r * 0.2, at.y() + r * 1.65, r * 0.4, r * 0.34), 2, 2);
    }

    Sketch& m_sketch;
    QPainter m_painter;
    const int m_width;
    const int m_height;
    const Palette m_palette;
};

} // namespace

QImage drawScenery(Sketch& sketch, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    Scene(sketch, image).draw();
    sketch.grain(image, 2, 4);
    return image;
}

} // namespace sallyport::service
