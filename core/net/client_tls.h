// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How this program speaks TLS as a client, and what it reads off a connection. For core/net's own sources.
#pragma once

#include "core/origin/service_profile.h"

#include <QSslCertificate>
#include <QSslConfiguration>

namespace sallyport::net {

/// TLS 1.2 or newer, the peer always verified, every connection with a full handshake. With a CA certificate in the
/// profile that is the only trust anchor, and a certificate that cannot be read leaves none at all.
QSslConfiguration clientTls(const origin::ServiceProfile& profile);

/// True if the certificate's alternative names (RFC 9525) have the host. Qt's own check takes the common name as well.
bool isNamed(const QSslCertificate& certificate, const QString& host);

/// SHA-256 of the certificate's SubjectPublicKeyInfo; empty for none, or for a kind of key Qt cannot read (Ed25519).
QByteArray spkiSha256(const QSslCertificate& certificate);

/// "TLS 1.3"; empty for anything below 1.2.
QString tlsVersionText(const QSslConfiguration& connection);

} // namespace sallyport::net
