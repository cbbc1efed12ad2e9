// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Secret Service (org.freedesktop.secrets: gnome-keyring, KeePassXC, ksecretd) says of itself, without a
// prompt.
//   findInSecretService(service, key, limit).then(this, ...);
#pragma once

#include "core/secrets/keychain_query.h"

namespace sallyport::secrets {

/// Where QtKeychain's entry is; never `unknown`.
Task<Whereabouts, SecretStoreError> findInSecretService(const QString& service, const QString& key,
                                                        std::chrono::milliseconds limit);

/// The state of the default keyring: absent while it is open, locked, or noCollection.
Task<Whereabouts, SecretStoreError> defaultKeyring(std::chrono::milliseconds limit);

/// The names out of `candidates` that the owner of `name` also owns; empty without an owner.
Task<QStringList, SecretStoreError> otherNamesOf(const QString& name, const QStringList& candidates,
                                                 std::chrono::milliseconds limit);

} // namespace sallyport::secrets
