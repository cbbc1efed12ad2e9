// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/token_endpoint.h"

#include "core/base/bytes.h"

namespace sallyport::service {

namespace {

/// RFC 7636 4.1 and 4.6, S256.
bool provesChallenge(QByteArrayView verifier, const QByteArray& challenge)
{
    const auto isUnreserved = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
            || c == '_' || c == '~';
    };
    return verifier.size() >= 43 && verifier.size() <= 128 && std::ranges::all_of(verifier, isUnreserved)
        && constantTimeEqual(toBase64Url(sha256(verifier)), challenge);
}

} // namespace

struct TokenEndpoint::Grant {
    Form form;
    QByteArray jkt;
    QString address;
};

void TokenEndpoint::handle(HttpRequest request, Answerer given)
{
    auto answer = withHeader(std::move(given), [this] { return m_context.guard.nonceHeader(); });
    answer(judge(request));
}

HttpAnswer TokenEndpoint::judge(HttpRequest& request)
{
    if (auto refusal = m_context.refuseFlood(request))
        return std::move(*refusal);
    auto form = Form::read(request,
                           {{"grant_type", 64},
                            {"client_id", 64},
                            {"code", 128},
                            {"code_verifier", 128},
                            {"refresh_token", 128},
                            {"refresh_attempt", 128}});
    if (!form)
        return refusedForm(form.error());
    const auto proof = m_context.requireProof(request);
    if (!proof)
        return proof.error();
    if (form->value("client_id") != clientId)
        return oauthError(form->has("client_id") ? OauthError::invalidClient : OauthError::invalidRequest);
    const Grant grant{.form = std::move(*form), .jkt = proof->thumbprint, .address = request.peerAddress};
    const auto type = grant.form.value("grant_type");
    const bool byCode = type == "authorization_code";
    if (!byCode && type != "refresh_token")
        return oauthError(type.isEmpty() ? OauthError::invalidRequest : OauthError::unsupportedGrantType);
    if (!grant.form.has(byCode ? "code" : "refresh_token"))
        return oauthError(OauthError::invalidRequest);
    auto answer = m_context.parts.store.database.inTransaction([&] { return byCode ? redeem(grant) : refresh(grant); });
    return answer ? std::move(*answer) : unavailable();
}

HttpAnswer TokenEndpoint::redeem(const Grant& grant)
{
    const auto code = m_context.parts.store.tokens.code(tokenHash(grant.form.value("code")));
    if (!code)
        return oauthError(OauthError::invalidGrant);
    if (!code->usedAt)
        return spendCode(grant, *code);
    // RFC 6749 4.1.2: whoever shows a spent code, somebody else has it too.
    if (const auto session = m_context.settledSession(code->sessionId); session && !session->endedAt) {
        m_context.sessionEnd.end(*session, {.by = EndedBy::reuse});
        note(AuditEvent::tokenReused, *session, grant);
    }
    return oauthError(OauthError::invalidGrant);
}

/// A code is good for one try: a wrong key or verifier spends it as well.
HttpAnswer TokenEndpoint::spendCode(const Grant& grant, const AuthorizationCode& code)
{
    const bool right = code.expiresAt > m_context.now() && code.jkt == grant.jkt
        && provesChallenge(grant.form.value("code_verifier"), code.codeChallenge);
    auto issued = right ? open(code, grant) : std::nullopt;
    m_context.parts.store.tokens.useCode(tokenHash(grant.form.value("code")), m_context.now(),
                                         issued ? issued->session.id : QByteArray());
    return issued ? m_issuer.answer(*issued) : oauthError(OauthError::invalidGrant);
}

/// A new session, or the stepped-up one with a new access token; its refresh token stays as it is.
std::optional<IssuedTokens> TokenEndpoint::open(const AuthorizationCode& code, const Grant& grant)
{
    auto& store = m_context.parts.store;
    if (code.sessionId.isEmpty()) {
        auto issued = m_issuer.open(code, grant.address);
        store.history.setOutcome(code.historyId, SignInOutcome::signedIn, code.deviceId);
        note(AuditEvent::signedIn, issued.session, grant);
        return issued;
    }
    auto session = m_context.settledSession(code.sessionId);
    if (!session || session->endedAt || session->jkt != grant.jkt)
        return std::nullopt;
    session->authTime = code.authTime;
    session->amr = code.amr;
    store.sessions.setAuthentication(session->id, code.authTime, code.amr);
    store.history.setOutcome(code.historyId, SignInOutcome::steppedUp);
    note(AuditEvent::steppedUp, *session, grant);
    return m_issuer.renew(std::move(*session));
}

HttpAnswer TokenEndpoint::refresh(const Grant& grant)
{
    const auto token = m_context.parts.store.tokens.refresh(tokenHash(grant.form.value("refresh_token")));
    auto session = token ? m_context.settledSession(token->sessionId) : std::nullopt;
    // Without the key a token is nothing: nor is it a sign that its owner should be signed out.
    if (!session || session->jkt != grant.jkt)
        return oauthError(OauthError::invalidGrant);
    if (session->endedAt)
        return endedGrant(session->receipt);
    if (const auto wait = m_context.sessionRate.take(session->id))
        return tooManyRequests(*wait);
    return rotate(grant, *token, std::move(*session));
}

HttpAnswer TokenEndpoint::rotate(const Grant& grant, const RefreshToken& token, Session session)
{
    const auto used = grant.form.value("refresh_token");
    const auto attempt = grant.form.value("refresh_attempt");
    if (!token.usedAt) {
        note(AuditEvent::refreshed, session, grant);
        m_context.parts.store.sessions.touch(session.id, m_context.now(), grant.address);
        return m_issuer.answer(m_issuer.refresh(std::move(session), used, attempt));
    }
    if (isRepeat(grant, token)) {
        auto issued = m_issuer.renew(std::move(session));
        issued.refresh = m_issuer.successorOf(used, attempt);
        return m_issuer.answer(issued);
    }
    note(AuditEvent::tokenReused, session, grant);
    return endedGrant(m_context.sessionEnd.end(session, {.by = EndedBy::reuse}));
}

/// The same attempt, and its answer has not arrived anywhere: the successor is unused. However long the outage was
/// (docs/decisions/0007-a-lost-refresh-has-no-deadline.md).
bool TokenEndpoint::isRepeat(const Grant& grant, const RefreshToken& token)
{
    const auto attempt = grant.form.value("refresh_attempt");
    if (attempt.isEmpty() || tokenHash(attempt) != token.attemptHash)
        return false;
    const auto successor = m_context.parts.store.tokens.refresh(token.successorHash);
    return successor && !successor->usedAt;
}

void TokenEndpoint::note(AuditEvent event, const Session& session, const Grant& grant)
{
    m_context.parts.audit.write(
        {.event = event, .accountId = session.accountId, .sessionId = session.id, .address = grant.address});
}

} // namespace sallyport::service
