// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/security_event_token.h"

#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::jose {

namespace {

constexpr qsizetype maxJtiLength = 200;
constexpr qsizetype maxTypeLength = 500;

SetError setError(JoseError error)
{
    switch (error) {
    case JoseError::malformed:
        return SetError::malformed;
    case JoseError::tooLarge:
        return SetError::tooLarge;
    case JoseError::unsupportedAlgorithm:
    case JoseError::wrongType:
    case JoseError::invalidKey:
    case JoseError::badSignature:
    case JoseError::critical:
        break;
    }
    return SetError::badSignature;
}

/// RFC 7519 4.1.3: one string or an array of them.
bool isFor(const QJsonObject& claims, const QString& audience)
{
    const auto one = stringMember(claims, u"aud");
    const auto several = stringListMember(claims, u"aud");
    return one == audience || (several && several->contains(audience));
}

std::optional<SetError> judgeClaims(const QJsonObject& claims, const SetExpectation& expected)
{
    if (claims.contains(u"sub") || claims.contains(u"exp"))
        return SetError::forbiddenClaim;
    if (stringMember(claims, u"iss") != expected.issuer)
        return SetError::wrongIssuer;
    if (!isFor(claims, expected.audience))
        return SetError::wrongAudience;
    const auto issuedAt = integerMember(claims, u"iat");
    if (!issuedAt)
        return SetError::malformed;
    if (*issuedAt > expected.now + expected.ahead || *issuedAt < expected.now - expected.past)
        return SetError::badTime;
    if (!claims.value(u"events").isObject())
        return SetError::malformed;
    if (claims.value(u"events").toObject().size() != 1)
        return SetError::notOneEvent;
    return std::nullopt;
}

} // namespace

Result<SecurityEvent, SetError> readSecurityEvent(QByteArrayView jws, const QJsonObject& jwks,
                                                  const SetExpectation& expected)
{
    const auto peeked = peekJws(jws, expected.maxBytes);
    if (!peeked)
        return std::unexpected(setError(peeked.error()));
    const auto key = keyFromJwks(jwks, stringMember(peeked->header, u"kid").value_or(QString()));
    if (!key)
        return std::unexpected(SetError::unknownKey);
    const auto content = verifyJws(jws, *key,
                                   {.type = QByteArrayLiteral("secevent+jwt"),
                                    .algorithms = {Algorithm::es256, Algorithm::rs256},
                                    .maxBytes = expected.maxBytes});
    if (!content)
        return std::unexpected(setError(content.error()));
    const QJsonObject& claims = content->payload;
    if (const auto error = judgeClaims(claims, expected))
        return std::unexpected(*error);
    const auto jti = stringMember(claims, u"jti").value_or(QString());
    const auto events = claims.value(u"events").toObject();
    const auto event = events.begin();
    if (jti.isEmpty() || jti.size() > maxJtiLength || event.key().isEmpty() || event.key().size() > maxTypeLength
        || !event.value().isObject() || !claims.value(u"sub_id").isObject())
        return std::unexpected(SetError::malformed);
    return SecurityEvent{.jti = jti,
                         .issuedAt = *integerMember(claims, u"iat"),
                         .happenedAt = integerMember(claims, u"toe"),
                         .transaction = stringMember(claims, u"txn").value_or(QString()),
                         .subject = claims.value(u"sub_id").toObject(),
                         .type = event.key(),
                         .members = event.value().toObject()};
}

} // namespace sallyport::jose
