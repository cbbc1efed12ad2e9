// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// checkDkim: whether the service itself signed a message, all of it that a person sees (RFC 6376), with a key that DNS
// gave. Only signatures of the service's own mail domains are looked at, aligned with From (RFC 7489, 3.1.1), so that
// nobody else's name is ever asked for.
//   const DkimWord word = checkDkim(bytes, message, profile, records);  word.says == DkimSays::proven
#pragma once

#include "core/mail/key_records.h"
#include "core/mail/message_values.h"
#include "core/origin/service_profile.h"

namespace sallyport::mail {

enum class DkimSays {
    notAsked,   ///< DNS was not to be asked, or the From address is not the service's
    none,       ///< no signature of the service's
    proven,     ///< the service signed it, and it is as it was then
    unfit,      ///< changed on the way, or signed by somebody else
    partial,    ///< it fits, if at all, only a part of what a person sees
    keyGone,    ///< DNS has no such key, or it was revoked: as with old messages
    expired,    ///< the time until when it holds is over
    unusable,   ///< not as the standard wants it: malformed, SHA-1, a weak key, a key in test
    unreachable ///< DNS gave no answer
};

struct DkimWord {
    DkimSays says = DkimSays::notAsked;
    QString domain = {};       ///< whose signature it is about, lower case
    bool signedInPart = false; ///< isSignedInPart; also where DNS was not asked
};

/// The names to be asked for, at most 5; none if there is no signature that could prove something.
QStringList dkimKeyNames(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile);

/// True if one of the service's signatures is, by its own l=, over less than the whole body: then what follows can be
/// anybody's, whatever a provider says of it. Asks nobody.
bool isSignedInPart(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile);

/// Of several signatures, the word of the best. `message`: what was read out of `bytes`.
DkimWord checkDkim(QByteArrayView bytes, const Message& message, const origin::ServiceProfile& profile,
                   const KeyRecords& records);

} // namespace sallyport::mail
