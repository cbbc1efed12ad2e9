// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PassphraseRules: what a service takes for a new passphrase; a plain value. It is in base because a profile carries it
// (core/origin) and the account's passphrases are held against it (core/account).
//   profile.passphrase = {.longest = 32, .upper = true, .lower = true, .digit = true, .fewestDifferent = 1};
#pragma once

namespace sallyport {

struct PassphraseRules {
    int shortest = 10;  ///< characters
    int longest = 128;  ///< characters; never more than 128 bytes of UTF-8 either
    bool upper = false; ///< at least one of A to Z; likewise the next two
    bool lower = false;
    bool digit = false;
    int fewestDifferent = 5; ///< different bytes

    bool operator==(const PassphraseRules&) const = default;
};

} // namespace sallyport
