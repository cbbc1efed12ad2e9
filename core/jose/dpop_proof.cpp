// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/dpop_proof.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <cstdlib>

namespace sallyport::jose {

namespace {

constexpr qsizetype maxProofBytes = 4096;
constexpr qsizetype maxIdentifierLength = 256; // of jti and nonce: a service stores them

/// RFC 3986 6.2.2 and 6.2.3: case of scheme and host, escapes, dot segments, default port, empty path; without query
/// and fragment. Nothing for what is no web address.
std::optional<QByteArray> normalised(const QUrl& url)
{
    const bool https = url.scheme() == u"https";
    if (!url.isValid() || (!https && url.scheme() != u"http") || url.host().isEmpty() || !url.userInfo().isEmpty())
        return std::nullopt;
    // Resolving is how QUrl removes dot segments as RFC 3986 5.2.4 has it, without joining empty segments.
    auto bare = url.resolved(url).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (bare.port() == (https ? 443 : 80))
        bare.setPort(-1);
    if (bare.path().isEmpty())
        bare.setPath(QStringLiteral("/"));
    return bare.toEncoded(QUrl::FullyEncoded);
}

bool sameTarget(const QString& htu, const QUrl& url)
{
    const auto claimed = normalised(QUrl(htu, QUrl::StrictMode));
    return claimed && claimed == normalised(url);
}

bool isIdentifier(const QString& text)
{
    return !text.isEmpty() && text.size() <= maxIdentifierLength;
}

/// RFC 9449 4.3 checks 2 and 4 to 7: the claims, signed by the key the proof itself brings.
Result<std::pair<QJsonObject, PublicKey>, DpopError> signedClaims(QByteArrayView proof)
{
    const auto content = peekJws(proof, maxProofBytes);
    if (!content)
        return std::unexpected(DpopError::malformed);
    auto key = PublicKey::fromJwk(content->header.value(u"jwk").toObject());
    if (!key)
        return std::unexpected(DpopError::malformed);
    const auto checked = verifyJws(proof, *key, {.type = "dpop+jwt", .maxBytes = maxProofBytes});
    if (!checked)
        return std::unexpected(checked.error() == JoseError::badSignature ? DpopError::badSignature
                                                                          : DpopError::malformed);
    return std::pair(checked->payload, std::move(*key));
}

} // namespace

QByteArray makeDpopProof(const EcKey& key, const DpopRequest& request, const Clock& clock, const Random& random)
{
    const QJsonObject header = {{QStringLiteral("typ"), QStringLiteral("dpop+jwt")},
                                {QStringLiteral("jwk"), key.publicKey().toJwk()}};
    QJsonObject claims = {{QStringLiteral("jti"), QString::fromLatin1(randomToken(random, 16))},
                          {QStringLiteral("htm"), QString::fromLatin1(request.method)},
                          {QStringLiteral("htu"), QString::fromLatin1(normalised(request.url).value_or(QByteArray()))},
                          {QStringLiteral("iat"), qint64{clock.unixSeconds()}}};
    if (request.nonce)
        claims.insert(u"nonce", QString::fromUtf8(*request.nonce));
    if (!request.accessToken.isEmpty())
        claims.insert(u"ath", QString::fromLatin1(accessTokenHash(request.accessToken)));
    return signJws(key, header, claims);
}

QByteArray accessTokenHash(QByteArrayView accessToken)
{
    return toBase64Url(sha256(accessToken));
}

Result<DpopFacts, DpopError> verifyDpopProof(QByteArrayView proof, const DpopCheck& check, const Clock& clock)
{
    const auto content = signedClaims(proof);
    if (!content)
        return std::unexpected(content.error());
    const auto& [claims, key] = *content;
    const auto jti = stringMember(claims, u"jti");
    const auto method = stringMember(claims, u"htm");
    const auto target = stringMember(claims, u"htu");
    const auto issuedAt = integerMember(claims, u"iat");
    const auto nonce = stringMember(claims, u"nonce");
    if (!jti || !isIdentifier(*jti) || !method || !target || !issuedAt
        || (claims.contains(u"nonce") && (!nonce || !isIdentifier(*nonce))))
        return std::unexpected(DpopError::malformed);
    if (method->toUtf8() != check.method || !sameTarget(*target, check.url))
        return std::unexpected(DpopError::wrongRequest);
    if (!check.accessToken.isEmpty()) {
        const auto hash = stringMember(claims, u"ath");
        if (!hash || !constantTimeEqual(hash->toUtf8(), accessTokenHash(check.accessToken)))
            return std::unexpected(DpopError::wrongToken);
    }
    if (check.judgeIssuedAt && std::abs(clock.unixSeconds() - *issuedAt) > check.window.count())
        return std::unexpected(DpopError::notRecent);
    return DpopFacts{.thumbprint = key.thumbprint(),
                     .jti = jti->toUtf8(),
                     .nonce = nonce ? std::optional(nonce->toUtf8()) : std::nullopt,
                     .issuedAt = *issuedAt};
}

} // namespace sallyport::jose
