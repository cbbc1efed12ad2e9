// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionsApi: the account's sessions and their ends. Ending another one's own needs a sign-in of the last minutes and
// is refused from a shared computer, and to a newcomer for older devices. Every end is answered with its receipt.
#pragma once

#include "service/account/newcomers.h"

namespace sallyport::service {

class SessionsApi {
public:
    explicit SessionsApi(SignInContext& context)
        : m_context(context), m_guard(context), m_endGuard(context, OnShared::everything), m_newcomers(context)
    {
    }

    /// GET sessions[?cursor=…]
    void list(HttpRequest request, Answerer answer);
    /// DELETE sessions/{id}
    void endOne(HttpRequest request, Answerer answer);
    /// DELETE sessions[?current=true]
    void endOthers(HttpRequest request, Answerer answer);

private:
    HttpAnswer listed(const HttpRequest& request, const Session& caller);
    HttpAnswer endedOne(const QByteArray& id, const Session& caller);
    HttpAnswer endedOthers(const HttpRequest& request, const Session& caller);

    SignInContext& m_context;
    AccountGuard m_guard;
    AccountGuard m_endGuard; ///< everybody may end their own
    Newcomers m_newcomers;
};

} // namespace sallyport::service
