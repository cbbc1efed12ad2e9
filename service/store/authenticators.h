// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticators: the RFC 6238 keys of an account (SHA-1, 6 digits, 30 s), each with the last step that was used of it,
// and those that are offered and not in force before a code of theirs was given. Call within Database::inTransaction.
//   for (const Authenticator& one : authenticators.ofAccount(account.id)) judge(*authenticators.key(account.id,
//   one.id));
#pragma once

#include "service/store/vault.h"

#include <vector>

namespace sallyport::service {

struct Authenticator {
    QByteArray id = {};
    QString name = {}; ///< words of whoever added it; empty: the one the account was made with
    std::int64_t addedAt = 0;

    friend bool operator==(const Authenticator&, const Authenticator&) = default;
};

struct OfferedAuthenticator {
    QByteArray id = {};
    std::int64_t accountId = 0;
    QByteArray sessionId = {}; ///< whoever was offered it
    QString name = {};
    std::int64_t expiresAt = 0;
};

/// As the content of a pending change: the authenticator, and its key where it is to be added.
Secret packed(const Authenticator& authenticator, const Secret& key);
struct PackedAuthenticator {
    Authenticator authenticator = {}; ///< without addedAt
    Secret key = {};
};
PackedAuthenticator unpacked(const Secret& content);

class Authenticators {
public:
    /// The id of the one that an account is made with.
    static constexpr QByteArrayView first = "totp";

    Authenticators(Database& database, const Vault& vault) : m_database(database), m_vault(vault) {}

    void add(std::int64_t accountId, const Authenticator& authenticator, const Secret& key);
    /// Oldest first.
    std::vector<Authenticator> ofAccount(std::int64_t accountId);
    std::optional<Authenticator> find(std::int64_t accountId, const QByteArray& id);
    /// Nothing if there is none of that id. Fails the transaction if it cannot be unsealed.
    std::optional<Secret> key(std::int64_t accountId, const QByteArray& id);
    /// RFC 6238 5.2: true once for each step, and only for steps after the last one used.
    bool useStep(std::int64_t accountId, const QByteArray& id, std::int64_t step);
    /// -1: none was used yet.
    std::int64_t lastStep(std::int64_t accountId, const QByteArray& id);
    /// False if it is gone already or the last one.
    bool remove(std::int64_t accountId, const QByteArray& id);

    /// Takes the place of the session's former one.
    void offer(const OfferedAuthenticator& offered, const Secret& key);
    std::optional<OfferedAuthenticator> findOffer(const QByteArray& sessionId, const QByteArray& id);
    std::optional<Secret> offeredKey(const QByteArray& id);
    void dropOffer(const QByteArray& id);
    void forgetOffersBefore(std::int64_t when);

private:
    Database& m_database;
    const Vault& m_vault;
};

} // namespace sallyport::service
