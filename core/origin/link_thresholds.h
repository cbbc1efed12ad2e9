// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that decides whether a host imitates a name. The rates they give are in docs/link-check.md;
// tests/benchmarks/bench_links measures them again.
#pragma once

#include "core/origin/name_match.h"

namespace sallyport::origin::thresholds {

/// What one slip costs, in quarters of an edit.
inline constexpr int doubledLetter = 1;  // kuccoin: the eye skips it
inline constexpr int otherVowel = 2;     // kucuin, kucoen
inline constexpr int soundsAlike = 2;    // cucoin, kukoin: c, k and q
inline constexpr int swappedLetters = 3; // kucion
inline constexpr int otherLetter = oneEdit;
inline constexpr int addedLetter = oneEdit;
inline constexpr int missingLetter = oneEdit;

/// The name with so many quarters of an edit is the name misspelt: for a part between dots or dashes...
inline constexpr int wholePart = oneEdit;
/// ... for a place within a longer part ...
inline constexpr int withinPart = 2;
/// ... and, on free hosting or beside a word of sign-in pages, for either.
inline constexpr int inContext = oneEdit;

/// Names shorter than this must be written exactly: "okx" is one edit from too much.
inline constexpr qsizetype shortestMisspelt = 5;

} // namespace sallyport::origin::thresholds
