// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/leases.h"

namespace sallyport::service {

Leases::Leases(Executor& executor, Clock clock, std::int64_t silence)
    : m_executor(executor), m_clock(std::move(clock)), m_silence(silence)
{
}

LeaseTimes Leases::heard(const Session& session)
{
    Place& place = placeOf(session);
    const auto now = m_clock.unixSeconds();
    // The lease in time that passes, where the clock was set back since.
    const auto left = (place.leaseUntilMs - m_clock.monotonicMs() + 999) / 1000;
    const auto leaseEndsAt = std::min(session.leaseEndsAt.value_or(now), now + left);
    const auto expiresAt = std::min(leaseEndsAt, now + m_silence);
    // To the very second that is told, of which a part is over already.
    setUntil(session.id, place, m_clock.monotonicMs() + expiresAt * 1000 - m_clock.unixMs());
    return {.leaseEndsAt = leaseEndsAt, .expiresAt = expiresAt};
}

bool Leases::isOver(const Session& session)
{
    return placeOf(session).untilMs <= m_clock.monotonicMs();
}

void Leases::forget(const QByteArray& sessionId)
{
    const auto found = m_places.find(sessionId);
    if (found == m_places.end())
        return;
    m_deadlines.erase({found->second.untilMs, sessionId});
    m_places.erase(found);
}

/// What was written before a restart is believed only as far as it could have been right when it was.
Leases::Place& Leases::placeOf(const Session& session)
{
    const auto [found, isNew] = m_places.try_emplace(session.id);
    Place& place = found->second;
    if (!isNew)
        return place;
    const auto monotonic = m_clock.monotonicMs();
    const auto leaseEndsAt = session.leaseEndsAt.value_or(session.createdAt);
    const auto left = [&](std::int64_t until, std::int64_t longest) {
        return std::clamp<std::int64_t>(until * 1000 - m_clock.unixMs(), 0, std::max<std::int64_t>(longest, 0) * 1000);
    };
    place.leaseUntilMs = monotonic + left(leaseEndsAt, leaseEndsAt - session.createdAt);
    setUntil(session.id, place, monotonic + left(session.expiresAt, m_silence));
    return place;
}

void Leases::setUntil(const QByteArray& sessionId, Place& place, std::int64_t untilMs)
{
    m_deadlines.erase({place.untilMs, sessionId});
    place.untilMs = std::min(untilMs, place.leaseUntilMs);
    m_deadlines.emplace(place.untilMs, sessionId);
    startTimer();
}

void Leases::startTimer()
{
    if (m_deadlines.empty())
        return;
    const auto next = m_deadlines.begin()->first;
    if (m_timerAtMs && *m_timerAtMs <= next)
        return;
    m_timerAtMs = next;
    const auto wait = std::max<std::int64_t>(next - m_clock.monotonicMs(), 1);
    m_executor.after(std::chrono::milliseconds(wait), [this, alive = std::weak_ptr(m_life)] {
        if (!alive.expired())
            timerFired();
    });
}

/// Each is told once: if its end cannot be kept now (disk full), it is over all the same at the next look.
void Leases::timerFired()
{
    m_timerAtMs.reset();
    const auto now = m_clock.monotonicMs();
    QByteArrayList due;
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now)
        due.append(m_deadlines.extract(m_deadlines.begin()).value().second);
    if (!due.isEmpty() && m_timeIsOver)
        m_timeIsOver(due);
    startTimer();
}

} // namespace sallyport::service
