// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Passcodes: an account's trading passcode as its hash, and how many wrong ones were given, by whoever. A try is
// counted before it is judged, so that many at once are not more than one after the other. Call within
// Database::inTransaction.
//   const PasscodeTry trial = passcodes.begin(account.id, nowMs);   ... judged right:  passcodes.right(account.id,
//   trial);
#pragma once

#include "service/store/database.h"

namespace sallyport::service {

struct Passcode {
    QByteArray hash = {};
    std::int64_t version = 0; ///< another passcode, another number
    std::int64_t changedAt = 0;
    int wrong = 0;                  ///< those being judged included
    std::int64_t lockedUntilMs = 0; ///< 0 or past: not locked
};

struct PasscodeLimits {
    int tries = 5;                   ///< wrong ones from one lock to the next
    std::int64_t lockMs = 7'200'000; ///< two hours
};

struct PasscodeTry {
    bool allowed = false;
    int attemptsLeft = 0;           ///< after this one, if it is wrong; 0: that locks
    std::int64_t lockedUntilMs = 0; ///< the lock that it brings, or that refuses it
};

class Passcodes {
public:
    Passcodes(Database& database, PasscodeLimits limits = {}) : m_database(database), m_limits(limits) {}

    /// Nothing: none is set.
    std::optional<Passcode> find(std::int64_t accountId);
    /// In place of the one before, with all tries anew.
    void set(std::int64_t accountId, const QByteArray& hash, std::int64_t now);

    /// Counts the try, unless a lock holds. One must be set.
    PasscodeTry begin(std::int64_t accountId, std::int64_t nowMs);
    /// It was right: all tries anew, but a lock that others brought meanwhile stays.
    void right(std::int64_t accountId, const PasscodeTry& given);
    /// It could not be judged: as if it had not been.
    void takeBack(std::int64_t accountId, const PasscodeTry& given);

private:
    void write(std::int64_t accountId, int wrong, std::int64_t lockedUntilMs);
    Database& m_database;
    const PasscodeLimits m_limits;
};

} // namespace sallyport::service
