// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

SignInContext::SignInContext(SignInParts given, ServiceSigner opened)
    : parts(std::move(given)),
      signer(std::move(opened)),
      guard(parts.issuer, parts.clock, parts.random),
      addressRate(parts.clock, parts.limits.address),
      sessionRate(parts.clock, parts.limits.session),
      alertRate(parts.clock, parts.limits.alerts),
      attempts(parts.store.database, parts.clock, parts.limits.attempts),
      authSessions(parts.clock, parts.random,
                   {.idleSeconds = parts.limits.authSessionSeconds, .longestSeconds = parts.limits.signInSeconds}),
      leases(parts.executor, parts.clock, parts.limits.heartbeatSeconds),
      sessionEnd(parts.store, signer, parts.audit, parts.events, leases, parts.clock, parts.issuer)
{
}

std::optional<HttpAnswer> SignInContext::refuseFlood(const HttpRequest& request)
{
    // By the same block of addresses as wrong tries are counted.
    const auto counters = attemptCountersOf({.address = request.peerAddress.toLatin1()});
    const auto wait = addressRate.take(counters.back().key);
    if (!wait)
        return std::nullopt;
    parts.audit.write({.event = AuditEvent::rateLimited, .address = request.peerAddress});
    return tooManyRequests(*wait);
}

Result<jose::DpopFacts, HttpAnswer> SignInContext::requireProof(const HttpRequest& request)
{
    auto proof = guard.judge(request);
    if (proof)
        return std::move(*proof);
    if (proof.error() == DpopRefusal::invalidProof)
        parts.audit.write({.event = AuditEvent::proofRefused, .address = request.peerAddress});
    return std::unexpected(refusedProof(proof.error()));
}

std::optional<Session> SignInContext::settledSession(const QByteArray& id)
{
    auto session = parts.store.sessions.find(id);
    if (!session)
        return std::nullopt;
    return sessionEnd.settled(std::move(*session));
}

} // namespace sallyport::service
