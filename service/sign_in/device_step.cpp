// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/device_step.h"

#include "service/sign_in/code_step.h"
#include "service/sign_in/device_proof.h"

namespace sallyport::service {

StepOutcome DeviceStep::run(ChallengeTurn& turn)
{
    const auto& session = turn.session;
    AuthorizationCode code{.accountId = session.accountId,
                           .jkt = session.jkt,
                           .codeChallenge = session.codeChallenge,
                           .scope = session.scope,
                           .amr = session.amr,
                           .authTime = session.authTime,
                           .historyId = session.historyId,
                           .expiresAt = m_context.now() + m_context.parts.limits.codeSeconds};
    if (session.stepUp) {
        code.sessionId = session.stepUp->sessionId;
        return finish(turn, std::move(code));
    }
    if (turn.request.deviceKind.isEmpty())
        return Ask{.next = {factor::device}};
    if (!describeDevice(turn, code))
        return Ask{.next = {factor::device}, .rejected = {factor::device}};
    return finish(turn, std::move(code));
}

bool DeviceStep::describeDevice(const ChallengeTurn& turn, AuthorizationCode& code) const
{
    const auto& request = turn.request;
    if (request.deviceKind == "shared") {
        code.kind = SessionKind::shared;
        code.leaseSeconds = request.leaseSeconds.toLongLong();
        return code.leaseSeconds == 900 || code.leaseSeconds == 3600;
    }
    const auto device = verifyDeviceProof(
        request.deviceProof,
        {.issuer = m_context.parts.issuer, .authSession = request.authSession, .jkt = turn.session.jkt});
    code.deviceName = cleanDeviceName(request.deviceName);
    if (request.deviceKind != "own" || !device || code.deviceName.isEmpty())
        return false;
    code.deviceId = device->id;
    code.deviceJwk = device->publicJwk;
    return true;
}

StepOutcome DeviceStep::finish(ChallengeTurn& turn, AuthorizationCode code)
{
    auto& parts = m_context.parts;
    auto& session = turn.session;
    const QByteArray value = randomToken(parts.random, 32);
    const Attempter codes = CodeStep::attempter(session, turn.address);
    Attempter credentials = codes;
    credentials.account = session.credentialsKey;
    const auto done = parts.store.database.inTransaction([&] {
        parts.store.tokens.addCode(tokenHash(value), code);
        m_context.attempts.forget(credentials);
        m_context.attempts.forget(codes);
        return Done{};
    });
    if (!done)
        return Unavailable{};
    session.phase = SignInPhase::done;
    return Finished{value};
}

} // namespace sallyport::service
