// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/wrapped_value.h"

#include <sodium.h>

#include <cstring>

namespace sallyport::secrets {

namespace {

constexpr QByteArrayView magic("SALLYWRP\x01");
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(wrapKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(wrapOverhead == magic.size() + nonceBytes + tagBytes);

QByteArray associated(const QString& name)
{
    return magic.toByteArray() + name.toUtf8();
}

const unsigned char* bytesOf(const QByteArray& bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

} // namespace

bool isWrapped(const Secret& value)
{
    return value.view().startsWith(magic.first(magic.size() - 1));
}

Secret wrapValue(const QString& name, const Secret& value, const Secret& key, const Random& random)
{
    auto wrapped = Secret::zeroed(wrapOverhead + value.size());
    const QByteArray nonce = randomBytes(random, nonceBytes);
    const QByteArray with = associated(name);
    unsigned char* to = wrapped.data();
    std::memcpy(to, magic.data(), static_cast<std::size_t>(magic.size()));
    to += magic.size();
    std::memcpy(to, nonce.constData(), static_cast<std::size_t>(nonceBytes));
    to += nonceBytes;
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        to, nullptr, value.bytes(), static_cast<unsigned long long>(value.size()), bytesOf(with),
        static_cast<unsigned long long>(with.size()), nullptr, bytesOf(nonce), key.bytes());
    return wrapped;
}

Result<Secret, SecretStoreError> unwrapValue(const QString& name, const Secret& wrapped, const Secret& key)
{
    if (!wrapped.view().startsWith(magic) || wrapped.size() < wrapOverhead || key.size() != wrapKeyBytes)
        return std::unexpected(SecretStoreError::corrupt);
    const QByteArray with = associated(name);
    const unsigned char* nonce = wrapped.bytes() + magic.size();
    auto value = Secret::zeroed(wrapped.size() - wrapOverhead);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            value.data(), nullptr, nullptr, nonce + nonceBytes,
            static_cast<unsigned long long>(wrapped.size() - magic.size() - nonceBytes), bytesOf(with),
            static_cast<unsigned long long>(with.size()), nonce, key.bytes())
        != 0)
        return std::unexpected(SecretStoreError::corrupt);
    return value;
}

} // namespace sallyport::secrets
