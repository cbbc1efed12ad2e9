// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInHistory: the sign-ins of an account, the failed and unfinished ones too; those with an unknown identifier are
// written as well, so that they take the same work, and soon forgotten. Call within Database::inTransaction.
//   history.add({.id = id, .accountId = account.id, .happenedAt = now, .outcome = SignInOutcome::incomplete});
#pragma once

#include "service/store/database.h"

#include <vector>

namespace sallyport::service {

enum class SignInOutcome {
    wrongCredentials,
    incomplete, ///< right password, no right code yet
    wrongCode,  ///< right password, and the last code was wrong
    signedIn,
    steppedUp
};

struct SignInRecord {
    QByteArray id = {};
    std::optional<std::int64_t> accountId = {}; ///< nothing: no such identifier
    std::int64_t happenedAt = 0;
    SignInOutcome outcome = SignInOutcome::incomplete;
    QString address = {};
    QByteArray deviceId = {}; ///< empty: not known

    friend bool operator==(const SignInRecord&, const SignInRecord&) = default;
};

class SignInHistory {
public:
    explicit SignInHistory(Database& database) : m_database(database) {}

    void add(const SignInRecord& record);
    void setOutcome(const QByteArray& id, SignInOutcome outcome, const QByteArray& deviceId = {});
    /// Newest first.
    std::vector<SignInRecord> ofAccount(std::int64_t accountId, int limit);
    /// Forgets what is older than `when`, and already what is older than `unknownWhen` where there is no account.
    void forgetBefore(std::int64_t when, std::int64_t unknownWhen);

private:
    Database& m_database;
};

} // namespace sallyport::service
