// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Vault: seals what the database must not show even to who copies it (authenticator keys, the signing key), with a key
// that is kept in a file of its own (0600). A sealed text is bound to its place: moved to another row it does not open.
//   row.sealed = vault.seal(key, "totp:7");   std::optional<Secret> key = vault.unseal(row.sealed, "totp:7");
#pragma once

#include "core/base/random.h"
#include "core/base/secret.h"
#include "service/store/database.h"

namespace sallyport::service {

class Vault {
public:
    /// Makes a new key file; never over an old one.
    static Result<Vault, StoreError> create(const QString& path, const Random& random);
    static Result<Vault, StoreError> open(const QString& path, const Random& random);

    /// XChaCha20-Poly1305 with a random nonce; `place` is authenticated with it. base64url text.
    QByteArray seal(const Secret& plain, QByteArrayView place) const;
    /// Nothing if it was sealed with another key, for another place, or changed.
    std::optional<Secret> unseal(QByteArrayView sealed, QByteArrayView place) const;
    /// A key for one purpose of its own, always the same for this file.
    Secret subkey(QByteArrayView purpose) const;

private:
    Vault(Secret key, Random random);
    Secret m_key;
    Random m_random;
    Secret m_sealingKey;
};

} // namespace sallyport::service
