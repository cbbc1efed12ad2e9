// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How hard a passphrase is to guess for somebody who knows words, names, dates, keyboards and the usual swaps of
// letters: an estimate by zxcvbn, never a proof. Under 10 ms for any input, so it can follow the typing.
//   const PassphraseStrength s = passphraseStrength(typed, {identifier, profile.name});
#pragma once

#include "core/base/secret.h"

#include <QStringList>

namespace sallyport::account {

enum class StrengthGrade {
    veryWeak, ///< under 30 bits: guessed in moments once a service loses its hashes
    weak,     ///< under 45
    fair,     ///< under 60
    strong,   ///< under 80
    veryStrong
};

struct PassphraseStrength {
    double bits = 0; ///< log2 of the guesses it takes, as far as this kind of guesser goes
    StrengthGrade grade = StrengthGrade::veryWeak;
};

StrengthGrade gradeOf(double bits);

/// `known`: what a guesser would try for this very person, e.g. the name one signs in with and the service's; ten at
/// most are looked at. Only the first 64 bytes of `candidate` are judged, and those up to a NUL.
PassphraseStrength passphraseStrength(const Secret& candidate, const QStringList& known);

} // namespace sallyport::account
