// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PendingChanges: what newcomers asked to change, sealed until it takes effect or is cancelled; then the content is
// gone, and only what became of it is kept. Call within Database::inTransaction.
//   changes.add(change, newHash);   for (const PendingChange& change : changes.open(account.id)) ...
#pragma once

#include "service/store/vault.h"

#include <array>
#include <vector>

namespace sallyport::service {

enum class ChangeKind {
    password,           ///< content: its hash
    antiPhishingCode,   ///< content: the code
    authenticatorAdded, ///< content: packed (authenticators.h); likewise the next
    authenticatorRemoved,
    passcode,     ///< content: its hash
    addressAdded, ///< content: a withdrawal address (withdrawal_addresses.h); likewise the next
    addressRemoved
};
inline constexpr std::array allChangeKinds{ChangeKind::password,           ChangeKind::antiPhishingCode,
                                           ChangeKind::authenticatorAdded, ChangeKind::authenticatorRemoved,
                                           ChangeKind::passcode,           ChangeKind::addressAdded,
                                           ChangeKind::addressRemoved};
/// As docs/protocol.md names it: "password", "anti_phishing_code", …
QByteArray nameOf(ChangeKind kind);

enum class ChangeOutcome {
    pending,
    inForce, ///< by time or because it was approved
    cancelled
};

struct PendingChange {
    QByteArray id = {};
    std::int64_t accountId = 0;
    ChangeKind kind = ChangeKind::password;
    std::int64_t beganAt = 0;
    std::int64_t effectiveAt = 0;
    QByteArray bySession = {};
    QByteArray byDevice = {};
    QString address = {};
    ChangeOutcome outcome = ChangeOutcome::pending;

    friend bool operator==(const PendingChange&, const PendingChange&) = default;
};

class PendingChanges {
public:
    PendingChanges(Database& database, const Vault& vault) : m_database(database), m_vault(vault) {}

    /// `content`: as ChangeKind says.
    void add(const PendingChange& change, const Secret& content);
    /// Of the account, settled or not.
    std::optional<PendingChange> find(std::int64_t accountId, const QByteArray& id);
    /// The account's that are pending, oldest first.
    std::vector<PendingChange> open(std::int64_t accountId);
    /// Accounts that have any pending.
    std::vector<std::int64_t> accountsWithOpen();
    /// Of a pending one. Fails the transaction if it cannot be unsealed.
    std::optional<Secret> content(const QByteArray& id);
    /// Writes what became of it and drops the content; false, and nothing changes, if that was settled before.
    bool settle(const QByteArray& id, ChangeOutcome outcome, std::int64_t now);
    void forgetSettledBefore(std::int64_t when);

private:
    std::vector<PendingChange> select(const QString& condition, const QVariantList& values);
    Database& m_database;
    const Vault& m_vault;
};

} // namespace sallyport::service
