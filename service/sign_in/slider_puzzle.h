// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The `slider` human check: a jigsaw piece cut out of a landscape, to be dragged to its hole. Pictures are drawn at
// twice the size they are meant to be shown (320 x 180), so that they are sharp on dense screens; the client scales
// them and answers in the picture's own pixels.
//   SliderPuzzle puzzle = makeSlider(random);   bool ok = isSliderSolved(answer, puzzle.x, 5);
#pragma once

#include "core/base/random.h"

#include <QJsonObject>

namespace sallyport::service {

constexpr int sliderScale = 2;
constexpr int sliderWidth = 320 * sliderScale;
constexpr int sliderHeight = 180 * sliderScale;
constexpr int sliderPieceWidth = 60 * sliderScale; ///< the piece's picture, its transparent margins included

struct SliderPuzzle {
    QJsonObject challenge; ///< width, height, background, piece, piece_width, row
    int x = 0;             ///< where the left edge of the piece's picture belongs
};

/// Draws a new puzzle, in about 15 ms.
SliderPuzzle makeSlider(const Random& random);

/// `answer` has `x` and `trace`; `tolerance` in pixels of the 320 wide picture. The drag must be a plausible one
/// (drag_trace.h).
bool isSliderSolved(const QJsonObject& answer, int x, int tolerance);

} // namespace sallyport::service
