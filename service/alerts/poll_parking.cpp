// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/poll_parking.h"

namespace sallyport::service {

PollParking::PollParking(Executor& executor, Clock clock, std::chrono::milliseconds longest,
                         std::function<void(QByteArrayList)> timeIsOver)
    : m_executor(executor), m_clock(std::move(clock)), m_longest(longest), m_timeIsOver(std::move(timeIsOver))
{
}

void PollParking::park(ParkedPoll poll)
{
    const auto untilMs = m_clock.monotonicMs() + m_longest.count();
    const QByteArray sessionId = poll.sessionId;
    m_byAccount[poll.accountId].insert(sessionId);
    m_deadlines.emplace(untilMs, sessionId);
    m_polls.insert_or_assign(sessionId, Place{std::move(poll), untilMs});
    startTimer();
}

const ParkedPoll* PollParking::find(const QByteArray& sessionId) const
{
    const auto found = m_polls.find(sessionId);
    return found == m_polls.end() ? nullptr : &found->second.poll;
}

std::optional<ParkedPoll> PollParking::take(const QByteArray& sessionId)
{
    const auto found = m_polls.find(sessionId);
    if (found == m_polls.end())
        return std::nullopt;
    auto [poll, untilMs] = std::move(found->second);
    m_polls.erase(found);
    m_deadlines.erase({untilMs, sessionId});
    const auto account = m_byAccount.find(poll.accountId);
    account->second.erase(sessionId);
    if (account->second.empty())
        m_byAccount.erase(account);
    return std::move(poll);
}

QByteArrayList PollParking::sessionsOf(std::int64_t accountId) const
{
    const auto account = m_byAccount.find(accountId);
    return account == m_byAccount.end() ? QByteArrayList()
                                        : QByteArrayList(account->second.begin(), account->second.end());
}

QByteArrayList PollParking::allSessions() const
{
    QByteArrayList sessions;
    for (const auto& [sessionId, place] : m_polls)
        sessions.append(sessionId);
    return sessions;
}

void PollParking::startTimer()
{
    if (m_deadlines.empty() || std::exchange(m_timerRuns, true))
        return;
    const auto wait = std::max<std::int64_t>(m_deadlines.begin()->first - m_clock.monotonicMs(), 1);
    m_executor.after(std::chrono::milliseconds(wait), [this, alive = std::weak_ptr(m_life)] {
        if (!alive.expired())
            timerFired();
    });
}

void PollParking::timerFired()
{
    m_timerRuns = false;
    const auto now = m_clock.monotonicMs();
    QByteArrayList due;
    for (auto next = m_deadlines.begin(); next != m_deadlines.end() && next->first <= now; ++next)
        due.append(next->second);
    if (!due.isEmpty())
        m_timeIsOver(due);
    startTimer();
}

} // namespace sallyport::service
