// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountGuard: who calls the account API: an access token with a DPoP proof of the key it is bound to (RFC 9449 7), of
// a session that goes on. The key or token of an ended one gets that session's receipt.
//   guard.serve(std::move(request), std::move(answer), [](HttpRequest& request, const Session& caller) { ... });
#pragma once

#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

/// What a guard lets through from a shared computer. Whatever is not said here to be more is reading.
enum class OnShared {
    reading,   ///< GET; else 403 shared_computer, before anything of the request is looked at
    everything ///< its own end, its heartbeat, its alerts
};

class AccountGuard {
public:
    explicit AccountGuard(SignInContext& context, OnShared onShared = OnShared::reading)
        : AccountGuard(context, "account", context.sessionRate, onShared)
    {
    }
    /// `scope` is what the token must open (RFC 6750 3.1): else 403 insufficient_scope. `rate` is by session.
    AccountGuard(SignInContext& context, QByteArray scope, RateLimiter& rate, OnShared onShared)
        : m_context(context), m_scope(std::move(scope)), m_rate(rate), m_onShared(onShared)
    {
    }

    /// The caller's session, marked as seen now; or the answer that refuses it. Begins a transaction of its own.
    Result<Session, HttpAnswer> admit(const HttpRequest& request);

    using Judge = std::function<HttpAnswer(HttpRequest& request, const Session& caller)>;
    /// Admits the caller and answers what `judge` says within one transaction.
    void serve(HttpRequest request, Answerer answer, const Judge& judge);
    /// The answer with the nonce that every answer carries.
    Answerer withNonce(Answerer answer);

    /// Why this session may not do what needs a computer of one's own: 403 shared_computer.
    static std::optional<HttpAnswer> refuseShared(const Session& caller);
    /// The same, and what needs a sign-in of the last minutes: 401 insufficient_user_authentication (RFC 9470 3).
    std::optional<HttpAnswer> refuseStale(const Session& caller) const;

private:
    Result<Session, HttpAnswer> find(const HttpRequest& request, QByteArrayView token, const QByteArray& jkt);
    HttpAnswer refusedProof(const HttpRequest& request, DpopRefusal refusal);

    SignInContext& m_context;
    const QByteArray m_scope;
    RateLimiter& m_rate;
    const OnShared m_onShared;
};

/// 401 invalid_token with the receipt of the session that has ended; empty: there is none any more.
HttpAnswer endedSession(const QByteArray& receipt);

/// `{"error": …}` of the account API.
HttpAnswer accountError(int status, const char* error, QJsonObject members = {});

} // namespace sallyport::service
