// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Leases: until when the sessions on shared computers go on: to the lease's end, or some time after the last heartbeat.
// Counted in time that passes as well as by the wall clock, so that a clock that is set back prolongs none. One timer
// for all of them, which also tells of those that nobody asks about any more.
//   session.expiresAt = leases.heard(session);   if (leases.isOver(session)) ...
#pragma once

#include "core/base/clock.h"
#include "service/executor.h"
#include "service/store/sessions.h"

#include <QByteArrayList>

#include <map>
#include <set>

namespace sallyport::service {

/// By the wall clock, seconds since 1970.
struct LeaseTimes {
    std::int64_t leaseEndsAt = 0;
    std::int64_t expiresAt = 0; ///< unless it is heard of again
};

class Leases {
public:
    /// `silence`: how long a session goes on unheard, in seconds.
    Leases(Executor& executor, Clock clock, std::int64_t silence);

    /// Called on the loop with the sessions whose time has just run out.
    void onTimeOver(std::function<void(QByteArrayList sessionIds)> timeIsOver) { m_timeIsOver = std::move(timeIsOver); }

    /// The session was heard of now: it opens, or a heartbeat came. To be kept as its `expiresAt`.
    LeaseTimes heard(const Session& session);
    /// One that is not known yet (the service has started anew) is known from now on.
    bool isOver(const Session& session);
    /// It has ended.
    void forget(const QByteArray& sessionId);

private:
    using Deadline = std::pair<std::int64_t, QByteArray>; // monotonic ms, session
    struct Place {
        std::int64_t untilMs = 0;      // monotonic
        std::int64_t leaseUntilMs = 0; // monotonic
    };
    Place& placeOf(const Session& session);
    void setUntil(const QByteArray& sessionId, Place& place, std::int64_t untilMs);
    void startTimer();
    void timerFired();

    Executor& m_executor;
    const Clock m_clock;
    const std::int64_t m_silence;
    std::function<void(QByteArrayList)> m_timeIsOver;
    std::map<QByteArray, Place> m_places;
    std::set<Deadline> m_deadlines;
    std::optional<std::int64_t> m_timerAtMs;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

} // namespace sallyport::service
