// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every number that decides whether a host imitates a name, in quarters of an edit. The rates they give are in
// docs/link-check.md; tests/benchmarks/bench_links measures them again.
#pragma once

#include "core/origin/name_match.h"

namespace sallyport::origin::thresholds {

// What one slip costs.
inline constexpr int doubledLetter = 1;     // kuccoin: the eye skips it
inline constexpr int otherVowel = 2;        // kucuin, kucoen
inline constexpr int soundsAlike = 2;       // cucoin, kukoin: c, k and q; s and z
inline constexpr int sharedShape = 2;       // kvcoin: u and v were one letter once, and are taken for each other
inline constexpr int swappedLetters = 3;    // kucion
inline constexpr int addedVowel = 3;        // kucoein
inline constexpr int addedDash = 2;         // ku-koin
inline constexpr int addedSound = 2;        // kuckoin, kuqcoin: the same sound twice
inline constexpr int addedLetter = oneEdit; // kulcoin
inline constexpr int missingLetter = oneEdit;
inline constexpr int otherLetter = oneEdit;
inline constexpr int distinctiveLetter = 2; // more for another or a missing one of these: mycoin is no slip of kucoin
inline constexpr int distinctiveVowel = 1;  // as are these: kocoin
inline constexpr int beginningInside = 2;   // mykucoin: it stands behind another letter, as "kecoin" does in "likecoin"

// The name with slips of so much is the name misspelt ...
inline constexpr int anywhere = 3;       // ... wherever it stands
inline constexpr int wholePart = 4;      // ... as a whole part between dots and dashes
inline constexpr int inContext = 4;      // ... on free hosting, or beside a word of sign-in pages
inline constexpr int inBothContexts = 8; // ... on free hosting and beside such a word, at the beginning of a part
inline constexpr int insideWord = 7;     // ... there behind other letters, if it begins as the name does: suportkucon
inline constexpr int withLogin =
    12; // ... there, counted together with a misspelt "login" behind it: kuclogin, kucoelgn
inline constexpr int beforeLogin = 10; // ... of which so much may be in the name, if its first letter is right

/// From here on another service's name that is at least as near explains the host better.
inline constexpr int othersCount = 3;
inline constexpr qsizetype longOther = 8;     // with one edit
inline constexpr qsizetype middlingOther = 6; // with a doubled letter; shorter ones as they are

/// Names shorter than this must be written exactly: "okx" is one edit from too much.
inline constexpr qsizetype shortestMisspelt = 5;

/// One slip in a word of sign-in pages that has so many letters: "logen", "lgoin", "suport".
inline constexpr int slipInWord = 5;
/// A word of sign-in pages that has so many letters, before a name, is as a dash: "securitykucon".
inline constexpr qsizetype shortestWordAsDash = 3;
inline constexpr qsizetype shortestWordWithSlip = 5;

} // namespace sallyport::origin::thresholds
