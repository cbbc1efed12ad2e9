// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/qr/luminance.h"

#include <algorithm>
#include <array>

namespace sallyport::qr {

namespace {

Luminance blank(int width, int height)
{
    return {QByteArray(qsizetype{width} * height, Qt::Uninitialized), width, height};
}

std::uint8_t* lineOf(Luminance& picture, int y)
{
    return reinterpret_cast<std::uint8_t*>(picture.pixels.data()) + qsizetype{y} * picture.width;
}

/// A copy with each grey replaced by the table's.
Luminance mapped(const LuminanceView& picture, const std::array<std::uint8_t, 256>& table)
{
    Luminance result = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        std::transform(picture.line(y), picture.line(y) + picture.width, lineOf(result, y),
                       [&](std::uint8_t grey) { return table[grey]; });
    return result;
}

} // namespace

Luminance stretched(const LuminanceView& picture)
{
    std::array<qsizetype, 256> counts{};
    for (int y = 0; y < picture.height; ++y)
        std::for_each(picture.line(y), picture.line(y) + picture.width, [&](std::uint8_t grey) { ++counts[grey]; });
    const qsizetype outliers = qsizetype{picture.width} * picture.height / 100;
    std::size_t low = 0;
    std::size_t high = 255;
    for (qsizetype seen = counts[low]; seen <= outliers && low < 255; seen += counts[low])
        ++low;
    for (qsizetype seen = counts[high]; seen <= outliers && high > 0; seen += counts[high])
        --high;
    std::array<std::uint8_t, 256> table{};
    for (std::size_t grey = 0; grey < table.size(); ++grey) {
        const std::size_t range = std::max<std::size_t>(high > low ? high - low : 0, 1);
        table[grey] =
            static_cast<std::uint8_t>(grey <= low ? 0 : std::min<std::size_t>((grey - low) * 255 / range, 255));
    }
    return mapped(picture, table);
}

Luminance inverted(const LuminanceView& picture)
{
    std::array<std::uint8_t, 256> table{};
    for (std::size_t grey = 0; grey < table.size(); ++grey)
        table[grey] = static_cast<std::uint8_t>(255 - grey);
    return mapped(picture, table);
}

Luminance mirrored(const LuminanceView& picture)
{
    Luminance result = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        std::reverse_copy(picture.line(y), picture.line(y) + picture.width, lineOf(result, y));
    return result;
}

Luminance shrunk(const LuminanceView& picture, int by)
{
    Luminance result = blank(picture.width / by, picture.height / by);
    const unsigned count = static_cast<unsigned>(by * by);
    for (int y = 0; y < result.height; ++y) {
        auto* out = lineOf(result, y);
        for (int x = 0; x < result.width; ++x) {
            unsigned sum = 0;
            for (int dy = 0; dy < by; ++dy)
                for (int dx = 0; dx < by; ++dx)
                    sum += picture.line(y * by + dy)[x * by + dx];
            out[x] = static_cast<std::uint8_t>(sum / count);
        }
    }
    return result;
}

Luminance doubled(const LuminanceView& picture)
{
    Luminance result = blank(picture.width * 2, picture.height * 2);
    for (int y = 0; y < result.height; ++y) {
        const auto* in = picture.line(y / 2);
        auto* out = lineOf(result, y);
        for (int x = 0; x < result.width; ++x)
            out[x] = in[x / 2];
    }
    return result;
}

Luminance padded(const LuminanceView& picture, int margin)
{
    const int right = picture.width - 1;
    const auto* top = picture.line(0);
    const auto* bottom = picture.line(picture.height - 1);
    const auto colour = static_cast<char>((top[0] + top[right] + bottom[0] + bottom[right]) / 4);
    Luminance result = blank(picture.width + 2 * margin, picture.height + 2 * margin);
    result.pixels.fill(colour);
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(picture.line(y), picture.width, lineOf(result, y + margin) + margin);
    return result;
}

} // namespace sallyport::qr
