// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SealedFile: FileStore's work, done in its worker: reads, changes and replaces the sealed file, under its lock, and
// from the disk each time, so that programs that share it lose nothing. Every call blocks.
//   SealedFile file(path, cost, random);  file.open(passphrase);  file.write(key, std::move(value));
#pragma once

#include "core/secrets/sealed_format.h"

namespace sallyport::secrets {

class SealedFile {
public:
    SealedFile(QString path, FileStoreCost cost, Random random);

    Result<Done, SecretStoreError> open(const Secret& passphrase);
    Result<Secret, SecretStoreError> read(const QString& key) const;
    Result<Done, SecretStoreError> write(const QString& key, Secret value);
    Result<Done, SecretStoreError> remove(const QString& key);

private:
    Result<Done, SecretStoreError> create(const Secret& passphrase);
    Result<Done, SecretStoreError> openExisting(QByteArrayView file, const Secret& passphrase);
    Result<SecretMap, SecretStoreError> load() const;
    Result<Done, SecretStoreError> save(const SecretMap& entries) const;

    const QString m_path;
    const FileStoreCost m_cost;
    const Random m_random;
    SealedHeader m_header; // of the file m_key was derived for
    Secret m_key;          // empty until opened
};

} // namespace sallyport::secrets
