// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jws.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::jose {

namespace {

/// The three parts of a compact JWS (RFC 7515 7.1), still encoded but for the signature.
struct Parts {
    QByteArrayView header, payload, signedBytes;
    QByteArray signature;
};

Result<Parts, JoseError> split(QByteArrayView compact, qsizetype maxBytes)
{
    if (compact.size() > maxBytes)
        return std::unexpected(JoseError::tooLarge);
    const qsizetype first = compact.indexOf('.');
    const qsizetype last = compact.lastIndexOf('.');
    if (first < 0 || last == first || compact.indexOf('.', first + 1) != last)
        return std::unexpected(JoseError::malformed);
    auto signature = fromBase64Url(compact.sliced(last + 1));
    if (!signature)
        return std::unexpected(JoseError::malformed);
    return Parts{compact.first(first), compact.sliced(first + 1, last - first - 1), compact.first(last),
                 std::move(*signature)};
}

int memberCount(const QJsonValue& value)
{
    int count = 0;
    if (value.isArray()) {
        const auto array = value.toArray();
        for (const auto& item : array)
            count += memberCount(item);
    } else if (value.isObject()) {
        const auto object = value.toObject();
        count = static_cast<int>(object.size());
        for (const auto& member : object)
            count += memberCount(member);
    }
    return count;
}

/// Qt keeps the last of two members with one name. Each member has one colon outside strings, so fewer members than
/// colons means that some were dropped, however their names were escaped.
bool hasDuplicateMembers(QByteArrayView json, const QJsonObject& parsed)
{
    int colons = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (inString && json[i] == '\\')
            ++i;
        else if (json[i] == '"')
            inString = !inString;
        else if (!inString && json[i] == ':')
            ++colons;
    }
    return colons != memberCount(parsed);
}

/// RFC 7515 4: a JSON object whose member names are unique.
Result<QJsonObject, JoseError> decodeObject(QByteArrayView encoded)
{
    const auto json = fromBase64Url(encoded);
    if (!json)
        return std::unexpected(JoseError::malformed);
    const auto object = readJsonObject(*json, {.maxBytes = json->size()}); // bounded with the JWS
    if (!object || hasDuplicateMembers(*json, *object))
        return std::unexpected(JoseError::malformed);
    return *object;
}

/// RFC 7515 4.1.9: media types compare without regard to case, "application/" may be left out.
QByteArray bareType(QByteArrayView type)
{
    auto bare = type.toByteArray().toLower();
    if (bare.startsWith("application/"))
        bare.remove(0, 12);
    return bare;
}

std::optional<JoseError> judgeHeader(const QJsonObject& header, const PublicKey& key, const JwsExpectation& expected)
{
    const auto name = stringMember(header, u"alg");
    if (!name)
        return JoseError::malformed;
    const auto algorithm = *name == u"ES256" ? std::optional(Algorithm::es256)
        : *name == u"RS256"                  ? std::optional(Algorithm::rs256)
                                             : std::nullopt;
    if (!algorithm || !expected.algorithms.contains(*algorithm))
        return JoseError::unsupportedAlgorithm;
    if (*algorithm != key.algorithm())
        return JoseError::invalidKey;
    if (header.contains(u"crit"))
        return JoseError::critical;
    const auto type = header.value(u"typ");
    if (expected.type.isEmpty() ? !type.isUndefined()
                                : !type.isString() || bareType(type.toString().toUtf8()) != bareType(expected.type))
        return JoseError::wrongType;
    return std::nullopt;
}

} // namespace

QByteArray signJws(const EcKey& key, QJsonObject header, const QJsonObject& payload)
{
    header.insert(u"alg", QStringLiteral("ES256"));
    const auto input = toBase64Url(writeJson(header)) + '.' + toBase64Url(writeJson(payload));
    return input + '.' + toBase64Url(key.sign(input));
}

Result<JwsContent, JoseError> verifyJws(QByteArrayView compact, const PublicKey& key, const JwsExpectation& expected)
{
    const auto parts = split(compact, expected.maxBytes);
    if (!parts)
        return std::unexpected(parts.error());
    const auto header = decodeObject(parts->header);
    if (!header)
        return std::unexpected(header.error());
    if (const auto error = judgeHeader(*header, key, expected))
        return std::unexpected(*error);
    if (!key.verify(parts->signedBytes, parts->signature))
        return std::unexpected(JoseError::badSignature);
    const auto payload = decodeObject(parts->payload);
    if (!payload)
        return std::unexpected(payload.error());
    return JwsContent{*header, *payload};
}

Result<JwsContent, JoseError> peekJws(QByteArrayView compact, qsizetype maxBytes)
{
    const auto parts = split(compact, maxBytes);
    if (!parts)
        return std::unexpected(parts.error());
    const auto header = decodeObject(parts->header);
    const auto payload = decodeObject(parts->payload);
    if (!header || !payload)
        return std::unexpected(JoseError::malformed);
    return JwsContent{*header, *payload};
}

Result<PublicKey, JoseError> keyFromJwks(const QJsonObject& jwks, const QString& kid)
{
    const auto keys = jwks.value(u"keys");
    if (!keys.isArray())
        return std::unexpected(JoseError::malformed);
    // RFC 7517 5: keys that are not understood are passed over. Two that fit are one too many to know which is meant.
    Result<PublicKey, JoseError> found = std::unexpected(JoseError::invalidKey);
    const auto array = keys.toArray();
    for (const auto& value : array) {
        const auto jwk = value.toObject();
        if (!kid.isEmpty() && stringMember(jwk, u"kid") != kid)
            continue;
        auto key = PublicKey::fromJwk(jwk);
        if (!key)
            continue;
        if (found)
            return std::unexpected(JoseError::invalidKey);
        found = std::move(key);
    }
    return found;
}

} // namespace sallyport::jose
