// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources of this folder, and no others, share: keys made out of numbers.
//   auto pkey = makePkey("EC", EVP_PKEY_PUBLIC_KEY, parameters);
#pragma once

#include "core/base/openssl_handle.h"
#include "core/jose/jwk.h"

#include <openssl/ec.h>

#include <algorithm>
#include <bit>
#include <span>

namespace sallyport::jose::detail {

using openssl::ErrorQueueGuard;
using openssl::Handle;
using openssl::Pkey;

/// A key with its public half as a JWK, so that no number is asked of OpenSSL twice.
struct PkeyHandle {
    Pkey pkey;
    Algorithm algorithm;
    QJsonObject publicJwk;
};

/// `type`: "EC" or "RSA"; `selection`: EVP_PKEY_PUBLIC_KEY or EVP_PKEY_KEYPAIR. Null if OpenSSL refuses the numbers.
Pkey makePkey(const char* type, int selection, std::span<OSSL_PARAM> parameters);

/// Big-endian bytes in the order OSSL_PARAM wants integers: this machine's.
template <typename Bytes>
void toNativeOrder(Bytes& bytes)
{
    if constexpr (std::endian::native == std::endian::little)
        std::reverse(bytes.data(), bytes.data() + bytes.size());
}

/// 1 <= number < n, the order of P-256 (SEC 2, 2.4.2), for 32 big-endian bytes.
bool isP256Scalar(QByteArrayView number);
/// {"crv":"P-256","kty":"EC","x","y"} out of SEC 1's 65 bytes 04||x||y.
QJsonObject p256Jwk(QByteArrayView point);

} // namespace sallyport::jose::detail
