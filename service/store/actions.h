// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: what sessions have asked for and not approved yet, for two minutes each. Call within
// Database::inTransaction.
//   auto action = actions.open(session.id, id, now);   if (action && actions.end(id, now)) ...   // once
#pragma once

#include "service/store/withdrawal_addresses.h"

namespace sallyport::service {

enum class ActionKind { addWithdrawalAddress, removeWithdrawalAddress };

/// "add_withdrawal_address", "remove_withdrawal_address"; nothing for another word.
QByteArray nameOf(ActionKind kind);
std::optional<ActionKind> actionKind(QByteArrayView name);

struct PendingAction {
    QByteArray id = {};
    std::int64_t accountId = 0;
    QByteArray sessionId = {};
    ActionKind kind = ActionKind::addWithdrawalAddress;
    MoneyPlace place = {};
    QByteArray nonce = {};
    std::int64_t expiresAt = 0;

    friend bool operator==(const PendingAction&, const PendingAction&) = default;
};

class Actions {
public:
    explicit Actions(Database& database) : m_database(database) {}

    void add(const PendingAction& action);
    /// That session's, if it has neither ended nor expired.
    std::optional<PendingAction> open(const QByteArray& sessionId, const QByteArray& id, std::int64_t now);
    /// Done or void; false, and nothing changes, if it had ended before.
    bool end(const QByteArray& id, std::int64_t now);
    void forgetExpiredBefore(std::int64_t when);

private:
    Database& m_database;
};

} // namespace sallyport::service
