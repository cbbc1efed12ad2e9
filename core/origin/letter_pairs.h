// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A written label set under an official name, letter by letter, with what differs in between.
//   setLettersUnder(label, 0, 6, "kucoin"); // k-k u-u c-c o-0 (lookalike) i-i n-n
#pragma once

#include "core/origin/host_labels.h"

namespace sallyport::origin {

/// The whole label; what stands before `begin` and behind `end` of its folded letters is `added`.
QList<LetterPair> setLettersUnder(const HostLabel& label, qsizetype begin, qsizetype end, const QByteArray& name);

} // namespace sallyport::origin
