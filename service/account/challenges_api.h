// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ChallengesApi: what the service asks a code for at this moment, so that an authenticator shows one only while it is
// wanted, and says for whom. A shared computer may look too: it learns nothing that a mail would not tell.
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class ChallengesApi {
public:
    explicit ChallengesApi(SignInContext& context) : m_context(context), m_guard(context) {}

    /// GET challenges: the newest fifty.
    void list(HttpRequest request, Answerer answer);

private:
    HttpAnswer listed(const HttpRequest& request, const Session& caller);

    SignInContext& m_context;
    AccountGuard m_guard;
};

} // namespace sallyport::service
