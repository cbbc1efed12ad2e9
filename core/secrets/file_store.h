// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FileStore: secrets in one encrypted file, for desktops without a keychain. The key comes from a passphrase through
// Argon2id; the content is sealed with XChaCha20-Poly1305. Any number of programs may share the file.
//   auto store = std::make_unique<FileStore>(path);
//   store->open(std::move(passphrase)).then(this, [](Result<Done, SecretStoreError> opened) { ... });
#pragma once

#include "core/base/random.h"
#include "core/secrets/secret_store.h"

#include <QThreadPool>

#include <cstdint>

namespace sallyport::secrets {

class SealedFile;

/// What deriving the key costs, as written into a new file. A file may ask for at most 10 passes and 1 GiB.
struct FileStoreCost {
    std::uint32_t passes = 3;            ///< Argon2id t, at least 1
    std::uint32_t memoryKiB = 64 * 1024; ///< Argon2id m, at least 8
};

class FileStore final : public SecretStore {
public:
    /// Touches nothing yet. `cost` counts only for a file that is not there.
    explicit FileStore(const QString& path, FileStoreCost cost = {}, Random random = systemRandom());
    /// Finishes what was asked (a write is not lost), then forgets the key.
    ~FileStore() override;

    /// True if something stands at the path, so that a person is asked for the passphrase and not for a new one.
    bool exists() const;
    /// Opens the file, or makes it with this passphrase (not empty, at most 4 KiB) if there is none. Until then every
    /// question is answered passphraseNeeded. wrongPassphrase, corrupt, denied (a symbolic link, no permission),
    /// noSpace.
    Task<Done, SecretStoreError> open(Secret passphrase);

    StoreKind kind() const override { return StoreKind::file; }
    Task<Secret, SecretStoreError> read(const QString& key) override;
    Task<Done, SecretStoreError> write(const QString& key, Secret value) override;
    Task<Done, SecretStoreError> remove(const QString& key) override;

private:
    const QString m_path;
    std::shared_ptr<SealedFile> m_file; // touched in m_pool only
    QThreadPool m_pool; // of one thread: keeps the order, and waits for disk and lock outside the GUI thread
};

} // namespace sallyport::secrets
