// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// solveWork: an ALTCHA v2 client (PBKDF2/SHA-256) as its specification has it, apart from the product's own.
//   QJsonObject solution = solveWork(challenge);   // counter, derivedKey, time
#pragma once

#include "core/base/bytes.h"

#include <QJsonObject>
#include <QtEndian>

#include <openssl/evp.h>

namespace sallyport::test {

inline QJsonObject solveWork(const QJsonObject& challenge, std::uint32_t give_up = 1'000'000)
{
    const QJsonObject parameters = challenge[QStringLiteral("parameters")].toObject();
    const auto bytes = [&](const QString& name) { return *fromHex(parameters[name].toString().toLatin1()); };
    const QByteArray nonce = bytes(QStringLiteral("nonce"));
    const QByteArray salt = bytes(QStringLiteral("salt"));
    const QByteArray prefix = bytes(QStringLiteral("keyPrefix"));
    QByteArray key(parameters[QStringLiteral("keyLength")].toInt(), '\0');
    for (std::uint32_t counter = 0; counter < give_up; ++counter) {
        QByteArray password = nonce + QByteArray(4, '\0');
        qToBigEndian(counter, password.data() + nonce.size());
        PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()),
                          reinterpret_cast<const unsigned char*>(salt.constData()), static_cast<int>(salt.size()),
                          parameters[QStringLiteral("cost")].toInt(), EVP_sha256(), static_cast<int>(key.size()),
                          reinterpret_cast<unsigned char*>(key.data()));
        if (key.startsWith(prefix))
            return {{QStringLiteral("counter"), static_cast<qint64>(counter)},
                    {QStringLiteral("derivedKey"), QString::fromLatin1(toHex(key))},
                    {QStringLiteral("time"), 1}};
    }
    return {};
}

} // namespace sallyport::test
