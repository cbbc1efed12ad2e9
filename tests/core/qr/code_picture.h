// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Codes drawn by libqrencode, which has nothing to do with the library that reads them.
//   Luminance picture = codePicture("https://www.kucoin.com", {.module = 4});
#pragma once

#include "core/qr/luminance.h"

#include <qrencode.h>

#include <memory>
#include <random>

namespace sallyport::test {

struct CodeLook {
    int module = 4;  ///< pixels a side
    int quiet = 4;   ///< modules around it
    int dark = 0;    ///< grey of the dark modules
    int light = 255; ///< and of the light ones
};

inline qr::Luminance codePicture(QByteArrayView payload, CodeLook look = {})
{
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(payload.size()), reinterpret_cast<const unsigned char*>(payload.data()), 0,
                          QR_ECLEVEL_M),
        &QRcode_free);
    const int side = (code->width + 2 * look.quiet) * look.module;
    qr::Luminance picture{QByteArray(qsizetype{side} * side, static_cast<char>(look.light)), side, side};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int column = x / look.module - look.quiet;
            const int row = y / look.module - look.quiet;
            if (column >= 0 && row >= 0 && column < code->width && row < code->width
                && (code->data[row * code->width + column] & 1) != 0)
                picture.pixels[qsizetype{y} * side + x] = static_cast<char>(look.dark);
        }
    return picture;
}

/// `part` drawn into a large picture of grey stripes, such as a screen full of text.
inline qr::Luminance onScreen(const qr::Luminance& part, int width, int height, int left, int top)
{
    qr::Luminance screen{QByteArray(qsizetype{width} * height, char(245)), width, height};
    std::minstd_rand random(7);
    for (int y = 20; y < height - 20; y += 22)
        for (int x = 20; x < width - 20; x += 3 + static_cast<int>(random() % 9))
            for (int dy = 0; dy < 11; ++dy)
                screen.pixels[qsizetype{y + dy} * width + x] = char(random() % 120);
    for (int y = 0; y < part.height; ++y)
        std::copy_n(part.pixels.constData() + qsizetype{y} * part.width, part.width,
                    screen.pixels.data() + qsizetype{top + y} * width + left);
    return screen;
}

} // namespace sallyport::test
