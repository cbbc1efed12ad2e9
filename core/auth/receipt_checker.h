// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ReceiptChecker: verifies the receipt of a session's end (docs/protocol.md) with the service's keys, fetched from
// jwks_uri when a key is not at hand.
//   checker.check(receipt, {.sid = id, .jkt = thumbprint}).then(this, ...);
#pragma once

#include "core/auth/dpop_sender.h"
#include "core/auth/session_error.h"
#include "core/auth/session_facts.h"

namespace sallyport::auth {

struct ReceiptExpectation {
    QString issuer;
    QString sid;
    QByteArray jkt = {}; ///< the ended session's key; empty where it is not known (another's session)
};

/// `by` of a receipt or of a session-revoked event. A word from a later version of the service is still an end:
/// service.
EndCause endCauseOf(QStringView by);

/// The end a receipt tells of: signature by `jwks`, typ session-end-receipt+jwt, `iss`, `sid`, `jkt`. Errors:
/// JoseError.
Result<SessionEnd, jose::JoseError> readReceipt(QByteArrayView receipt, const QJsonObject& jwks,
                                                const ReceiptExpectation& expected);

class ReceiptChecker : public QObject {
public:
    ReceiptChecker(DpopSender& sender, QUrl jwksUri);
    /// unreadableAnswer: the receipt does not verify. transport: the keys could not be fetched.
    Task<SessionEnd, SessionError> check(QByteArray receipt, ReceiptExpectation expected, CancelToken cancel = {});

private:
    DpopSender& m_sender;
    QUrl m_jwksUri;
    QJsonObject m_jwks;
};

} // namespace sallyport::auth
