// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_store.h"

#include "core/secrets/file_store.h"
#include "core/secrets/keychain_store.h"
#include "core/secrets/memory_store.h"

namespace sallyport::app {

using secrets::SecretStoreError;
using secrets::StoreKind;

std::unique_ptr<secrets::SecretStore> makeStore(const Paths& paths, StoreKind kind)
{
    switch (kind) {
    case StoreKind::keychain:
        return std::make_unique<secrets::KeychainStore>(keychainServiceName(), paths.data.path());
    case StoreKind::file:
        return std::make_unique<secrets::FileStore>(paths.secretsFile());
    case StoreKind::memory:
        break;
    }
    return std::make_unique<secrets::MemoryStore>();
}

Task<Done, SecretStoreError> openStore(secrets::SecretStore& store, Secret passphrase)
{
    auto* file = dynamic_cast<secrets::FileStore*>(&store);
    if (file == nullptr)
        return Task<Done, SecretStoreError>::ready(Done{});
    if (passphrase.isEmpty())
        return Task<Done, SecretStoreError>::ready(std::unexpected(SecretStoreError::passphraseNeeded));
    return file->open(std::move(passphrase));
}

} // namespace sallyport::app
