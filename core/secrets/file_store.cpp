// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/file_store.h"

#include "core/base/worker.h"
#include "core/secrets/sealed_file.h"
#include "core/secrets/store_limits.h"

#include <QFileInfo>

namespace sallyport::secrets {

FileStore::FileStore(const QString& path, FileStoreCost cost, Random random)
    : m_path(path), m_file(std::make_shared<SealedFile>(path, cost, std::move(random)))
{
    m_pool.setMaxThreadCount(1);
}

FileStore::~FileStore() = default;

bool FileStore::exists() const
{
    const QFileInfo info(m_path);
    return info.exists() || info.isSymLink();
}

Task<Done, SecretStoreError> FileStore::open(Secret passphrase)
{
    return runInWorker<Done, SecretStoreError>(
        [file = m_file, passphrase = std::move(passphrase)] { return file->open(passphrase); }, &m_pool);
}

Task<Secret, SecretStoreError> FileStore::read(const QString& key)
{
    if (!isStoreKey(key))
        return Task<Secret, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return runInWorker<Secret, SecretStoreError>([file = m_file, key] { return file->read(key); }, &m_pool);
}

Task<Done, SecretStoreError> FileStore::write(const QString& key, Secret value)
{
    if (!isStoreKey(key) || value.size() > maxValueBytes)
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return runInWorker<Done, SecretStoreError>(
        [file = m_file, key, value = std::move(value)]() mutable { return file->write(key, std::move(value)); },
        &m_pool);
}

Task<Done, SecretStoreError> FileStore::remove(const QString& key)
{
    if (!isStoreKey(key))
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::failed));
    return runInWorker<Done, SecretStoreError>([file = m_file, key] { return file->remove(key); }, &m_pool);
}

} // namespace sallyport::secrets
