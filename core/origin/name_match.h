// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The place in a text that comes nearest to a name: optimal string alignment with free ends (Sellers 1980), where slips
// that people do not notice cost less than others.
//   nearestPlace("xkuc0inlogin", "kucoin"); // {cost 0, begin 1, end 7}
#pragma once

#include <QByteArrayView>

#include <compare>

namespace sallyport::origin {

/// Costs are quarters of an edit.
inline constexpr int oneEdit = 4;

struct NamePlace {
    int cost = 1 << 20;  ///< quarters of an edit
    qsizetype begin = 0; ///< the text's letters that stand for the name: [begin, end)
    qsizetype end = 0;
    friend bool operator==(const NamePlace&, const NamePlace&) = default;
};

/// `text` and `name` folded (letter_fold.h), without "-"; the name of 1 to 32 letters, the text of at most 253. Of
/// equal places the longest, then the first.
NamePlace nearestPlace(QByteArrayView text, QByteArrayView name);

/// The cost of the whole text for the whole name.
int distanceBetween(QByteArrayView text, QByteArrayView name);

/// True for 0 and o, 1 and l and i, 5 and s ...
bool looksAlike(char written, char official);

} // namespace sallyport::origin
