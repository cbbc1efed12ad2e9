// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/sealed_format.h"

#include "core/base/bytes.h"
#include "core/secrets/store_limits.h"

#include <QtEndian>

#include <sodium.h>

namespace sallyport::secrets {

namespace {

constexpr qsizetype saltAt = 20;
constexpr qsizetype checkAt = 36;
constexpr qsizetype digestAt = 52;
constexpr qsizetype nonceAt = 60;
constexpr qsizetype headerBytes = 84;
constexpr qsizetype checkBytes = 16;
constexpr qsizetype digestBytes = 8;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::uint32_t version = 1;
constexpr QByteArrayView magic("SALLYSEC");
constexpr char kdfContext[] = "sallysec";

static_assert(saltAt + crypto_pwhash_SALTBYTES == checkAt);
static_assert(nonceAt + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES == headerBytes);
static_assert(sizeof kdfContext == crypto_kdf_CONTEXTBYTES + 1);

const unsigned char* bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char*>(view.data());
}

std::uint32_t numberAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<quint32>(bytes.data() + offset);
}

void appendNumber(QByteArray& to, std::uint32_t number)
{
    const auto wire = qToBigEndian<quint32>(number);
    to.append(reinterpret_cast<const char*>(&wire), sizeof wire);
}

QByteArray fixedPart(const SealedHeader& header)
{
    QByteArray bytes;
    bytes.append(magic);
    appendNumber(bytes, version);
    appendNumber(bytes, header.cost.passes);
    appendNumber(bytes, header.cost.memoryKiB);
    bytes.append(header.salt);
    bytes.append(header.check);
    bytes.append(sha256(bytes).first(digestBytes));
    return bytes;
}

} // namespace

bool operator==(const SealedHeader& a, const SealedHeader& b)
{
    return fixedPart(a) == fixedPart(b);
}

bool isBearable(FileStoreCost cost)
{
    return cost.passes >= 1 && cost.passes <= 10 && cost.memoryKiB >= 8 && cost.memoryKiB <= 1024 * 1024;
}

Result<DerivedKey, SecretStoreError> deriveKey(const Secret& passphrase, FileStoreCost cost, const QByteArray& salt)
{
    auto root = Secret::zeroed(crypto_kdf_KEYBYTES);
    if (!isBearable(cost) || salt.size() != crypto_pwhash_SALTBYTES
        || crypto_pwhash(root.data(), static_cast<unsigned long long>(root.size()), passphrase.view().data(),
                         static_cast<unsigned long long>(passphrase.size()), bytesOf(salt), cost.passes,
                         std::size_t{cost.memoryKiB} * 1024, crypto_pwhash_ALG_ARGON2ID13)
            != 0)
        return std::unexpected(SecretStoreError::failed);
    DerivedKey derived{Secret::zeroed(crypto_aead_xchacha20poly1305_ietf_KEYBYTES),
                       QByteArray(checkBytes, Qt::Uninitialized)};
    crypto_kdf_derive_from_key(derived.key.data(), static_cast<std::size_t>(derived.key.size()), 1, kdfContext,
                               root.bytes());
    crypto_kdf_derive_from_key(reinterpret_cast<unsigned char*>(derived.check.data()), checkBytes, 2, kdfContext,
                               root.bytes());
    return derived;
}

Result<SealedHeader, SecretStoreError> readHeader(QByteArrayView file)
{
    if (file.size() < headerBytes + tagBytes || file.size() > maxSealedBytes || !file.startsWith(magic)
        || numberAt(file, magic.size()) != version)
        return std::unexpected(SecretStoreError::corrupt);
    SealedHeader header{.cost = {.passes = numberAt(file, 12), .memoryKiB = numberAt(file, 16)},
                        .salt = file.sliced(saltAt, checkAt - saltAt).toByteArray(),
                        .check = file.sliced(checkAt, checkBytes).toByteArray()};
    if (!isBearable(header.cost) || fixedPart(header) != file.first(nonceAt))
        return std::unexpected(SecretStoreError::corrupt);
    return header;
}

Result<SecretMap, SecretStoreError> unseal(QByteArrayView file, const Secret& key)
{
    if (file.size() < headerBytes + tagBytes)
        return std::unexpected(SecretStoreError::corrupt);
    const auto sealed = file.sliced(headerBytes);
    auto plain = Secret::zeroed(sealed.size() - tagBytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, bytesOf(sealed),
                                                   static_cast<unsigned long long>(sealed.size()), bytesOf(file),
                                                   headerBytes, bytesOf(file.sliced(nonceAt)), key.bytes())
        != 0)
        return std::unexpected(SecretStoreError::corrupt);
    return readEntries(plain);
}

Result<QByteArray, SecretStoreError> seal(const SealedHeader& header, const SecretMap& entries, const Secret& key,
                                          const Random& random)
{
    const auto plain = writeEntries(entries);
    if (entries.size() > maxEntries || headerBytes + plain.size() + tagBytes > maxSealedBytes)
        return std::unexpected(SecretStoreError::failed);
    QByteArray file = fixedPart(header) + randomBytes(random, headerBytes - nonceAt);
    file.resize(headerBytes + plain.size() + tagBytes);
    auto* out = reinterpret_cast<unsigned char*>(file.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + headerBytes, nullptr, plain.bytes(),
                                               static_cast<unsigned long long>(plain.size()), out, headerBytes, nullptr,
                                               out + nonceAt, key.bytes());
    return file;
}

} // namespace sallyport::secrets
