// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/ecdsa_signature.h"

#include "core/jose/pkey_handle.h"

#include <openssl/bn.h>

#include <algorithm>

namespace sallyport::jose::detail {

namespace {

using Signature = Handle<ECDSA_SIG, ECDSA_SIG_free>;

BIGNUM* number(QByteArrayView bigEndian)
{
    return BN_bin2bn(reinterpret_cast<const unsigned char*>(bigEndian.data()), static_cast<int>(bigEndian.size()),
                     nullptr);
}

} // namespace

QByteArray derFromRaw(QByteArrayView raw)
{
    if (raw.size() != 64 || !isP256Scalar(raw.first(32)) || !isP256Scalar(raw.last(32)))
        return {};
    const Signature signature(ECDSA_SIG_new());
    if (!signature || ECDSA_SIG_set0(signature.get(), number(raw.first(32)), number(raw.last(32))) != 1)
        return {};
    QByteArray der(std::max(i2d_ECDSA_SIG(signature.get(), nullptr), 0), Qt::Uninitialized);
    auto* out = reinterpret_cast<unsigned char*>(der.data());
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

QByteArray rawFromDer(QByteArrayView der)
{
    const auto* in = reinterpret_cast<const unsigned char*>(der.data());
    const auto* end = in + der.size();
    const Signature signature(d2i_ECDSA_SIG(nullptr, &in, static_cast<long>(der.size())));
    if (!signature || in != end)
        return {};
    QByteArray raw(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(raw.data());
    if (BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, 32) != 32
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + 32, 32) != 32)
        return {};
    return raw;
}

} // namespace sallyport::jose::detail
