// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the service's own certificates: a root that can vouch for this computer's loopback names and nothing else, and
// the leaf it signs. Keys are P-256, in PEM (PKCS #8), kept in Secrets.
//   auto rootKey = makeKeyPem();   auto root = makeRootCertificate(rootKey, now);   auto leaf =
//   makeLeafCertificate(...);
#pragma once

#include "core/base/secret.h"

#include <QByteArray>

#include <optional>

namespace sallyport::service {

/// A new P-256 key.
Secret makeKeyPem();

/// RFC 5280: CA, pathlen 0, critical name constraints (RFC 5280 4.2.1.10) permitting DNS localhost, IP 127.0.0.1 and
/// ::1 (and e-mail and URI of localhost, or any would do); good for ten years from `unixSeconds`. PEM.
std::optional<QByteArray> makeRootCertificate(const Secret& keyPem, std::int64_t unixSeconds);

/// For DNS localhost, IP 127.0.0.1 and ::1; 397 days, begun two days before `unixSeconds` for clients whose clock is
/// behind; nothing when a PEM is not what it should be.
std::optional<QByteArray> makeLeafCertificate(const Secret& leafKeyPem, const QByteArray& rootPem,
                                              const Secret& rootKeyPem, std::int64_t unixSeconds);

/// Pin of a key's public half: "sha256/" and the base64 of SHA-256 over its SubjectPublicKeyInfo.
std::optional<QByteArray> pinOfKey(const Secret& keyPem);

/// When the certificate ends (seconds since 1970), if it belongs to that key and was signed by that root.
std::optional<std::int64_t> endOfLeaf(const QByteArray& leafPem, const Secret& leafKeyPem, const QByteArray& rootPem);

} // namespace sallyport::service
