// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/qr_reader.h"

#include "core/qr/zxing.h"

#include <array>

namespace sallyport::qr {

namespace {

using Moment = std::chrono::steady_clock::time_point;

// A code of the smallest kind has 21 modules a side: what is smaller is not worth a try.
constexpr int smallestSide = 21;
// Doubling helps tiny codes; a picture beyond this is not tiny.
constexpr qint64 doublingMaxPixels = 2'000'000;
constexpr qint64 shrinkingMinPixels = 250'000;
constexpr int margin = 40;

/// What is tried, one rung after the other. Each is made only when it is needed.
class Ladder {
public:
    Ladder(const LuminanceView& picture, const QrLimits& limits)
        : m_picture(picture), m_limits(limits), m_start(std::chrono::steady_clock::now())
    {
    }

    QrReading climb()
    {
        look(m_picture);
        look(inverted(m_picture).view());
        if (isOver())
            return std::move(m_reading);
        const Luminance strong = stretched(m_picture);
        const auto both = [this](const Luminance& picture) {
            look(picture.view());
            look(inverted(picture.view()).view());
            return isOver();
        };
        const qint64 pixels = qint64{m_picture.width} * m_picture.height;
        if (both(strong) || both(mirrored(strong.view())))
            return std::move(m_reading);
        if (pixels >= shrinkingMinPixels && (both(shrunk(strong.view(), 2)) || both(shrunk(strong.view(), 3))))
            return std::move(m_reading);
        if (both(padded(strong.view(), margin)))
            return std::move(m_reading);
        if (pixels <= doublingMaxPixels) {
            const Luminance big = doubled(padded(strong.view(), margin).view());
            if (!both(big))
                both(mirrored(big.view()));
        }
        return std::move(m_reading);
    }

private:
    bool isOver() const { return !m_reading.codes.isEmpty() || m_late; }

    void look(const LuminanceView& picture)
    {
        if (picture.width < smallestSide || picture.height < smallestSide)
            return;
        if (std::chrono::steady_clock::now() - m_start > m_limits.time) {
            m_late = true;
            m_reading.searchedAll = false;
            return;
        }
        const QList<QByteArray> payloads = findWithZxing(picture, m_limits.maxCodes);
        for (const QByteArray& bytes : payloads) {
            if (!m_reading.codes.contains(QrCode{bytes}))
                m_reading.codes.append({bytes});
        }
        if (m_reading.codes.size() >= m_limits.maxCodes) {
            m_reading.searchedAll = false;
            m_reading.codes.resize(m_limits.maxCodes);
        }
    }

    LuminanceView m_picture;
    QrLimits m_limits;
    Moment m_start;
    QrReading m_reading;
    bool m_late = false;
};

} // namespace

Result<QrReading, QrError> readCodes(const LuminanceView& picture, const QrLimits& limits)
{
    if (picture.bits == nullptr || picture.width <= 0 || picture.height <= 0 || picture.bytesPerLine < picture.width)
        return std::unexpected(QrError::badBuffer);
    if (qint64{picture.width} * picture.height > limits.maxPixels)
        return std::unexpected(QrError::tooLarge);
    return Ladder(picture, limits).climb();
}

} // namespace sallyport::qr
