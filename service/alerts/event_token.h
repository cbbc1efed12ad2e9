// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, as a Security Event Token says it (RFC 8417, SSF 1.0, CAEP 1.0, RISC 1.0; docs/protocol.md for the
// private events and members).
//   AlertRecord record = recordOf(event);   QJsonObject claims = claimsOf(record, {.issuer = iss, .audience = aud});
#pragma once

#include "service/account_events.h"
#include "service/alerts/alert_records.h"

namespace sallyport::service {

namespace event_type {
inline const QByteArray sessionEstablished = "https://schemas.openid.net/secevent/caep/event-type/session-established";
inline const QByteArray sessionRevoked = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
inline const QByteArray credentialChange = "https://schemas.openid.net/secevent/caep/event-type/credential-change";
inline const QByteArray accountDisabled = "https://schemas.openid.net/secevent/risc/event-type/account-disabled";
inline const QByteArray recoveryActivated = "https://schemas.openid.net/secevent/risc/event-type/recovery-activated";
inline const QByteArray signInIncomplete = "https://sallyport.example/secevent/event-type/sign-in-incomplete";
inline const QByteArray antiPhishingCode = "https://sallyport.example/secevent/event-type/anti-phishing-code-change";
inline const QByteArray passcodeLocked = "https://sallyport.example/secevent/event-type/passcode-locked";
inline const QByteArray withdrawalAddress = "https://sallyport.example/secevent/event-type/withdrawal-address-change";
inline const QByteArray pendingBegan = "https://sallyport.example/secevent/event-type/pending-change-began";
inline const QByteArray pendingCancelled = "https://sallyport.example/secevent/event-type/pending-change-cancelled";
inline const QByteArray verification = "https://schemas.openid.net/secevent/ssf/event-type/verification";
} // namespace event_type

/// All that are told, without those of the stream itself.
const QByteArrayList& toldEventTypes();

/// Without id, jti and the time it was written.
AlertRecord recordOf(const AccountEvent& event);

struct TokenFrame {
    QByteArray issuer;
    QByteArray audience;
};

QJsonObject claimsOf(const AlertRecord& record, const TokenFrame& frame);

struct VerificationToken {
    QByteArray jti;
    QByteArray streamId;
    QString state; ///< null: none was given
    std::int64_t issuedAt = 0;
};

/// SSF 1.0 8.1.4.2
QJsonObject claimsOf(const VerificationToken& token, const TokenFrame& frame);

} // namespace sallyport::service
