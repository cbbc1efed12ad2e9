// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/sketch.h"

#include <QBuffer>
#include <QImageWriter>

#include <algorithm>
#include <vector>

namespace sallyport::service {

namespace {

std::mt19937 seeded(const Random& random)
{
    std::uint32_t words[8];
    random(std::as_writable_bytes(std::span(words)));
    std::seed_seq seed(std::begin(words), std::end(words));
    return std::mt19937(seed);
}

// Shades closer than this are not kept apart: halves the PNG, and the grain hides it.
constexpr int coarse = 0xf8;

} // namespace

Sketch::Sketch(const Random& random) : m_engine(seeded(random)) {}

double Sketch::real(double low, double high)
{
    return std::uniform_real_distribution<double>(low, high)(m_engine);
}

int Sketch::whole(int low, int high)
{
    return std::uniform_int_distribution<int>(low, high)(m_engine);
}

void Sketch::grain(QImage& image, int cell, int strength)
{
    const auto lighter = [](QRgb pixel, int by) {
        const auto moved = [by](int channel) { return std::clamp(channel + by, 0, 255) & coarse; };
        return qRgb(moved(qRed(pixel)), moved(qGreen(pixel)), moved(qBlue(pixel)));
    };
    const int cells = (image.width() + cell - 1) / cell;
    std::vector<int> row(static_cast<std::size_t>(cells));
    for (int y = 0; y < image.height(); ++y) {
        if (y % cell == 0)
            std::ranges::generate(
                row, [&] { return static_cast<int>(m_engine() % static_cast<unsigned>(2 * strength + 1)) - strength; });
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x)
            line[x] = lighter(line[x], row[static_cast<std::size_t>(x / cell)]);
    }
}

QColor mixed(const QColor& a, const QColor& b, double share)
{
    const auto between = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue()));
}

QByteArray pngOf(const QImage& image, int compression)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(compression);
    writer.write(image);
    return buffer.data();
}

} // namespace sallyport::service
