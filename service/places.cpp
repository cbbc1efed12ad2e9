// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/places.h"

#include <openssl/x509v3.h>

#include <memory>

namespace sallyport::service {

namespace {

/// 4 or 16 bytes, or none.
QByteArray bytesOf(const QString& address)
{
    const std::unique_ptr<ASN1_OCTET_STRING, decltype(&ASN1_OCTET_STRING_free)> parsed(
        a2i_IPADDRESS(address.toLatin1().constData()), &ASN1_OCTET_STRING_free);
    if (!parsed)
        return {};
    const QByteArray bytes(reinterpret_cast<const char*>(ASN1_STRING_get0_data(parsed.get())),
                           ASN1_STRING_length(parsed.get()));
    const bool mapped = bytes.startsWith(QByteArray(10, '\0') + QByteArray(2, '\xff'));
    return mapped ? bytes.last(4) : bytes;
}

bool isLoopback(const QByteArray& bytes)
{
    return bytes.size() == 4 ? bytes[0] == 127 : bytes == QByteArray(15, '\0') + '\x01';
}

QString networkOf(const QByteArray& bytes)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() == 4)
        return QStringLiteral("%1.%2.%3.0/24").arg(byte(0)).arg(byte(1)).arg(byte(2));
    const auto group = [&](qsizetype i) { return QString::number(byte(i) * 256 + byte(i + 1), 16); };
    return QStringLiteral("%1:%2:%3::/48").arg(group(0), group(2), group(4));
}

} // namespace

Place placeOf(const QString& address)
{
    const QByteArray bytes = bytesOf(address);
    if (bytes.isEmpty())
        return {};
    if (isLoopback(bytes))
        return {.location = QStringLiteral("This computer (practice)"), .network = QStringLiteral("loopback")};
    // RFC 5737: nobody is there but the strangers of the drills.
    const QString network = networkOf(bytes);
    const bool drill = network == QStringLiteral("198.51.100.0/24");
    return {.location = drill ? QStringLiteral("Far away (practice drill)") : QString(), .network = network};
}

} // namespace sallyport::service
