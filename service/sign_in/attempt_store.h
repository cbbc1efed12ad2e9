// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AttemptStore: the attempt counters of one who tries, read from and written to the store. Call within
// Database::inTransaction.
//   const TryVerdict v = attempts.begin(who);   ... judged right:  attempts.takeBack(who);
#pragma once

#include "core/base/clock.h"
#include "service/sign_in/attempt_counters.h"
#include "service/store/database.h"

namespace sallyport::service {

class AttemptStore {
public:
    AttemptStore(Database& database, Clock clock, AttemptLimits limits);

    /// Counts the try, unless it is refused because a lock holds.
    TryVerdict begin(const Attempter& who);
    void takeBack(const Attempter& who);
    /// After a whole sign-in.
    void forget(const Attempter& who);
    /// For how long a lock holds, in milliseconds; 0: none.
    std::int64_t lockedForMs(const Attempter& who);
    /// Deletes rows that count as new.
    void deleteForgotten();

private:
    std::vector<AttemptCounter> read(const Attempter& who);
    void write(const std::vector<AttemptCounter>& rows);

    Database& m_database;
    const Clock m_clock;
    const AttemptLimits m_limits;
};

} // namespace sallyport::service
