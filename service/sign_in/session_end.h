// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionEnd: ends sessions and signs the receipt of it (docs/protocol.md, "The end of a session"). An ended session's
// refresh tokens, access tokens and key are refused from then on, because every look at them asks the session; its
// account is told. Call within Database::inTransaction.
//   const QByteArray receipt = sessionEnd.end(session, {.by = EndedBy::self});
#pragma once

#include "service/account_events.h"
#include "service/audit_log.h"
#include "service/sign_in/leases.h"
#include "service/sign_in/service_signer.h"

namespace sallyport::service {

enum class EndedBy {
    self,
    otherSession,
    service, ///< idle or open for too long
    lease,   ///< the time on a shared computer is over
    reuse    ///< a spent code or refresh token came back
};

struct EndedHow {
    EndedBy by = EndedBy::service;
    QByteArray bySession = {};             ///< with otherSession
    std::optional<std::int64_t> when = {}; ///< nothing: now
    bool copiedSession = false;            ///< with reuse: two holders of the session were seen
};

class SessionEnd {
public:
    SessionEnd(Store& store, const ServiceSigner& signer, AuditLog& audit, AccountEvents& events, Leases& leases,
               Clock clock, QByteArray issuer);

    /// The receipt; the first one, if it had ended before.
    QByteArray end(const Session& session, const EndedHow& how);
    /// The session as it is now: one whose time is over ends first.
    Session settled(Session session);
    /// Ends up to a thousand whose time is over.
    void endOverdue();

private:
    bool isOver(const Session& session);

    Store& m_store;
    const ServiceSigner& m_signer;
    AuditLog& m_audit;
    AccountEvents& m_events;
    Leases& m_leases;
    const Clock m_clock;
    const QByteArray m_issuer;
};

} // namespace sallyport::service
