// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Drags as hands make them, for answering sliders in tests.
//   QJsonObject answer = sliderAnswer(300);   // x and trace; add type and id
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>
#include <numbers>

namespace sallyport::test {

/// Slow, quick, slow, with a little swing: `points` of them over `ms`, from 0 to `x`.
inline QJsonArray handDrag(int x, int ms = 900, int points = 40)
{
    QJsonArray trace;
    for (int i = 0; i < points; ++i) {
        const double share = static_cast<double>(i) / (points - 1);
        const double eased = (1 - std::cos(share * std::numbers::pi)) / 2;
        trace.append(QJsonArray{static_cast<int>(std::lround(share * ms)), static_cast<int>(std::lround(eased * x)),
                                static_cast<int>(std::lround(60 + 3 * std::sin(7 * share)))});
    }
    return trace;
}

inline QJsonObject sliderAnswer(int x)
{
    return {{QStringLiteral("x"), x}, {QStringLiteral("trace"), handDrag(x)}};
}

} // namespace sallyport::test
