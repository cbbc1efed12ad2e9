// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PollParking: polls that wait for news, one a session, found by session and by account. One timer for all of them.
// Whether the client is still there does not matter: what is answered to nobody is as if it had not been sent.
//   parking.park({.sessionId = sid, .accountId = 7, ..., .answer = std::move(answer)});   auto poll =
//   parking.take(sid);
#pragma once

#include "core/base/clock.h"
#include "service/alerts/continuity.h"
#include "service/executor.h"
#include "service/http/http_types.h"

#include <QByteArrayList>

#include <map>
#include <set>

namespace sallyport::service {

struct ParkedPoll {
    QByteArray sessionId = {};
    std::int64_t accountId = 0;
    int most = 0; ///< events that the answer may carry
    ShownContinuity shown = {};
    Answerer answer = {};
};

class PollParking {
public:
    /// `timeIsOver` is called on the loop with the sessions whose polls have waited `longest`; it takes them.
    PollParking(Executor& executor, Clock clock, std::chrono::milliseconds longest,
                std::function<void(QByteArrayList)> timeIsOver);

    /// The session must have none here.
    void park(ParkedPoll poll);
    const ParkedPoll* find(const QByteArray& sessionId) const;
    std::optional<ParkedPoll> take(const QByteArray& sessionId);
    QByteArrayList sessionsOf(std::int64_t accountId) const;
    QByteArrayList allSessions() const;
    std::size_t size() const { return m_polls.size(); }

private:
    using Deadline = std::pair<std::int64_t, QByteArray>; // monotonic ms, session
    struct Place {
        ParkedPoll poll;
        std::int64_t untilMs;
    };
    void startTimer();
    void timerFired();

    Executor& m_executor;
    const Clock m_clock;
    const std::chrono::milliseconds m_longest;
    const std::function<void(QByteArrayList)> m_timeIsOver;
    std::map<QByteArray, Place> m_polls;
    std::map<std::int64_t, std::set<QByteArray>> m_byAccount;
    std::set<Deadline> m_deadlines;
    bool m_timerRuns = false;
    std::shared_ptr<int> m_life = std::make_shared<int>();
};

} // namespace sallyport::service
