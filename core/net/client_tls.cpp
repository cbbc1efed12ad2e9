// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/client_tls.h"

#include "core/base/bytes.h"

#include <QHostAddress>
#include <QSslKey>

#include <algorithm>

namespace sallyport::net {

namespace {

/// A wildcard stands for exactly the first label, and never for one right below a top-level domain.
bool matches(const QString& name, const QString& host)
{
    if (name.compare(host, Qt::CaseInsensitive) == 0)
        return true;
    const qsizetype dot = host.indexOf(u'.');
    return name.startsWith(QLatin1String("*.")) && dot > 0 && name.count(u'.') >= 2
        && QStringView(name).sliced(1).compare(QStringView(host).sliced(dot), Qt::CaseInsensitive) == 0;
}

} // namespace

QSslConfiguration clientTls(const origin::ServiceProfile& profile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setPeerVerifyDepth(0);
    tls.setAllowedNextProtocols({});
    tls.setLocalCertificateChain({});
    tls.setPrivateKey({});
    // A resumed session shows no certificate; a full handshake costs a millisecond.
    tls.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    tls.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    // Setting the list, even an empty one, also turns the system's store off.
    if (!profile.caCertificatePem.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(profile.caCertificatePem, QSsl::Pem));
    return tls;
}

bool isNamed(const QSslCertificate& certificate, const QString& host)
{
    const auto names = certificate.subjectAlternativeNames();
    const QHostAddress address(host);
    if (!address.isNull()) {
        return std::ranges::any_of(names.values(QSsl::IpAddressEntry),
                                   [&](const QString& name) { return QHostAddress(name) == address; });
    }
    return std::ranges::any_of(names.values(QSsl::DnsEntry), [&](const QString& name) { return matches(name, host); });
}

QByteArray spkiSha256(const QSslCertificate& certificate)
{
    const QByteArray spki = certificate.publicKey().toDer();
    return spki.isEmpty() ? QByteArray() : sha256(spki);
}

QString tlsVersionText(const QSslConfiguration& connection)
{
    const QSsl::SslProtocol protocol = connection.sessionProtocol();
    if (protocol == QSsl::TlsV1_3)
        return QStringLiteral("TLS 1.3");
    return protocol == QSsl::TlsV1_2 ? QStringLiteral("TLS 1.2") : QString();
}

} // namespace sallyport::net
