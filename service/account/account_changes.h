// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountChanges: puts in force what is changed of an account's protection (ChangeKind), at once for whoever has been
// here for long, a day later for a newcomer, unless an older device cancels it. Whoever of the account's devices is
// there is told. Call within Database::inTransaction.
//   return changes.make(caller, ChangeKind::password, hash);   // 204, or 202 with {pending, effective_at}
#pragma once

#include "service/account/newcomers.h"

namespace sallyport::service {

class AccountChanges {
public:
    explicit AccountChanges(SignInContext& context)
        : m_context(context), m_newcomers(context), m_rate(context.parts.clock, context.parts.limits.changes)
    {
    }

    enum class When {
        ifKnown, ///< at once, but for newcomers
        later    ///< a day later for everybody
    };
    /// `content`: as ChangeKind says. 429 where one device would bury the alerts under its own.
    HttpAnswer make(const Session& caller, ChangeKind kind, const Secret& content, When when = When::ifKnown);

    /// Puts in force what has waited long enough, and cancels what began in a session that somebody else has ended
    /// since, or on a device that was unbound. Look at nothing of an account's security before.
    void settle(std::int64_t accountId);
    void settleAll();
    /// In force now; others of its kind are cancelled.
    void approve(const PendingChange& change);
    void cancel(const PendingChange& change);
    /// Of the authenticator that a pending change adds or removes; empty for others.
    QString nameIn(const PendingChange& change);

private:
    void begin(const PendingChange& change, const Secret& content);
    void finish(const PendingChange& change);
    void putInForce(const PendingChange& change, const Secret& content);
    void putPasswordInForce(const PendingChange& change, const Secret& hash);
    void putAuthenticatorInForce(const PendingChange& change, const Secret& content);
    void putPasscodeInForce(const PendingChange& change, const Secret& hash);
    void putPlaceInForce(const PendingChange& change, const Secret& content);
    void cancelOthers(const PendingChange& change, const Secret& content, bool ofSameDevice);
    bool isSameThing(const PendingChange& other, const PendingChange& change, const Secret& content);
    bool isOrphaned(const PendingChange& change);
    void tell(AccountEventKind kind, const PendingChange& change, const QString& objectName = {},
              const MoneyPlace& place = {});
    void note(AuditEvent event, const PendingChange& change);

    SignInContext& m_context;
    Newcomers m_newcomers;
    RateLimiter m_rate;
};

} // namespace sallyport::service
