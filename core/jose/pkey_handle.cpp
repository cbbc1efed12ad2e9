// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jose/pkey_handle.h"

#include "core/base/bytes.h"

#include <algorithm>
#include <cstring>

namespace sallyport::jose::detail {

Pkey makePkey(const char* type, int selection, std::span<OSSL_PARAM> parameters)
{
    const Handle<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* pkey = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &pkey, selection, parameters.data()) != 1)
        return {};
    return Pkey(pkey);
}

bool isP256Scalar(QByteArrayView number)
{
    static constexpr unsigned char order[] = {0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0xFF, 0xFF, 0xFF,
                                              0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xBC, 0xE6, 0xFA, 0xAD, 0xA7, 0x17,
                                              0x9E, 0x84, 0xF3, 0xB9, 0xCA, 0xC2, 0xFC, 0x63, 0x25, 0x51};
    return number.size() == sizeof order && std::memcmp(number.data(), order, sizeof order) < 0
        && std::ranges::any_of(number, [](char c) { return c != 0; });
}

QJsonObject p256Jwk(QByteArrayView point)
{
    const auto coordinate = [&](qsizetype from) { return QString::fromLatin1(toBase64Url(point.sliced(from, 32))); };
    return {{QStringLiteral("kty"), QStringLiteral("EC")},
            {QStringLiteral("crv"), QStringLiteral("P-256")},
            {QStringLiteral("x"), coordinate(1)},
            {QStringLiteral("y"), coordinate(33)}};
}

} // namespace sallyport::jose::detail
