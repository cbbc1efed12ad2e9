// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/conversation.h"

namespace sallyport::auth {

Conversation::Conversation(DpopSender& sender, const ServiceMetadata& metadata, const Clock& clock,
                           const Random& random, StepUpWish wish, Secret authSession)
    : m_sender(sender),
      m_endpoint(metadata.challengeEndpoint),
      m_clock(clock),
      m_wish(std::move(wish)),
      m_authSession(std::move(authSession)),
      m_pkce(Pkce::make(random)),
      m_tokens(sender, metadata.tokenEndpoint, metadata.revocationEndpoint, clock)
{
}

Task<ChallengeAnswer, net::TransportError> Conversation::send(Form factors, CancelToken cancel)
{
    const bool holdsSecret = factors.holdsSecret(); // of the person; auth_session ends with the sign-in
    factors.add("client_id", clientId);
    if (!m_authSession.isEmpty())
        factors.add("auth_session", m_authSession);
    if (!std::exchange(m_begun, true)) {
        factors.add("response_type", "code").add("scope", scopeWanted);
        factors.add("code_challenge", QByteArrayView(m_pkce.challenge)).add("code_challenge_method", "S256");
        if (!m_wish.acrValues.isEmpty())
            factors.add("acr_values", m_wish.acrValues);
        if (m_wish.maxAge)
            factors.add("max_age", QString::number(*m_wish.maxAge));
    }
    auto promise = std::make_shared<Promise<ChallengeAnswer, net::TransportError>>();
    auto task = promise->task();
    m_sender
        .send({.method = net::Method::post,
               .url = m_endpoint,
               .contentType = QByteArray(formContentType),
               .body = factors.take(),
               .maxAnswerBytes = 2 * 1024 * 1024, // nine pictures
               .holdsSecret = holdsSecret,
               .cancel = std::move(cancel)},
              Audience::authorization)
        .then(this, [this, promise](Result<net::HttpResponse, net::TransportError> answer) {
            if (!answer)
                return promise->finish(std::unexpected(answer.error()));
            auto read = readChallengeAnswer(*answer, m_clock.unixMs());
            if (read.authSession)
                m_authSession = std::move(*read.authSession);
            promise->finish(std::move(read));
        });
    return task;
}

void Conversation::keepCode(Secret code, QString redirectUri)
{
    m_code = std::move(code);
    m_redirectUri = std::move(redirectUri);
}

TokenClient::TokenTask Conversation::fetchTokens()
{
    auto promise = std::make_shared<Promise<TokenAnswer, TokenError>>();
    auto task = promise->task();
    auto last = [this, promise](Result<TokenAnswer, TokenError> answer) {
        m_code = {};
        promise->finish(std::move(answer));
    };
    const auto ask = [this] { return m_tokens.exchange(m_code, m_pkce.verifier, m_redirectUri); };
    ask().then(this, [this, ask, last](Result<TokenAnswer, TokenError> answer) {
        if (answer || answer.error().what != TokenProblem::transport)
            return last(std::move(answer));
        ask().then(this, last);
    });
    return task;
}

} // namespace sallyport::auth
