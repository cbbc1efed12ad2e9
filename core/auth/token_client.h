// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TokenClient: the requests to the token and revocation endpoints (RFC 6749 4.1.3 and 6, RFC 7009), with DPoP.
//   client.refresh(record.refreshToken, attempt).then(this, ...);
#pragma once

#include "core/auth/dpop_sender.h"
#include "core/auth/metadata.h"
#include "core/auth/token_answer.h"

namespace sallyport::auth {

inline constexpr char clientId[] = "sallyport-desktop";
inline constexpr char scopeWanted[] = "account ssf.read";

class TokenClient : public QObject {
public:
    TokenClient(DpopSender& sender, QUrl tokenEndpoint, QUrl revocationEndpoint, Clock clock);

    using TokenTask = Task<TokenAnswer, TokenError>;
    /// `redirectUri` only for a code from the browser (RFC 8252).
    TokenTask exchange(const Secret& code, const Secret& verifier, const QString& redirectUri = {});
    /// `attempt`: the same value when the same refresh is repeated (docs/protocol.md).
    TokenTask refresh(const Secret& refreshToken, const QByteArray& attempt);
    /// Any token of the session; RFC 7009 answers 200 for unknown ones too.
    DpopSender::Task revoke(const Secret& token, bool isRefreshToken, CancelToken cancel);

private:
    TokenTask ask(QByteArray body);
    DpopSender& m_sender;
    QUrl m_tokenEndpoint;
    QUrl m_revocationEndpoint;
    Clock m_clock;
};

} // namespace sallyport::auth
