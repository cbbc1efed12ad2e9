// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/web_sign_in.h"

#include "core/auth/form.h"
#include "core/auth/token_client.h"

namespace sallyport::auth {

namespace {

constexpr qsizetype stateBytes = 16;

WebProblem fromListener(LoopbackError error)
{
    switch (error) {
    case LoopbackError::cannotListen:
        return WebProblem::noBrowser;
    case LoopbackError::refused:
        return WebProblem::refused;
    case LoopbackError::timedOut:
        return WebProblem::timedOut;
    case LoopbackError::abandoned:
        break;
    }
    return WebProblem::abandoned;
}

} // namespace

WebSignIn::WebSignIn(const AuthContext& context) : m_context(context) {}

Task<WebCode, WebProblem> WebSignIn::begin(const ServiceMetadata& metadata, const QByteArray& pkceChallenge,
                                           const QByteArray& jkt)
{
    using Outcome = Task<WebCode, WebProblem>;
    const QByteArray state = randomToken(m_context.random, stateBytes);
    LoopbackExpectation expected{
        .state = state, .issuer = metadata.issuer, .issuerMustBeNamed = metadata.namesIssuerInRedirect};
    if (!m_context.browser || !m_listener.listen(std::move(expected), m_context.browser->goodbye()))
        return Outcome::ready(std::unexpected(WebProblem::noBrowser));
    const QString redirect = m_listener.redirectUri();
    if (!m_context.browser->open(authorizationUrl(metadata, redirect, state, pkceChallenge, jkt)))
        return Outcome::ready(std::unexpected(WebProblem::noBrowser));

    auto promise = std::make_shared<Promise<WebCode, WebProblem>>();
    auto task = promise->task();
    m_listener.answer(m_context.times.browser).then(this, [promise, redirect](Result<Secret, LoopbackError> code) {
        if (!code)
            return promise->finish(std::unexpected(fromListener(code.error())));
        promise->finish(WebCode{std::move(*code), redirect});
    });
    return task;
}

QUrl authorizationUrl(const ServiceMetadata& metadata, const QString& redirectUri, const QByteArray& state,
                      const QByteArray& pkceChallenge, const QByteArray& jkt)
{
    Form query;
    query.add("response_type", "code").add("client_id", clientId).add("scope", scopeWanted);
    query.add("redirect_uri", redirectUri).add("state", QByteArrayView(state));
    query.add("code_challenge", QByteArrayView(pkceChallenge)).add("code_challenge_method", "S256");
    query.add("dpop_jkt", QByteArrayView(jkt));
    QUrl url = metadata.authorizationEndpoint;
    const QString before = url.hasQuery() ? url.query(QUrl::FullyEncoded) + u'&' : QString();
    url.setQuery(before + QString::fromLatin1(query.take()), QUrl::StrictMode);
    return url;
}

} // namespace sallyport::auth
