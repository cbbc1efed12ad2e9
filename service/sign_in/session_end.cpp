// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/session_end.h"

namespace sallyport::service {

namespace {

QByteArray nameOf(EndedBy by)
{
    switch (by) {
    case EndedBy::self:
        return "self";
    case EndedBy::otherSession:
        return "other_session";
    case EndedBy::service:
        return "service";
    case EndedBy::lease:
        return "lease";
    case EndedBy::reuse:
        return "reuse";
    }
    return {};
}

} // namespace

SessionEnd::SessionEnd(Store& store, const ServiceSigner& signer, AuditLog& audit, AccountEvents& events,
                       Leases& leases, Clock clock, QByteArray issuer)
    : m_store(store),
      m_signer(signer),
      m_audit(audit),
      m_events(events),
      m_leases(leases),
      m_clock(std::move(clock)),
      m_issuer(std::move(issuer))
{
}

QByteArray SessionEnd::end(const Session& session, const EndedHow& how)
{
    if (session.endedAt)
        return session.receipt;
    const auto when = how.when.value_or(m_clock.unixSeconds());
    QJsonObject claims = {{QStringLiteral("iss"), QString::fromLatin1(m_issuer)},
                          {QStringLiteral("sid"), QString::fromLatin1(session.id)},
                          {QStringLiteral("jkt"), QString::fromLatin1(session.jkt)},
                          {QStringLiteral("ended_at"), qint64{when}},
                          {QStringLiteral("by"), QString::fromLatin1(nameOf(how.by))}};
    if (!how.bySession.isEmpty())
        claims.insert(QStringLiteral("by_session"), QString::fromLatin1(how.bySession));
    QByteArray receipt = m_signer.sign(QLatin1String("session-end-receipt+jwt"), claims);
    if (!m_store.sessions.end(session.id,
                              {.when = when, .by = nameOf(how.by), .bySession = how.bySession, .receipt = receipt}))
        return m_store.sessions.find(session.id).value_or(session).receipt;
    m_leases.forget(session.id);
    m_events.happened({.kind = AccountEventKind::sessionEnded,
                       .accountId = session.accountId,
                       .when = when,
                       .sessionId = session.id,
                       .deviceId = session.deviceId,
                       .deviceName = m_store.devices.name(session.accountId, session.deviceId),
                       .endedBy = nameOf(how.by),
                       .bySession = how.bySession,
                       .copiedSession = how.copiedSession});
    m_audit.write({.event = AuditEvent::sessionEnded, .accountId = session.accountId, .sessionId = session.id});
    return receipt;
}

bool SessionEnd::isOver(const Session& session)
{
    return session.expiresAt <= m_clock.unixSeconds() || (session.leaseEndsAt && m_leases.isOver(session));
}

Session SessionEnd::settled(Session session)
{
    if (session.endedAt || !isOver(session))
        return session;
    const auto when = std::min(session.expiresAt, m_clock.unixSeconds()); // by the clock, where that was set back
    session.receipt = end(session, {.by = session.leaseEndsAt ? EndedBy::lease : EndedBy::service, .when = when});
    session.endedAt = when;
    return session;
}

void SessionEnd::endOverdue()
{
    for (const auto& session : m_store.sessions.overdue(m_clock.unixSeconds(), 1000))
        settled(session);
}

} // namespace sallyport::service
