// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/vault.h"

#include "core/base/bytes.h"
#include "service/private_file.h"

#include <QFile>

#include <sodium.h>

namespace sallyport::service {

namespace {

constexpr qsizetype keyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* unsignedData(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

Vault::Vault(Secret key, Random random) : m_key(std::move(key)), m_random(std::move(random))
{
    m_sealingKey = subkey("seal");
}

Result<Vault, StoreError> Vault::create(const QString& path, const Random& random)
{
    Secret key = Secret::random(random, keyBytes);
    if (QFile::exists(path) || !writePrivateFile(path, key.view()))
        return std::unexpected(StoreError::cannotOpen);
    return Vault(std::move(key), random);
}

Result<Vault, StoreError> Vault::open(const QString& path, const Random& random)
{
    if (!QFile::exists(path))
        return std::unexpected(StoreError::keyMissing);
    auto bytes = readPrivateFile(path, keyBytes);
    if (!bytes || bytes->size() != keyBytes)
        return std::unexpected(StoreError::keyWrong);
    return Vault(Secret::takeFrom(*bytes), random);
}

QByteArray Vault::seal(const Secret& plain, QByteArrayView place) const
{
    const QByteArray nonce = randomBytes(m_random, nonceBytes);
    QByteArray sealed(plain.size() + tagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(sealed.data()), nullptr, plain.bytes(),
                                               static_cast<unsigned long long>(plain.size()), unsignedData(place),
                                               static_cast<unsigned long long>(place.size()), nullptr,
                                               unsignedData(nonce), m_sealingKey.bytes());
    return toBase64Url(nonce + sealed);
}

std::optional<Secret> Vault::unseal(QByteArrayView sealed, QByteArrayView place) const
{
    const auto bytes = fromBase64Url(sealed);
    if (!bytes || bytes->size() < nonceBytes + tagBytes)
        return std::nullopt;
    const QByteArrayView box = QByteArrayView(*bytes).sliced(nonceBytes);
    Secret plain = Secret::zeroed(box.size() - tagBytes);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        plain.data(), nullptr, nullptr, unsignedData(box), static_cast<unsigned long long>(box.size()),
        unsignedData(place), static_cast<unsigned long long>(place.size()), unsignedData(*bytes), m_sealingKey.bytes());
    return opened == 0 ? std::optional(std::move(plain)) : std::nullopt;
}

Secret Vault::subkey(QByteArrayView purpose) const
{
    QByteArray key = hmacSha256(m_key.view(), purpose);
    return Secret::takeFrom(key);
}

} // namespace sallyport::service
