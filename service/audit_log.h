// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuditLog: what happened at the service, one entry an event. An entry has no room for free text, so that no password,
// code, token or identifier can get in: accounts and sessions go by the ids of their rows.
//   audit.write({.event = AuditEvent::signedIn, .accountId = 7, .sessionId = sid, .address = request.peerAddress});
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <optional>

namespace sallyport::service {

enum class AuditEvent {
    serviceStarted,
    serviceStopped,
    accountAdded,
    humanCheckFailed,   ///< wrong place, wrong solution, an unknown or used challenge
    credentialsRefused, ///< unknown identifier or wrong password: the log does not tell either
    credentialsAccepted,
    codeSent, ///< by SMS
    codeRefused,
    codeReplayed, ///< a right code that had been used
    locked,       ///< a lock began
    refusedWhileLocked,
    signedIn,
    steppedUp,
    refreshed,
    tokenReused,  ///< a spent code or refresh token came back: its session was ended
    proofRefused, ///< a DPoP proof that does not verify or was replayed
    sessionEnded,
    deviceUnbound,
    passwordChanged,
    antiPhishingCodeChanged,
    authenticatorAdded,
    authenticatorRemoved,
    passcodeChanged, ///< the first one too
    passcodeRefused, ///< a wrong one
    passcodeLocked,  ///< a lock began
    approvalRefused, ///< what was signed is not what was asked for
    addressAdded,    ///< a withdrawal address; likewise the next
    addressRemoved,
    changeBegan, ///< a newcomer's, pending
    changeCancelled,
    sessionCopied, ///< two polled with one session: it was ended
    alertRefused,  ///< a client could not verify tokens that it was sent
    rateLimited,   ///< a request by an address that had asked too often
    poolFull       ///< refused because the CPU work queue was full
};

struct AuditEntry {
    AuditEvent event;
    std::optional<std::int64_t> accountId = {}; ///< row id, never the e-mail or phone
    QByteArray sessionId = {};                  ///< public session id (`sid`); empty: none
    QString address = {};                       ///< peer address; empty: none
};

class AuditLog {
public:
    AuditLog() = default;
    AuditLog(const AuditLog&) = delete;
    AuditLog& operator=(const AuditLog&) = delete;
    virtual ~AuditLog() = default;

    /// Appends; never throws, never blocks for long. A log that cannot be written is said once on stderr.
    virtual void write(const AuditEntry& entry) = 0;
};

} // namespace sallyport::service
