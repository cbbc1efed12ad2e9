// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as codes are looked for in them: one byte a pixel, 0 black to 255 white. LuminanceView looks at somebody's
// buffer (a screen grab, a decoded file), Luminance owns one; the functions make the copies that hard codes need.
//   const Luminance brighter = stretched(picture.view());
#pragma once

#include <QByteArray>

#include <cstdint>

namespace sallyport::qr {

/// Pixels of the caller's; good while they are.
struct LuminanceView {
    const std::uint8_t* bits = nullptr;
    int width = 0;
    int height = 0;
    qsizetype bytesPerLine = 0; ///< at least width

    const std::uint8_t* line(int y) const { return bits + y * bytesPerLine; }
};

/// Pixels of its own, line after line without gaps.
struct Luminance {
    QByteArray pixels = {}; ///< width * height bytes
    int width = 0;
    int height = 0;

    LuminanceView view() const
    {
        return {reinterpret_cast<const std::uint8_t*>(pixels.constData()), width, height, width};
    }
};

/// The darkest 1 % black, the brightest 1 % white, what is between in proportion.
Luminance stretched(const LuminanceView& picture);
Luminance inverted(const LuminanceView& picture);
/// Left and right exchanged.
Luminance mirrored(const LuminanceView& picture);
/// Each `by` x `by` pixels become their mean; what is left at the edges is dropped. Empty if nothing is left.
Luminance shrunk(const LuminanceView& picture, int by);
/// Each pixel becomes two by two.
Luminance doubled(const LuminanceView& picture);
/// A margin of that many pixels around it, in the colour of its corners.
Luminance padded(const LuminanceView& picture, int margin);

} // namespace sallyport::qr
