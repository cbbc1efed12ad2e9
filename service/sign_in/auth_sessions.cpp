// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/auth_sessions.h"

#include "core/base/bytes.h"

#include <algorithm>

namespace sallyport::service {

AuthSessions::AuthSessions(Clock clock, Random random, AuthSessionLimits limits)
    : m_clock(std::move(clock)), m_random(std::move(random)), m_limits(limits)
{
}

std::optional<AuthSession> AuthSessions::take(QByteArrayView value, const QByteArray& jkt)
{
    const auto found = m_sessions.find(sha256(value));
    if (found == m_sessions.end() || found->second.jkt != jkt)
        return std::nullopt;
    AuthSession session = std::move(found->second);
    m_sessions.erase(found);
    if (session.expiresAt <= m_clock.unixSeconds())
        return std::nullopt;
    return session;
}

QByteArray AuthSessions::newValue() const
{
    return randomToken(m_random, 32);
}

void AuthSessions::put(QByteArrayView value, AuthSession session)
{
    const auto now = m_clock.unixSeconds();
    session.expiresAt = std::min(now + m_limits.idleSeconds, session.startedAt + m_limits.longestSeconds);
    makeRoom(session.address);
    m_sessions.insert_or_assign(sha256(value), std::move(session));
}

bool AuthSessions::waits(const QByteArray& historyId) const
{
    return std::ranges::any_of(m_sessions, [&, now = m_clock.unixSeconds()](const auto& entry) {
        const AuthSession& session = entry.second;
        return session.historyId == historyId && session.expiresAt > now
            && (session.phase == SignInPhase::code || session.phase == SignInPhase::device);
    });
}

std::vector<CodeWait> AuthSessions::waitingForCode(std::int64_t accountId) const
{
    std::vector<CodeWait> waiting;
    for (const auto& [hash, session] : m_sessions) {
        if (session.accountId != accountId || session.phase != SignInPhase::code
            || session.expiresAt <= m_clock.unixSeconds())
            continue;
        waiting.push_back({.id = session.historyId,
                           .beganAt = session.provenAt,
                           .expiresAt = session.expiresAt,
                           .address = session.provenFrom,
                           .deviceId = session.knownDevice.value_or(QByteArray()),
                           .sessionId = session.stepUp ? session.stepUp->sessionId : QByteArray()});
    }
    std::ranges::sort(waiting, std::ranges::greater(), [](const CodeWait& w) { return std::pair(w.beganAt, w.id); });
    return waiting;
}

void AuthSessions::forgetProven(std::int64_t accountId)
{
    std::erase_if(m_sessions, [accountId](const auto& entry) {
        const AuthSession& session = entry.second;
        return session.accountId == accountId
            && (session.phase == SignInPhase::code || session.phase == SignInPhase::device);
    });
}

// Whoever opens too many drops their own oldest; only when all together are too many does somebody else's go. First go
// those that are done, then those that have shown nothing yet: programs of one computer share its address, and anybody
// can open those.
void AuthSessions::makeRoom(const QString& address)
{
    std::erase_if(m_sessions,
                  [now = m_clock.unixSeconds()](const auto& entry) { return entry.second.expiresAt <= now; });
    const auto isNeighbour = [&](const auto& entry) { return entry.second.address == address; };
    const bool crowded = std::ranges::count_if(m_sessions, isNeighbour) >= m_limits.mostOfAnAddress;
    if (!crowded && m_sessions.size() < m_limits.most)
        return;
    const auto rank = [](const auto& entry) {
        const auto phase = entry.second.phase;
        const int worth = phase == SignInPhase::done ? 0 : phase == SignInPhase::credentials ? 1 : 2;
        return std::pair(worth, entry.second.expiresAt);
    };
    auto oldest = m_sessions.end();
    for (auto entry = m_sessions.begin(); entry != m_sessions.end(); ++entry) {
        if ((!crowded || isNeighbour(*entry)) && (oldest == m_sessions.end() || rank(*entry) < rank(*oldest)))
            oldest = entry;
    }
    m_sessions.erase(oldest);
}

} // namespace sallyport::service
