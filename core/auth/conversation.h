// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Conversation: one walk through the authorization challenge endpoint, from the first question to the tokens. Holds
// what belongs to the walk: PKCE, the present auth_session, the code.
//   conversation.send(std::move(factors), cancel).then(this, ...);
#pragma once

#include "core/auth/challenge_answer.h"
#include "core/auth/form.h"
#include "core/auth/pkce.h"
#include "core/auth/token_client.h"

namespace sallyport::auth {

/// Seconds since a person last proved themselves that are young enough where the service does not say
/// (docs/protocol.md).
inline constexpr int usualMaxAge = 300;

/// RFC 9470: what a step-up asks for. Both empty at a sign-in.
struct StepUpWish {
    QString acrValues = {};
    std::optional<int> maxAge = {};
};

class Conversation : public QObject {
public:
    /// `sender` holds the session key. `authSession`: to go on with one kept from before.
    Conversation(DpopSender& sender, const ServiceMetadata& metadata, const Clock& clock, const Random& random,
                 StepUpWish wish = {}, Secret authSession = {});

    /// Sends `factors` with what every request carries, and takes over the auth_session of the answer.
    Task<ChallengeAnswer, net::TransportError> send(Form factors, CancelToken cancel);

    const Secret& authSession() const { return m_authSession; }
    const Pkce& pkce() const { return m_pkce; }
    void keepCode(Secret code, QString redirectUri = {});
    /// Each once.
    Secret takeCode() { return std::exchange(m_code, {}); }
    Secret takeAuthSession() { return std::exchange(m_authSession, {}); }
    /// The code for tokens, once. If the answer is lost the same code is shown again: either it was not yet spent, or
    /// the service ends the session that nobody has got (RFC 6749 4.1.2), so that none is left half open.
    TokenClient::TokenTask fetchTokens();

private:
    DpopSender& m_sender;
    QUrl m_endpoint;
    Clock m_clock;
    StepUpWish m_wish;
    Secret m_authSession;
    Pkce m_pkce;
    Secret m_code;
    QString m_redirectUri;
    TokenClient m_tokens;
    bool m_begun = false;
};

} // namespace sallyport::auth
