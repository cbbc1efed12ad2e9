// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/oauth_answers.h"

namespace sallyport::service {

namespace {

constexpr int retrySeconds = 5;

QString nameOf(OauthError error)
{
    switch (error) {
    case OauthError::invalidRequest:
        return QStringLiteral("invalid_request");
    case OauthError::invalidClient:
        return QStringLiteral("invalid_client");
    case OauthError::invalidGrant:
        return QStringLiteral("invalid_grant");
    case OauthError::invalidScope:
        return QStringLiteral("invalid_scope");
    case OauthError::invalidSession:
        return QStringLiteral("invalid_session");
    case OauthError::invalidDpopProof:
        return QStringLiteral("invalid_dpop_proof");
    case OauthError::useDpopNonce:
        return QStringLiteral("use_dpop_nonce");
    case OauthError::unauthorizedClient:
        return QStringLiteral("unauthorized_client");
    case OauthError::unsupportedGrantType:
        return QStringLiteral("unsupported_grant_type");
    case OauthError::unsupportedResponseType:
        return QStringLiteral("unsupported_response_type");
    }
    return {};
}

HttpAnswer temporarilyUnavailable(int status, int retryAfterSeconds)
{
    return jsonAnswer(status, {{QStringLiteral("error"), QStringLiteral("temporarily_unavailable")}},
                      {{"Retry-After", QByteArray::number(retryAfterSeconds)}});
}

} // namespace

HttpAnswer oauthError(OauthError error)
{
    return jsonAnswer(400, {{QStringLiteral("error"), nameOf(error)}});
}

HttpAnswer endedGrant(const QByteArray& receipt)
{
    return jsonAnswer(400,
                      {{QStringLiteral("error"), nameOf(OauthError::invalidGrant)},
                       {QStringLiteral("receipt"), QString::fromLatin1(receipt)}});
}

HttpAnswer lockedAnswer(std::int64_t retryAfterMs)
{
    const qint64 seconds = std::max<qint64>(1, (retryAfterMs + 999) / 1000);
    return jsonAnswer(
        400, {{QStringLiteral("error"), QStringLiteral("access_denied")}, {QStringLiteral("retry_after"), seconds}});
}

HttpAnswer tooManyRequests(int retryAfterSeconds)
{
    return temporarilyUnavailable(429, retryAfterSeconds);
}

HttpAnswer unavailable()
{
    return temporarilyUnavailable(503, retrySeconds);
}

HttpAnswer refusedProof(DpopRefusal refusal)
{
    switch (refusal) {
    case DpopRefusal::useNonce:
        return oauthError(OauthError::useDpopNonce);
    case DpopRefusal::invalidProof:
        return oauthError(OauthError::invalidDpopProof);
    case DpopRefusal::busy:
        break;
    }
    return unavailable();
}

HttpAnswer refusedForm(FormError error)
{
    return error == FormError::tooLarge
        ? jsonAnswer(413, {{QStringLiteral("error"), nameOf(OauthError::invalidRequest)}})
        : oauthError(OauthError::invalidRequest);
}

Answerer withHeader(Answerer answer, std::function<HttpHeader()> header)
{
    return [answer = std::move(answer), header = std::move(header)](HttpAnswer given) mutable {
        given.headers.append(header());
        answer(std::move(given));
    };
}

} // namespace sallyport::service
