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
    steppedUp,
    locked ///< not judged: too many wrong tries before
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

/// A sign-in with the right password that was not finished.
struct UnfinishedSignIn {
    SignInRecord record = {};
    QByteArray stage = {}; ///< what is missing: "code", or "device" after a right code
};

class SignInHistory {
public:
    explicit SignInHistory(Database& database) : m_database(database) {}

    void add(const SignInRecord& record);
    /// A refusal because of a lock: one row an hour for whoever is tried, `tried`, at the newest try.
    void addLocked(SignInRecord record, QByteArrayView tried);
    void setOutcome(const QByteArray& id, SignInOutcome outcome, const QByteArray& deviceId = {});
    /// The code was right: only the device is missing.
    void setCodeRight(const QByteArray& id);
    /// True once for each sign-in of an account: it is told as incomplete now.
    bool tell(const QByteArray& id);
    /// Those with the right password from before then that are not told, oldest first.
    std::vector<UnfinishedSignIn> untold(std::int64_t before, int limit);
    /// Newest first.
    std::vector<SignInRecord> ofAccount(std::int64_t accountId, int limit);
    /// Forgets what is older than `when`, and already what is older than `unknownWhen` where there is no account.
    void forgetBefore(std::int64_t when, std::int64_t unknownWhen);

private:
    Database& m_database;
};

} // namespace sallyport::service
