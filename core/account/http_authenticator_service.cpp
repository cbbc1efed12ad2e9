// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/http_authenticator_service.h"

#include "core/account/account_call.h"
#include "core/account/challenge_reader.h"
#include "core/account/plain_text.h"
#include "core/account/secret_json.h"
#include "core/base/json.h"

namespace sallyport::account {

using net::HttpResponse;
using net::Method;

AuthenticatorService::Answer<ChallengeList> HttpAuthenticatorService::challenges()
{
    return askAccount<ChallengeList>(
        this, m_session, {.url = accountUrl(m_session, "/challenges"), .maxAnswerBytes = maxChallengeBytes},
        [](const HttpResponse& answer) { return orUnreadable(readChallenges(answer.body)); });
}

AuthenticatorService::Answer<AuthenticatorOffer> HttpAuthenticatorService::offer(QString name)
{
    if (!isPlainText(name))
        return refusedHere<AuthenticatorOffer>(AccountProblem::badValue);
    return askAccount<AuthenticatorOffer>(
        this, m_session,
        {.method = Method::post,
         .url = accountUrl(m_session, "/security/authenticators"),
         .contentType = QByteArrayLiteral("application/json"),
         .body = writeJson({{QStringLiteral("name"), name}}),
         .maxAnswerBytes = maxChallengeBytes,
         .holdsSecret = true},
        [](const HttpResponse& answer) { return orUnreadable(readAuthenticatorOffer(answer.body)); });
}

AuthenticatorService::Answer<ChangeReport> HttpAuthenticatorService::confirm(QString offerId, Secret code)
{
    if (offerId.isEmpty() || code.isEmpty())
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return askAccount<ChangeReport>(this, m_session,
                                    {.method = Method::post,
                                     .url = accountUrl(m_session, "/security/authenticators/", offerId, "/confirm"),
                                     .contentType = QByteArrayLiteral("application/json"),
                                     .body = secretJson({{"otp", code}}),
                                     .holdsSecret = true},
                                    readChange);
}

AuthenticatorService::Answer<ChangeReport> HttpAuthenticatorService::remove(QString authenticatorId)
{
    if (authenticatorId.isEmpty())
        return refusedHere<ChangeReport>(AccountProblem::badValue);
    return askAccount<ChangeReport>(
        this, m_session,
        {.method = Method::del, .url = accountUrl(m_session, "/security/authenticators/", authenticatorId)},
        readChange);
}

} // namespace sallyport::account
