// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SliderEye: looks at a slider's pictures as programs of growing skill would, and as an eye does. For measuring how
// hard a slider is, and for answering one in a journey.
//   int x = SliderEye(challenge).outlineMatch();
#pragma once

#include "core/base/bytes.h"
#include "service/sign_in/slider_puzzle.h"

#include <QImage>
#include <QPoint>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace sallyport::test {

using service::sliderPieceWidth;
using service::sliderWidth;

struct SliderPictures {
    QByteArray backgroundPng, piecePng;
    QImage background, piece;
    int row = 0;
};

inline SliderPictures picturesOf(const QJsonObject& challenge)
{
    const auto bytes = [&](const QString& name) {
        return fromBase64(challenge[name].toString().toLatin1()).value_or(QByteArray());
    };
    SliderPictures pictures{.backgroundPng = bytes(QStringLiteral("background")),
                            .piecePng = bytes(QStringLiteral("piece")),
                            .background = {},
                            .piece = {},
                            .row = challenge[QStringLiteral("row")].toInt(-1)};
    pictures.background = QImage::fromData(pictures.backgroundPng, "png").convertToFormat(QImage::Format_Grayscale8);
    pictures.piece = QImage::fromData(pictures.piecePng, "png").convertToFormat(QImage::Format_ARGB32);
    return pictures;
}

inline int light(const QImage& gray, int x, int y)
{
    return gray.constScanLine(y)[x];
}

class SliderEye {
public:
    explicit SliderEye(const QJsonObject& challenge) : SliderEye(picturesOf(challenge)) {}
    explicit SliderEye(const SliderPictures& pictures)
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

} // namespace sallyport::test
