// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts: who may sign in, by which identifiers, with which password hash, and which text
// messages were sent to them lately. Call within Database::inTransaction.
//   auto account = accounts.findByIdentifier(u"trader@practice.example"_qs);
#pragma once

#include "service/store/vault.h"

#include <vector>

namespace sallyport::service {

struct Account {
    std::int64_t id = 0;
    QByteArray passwordHash = {}; ///< as PasswordHasher writes it
    QString phone = {};           ///< E.164; empty: none
    std::int64_t createdAt = 0;
    std::int64_t passwordVersion = 0; ///< another password, another number
    std::int64_t passwordChangedAt = 0;
    std::optional<std::int64_t> antiPhishingCodeChangedAt = {}; ///< nothing: never set
};

struct NewAccount {
    QStringList identifiers = {}; ///< normalised; one account each
    QString phone = {};           ///< E.164; empty: none
    QByteArray passwordHash = {};
    Secret totpKey = {}; ///< raw bytes of an RFC 6238 key: SHA-1, 6 digits, 30 s
    std::int64_t createdAt = 0;
};

class Accounts {
public:
    Accounts(Database& database, const Vault& vault) : m_database(database), m_vault(vault) {}

    /// The new id; nothing if an identifier is taken.
    std::optional<std::int64_t> add(const NewAccount& account);
    std::optional<Account> find(std::int64_t id);
    std::optional<Account> findByIdentifier(const QString& normalised);
    QStringList identifiersOf(std::int64_t id);
    /// The same password with other costs.
    void setPasswordHash(std::int64_t id, const QByteArray& hash);
    /// Another password.
    void changePassword(std::int64_t id, const QByteArray& hash, std::int64_t now);

    void changeAntiPhishingCode(std::int64_t id, const Secret& code, std::int64_t now);
    /// UTF-8; nothing if none was set. Fails the transaction if it cannot be unsealed.
    std::optional<Secret> antiPhishingCode(std::int64_t id);

    /// When text messages were sent since then, oldest first.
    std::vector<std::int64_t> textsSentSince(std::int64_t id, std::int64_t since);
    void addTextSent(std::int64_t id, std::int64_t when);
    void forgetTextsBefore(std::int64_t when);

private:
    Database& m_database;
    const Vault& m_vault;
};

} // namespace sallyport::service
