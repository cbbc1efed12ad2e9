// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/challenge_endpoint.h"

#include "core/base/bytes.h"
#include "service/sign_in/identifier.h"
#include "service/sign_in/scope.h"

namespace sallyport::service {

namespace {

HttpAnswer codeAnswer(const QByteArray& code)
{
    return jsonAnswer(200, {{QStringLiteral("authorization_code"), QString::fromLatin1(code)}});
}

} // namespace

ChallengeEndpoint::ChallengeEndpoint(SignInContext& context)
    : m_context(context), m_credentials(context), m_code(context), m_device(context)
{
}

void ChallengeEndpoint::handle(HttpRequest request, Answerer given)
{
    auto answer = withHeader(std::move(given), [this] { return m_context.guard.nonceHeader(); });
    if (auto refusal = m_context.refuseFlood(request))
        return answer(std::move(*refusal));
    auto read = ChallengeRequest::read(request);
    if (!read)
        return answer(std::move(read.error()));
    const auto proof = m_context.requireProof(request);
    if (!proof)
        return answer(proof.error());
    auto turn =
        std::make_shared<ChallengeTurn>(std::move(*read), AuthSession{}, request.peerAddress, std::move(answer));
    auto refusal =
        turn->request.authSession.isEmpty() ? begin(*turn, proof->thumbprint) : resume(*turn, proof->thumbprint);
    if (refusal)
        return turn->answer(std::move(*refusal));
    if (turn->request.captchaType)
        turn->session.humanKind = *turn->request.captchaType;
    if (turn->request.hasCredentials())
        turn->session.phase = SignInPhase::credentials;
    advance(turn);
}

/// The parameters of an OAuth authorization request, which the first request must bring (first-party draft 5.1).
std::optional<HttpAnswer> ChallengeEndpoint::begin(ChallengeTurn& turn, const QByteArray& jkt)
{
    const auto& request = turn.request;
    if (request.clientId != clientId)
        return oauthError(request.clientId.isEmpty() ? OauthError::invalidRequest : OauthError::invalidClient);
    if (request.responseType != "code")
        return oauthError(request.responseType.isEmpty() ? OauthError::invalidRequest
                                                         : OauthError::unsupportedResponseType);
    const auto scope = grantedScope(request.scope);
    if (!scope)
        return oauthError(OauthError::invalidScope);
    if (request.codeChallenge.isEmpty())
        return oauthError(OauthError::invalidRequest);
    turn.session = {.jkt = jkt,
                    .codeChallenge = request.codeChallenge,
                    .scope = *scope,
                    .address = turn.address,
                    .startedAt = m_context.now()};
    if (!request.stepUp)
        return std::nullopt;
    auto stepUp = stepUpOf(jkt);
    if (!stepUp)
        return unavailable();
    turn.session.stepUp = std::move(*stepUp);
    return std::nullopt;
}

std::optional<HttpAnswer> ChallengeEndpoint::resume(ChallengeTurn& turn, const QByteArray& jkt)
{
    const auto& request = turn.request;
    if (!request.clientId.isEmpty() && request.clientId != clientId)
        return oauthError(OauthError::invalidClient);
    if (!request.responseType.isEmpty() && request.responseType != "code")
        return oauthError(OauthError::unsupportedResponseType);
    auto session = m_context.authSessions.take(request.authSession, jkt);
    if (!session)
        return oauthError(OauthError::invalidSession);
    turn.session = std::move(*session);
    if (turn.session.phase == SignInPhase::done)
        return beginStepUp(turn);
    if (request.codeChallenge.isEmpty() || request.codeChallenge == turn.session.codeChallenge)
        return std::nullopt;
    restore(turn);
    return oauthError(OauthError::invalidSession);
}

/// With the auth_session kept from the sign-in: the same key, a new code_challenge, and the session must still go on.
std::optional<HttpAnswer> ChallengeEndpoint::beginStepUp(ChallengeTurn& turn)
{
    const auto& request = turn.request;
    const auto stepUp = stepUpOf(turn.session.jkt);
    if (!stepUp)
        restore(turn);
    if (!stepUp)
        return unavailable();
    if (!request.stepUp || request.codeChallenge.isEmpty() || !*stepUp) {
        restore(turn);
        return oauthError(OauthError::invalidSession);
    }
    turn.session = {.jkt = turn.session.jkt,
                    .codeChallenge = request.codeChallenge,
                    .scope = turn.session.scope,
                    .address = turn.address,
                    .startedAt = m_context.now(),
                    .stepUp = *stepUp};
    return std::nullopt;
}

/// The session that this key is in, if any.
Result<std::optional<StepUp>, StoreError> ChallengeEndpoint::stepUpOf(const QByteArray& jkt)
{
    auto& store = m_context.parts.store;
    return store.database.inTransaction([&]() -> std::optional<StepUp> {
        auto live = store.sessions.findLive(jkt);
        if (!live)
            return std::nullopt;
        const auto session = m_context.sessionEnd.settled(std::move(*live));
        if (session.endedAt)
            return std::nullopt;
        return StepUp{.sessionId = session.id, .accountId = session.accountId, .deviceId = session.deviceId};
    });
}

void ChallengeEndpoint::advance(const TurnPtr& turn)
{
    switch (turn->session.phase) {
    case SignInPhase::credentials:
        return m_credentials.run(turn, [this, turn](StepOutcome outcome) { take(turn, std::move(outcome)); });
    case SignInPhase::code:
        return take(turn, m_code.run(*turn));
    case SignInPhase::device:
    case SignInPhase::done:
        return take(turn, m_device.run(*turn));
    }
}

void ChallengeEndpoint::take(const TurnPtr& turn, StepOutcome outcome)
{
    if (std::holds_alternative<Advance>(outcome))
        return advance(turn);
    if (const auto* wanted = std::get_if<Ask>(&outcome))
        return ask(turn, *wanted);
    if (auto* refusal = std::get_if<Refuse>(&outcome))
        return turn->answer(std::move(refusal->answer));
    restore(*turn);
    if (const auto* finished = std::get_if<Finished>(&outcome))
        return turn->answer(codeAnswer(finished->authorizationCode));
    turn->answer(unavailable());
}

/// A human check is drawn on the pool, for the auth_session that this answer gives out.
void ChallengeEndpoint::ask(const TurnPtr& turn, const Ask& wanted)
{
    const QByteArray value = m_context.authSessions.newValue();
    const auto send = [this, turn, value](const QJsonObject& description) {
        m_context.authSessions.put(value, std::move(turn->session));
        turn->answer(jsonAnswer(403, description));
    };
    if (!wanted.next.contains(factor::captcha))
        return send(describe(*turn, wanted, value));
    const bool queued = m_context.parts.executor.inPool(
        [&checks = m_context.parts.humanChecks, kind = turn->session.humanKind, failures = turn->session.humanFailures,
         hash = sha256(value)] { return checks.make(kind, hash, failures); },
        [this, turn, wanted, value, send](const QJsonObject& challenge) {
            QJsonObject description = describe(*turn, wanted, value);
            description.insert(QStringLiteral("captcha_challenge"), challenge);
            send(description);
        });
    if (queued)
        return;
    m_context.parts.audit.write({.event = AuditEvent::poolFull, .address = turn->address});
    take(turn, Unavailable{});
}

QJsonObject ChallengeEndpoint::describe(const ChallengeTurn& turn, const Ask& wanted, QByteArrayView authSession)
{
    QJsonObject answer = {{QStringLiteral("error"), QStringLiteral("insufficient_authorization")},
                          {QStringLiteral("auth_session"), QString::fromLatin1(authSession)},
                          {QStringLiteral("next"), QJsonArray::fromStringList(wanted.next)}};
    if (!wanted.rejected.isEmpty())
        answer.insert(QStringLiteral("rejected"), QJsonArray::fromStringList(wanted.rejected));
    if (wanted.attemptsLeft)
        answer.insert(QStringLiteral("attempts_left"), *wanted.attemptsLeft);
    if (wanted.retryAfter)
        answer.insert(QStringLiteral("retry_after"), *wanted.retryAfter);
    if (wanted.next.contains(factor::otp)) {
        const QStringList methods = turn.session.phone.isEmpty()
            ? QStringList{QStringLiteral("totp")}
            : QStringList{QStringLiteral("totp"), QStringLiteral("sms")};
        answer.insert(QStringLiteral("otp_methods"), QJsonArray::fromStringList(methods));
    }
    if (wanted.next.contains(factor::otp) && turn.session.text)
        answer.insert(QStringLiteral("otp_destination"), maskedPhone(turn.session.phone));
    return answer;
}

/// Back under the value that the client holds.
void ChallengeEndpoint::restore(ChallengeTurn& turn)
{
    if (!turn.request.authSession.isEmpty())
        m_context.authSessions.put(turn.request.authSession, std::move(turn.session));
}

} // namespace sallyport::service
