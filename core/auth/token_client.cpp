// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/token_client.h"

#include "core/auth/form.h"

namespace sallyport::auth {

TokenClient::TokenClient(DpopSender& sender, QUrl tokenEndpoint, QUrl revocationEndpoint, Clock clock)
    : m_sender(sender),
      m_tokenEndpoint(std::move(tokenEndpoint)),
      m_revocationEndpoint(std::move(revocationEndpoint)),
      m_clock(std::move(clock))
{
}

TokenClient::TokenTask TokenClient::exchange(const Secret& code, const Secret& verifier, const QString& redirectUri)
{
    Form form;
    form.add("grant_type", "authorization_code").add("client_id", clientId).add("code", code);
    form.add("code_verifier", verifier);
    if (!redirectUri.isEmpty())
        form.add("redirect_uri", redirectUri);
    return ask(form.take());
}

TokenClient::TokenTask TokenClient::refresh(const Secret& refreshToken, const QByteArray& attempt)
{
    Form form;
    form.add("grant_type", "refresh_token").add("client_id", clientId).add("refresh_token", refreshToken);
    form.add("refresh_attempt", QByteArrayView(attempt));
    return ask(form.take());
}

DpopSender::Task TokenClient::revoke(const Secret& token, bool isRefreshToken, CancelToken cancel)
{
    Form form;
    form.add("token", token).add("client_id", clientId);
    form.add("token_type_hint", isRefreshToken ? "refresh_token" : "access_token");
    return m_sender.send({.method = net::Method::post,
                          .url = m_revocationEndpoint,
                          .contentType = QByteArray(formContentType),
                          .body = form.take(),
                          .cancel = std::move(cancel)},
                         Audience::authorization);
}

TokenClient::TokenTask TokenClient::ask(QByteArray body)
{
    auto promise = std::make_shared<Promise<TokenAnswer, TokenError>>();
    auto task = promise->task();
    m_sender
        .send({.method = net::Method::post,
               .url = m_tokenEndpoint,
               .contentType = QByteArray(formContentType),
               .body = std::move(body)},
              Audience::authorization)
        .then(this, [this, promise](Result<net::HttpResponse, net::TransportError> answer) {
            if (!answer) {
                return promise->finish(
                    std::unexpected(TokenError{.what = TokenProblem::transport, .transport = answer.error()}));
            }
            auto tokens = readTokenAnswer(*answer, m_clock.unixMs());
            if (tokens && tokens->serverTime)
                m_sender.setClockOffset(std::chrono::seconds(*tokens->serverTime - m_clock.unixSeconds()));
            promise->finish(std::move(tokens));
        });
    return task;
}

} // namespace sallyport::auth
