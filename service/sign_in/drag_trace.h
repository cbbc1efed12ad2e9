// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// isPlausibleDrag: does a drag look as if a hand (mouse, finger or arrow keys) had made it? Turns simple scripts away;
// a recorded or well-imitated drag passes, which is why tries are also counted.
//   bool ok = isPlausibleDrag(answer.value(u"trace").toArray(), {.endX = x, .width = 640});
#pragma once

#include <QJsonArray>

namespace sallyport::service {

struct DragRules {
    int endX = 0;    ///< where the answer says the drag ended
    int width = 640; ///< of the picture; x is that of the piece's left edge, y any height (both in its pixels)
    int minPoints = 6;
    int maxPoints = 500;
    int minMs = 150;
    int maxMs = 120'000; ///< as long as the challenge lives: some hands are slow
};

/// Points are [ms, x, y], whole numbers or fractions. True if: 6 to 500 points; time never runs back and takes 150 ms
/// to 2 minutes; it begins within 1/20 of the width and ends at `endX` (2 px); nothing lies far outside the picture; it
/// passes at least four places; and it is not one straight line of constant speed (some point is 1 % of the way off).
bool isPlausibleDrag(const QJsonArray& trace, const DragRules& rules);

} // namespace sallyport::service
