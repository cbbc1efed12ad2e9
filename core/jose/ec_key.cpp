// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/ecdsa_signature.h"
#include "core/jose/pkey_handle.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/obj_mac.h>
#include <openssl/params.h>

#include <array>

namespace sallyport::jose {

namespace {

constexpr std::size_t scalarBytes = 32;
using Point = std::array<unsigned char, 65>; // SEC 1: 04||x||y

QByteArrayView view(const Point& point)
{
    return {point.data(), static_cast<qsizetype>(point.size())};
}

std::shared_ptr<detail::PkeyHandle> handleOf(detail::Pkey pkey, const Point& point)
{
    return std::make_shared<detail::PkeyHandle>(std::move(pkey), Algorithm::es256, detail::p256Jwk(view(point)));
}

/// The public point of a scalar: EVP_PKEY_fromdata wants it given.
std::optional<Point> publicPoint(const Secret& scalar)
{
    const detail::Handle<EC_GROUP, EC_GROUP_free> group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
    const detail::Handle<BIGNUM, BN_clear_free> number(
        BN_bin2bn(scalar.bytes(), static_cast<int>(scalar.size()), BN_secure_new()));
    const detail::Handle<EC_POINT, EC_POINT_free> product(group ? EC_POINT_new(group.get()) : nullptr);
    Point point;
    if (!number || !product || EC_POINT_mul(group.get(), product.get(), number.get(), nullptr, nullptr, nullptr) != 1
        || EC_POINT_point2oct(group.get(), product.get(), POINT_CONVERSION_UNCOMPRESSED, point.data(), point.size(),
                              nullptr)
            != point.size())
        return std::nullopt;
    return point;
}

} // namespace

EcKey::EcKey(std::shared_ptr<detail::PkeyHandle> handle) : m_handle(std::move(handle)) {}
EcKey::EcKey(EcKey&&) noexcept = default;
EcKey& EcKey::operator=(EcKey&&) noexcept = default;
EcKey::~EcKey() = default;

EcKey EcKey::generate()
{
    detail::Pkey pkey(EVP_EC_gen("P-256"));
    Point point;
    std::size_t size = 0;
    if (!pkey
        || EVP_PKEY_get_octet_string_param(pkey.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size) != 1
        || size != point.size())
        qFatal("OpenSSL could not make a key");
    return EcKey(handleOf(std::move(pkey), point));
}

Result<EcKey, JoseError> EcKey::fromScalar(const Secret& scalar)
{
    const detail::ErrorQueueGuard guard;
    if (!detail::isP256Scalar(scalar.view()))
        return std::unexpected(JoseError::invalidKey);
    auto point = publicPoint(scalar);
    if (!point)
        return std::unexpected(JoseError::invalidKey);
    auto number = scalar.clone();
    detail::toNativeOrder(number);
    char group[] = "P-256";
    std::array parameters = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
                             OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point->data(), point->size()),
                             OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, number.data(), scalarBytes),
                             OSSL_PARAM_construct_end()};
    auto pkey = detail::makePkey("EC", EVP_PKEY_KEYPAIR, parameters);
    if (!pkey)
        return std::unexpected(JoseError::invalidKey);
    return EcKey(handleOf(std::move(pkey), *point));
}

Secret EcKey::exportScalar() const
{
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(m_handle->pkey.get(), OSSL_PKEY_PARAM_PRIV_KEY, &number);
    const detail::Handle<BIGNUM, BN_clear_free> owner(number);
    auto scalar = Secret::zeroed(scalarBytes);
    if (number == nullptr || BN_bn2binpad(number, scalar.data(), scalarBytes) != static_cast<int>(scalarBytes))
        qFatal("OpenSSL could not give a key's number");
    return scalar;
}

PublicKey EcKey::publicKey() const
{
    // Made anew, so that a public key handed around does not keep the private one alive.
    return PublicKey::fromJwk(m_handle->publicJwk).value();
}

QByteArray EcKey::sign(QByteArrayView bytes) const
{
    const openssl::DigestContext context(EVP_MD_CTX_new());
    std::array<unsigned char, 80> der; // at most 72
    std::size_t size = der.size();
    QByteArray raw;
    if (context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_handle->pkey.get()) == 1
        && EVP_DigestSign(context.get(), der.data(), &size, reinterpret_cast<const unsigned char*>(bytes.data()),
                          static_cast<std::size_t>(bytes.size()))
            == 1)
        raw = detail::rawFromDer({der.data(), static_cast<qsizetype>(size)});
    if (raw.isEmpty())
        qFatal("OpenSSL could not sign");
    return raw;
}

EcKey EcKey::clone() const
{
    return EcKey(m_handle);
}

} // namespace sallyport::jose
