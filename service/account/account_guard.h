// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountGuard: who calls the account API: an access token with a DPoP proof of the key it is bound to (RFC 9449 7), of
// a session that goes on. The key or token of an ended one gets that session's receipt.
//   auto caller = guard.admit(request);   if (!caller) return answer(caller.error());
#pragma once

#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

class AccountGuard {
public:
    explicit AccountGuard(SignInContext& context) : m_context(context) {}

    /// The caller's session, marked as seen now; or the answer that refuses it. Begins a transaction of its own.
    Result<Session, HttpAnswer> admit(const HttpRequest& request);

private:
    Result<Session, HttpAnswer> find(const HttpRequest& request, QByteArrayView token, const QByteArray& jkt);
    HttpAnswer refusedProof(const HttpRequest& request, DpopRefusal refusal);

    SignInContext& m_context;
};

/// 401 insufficient_user_authentication (RFC 9470 3).
HttpAnswer stepUpNeeded(std::int64_t maxAgeSeconds);

} // namespace sallyport::service
