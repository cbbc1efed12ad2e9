// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The `pictures` human check: nine tiles with shapes in any colour, size and turn; the person picks all that show the
// one asked for (two to four of the nine). Tiles are drawn at twice the size they are meant to be shown (72 x 72).
//   PicturePuzzle puzzle = makePictures(random);   bool ok = arePicturesRight(answer, puzzle.indexes);
#pragma once

#include "core/base/random.h"

#include <QJsonObject>

#include <set>

namespace sallyport::service {

constexpr int pictureTileWidth = 144;

struct PicturePuzzle {
    QJsonObject challenge; ///< prompt, tiles
    std::set<int> indexes; ///< the tiles that show what the prompt asks for, 0 to 8
};

/// Draws a new puzzle, in about 15 ms.
PicturePuzzle makePictures(const Random& random);

/// `answer` has `indexes`: exactly these, in any order, none twice.
bool arePicturesRight(const QJsonObject& answer, const std::set<int>& indexes);

} // namespace sallyport::service
