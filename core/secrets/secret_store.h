// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecretStore: the port behind which keys and tokens are kept: the desktop's keychain, an encrypted file, or memory.
//   store.read(QStringLiteral("session/practice")).then(this, [this](Result<Secret, SecretStoreError> r) { ... });
// Every call answers, within a time limit of the store's own. Writes under one store are ordered as they were asked.
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/base/task.h"

#include <QString>

namespace sallyport::secrets {

enum class SecretStoreError {
    notFound,         ///< nothing is stored under this key, and the store is sure of it
    locked,           ///< the keychain is locked; unlock it and try again
    denied,           ///< the person or the system refused access
    noService,        ///< no keychain service on this desktop; offer the encrypted file
    timedOut,         ///< no answer within the limit; what is stored is unknown, not empty
    corrupt,          ///< what is stored cannot be read; it was left as it is
    wrongPassphrase,  ///< the file did not open with this passphrase
    passphraseNeeded, ///< the file store has not been opened yet
    noPassphraseSet,  ///< there is no file yet, and no passphrase was chosen for one
    noSpace,          ///< disk full; the former content is intact
    failed,           ///< anything else; see the log
    abandoned         ///< the program gave up the question
};

enum class StoreKind { keychain, file, memory };

class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;
    virtual ~SecretStore() = default;

    virtual StoreKind kind() const = 0;
    /// `key`: 1 to 200 characters out of [a-z0-9/._-]. notFound only where that is certain.
    virtual Task<Secret, SecretStoreError> read(const QString& key) = 0;
    /// Replaces. Text only on disk: any bytes may be given, the store encodes them. At most 64 KiB.
    virtual Task<Done, SecretStoreError> write(const QString& key, Secret value) = 0;
    /// Removing what is not there is success; a store that cannot tell says so.
    virtual Task<Done, SecretStoreError> remove(const QString& key) = 0;
};

} // namespace sallyport::secrets
