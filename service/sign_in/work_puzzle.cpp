// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/work_puzzle.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QtEndian>

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

namespace sallyport::service {

namespace {

constexpr int keyBytes = 32;
const QLatin1String purpose("sign-in");

QByteArray signatureOf(const QJsonObject& parameters, const WorkSecrets& secrets)
{
    return toHex(hmacSha256(secrets.signature.view(), writeJson(parameters)));
}

QByteArray keySignatureOf(QByteArrayView derivedKey, const WorkSecrets& secrets)
{
    return toHex(hmacSha256(secrets.keySignature.view(), derivedKey));
}

QByteArray derive(QByteArray password, std::uint32_t counter, QByteArrayView salt, int rounds)
{
    char count[sizeof counter];
    qToBigEndian(counter, count);
    password.append(count, sizeof count);
    QByteArray key(keyBytes, '\0');
    PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()),
                      reinterpret_cast<const unsigned char*>(salt.data()), static_cast<int>(salt.size()), rounds,
                      EVP_sha256(), keyBytes, reinterpret_cast<unsigned char*>(key.data()));
    return key;
}

/// Lower-case hexadecimal of `size` bytes, as ALTCHA writes keys and signatures.
std::optional<QByteArray> hexMember(const QJsonObject& object, QStringView name, qsizetype size)
{
    const auto text = stringMember(object, name);
    if (!text || text->size() != 2 * size)
        return std::nullopt;
    const QByteArray latin = text->toLatin1();
    auto bytes = fromHex(latin);
    return bytes && toHex(*bytes) == latin ? bytes : std::nullopt;
}

} // namespace

WorkSecrets workSecrets(const Secret& hmacKey)
{
    const auto derived = [&hmacKey](QByteArrayView label) {
        QByteArray text = toHex(hmacSha256(hmacKey.view(), label));
        return Secret::takeFrom(text);
    };
    return {.signature = derived("altcha signature"), .keySignature = derived("altcha key signature")};
}

std::uint32_t workCounter(const Random& random, int bits, int failures)
{
    const std::uint64_t range = 2ULL << std::clamp(bits, 0, 24);
    const std::uint64_t harder = std::min(range << std::clamp(failures, 0, 4), range * 15);
    return randomBelow(random, static_cast<std::uint32_t>(harder));
}

QJsonObject makeWork(const WorkTerms& terms, const WorkSecrets& secrets, const Random& random)
{
    const QByteArray nonce = randomBytes(random, 16);
    const QByteArray salt = randomBytes(random, 16);
    const QByteArray key = derive(nonce, terms.counter, salt, terms.rounds);
    const auto text = [](const QByteArray& ascii) { return QString::fromLatin1(ascii); };
    const QJsonObject parameters{
        {QStringLiteral("algorithm"), QStringLiteral("PBKDF2/SHA-256")},
        {QStringLiteral("nonce"), text(toHex(nonce))},
        {QStringLiteral("salt"), text(toHex(salt))},
        {QStringLiteral("cost"), terms.rounds},
        {QStringLiteral("keyLength"), keyBytes},
        {QStringLiteral("keyPrefix"), text(toHex(key.first(keyBytes / 2)))},
        {QStringLiteral("keySignature"), text(keySignatureOf(key, secrets))},
        {QStringLiteral("expiresAt"), qint64{terms.expiresAt}},
        {QStringLiteral("data"),
         QJsonObject{{QStringLiteral("auth_session_hash"), text(toBase64Url(terms.authSessionHash))},
                     {QStringLiteral("purpose"), QString(purpose)}}},
    };
    return {{QStringLiteral("parameters"), parameters},
            {QStringLiteral("signature"), text(signatureOf(parameters, secrets))}};
}

bool isWorkDone(const QJsonObject& challenge, const QJsonObject& solution, const WorkSecrets& secrets,
                QByteArrayView authSessionHash, std::int64_t nowSeconds)
{
    const QJsonObject parameters = challenge.value(u"parameters").toObject();
    const auto signature = hexMember(challenge, u"signature", 32);
    if (!signature || !constantTimeEqual(toHex(*signature), signatureOf(parameters, secrets)))
        return false;
    // From here on the parameters are known to be our own words.
    const QJsonObject data = parameters.value(u"data").toObject();
    if (integerMember(parameters, u"expiresAt").value_or(0) < nowSeconds
        || stringMember(data, u"purpose") != QString(purpose)
        || stringMember(data, u"auth_session_hash") != QString::fromLatin1(toBase64Url(authSessionHash)))
        return false;
    const auto counter = integerMember(solution, u"counter");
    const auto derivedKey = hexMember(solution, u"derivedKey", keyBytes);
    if (!derivedKey || !counter || *counter < 0 || *counter > std::numeric_limits<std::uint32_t>::max())
        return false;
    return constantTimeEqual(parameters.value(u"keySignature").toString().toLatin1(),
                             keySignatureOf(*derivedKey, secrets));
}

} // namespace sallyport::service
