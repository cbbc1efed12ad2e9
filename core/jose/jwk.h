// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of JOSE (RFC 7517, 7518): our own P-256 private keys, and the public keys we verify with.
//   EcKey key = EcKey::generate();
//   QByteArray jkt = key.publicKey().thumbprint();
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

namespace sallyport::jose {

enum class JoseError {
    malformed,            ///< not base64url, not JSON, a member missing or of the wrong type
    tooLarge,             ///< over the caller's limit of bytes
    unsupportedAlgorithm, ///< `alg` is not on the caller's list ("none" and HS* never are)
    wrongType,            ///< `typ` is not the expected one
    invalidKey,           ///< not a point on P-256, an RSA key under 2048 bits or over 8192, another key type
    badSignature,         ///< the signature does not verify
    critical              ///< a `crit` header we do not understand
};

enum class Algorithm { es256, rs256 };

namespace detail {
struct PkeyHandle; // owns an OpenSSL EVP_PKEY
}

/// A public key, valid by construction. Cheap to copy.
class PublicKey {
public:
    /// EC P-256 or RSA; a private member (`d`) makes it invalid.
    static Result<PublicKey, JoseError> fromJwk(const QJsonObject& jwk);
    QJsonObject toJwk() const;
    /// RFC 7638 SHA-256 thumbprint, base64url.
    QByteArray thumbprint() const;
    Algorithm algorithm() const;
    /// `signature`: 64 bytes r||s for ES256 (RFC 7518 3.4), never DER; the modulus' length for RS256.
    bool verify(QByteArrayView signedBytes, QByteArrayView signature) const;

private:
    friend class EcKey;
    explicit PublicKey(std::shared_ptr<detail::PkeyHandle> handle);
    std::shared_ptr<detail::PkeyHandle> m_handle;
};

/// A P-256 private key. Move-only.
class EcKey {
public:
    static EcKey generate();
    /// From the 32-byte scalar that exportScalar gave.
    static Result<EcKey, JoseError> fromScalar(const Secret& scalar);
    EcKey(EcKey&&) noexcept;
    EcKey& operator=(EcKey&&) noexcept;
    ~EcKey();

    /// 32 bytes, big-endian: what a SecretStore keeps.
    Secret exportScalar() const;
    PublicKey publicKey() const;
    /// ES256: 64 bytes r||s over SHA-256 of `bytes`.
    QByteArray sign(QByteArrayView bytes) const;
    /// A second handle on the same key.
    EcKey clone() const;

private:
    explicit EcKey(std::shared_ptr<detail::PkeyHandle> handle);
    std::shared_ptr<detail::PkeyHandle> m_handle;
};

} // namespace sallyport::jose
