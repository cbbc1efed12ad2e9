// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SigningKeys: the keys that the service signs receipts with, the private halves sealed. Old ones stay, because old
// receipts do. Call within Database::inTransaction.
//   const auto keys = signingKeys.all();   // the newest first: it signs
#pragma once

#include "service/store/vault.h"

#include <vector>

namespace sallyport::service {

struct SigningKey {
    QByteArray kid = {};
    QByteArray publicJwk = {}; ///< JSON
    Secret privateKey = {};    ///< the P-256 scalar, 32 bytes
};

class SigningKeys {
public:
    SigningKeys(Database& database, const Vault& vault) : m_database(database), m_vault(vault) {}

    void add(const SigningKey& key, std::int64_t now);
    /// Newest first. Fails the transaction if one cannot be unsealed.
    std::vector<SigningKey> all();

private:
    Database& m_database;
    const Vault& m_vault;
};

} // namespace sallyport::service
