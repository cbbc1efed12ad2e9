// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionsApi: the account API's sessions: the list of them, and ending one, all others, or all. Ending another's needs
// a sign-in at most 300 s old, and is refused from a shared computer. Every end is answered with its receipt.
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class SessionsApi {
public:
    explicit SessionsApi(SignInContext& context) : m_context(context), m_guard(context) {}

    /// GET sessions[?cursor=…]
    void list(HttpRequest request, Answerer answer);
    /// DELETE sessions/{id}
    void endOne(HttpRequest request, Answerer answer);
    /// DELETE sessions[?current=true]
    void endOthers(HttpRequest request, Answerer answer);

private:
    using Judge = HttpAnswer (SessionsApi::*)(const HttpRequest&, const Session& caller);
    void answerWith(Judge judge, const HttpRequest& request, Answerer answer);
    HttpAnswer listed(const HttpRequest& request, const Session& caller);
    HttpAnswer endedOne(const HttpRequest& request, const Session& caller);
    HttpAnswer endedOthers(const HttpRequest& request, const Session& caller);
    /// Why this session may not end others.
    std::optional<HttpAnswer> refuseEnding(const Session& caller) const;

    SignInContext& m_context;
    AccountGuard m_guard;
};

} // namespace sallyport::service
