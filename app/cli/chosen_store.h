// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The store a command line names. A script cannot be asked: the file's passphrase comes with its secrets.
#pragma once

#include "app/paths.h"
#include "core/secrets/secret_store.h"

#include <memory>

namespace sallyport::app {

std::unique_ptr<secrets::SecretStore> makeStore(const Paths& paths, secrets::StoreKind kind);

/// Opens a file store with its passphrase, and the keychain with the local passphrase where one is set
/// (passphraseNeeded if that is empty).
Task<Done, secrets::SecretStoreError> openStore(secrets::SecretStore& store, Secret passphrase);

} // namespace sallyport::app
