// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A passphrase by chance: each word or character is drawn without bias from the system's generator, so its strength is
// known and not estimated.
//   Secret suggested = suggestPassphrase(PassphraseKind::words, profile.passphrase, systemRandom());
#pragma once

#include "core/base/passphrase_rules.h"
#include "core/base/random.h"
#include "core/base/secret.h"

#include <QList>

namespace sallyport::account {

enum class PassphraseKind {
    words,     ///< six of 7,776 English ones (EFF's large list), with "-" between: for writing down and typing
    characters ///< twenty letters and digits, without 0, O, 1, l and I: for a password manager
};

/// False where the service takes too few characters for the kind.
bool canSuggest(PassphraseKind kind, const PassphraseRules& rules);
/// Keeps to `rules`; canSuggest must hold. Words get a capital letter and a digit where the rules want them.
Secret suggestPassphrase(PassphraseKind kind, const PassphraseRules& rules, const Random& random);
/// log2 of how many equally likely ones there are; what the rules rule out of them is less than half a bit.
double suggestedBits(PassphraseKind kind);

/// The 7,776 words.
const QList<QByteArray>& passphraseWords();

} // namespace sallyport::account
