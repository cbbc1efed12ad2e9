// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/revocation_endpoint.h"

namespace sallyport::service {

void RevocationEndpoint::handle(HttpRequest request, Answerer given)
{
    auto answer = withHeader(std::move(given), [this] { return m_context.guard.nonceHeader(); });
    answer(judge(request));
}

/// `token_type_hint` is only a hint (RFC 7009 2.1): both kinds are looked for.
HttpAnswer RevocationEndpoint::judge(HttpRequest& request)
{
    if (auto refusal = m_context.refuseFlood(request))
        return std::move(*refusal);
    const auto form = Form::read(request, {{"token", 128}, {"token_type_hint", 64}, {"client_id", 64}});
    if (!form)
        return refusedForm(form.error());
    const auto proof = m_context.requireProof(request);
    if (!proof)
        return proof.error();
    if (form->value("client_id") != clientId)
        return oauthError(form->has("client_id") ? OauthError::invalidClient : OauthError::invalidRequest);
    if (!form->has("token"))
        return oauthError(OauthError::invalidRequest);
    const auto receipt = m_context.parts.store.database.inTransaction(
        [&] { return endSessionOf(tokenHash(form->value("token")), proof->thumbprint); });
    if (!receipt)
        return unavailable();
    QJsonObject body;
    if (*receipt)
        body.insert(QStringLiteral("receipt"), QString::fromLatin1(**receipt));
    return jsonAnswer(200, body);
}

std::optional<QByteArray> RevocationEndpoint::endSessionOf(const QByteArray& tokenHash, const QByteArray& jkt)
{
    auto& tokens = m_context.parts.store.tokens;
    const auto refresh = tokens.refresh(tokenHash);
    const auto access = tokens.access(tokenHash);
    const auto session = m_context.settledSession(refresh      ? refresh->sessionId
                                                      : access ? access->sessionId
                                                               : QByteArray());
    if (!session || session->jkt != jkt)
        return std::nullopt;
    return m_context.sessionEnd.end(*session, {.by = EndedBy::self});
}

} // namespace sallyport::service
