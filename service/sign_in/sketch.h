// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sketch: the small tools of drawing a puzzle: quick randomness for looks, mixed colours, PNG bytes. Works on any
// thread and without a QGuiApplication, because it draws on QImage only and never writes text.
//   Sketch sketch(random);  painter.setBrush(mixed(a, b, sketch.real(0, 1)));  return pngOf(image, 30);
#pragma once

#include "core/base/random.h"

#include <QByteArray>
#include <QColor>
#include <QImage>

#include <random>
#include <span>

namespace sallyport::service {

/// Quick, seeded randomness for what a picture looks like. Never for what its answer is: it can be guessed from enough
/// output.
class Sketch {
public:
    explicit Sketch(const Random& random);

    /// In [low, high).
    double real(double low, double high);
    /// In [low, high], both included.
    int whole(int low, int high);
    bool chance(double probability) { return real(0, 1) < probability; }
    template <typename T, std::size_t N>
    const T& pick(const T (&choices)[N])
    {
        return choices[whole(0, static_cast<int>(N) - 1)];
    }
    /// Adds film grain to an RGB32 image: each `cell` x `cell` square lighter or darker by up to `strength` of 255.
    void grain(QImage& image, int cell, int strength);

private:
    std::mt19937 m_engine;
};

/// `share` of `b`, the rest of `a`; both opaque.
QColor mixed(const QColor& a, const QColor& b, double share);

/// A PNG without any text chunks. `compression`: 0 (quick) to 100 (small).
QByteArray pngOf(const QImage& image, int compression);

} // namespace sallyport::service
