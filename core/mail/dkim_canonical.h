// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is hashed of a message for a DKIM signature: header fields and body in their canonical form (RFC 6376, 3.4), and
// which fields of that name h= means (5.4.2).
//   hash(canonicalBody(raw.body, signature.body));
#pragma once

#include "core/mail/dkim_signature.h"
#include "core/mail/raw_message.h"

namespace sallyport::mail {

/// `field`: the whole of it, with the last CRLF, which stays.
QByteArray canonicalField(QByteArrayView field, DkimCanonical how);

/// `body`: lines end with CRLF. Linear.
QByteArray canonicalBody(const QByteArray& body, DkimCanonical how);

/// What the signature of b= is over: the fields of h=, of repeated ones from the bottom, then the signature's own.
QByteArray signedText(const RawMessage& message, const RawField& signatureField, const DkimSignature& signature);

} // namespace sallyport::mail
