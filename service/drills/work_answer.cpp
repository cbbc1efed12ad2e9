// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/drills/work_answer.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QtEndian>

#include <openssl/evp.h>

namespace sallyport::service {

namespace {

constexpr std::uint32_t mostTries = 1'000'000;

QByteArray hexBytes(const QJsonObject& parameters, QStringView name)
{
    return fromHex(stringMember(parameters, name).value_or(QString()).toLatin1()).value_or(QByteArray());
}

} // namespace

QByteArray workAnswer(const QJsonObject& captchaChallenge)
{
    const QJsonObject challenge = captchaChallenge.value(u"challenge").toObject();
    const QJsonObject parameters = challenge.value(u"parameters").toObject();
    const QByteArray nonce = hexBytes(parameters, u"nonce");
    const QByteArray salt = hexBytes(parameters, u"salt");
    const QByteArray prefix = hexBytes(parameters, u"keyPrefix");
    QByteArray key(parameters.value(u"keyLength").toInt(), '\0');
    QByteArray password = nonce + QByteArray(4, '\0');
    for (std::uint32_t counter = 0; counter < mostTries && !key.isEmpty(); ++counter) {
        qToBigEndian(counter, password.data() + nonce.size());
        PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()),
                          reinterpret_cast<const unsigned char*>(salt.constData()), static_cast<int>(salt.size()),
                          parameters.value(u"cost").toInt(), EVP_sha256(), static_cast<int>(key.size()),
                          reinterpret_cast<unsigned char*>(key.data()));
        if (!key.startsWith(prefix))
            continue;
        return writeJson({{QStringLiteral("type"), QStringLiteral("work")},
                          {QStringLiteral("id"), captchaChallenge.value(u"id")},
                          {QStringLiteral("challenge"), challenge},
                          {QStringLiteral("solution"),
                           QJsonObject{{QStringLiteral("counter"), qint64{counter}},
                                       {QStringLiteral("derivedKey"), QString::fromLatin1(toHex(key))},
                                       {QStringLiteral("time"), 1}}}});
    }
    return {};
}

} // namespace sallyport::service
