// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the keychain's service itself, past QtKeychain, where an entry is: QtKeychain says "not found" of a locked one
// and "removed" of one it left in place. keychain_query_dbus.cpp where there is D-Bus, else keychain_query_native.cpp.
//   whereIs(service, key, limit).then(this, [this](Result<Whereabouts, SecretStoreError> answer) { ... });
#pragma once

#include "core/secrets/secret_store.h"

#include <chrono>

namespace sallyport::secrets {

enum class Whereabouts {
    here,         ///< stored and readable
    locked,       ///< stored in a locked keyring, or not to be told while the default one is locked
    absent,       ///< certainly not stored
    noCollection, ///< not stored, and there is no default keyring to store it in
    unknown       ///< this system's keychain cannot be asked; QtKeychain's own word is all there is
};

/// Never prompts. noService, timedOut, denied, failed.
Task<Whereabouts, SecretStoreError> whereIs(const QString& service, const QString& key,
                                            std::chrono::milliseconds limit);

/// Makes QtKeychain's library open a new session with the service at the next job. libsecret keeps the one it has for
/// the life of the process, and a keyring that was restarted no longer knows it.
void renewServiceSession();

/// True where QtKeychain may call a write done that was not (KWallet): read it back.
bool writesNeedProof();

} // namespace sallyport::secrets
