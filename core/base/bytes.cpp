// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"

#include <algorithm>

#include <sodium.h>

namespace sallyport {

namespace {

const unsigned char* data(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

QByteArray encode(QByteArrayView bytes, int variant)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    QByteArray text(static_cast<qsizetype>(sodium_base64_encoded_len(size, variant)), Qt::Uninitialized);
    sodium_bin2base64(text.data(), static_cast<std::size_t>(text.size()), data(bytes), size, variant);
    text.chop(1); // the terminating zero
    return text;
}

std::optional<QByteArray> decode(QByteArrayView text, int variant)
{
    // libsodium's decoder takes some bytes beyond ASCII for letters.
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return std::nullopt;
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    std::size_t written = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<std::size_t>(bytes.size()),
                          text.data(), static_cast<std::size_t>(text.size()), nullptr, &written, &end, variant)
            != 0
        || end != text.data() + text.size())
        return std::nullopt;
    bytes.truncate(static_cast<qsizetype>(written));
    return bytes;
}

} // namespace

QByteArray toBase64Url(QByteArrayView bytes)
{
    return encode(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    return decode(text, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

QByteArray toBase64(QByteArrayView bytes)
{
    return encode(bytes, sodium_base64_VARIANT_ORIGINAL);
}

std::optional<QByteArray> fromBase64(QByteArrayView text)
{
    return decode(text, sodium_base64_VARIANT_ORIGINAL);
}

QByteArray toHex(QByteArrayView bytes)
{
    return bytes.toByteArray().toHex();
}

std::optional<QByteArray> fromHex(QByteArrayView text)
{
    const bool clean = text.size() % 2 == 0 && std::ranges::all_of(text, [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                       });
    if (!clean)
        return std::nullopt;
    return QByteArray::fromHex(text.toByteArray());
}

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()), data(bytes),
                       static_cast<unsigned long long>(bytes.size()));
    return digest;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    QByteArray tag(crypto_auth_hmacsha256_BYTES, Qt::Uninitialized);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, data(key), static_cast<std::size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state, data(message), static_cast<unsigned long long>(message.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(tag.data()));
    sodium_memzero(&state, sizeof state);
    return tag;
}

bool constantTimeEqual(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size())) == 0;
}

} // namespace sallyport
