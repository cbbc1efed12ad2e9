// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/jwk.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/ecdsa_signature.h"
#include "core/jose/pkey_handle.h"

#include <openssl/core_names.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>

namespace sallyport::jose {

namespace {

constexpr qsizetype coordinateBytes = 32;
constexpr qsizetype minModulusBytes = 2048 / 8;
constexpr qsizetype maxModulusBytes = 8192 / 8;

std::optional<QByteArray> bytesMember(const QJsonObject& jwk, QStringView name)
{
    const auto text = stringMember(jwk, name);
    return text ? fromBase64Url(text->toLatin1()) : std::nullopt;
}

/// Not one member of a private or symmetric key (RFC 7518 6.2.2, 6.3.2, 6.4.1): whoever sends one has lost it.
bool hasPrivateMember(const QJsonObject& jwk)
{
    constexpr std::array names = {u"d", u"p", u"q", u"dp", u"dq", u"qi", u"oth", u"k"};
    return std::ranges::any_of(names, [&](const char16_t* name) { return jwk.contains(QStringView(name)); });
}

/// `use` and `alg`, where the key says them (RFC 7517 4.2, 4.4), allow what we would do with it.
bool mayVerify(const QJsonObject& jwk, QStringView algorithm)
{
    const auto allows = [&](QStringView name, QStringView wanted) {
        return !jwk.contains(name) || stringMember(jwk, name) == wanted;
    };
    return allows(u"use", u"sig") && allows(u"alg", algorithm);
}

/// RFC 7518 6.2.1: coordinates of exactly 32 bytes; OpenSSL checks that the point is on the curve.
Result<detail::PkeyHandle, JoseError> ecHandle(const QJsonObject& jwk)
{
    if (stringMember(jwk, u"crv") != u"P-256" || !mayVerify(jwk, u"ES256"))
        return std::unexpected(JoseError::invalidKey);
    const auto x = bytesMember(jwk, u"x");
    const auto y = bytesMember(jwk, u"y");
    if (!x || !y)
        return std::unexpected(JoseError::malformed);
    if (x->size() != coordinateBytes || y->size() != coordinateBytes)
        return std::unexpected(JoseError::invalidKey);
    QByteArray point = '\x04' + *x + *y;
    char group[] = "P-256";
    std::array parameters = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
                             OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                                               static_cast<std::size_t>(point.size())),
                             OSSL_PARAM_construct_end()};
    auto pkey = detail::makePkey("EC", EVP_PKEY_PUBLIC_KEY, parameters);
    if (!pkey)
        return std::unexpected(JoseError::invalidKey);
    return detail::PkeyHandle{std::move(pkey), Algorithm::es256, detail::p256Jwk(point)};
}

/// Odd, without leading zero bytes (RFC 7518 6.3.1): one key has one thumbprint.
bool isOddAndMinimal(QByteArrayView number)
{
    return !number.isEmpty() && number.front() != 0 && (number.back() & 1) != 0;
}

Result<detail::PkeyHandle, JoseError> rsaHandle(const QJsonObject& jwk)
{
    auto n = bytesMember(jwk, u"n");
    auto e = bytesMember(jwk, u"e");
    if (!n || !e)
        return std::unexpected(JoseError::malformed);
    const bool sizeFits = n->size() >= minModulusBytes && n->size() <= maxModulusBytes
        && (n->size() > minModulusBytes || (n->front() & 0x80) != 0);
    const bool exponentFits = e->size() <= 8 && *e != QByteArrayView("\x01");
    if (!sizeFits || !exponentFits || !isOddAndMinimal(*n) || !isOddAndMinimal(*e) || !mayVerify(jwk, u"RS256"))
        return std::unexpected(JoseError::invalidKey);
    const QJsonObject publicJwk = {{QStringLiteral("kty"), QStringLiteral("RSA")},
                                   {QStringLiteral("n"), jwk.value(u"n")},
                                   {QStringLiteral("e"), jwk.value(u"e")}};
    const auto integer = [](const char* name, QByteArray& bigEndian) {
        detail::toNativeOrder(bigEndian);
        return OSSL_PARAM_construct_BN(name, reinterpret_cast<unsigned char*>(bigEndian.data()),
                                       static_cast<std::size_t>(bigEndian.size()));
    };
    std::array parameters = {integer(OSSL_PKEY_PARAM_RSA_N, *n), integer(OSSL_PKEY_PARAM_RSA_E, *e),
                             OSSL_PARAM_construct_end()};
    auto pkey = detail::makePkey("RSA", EVP_PKEY_PUBLIC_KEY, parameters);
    if (!pkey)
        return std::unexpected(JoseError::invalidKey);
    return detail::PkeyHandle{std::move(pkey), Algorithm::rs256, publicJwk};
}

} // namespace

PublicKey::PublicKey(std::shared_ptr<detail::PkeyHandle> handle) : m_handle(std::move(handle)) {}

Result<PublicKey, JoseError> PublicKey::fromJwk(const QJsonObject& jwk)
{
    const detail::ErrorQueueGuard guard;
    const auto type = stringMember(jwk, u"kty");
    if (!type)
        return std::unexpected(JoseError::malformed);
    if (hasPrivateMember(jwk) || (*type != u"EC" && *type != u"RSA"))
        return std::unexpected(JoseError::invalidKey);
    return andThen(*type == u"EC" ? ecHandle(jwk) : rsaHandle(jwk),
                   [](detail::PkeyHandle handle) -> Result<PublicKey, JoseError> {
                       return PublicKey(std::make_shared<detail::PkeyHandle>(std::move(handle)));
                   });
}

QJsonObject PublicKey::toJwk() const
{
    return m_handle->publicJwk;
}

QByteArray PublicKey::thumbprint() const
{
    // RFC 7638 3: the required members only, sorted, without white space, is what our JWKs are written as.
    return toBase64Url(sha256(writeJson(m_handle->publicJwk)));
}

Algorithm PublicKey::algorithm() const
{
    return m_handle->algorithm;
}

bool PublicKey::verify(QByteArrayView signedBytes, QByteArrayView signature) const
{
    const detail::ErrorQueueGuard guard;
    QByteArray encoded;
    if (m_handle->algorithm == Algorithm::es256)
        encoded = detail::derFromRaw(signature);
    else if (signature.size() == EVP_PKEY_get_size(m_handle->pkey.get()))
        encoded = signature.toByteArray();
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return !encoded.isEmpty() && context
        && EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_handle->pkey.get()) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(encoded.constData()),
                            static_cast<std::size_t>(encoded.size()),
                            reinterpret_cast<const unsigned char*>(signedBytes.data()),
                            static_cast<std::size_t>(signedBytes.size()))
        == 1;
}

} // namespace sallyport::jose
