// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What speaks against a new passphrase before the service is asked: the service's rules, and that it gives away or is
// the name one signs in with. How hard it is to guess is another question (passphrase_strength.h).
//   for (PassphraseFault fault : passphraseFaults(candidate.view(), profile.passphrase, identifier)) ...
#pragma once

#include "core/base/passphrase_rules.h"

#include <QByteArrayView>
#include <QList>
#include <QStringView>

namespace sallyport::account {

enum class PassphraseFault {
    tooShort,
    tooLong,
    noUpper, ///< none of A to Z; likewise the next two
    noLower,
    noDigit,
    tooFewDifferent,  ///< nearly all the same character
    holdsIdentifier,  ///< the phone or e-mail is in it, or it is the part before the "@"
    hiddenCharacters, ///< a control or direction character, which nobody can type again
};

/// All of them, in the order in which a person should mend them. `candidate`: UTF-8. `identifier`: what one signs in
/// with; empty where that is not known.
QList<PassphraseFault> passphraseFaults(QByteArrayView candidate, const PassphraseRules& rules, QStringView identifier);

} // namespace sallyport::account
