// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates made while a test runs, good ones and every bad kind. Nothing here is secret or kept.
//   const Identity ca = makeAuthority();
//   const Identity leaf = issue({.dnsNames = {"localhost"}}, ca);
#pragma once

#include <QByteArray>
#include <QList>

namespace sallyport::test {

enum class KeyKind { p256, rsa2048, ed25519 };

struct CertificateOptions {
    QByteArray commonName = "localhost";
    QList<QByteArray> dnsNames = {"localhost"};
    QList<QByteArray> ipAddresses = {"127.0.0.1", "::1"};
    qint64 startsInSeconds = -3600;
    qint64 endsInSeconds = 86'400;
    KeyKind key = KeyKind::p256;
    bool authority = false;           ///< basicConstraints CA:TRUE
    QByteArray permittedDnsName = {}; ///< for an authority: name constraint, only this name and those below it
};

/// A certificate with its private key.
struct Identity {
    QByteArray certificatePem = {};
    QByteArray keyPem = {};
    QByteArray spkiSha256 = {}; ///< 32 bytes, taken from the certificate's own DER
};

/// A certificate signed with its own key.
Identity selfSigned(const CertificateOptions& options = {});
/// A self-signed authority; allowed to vouch for `permittedDnsName` only, if one is given.
Identity makeAuthority(const QByteArray& name = "Test CA", const QByteArray& permittedDnsName = {});
/// A certificate signed by `issuer`; with `sameKeyAs` it gets that identity's key instead of a new one.
Identity issue(const CertificateOptions& options, const Identity& issuer, const Identity* sameKeyAs = nullptr);

} // namespace sallyport::test
