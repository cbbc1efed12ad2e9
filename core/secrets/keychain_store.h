// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainStore: secrets in the desktop's keychain, through QtKeychain. QtKeychain says "not found" of a locked keyring
// too, so before that is believed the Secret Service itself is asked, and a small index of key names
// (keychain-index.json) says what must be there. Makes no D-Bus call before the first question.
//   KeychainStore store(QStringLiteral("sallyport"), dataDirectory);
#pragma once

#include "core/secrets/secret_store.h"

#include <chrono>

namespace sallyport::secrets {

class KeychainStore final : public SecretStore {
public:
    /// `service`: the name all entries bear. `dataDirectory`: where the index is kept. `limit`: each question is
    /// answered timedOut after it, counted from the asking; a prompt may then still be open, and what was asked may
    /// still happen.
    KeychainStore(QString service, const QString& dataDirectory,
                  std::chrono::milliseconds limit = std::chrono::seconds(20));
    /// Questions still open are answered `abandoned`.
    ~KeychainStore() override;

    StoreKind kind() const override { return StoreKind::keychain; }
    Task<Secret, SecretStoreError> read(const QString& key) override;
    Task<Done, SecretStoreError> write(const QString& key, Secret value) override;
    Task<Done, SecretStoreError> remove(const QString& key) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

enum class KeychainAvailability {
    available, ///< reads and writes are answered without asking the person
    locked,    ///< the first question makes the desktop ask for the keychain's password
    noService  ///< see KeychainState::missing
};

/// Who keeps the secrets, as far as the session and the names on the bus tell.
enum class KeychainBackend {
    none,
    gnomeKeyring,
    kwallet,
    keepassxc,
    otherSecretService,
    windowsCredentials,
    macKeychain
};

/// What is not there when there is no service.
enum class KeychainMissing {
    nothing,       ///< all is there
    sessionBus,    ///< no D-Bus session bus
    library,       ///< libsecret-1 is not installed
    secretService, ///< nobody offers org.freedesktop.secrets (gnome-keyring, KWallet, KeePassXC)
    collection     ///< the service has no default keyring yet
};

struct KeychainState {
    KeychainAvailability availability = KeychainAvailability::noService;
    KeychainBackend backend = KeychainBackend::none;
    KeychainMissing missing = KeychainMissing::nothing;
};

/// Asks without storing, reading or prompting. Fails with timedOut or failed.
Task<KeychainState, SecretStoreError> keychainAvailability(std::chrono::milliseconds limit = std::chrono::seconds(5));

} // namespace sallyport::secrets
