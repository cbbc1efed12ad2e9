// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountService: the port through which the window and the command line see who else is in and end sessions.
//   account.sessions().then(this, [this](Result<QList<SessionEntry>, AccountError> r) { ... });
#pragma once

#include "core/auth/session_error.h"
#include "core/auth/session_facts.h"

#include "core/base/task.h"

#include <QList>
#include <QString>

#include <optional>

namespace sallyport::account {

/// One open session, as the service tells it. Times are seconds since 1970 by the service's clock.
struct SessionEntry {
    QString id;
    bool current = false;                    ///< the one that asked
    QString deviceId;                        ///< device key's thumbprint; empty on a shared computer
    QString deviceName;                      ///< words of whoever signed in: never proof of anything
    QString clientId;
    std::int64_t createdAt = 0;
    std::int64_t lastSeenAt = 0;
    std::int64_t expiresAt = 0;
    QString ip;
    QString location;                        ///< an estimate; may be empty
    QString network;                         ///< may be empty
    auth::ComputerKind computer = auth::ComputerKind::own;
    std::optional<std::int64_t> leaseEndsAt; ///< shared computers only
};

enum class AccountProblem {
    session,     ///< no answer or the session is over: AccountError::session says which
    refused,     ///< the service refused this call (a shared computer, a newcomer)
    unreadable,  ///< an answer outside the protocol; nothing of it was used
    noReceipt,   ///< the service says ended, but its receipt is missing or does not verify: treat as still open
    abandoned
};

struct AccountError {
    AccountProblem what = AccountProblem::session;
    std::optional<auth::SessionError> session = {};
    static AccountError abandoned() { return {.what = AccountProblem::abandoned}; }
};

enum class EndOutcome {
    ended,        ///< a verified receipt says so
    notAmongYours ///< the id is none of this account's open sessions; nothing was ended
};

struct EndReport {
    EndOutcome outcome = EndOutcome::ended;
    auth::SessionEnd end; ///< for `ended`
};

class AccountService {
public:
    AccountService() = default;
    AccountService(const AccountService&) = delete;
    AccountService& operator=(const AccountService&) = delete;
    virtual ~AccountService() = default;

    /// All open sessions, in the service's order.
    virtual Task<QList<SessionEntry>, AccountError> sessions() = 0;
    /// Ends another session; answers only when its receipt is verified. For the own one use Session::signOut.
    virtual Task<EndReport, AccountError> endSession(QString sessionId) = 0;
};

} // namespace sallyport::account
