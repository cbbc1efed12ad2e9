// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a display name or a subject makes people believe: the service's name, plain or in look-alike letters; characters
// that nobody sees; an official address in place of a name.
//   nameUse(u"КuСоin Support", profile); // lookalike
#pragma once

#include "core/origin/service_profile.h"

#include <QStringView>

namespace sallyport::mail {

enum class NameUse {
    none,
    plain,    ///< the service's name in its own letters
    lookalike ///< in others that look like them
};

/// Looks at every word, and at words of single letters put together ("K u C o i n").
NameUse nameUse(QStringView text, const origin::ServiceProfile& profile);

/// A display name that claims to be the service itself, not to speak about it ("KuCoin Support", not "Trustpilot about
/// KuCoin"), in pieces and with a slip, too: "Ku-Coin", "Kucion".
bool claimsToBe(QStringView displayName, const origin::ServiceProfile& profile);

/// The first character that turns the direction of writing or hides inside a word, as "U+202E"; empty where there is
/// none. Joiners in emoji and in scripts that need them are not meant.
QString hiddenCharacter(QStringView text);

} // namespace sallyport::mail
