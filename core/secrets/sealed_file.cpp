// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/sealed_file.h"

#include "core/base/bytes.h"
#include "core/secrets/private_file.h"

namespace sallyport::secrets {

SealedFile::SealedFile(QString path, FileStoreCost cost, Random random)
    : m_path(std::move(path)), m_cost(cost), m_random(std::move(random))
{
}

Result<Done, SecretStoreError> SealedFile::open(const Secret& passphrase)
{
    if (passphrase.isEmpty() || passphrase.size() > 4096)
        return std::unexpected(SecretStoreError::wrongPassphrase);
    const auto file = readPrivateFile(m_path, maxSealedBytes);
    if (file)
        return openExisting(*file, passphrase);
    return file.error() == SecretStoreError::notFound ? create(passphrase) : std::unexpected(file.error());
}

Result<Done, SecretStoreError> SealedFile::create(const Secret& passphrase)
{
    const auto lock = FileLock::take(m_path);
    if (!lock)
        return std::unexpected(lock.error());
    if (const auto file = readPrivateFile(m_path, maxSealedBytes); file || file.error() != SecretStoreError::notFound)
        return file ? openExisting(*file, passphrase) : std::unexpected(file.error()); // another program was first
    SealedHeader header{.cost = m_cost, .salt = randomBytes(m_random, 16), .check = {}};
    auto derived = deriveKey(passphrase, header.cost, header.salt);
    if (!derived)
        return std::unexpected(derived.error());
    header.check = derived->check;
    const auto file = seal(header, {}, derived->key, m_random);
    if (const auto saved = replacePrivateFile(m_path, *file); !saved)
        return saved;
    m_header = std::move(header);
    m_key = std::move(derived->key);
    return Done{};
}

Result<Done, SecretStoreError> SealedFile::openExisting(QByteArrayView file, const Secret& passphrase)
{
    auto header = readHeader(file);
    if (!header)
        return std::unexpected(header.error());
    auto derived = deriveKey(passphrase, header->cost, header->salt);
    if (!derived)
        return std::unexpected(derived.error());
    if (!constantTimeEqual(derived->check, header->check))
        return std::unexpected(SecretStoreError::wrongPassphrase);
    if (const auto entries = unseal(file, derived->key); !entries)
        return std::unexpected(entries.error());
    m_header = std::move(*header);
    m_key = std::move(derived->key);
    return Done{};
}

Result<Secret, SecretStoreError> SealedFile::read(const QString& key) const
{
    const auto entries = load();
    if (!entries)
        return std::unexpected(entries.error());
    const auto found = entries->find(key);
    if (found == entries->end())
        return std::unexpected(SecretStoreError::notFound);
    return found->second.clone();
}

Result<Done, SecretStoreError> SealedFile::write(const QString& key, Secret value)
{
    const auto lock = FileLock::take(m_path);
    if (!lock)
        return std::unexpected(lock.error());
    auto entries = load();
    if (!entries)
        return std::unexpected(entries.error());
    entries->insert_or_assign(key, std::move(value));
    return save(*entries);
}

Result<Done, SecretStoreError> SealedFile::remove(const QString& key)
{
    const auto lock = FileLock::take(m_path);
    if (!lock)
        return std::unexpected(lock.error());
    auto entries = load();
    if (!entries)
        return std::unexpected(entries.error());
    return entries->erase(key) == 0 ? Done{} : save(*entries);
}

Result<SecretMap, SecretStoreError> SealedFile::load() const
{
    if (m_key.isEmpty())
        return std::unexpected(SecretStoreError::passphraseNeeded);
    const auto file = readPrivateFile(m_path, maxSealedBytes);
    // It was there when it was opened: that it is gone is no proof that nothing was stored.
    if (!file)
        return std::unexpected(file.error() == SecretStoreError::notFound ? SecretStoreError::corrupt : file.error());
    const auto header = readHeader(*file);
    if (!header)
        return std::unexpected(header.error());
    if (!(*header == m_header)) // somebody made it anew
        return std::unexpected(SecretStoreError::passphraseNeeded);
    return unseal(*file, m_key);
}

Result<Done, SecretStoreError> SealedFile::save(const SecretMap& entries) const
{
    const auto file = seal(m_header, entries, m_key, m_random);
    return file ? replacePrivateFile(m_path, *file) : std::unexpected(file.error());
}

} // namespace sallyport::secrets
