// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// readDkimSignature: one DKIM-Signature field (RFC 6376, 3.5, with RFC 8301 and RFC 8463) as values, where it is one
// that can prove anything.
//   const auto signature = readDkimSignature(field.value());  signature->keyName(); // "s1._domainkey.kucoin.com"
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace sallyport::mail {

enum class DkimAlgorithm {
    rsaSha256,
    ed25519Sha256 ///< RFC 8463
};

/// RFC 6376, 3.4.
enum class DkimCanonical { simple, relaxed };

/// Why a signature or a key is worth nothing, whatever else is the case.
enum class DkimFlaw {
    malformed,   ///< not written as the standard says
    unsupported, ///< a version, algorithm (SHA-1: RFC 8301) or way of asking that is not taken
    revoked,     ///< the key was withdrawn (p= empty)
    weak,        ///< an RSA key of less than 1024 bits, or of more than 4096
    test         ///< the key is being tried out (t=y)
};

struct DkimSignature {
    DkimAlgorithm algorithm = DkimAlgorithm::rsaSha256;
    QString domain = {};         ///< d=, lower case
    QString selector = {};       ///< s=, lower case
    QString identityDomain = {}; ///< of i=, lower case; the domain or below it
    DkimCanonical header = DkimCanonical::simple;
    DkimCanonical body = DkimCanonical::simple;
    QList<QByteArray> fields = {};         ///< h=, lower case, in its order
    QByteArray bodyHash = {};              ///< bh=, 32 bytes
    QByteArray signature = {};             ///< b=
    std::optional<qint64> bodyLength = {}; ///< l=
    std::optional<qint64> madeAt = {};     ///< t=, seconds since 1970
    std::optional<qint64> expiresAt = {};  ///< x=, likewise
    QByteArray unsignedField = {};         ///< the field's value without that of b=

    /// Where the key is asked for: a host name of at most 253 letters.
    QString keyName() const { return selector + QLatin1StringView("._domainkey.") + domain; }
};

/// `value`: what stands behind the colon, as it was sent.
Result<DkimSignature, DkimFlaw> readDkimSignature(QByteArrayView value);

} // namespace sallyport::mail
