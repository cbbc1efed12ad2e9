// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WithdrawalAddresses: where an account's money may go. Call within Database::inTransaction.
//   addresses.add(account.id, {.id = id, .place = place, .addedAt = now});
#pragma once

#include "core/base/secret.h"
#include "service/store/database.h"

#include <vector>

namespace sallyport::service {

/// What is compared letter by letter. ASCII, as action_rules.h says.
struct MoneyPlace {
    QString asset = {};
    QString network = {};
    QString address = {};
    QString memo = {}; ///< empty: none

    friend bool operator==(const MoneyPlace&, const MoneyPlace&) = default;
};

/// As a pending change's content, and back; nothing if it is none.
Secret contentOf(const MoneyPlace& place);
std::optional<MoneyPlace> moneyPlaceFrom(const Secret& content);

struct WithdrawalAddress {
    QByteArray id = {};
    MoneyPlace place = {};
    std::int64_t addedAt = 0;

    friend bool operator==(const WithdrawalAddress&, const WithdrawalAddress&) = default;
};

class WithdrawalAddresses {
public:
    explicit WithdrawalAddresses(Database& database) : m_database(database) {}

    /// The account's, in the order they were added.
    std::vector<WithdrawalAddress> all(std::int64_t accountId);
    bool has(std::int64_t accountId, const MoneyPlace& place);
    /// False, and nothing changes, if it is there already.
    bool add(std::int64_t accountId, const WithdrawalAddress& address);
    /// False if it is not there.
    bool remove(std::int64_t accountId, const MoneyPlace& place);

private:
    Database& m_database;
};

} // namespace sallyport::service
