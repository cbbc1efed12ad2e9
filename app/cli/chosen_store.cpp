// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_store.h"

#include "core/secrets/file_store.h"
#include "core/secrets/keychain_store.h"
#include "core/secrets/memory_store.h"
#include "core/secrets/wrapped_store.h"

namespace sallyport::app {

using secrets::SecretStoreError;
using secrets::StoreKind;

namespace {

/// The keychain as the window keeps it: under the local passphrase, where one is set.
class KeptInKeychain final : public secrets::SecretStore {
public:
    explicit KeptInKeychain(const Paths& paths)
        : m_keychain(keychainServiceName(), paths.data.path()), m_wrapped(m_keychain, paths.lockFile())
    {
    }
    StoreKind kind() const override { return StoreKind::keychain; }
    Task<Secret, SecretStoreError> read(const QString& key) override { return m_wrapped.read(key); }
    Task<Done, SecretStoreError> write(const QString& key, Secret value) override
    {
        return m_wrapped.write(key, std::move(value));
    }
    Task<Done, SecretStoreError> remove(const QString& key) override { return m_wrapped.remove(key); }
    secrets::WrappedStore& wrapped() { return m_wrapped; }

private:
    secrets::KeychainStore m_keychain;
    secrets::WrappedStore m_wrapped;
};

} // namespace

std::unique_ptr<secrets::SecretStore> makeStore(const Paths& paths, StoreKind kind)
{
    switch (kind) {
    case StoreKind::keychain:
        return std::make_unique<KeptInKeychain>(paths);
    case StoreKind::file:
        return std::make_unique<secrets::FileStore>(paths.secretsFile());
    case StoreKind::memory:
        break;
    }
    return std::make_unique<secrets::MemoryStore>();
}

Task<Done, SecretStoreError> openStore(secrets::SecretStore& store, Secret passphrase)
{
    if (auto* kept = dynamic_cast<KeptInKeychain*>(&store); kept != nullptr && kept->wrapped().isLocked()) {
        if (passphrase.isEmpty())
            return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::passphraseNeeded));
        return kept->wrapped().unlock(std::move(passphrase));
    }
    auto* file = dynamic_cast<secrets::FileStore*>(&store);
    if (file == nullptr)
        return Task<Done, SecretStoreError>::ready(Done{});
    if (passphrase.isEmpty())
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::passphraseNeeded));
    return file->open(std::move(passphrase));
}

} // namespace sallyport::app
