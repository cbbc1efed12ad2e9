// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInContext: what all endpoints of the service share, made once by AccountServiceApi.
#pragma once

#include "service/sign_in/attempt_store.h"
#include "service/sign_in/auth_sessions.h"
#include "service/sign_in/dpop_guard.h"
#include "service/sign_in/oauth_answers.h"
#include "service/sign_in/session_end.h"
#include "service/sign_in/sign_in_parts.h"

namespace sallyport::service {

struct SignInContext {
    SignInContext(SignInParts given, ServiceSigner opened);
    SignInContext(const SignInContext&) = delete;
    SignInContext& operator=(const SignInContext&) = delete;

    SignInParts parts;
    ServiceSigner signer;
    DpopGuard guard;
    RateLimiter addressRate;
    RateLimiter sessionRate;
    RateLimiter alertRate;
    AttemptStore attempts;
    AuthSessions authSessions;
    Leases leases;
    SessionEnd sessionEnd;

    std::int64_t now() const { return parts.clock.unixSeconds(); }
    /// 429 if this address has asked too often.
    std::optional<HttpAnswer> refuseFlood(const HttpRequest& request);
    /// The proof of a request to an endpoint of the authorization server, or the answer that refuses it.
    Result<jose::DpopFacts, HttpAnswer> requireProof(const HttpRequest& request);
    /// The session as it is now, if there is one of that id.
    std::optional<Session> settledSession(const QByteArray& id);
};

} // namespace sallyport::service
