// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DkimKey: a key record (RFC 6376, 3.6.1, with RFC 8463, 4), as it stands in DNS under
// "<selector>._domainkey.<domain>", and the check of a signature with it.
//   const auto key = readDkimKey("v=DKIM1; p=MIIB...");  isSignedBy(*key, signature, text);
#pragma once

#include "core/mail/dkim_signature.h"

namespace sallyport::mail {

struct DkimKey {
    DkimAlgorithm algorithm = DkimAlgorithm::rsaSha256;
    QByteArray bytes = {};    ///< RSA: DER, SubjectPublicKeyInfo or RSAPublicKey; Ed25519: 32 bytes
    bool exactDomain = false; ///< t=s: i= has to be the domain itself
};

/// At most 4096 bytes.
Result<DkimKey, DkimFlaw> readDkimKey(QByteArrayView record);

/// False if the signature does not fit. The error is about the key: weak, or malformed.
Result<bool, DkimFlaw> isSignedBy(const DkimKey& key, const QByteArray& signature, const QByteArray& text);

QByteArray sha256(const QByteArray& text);

} // namespace sallyport::mail
