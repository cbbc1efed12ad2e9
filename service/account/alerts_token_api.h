// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertsTokenApi: gives an open session an access token that opens its alerts and nothing else, bound to a key of its
// own: what a locked program keeps in memory in place of the session. One a session; it is as long good as that is.
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class AlertsTokenApi {
public:
    explicit AlertsTokenApi(SignInContext& context) : m_context(context), m_guard(context) {}

    /// POST alerts-token {jkt}
    void handle(HttpRequest request, Answerer answer);

private:
    HttpAnswer give(HttpRequest& request, const Session& caller);

    SignInContext& m_context;
    AccountGuard m_guard;
};

} // namespace sallyport::service
