// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticatorsApi: authenticators added and removed. A new one is in force only once a code of it was given, and the
// last one stays; what a newcomer asks for waits a day. No key is ever answered but the one that is being offered.
#pragma once

#include "service/account/account_changes.h"

namespace sallyport::service {

class AuthenticatorsApi {
public:
    AuthenticatorsApi(SignInContext& context, AccountChanges& changes)
        : m_context(context), m_changes(changes), m_guard(context)
    {
    }

    /// POST security/authenticators `{name}`
    void offer(HttpRequest request, Answerer answer);
    /// POST security/authenticators/{id}/confirm `{otp}`
    void confirm(HttpRequest request, Answerer answer);
    /// DELETE security/authenticators/{id}
    void remove(HttpRequest request, Answerer answer);

private:
    HttpAnswer offered(HttpRequest& request, const Session& caller);
    HttpAnswer confirmed(HttpRequest& request, const Session& caller);
    HttpAnswer removed(const QByteArray& id, const Session& caller);
    /// In force, or about to be.
    std::size_t countOf(std::int64_t accountId);
    Secret linkOf(std::int64_t accountId, const Secret& key);

    SignInContext& m_context;
    AccountChanges& m_changes;
    AccountGuard m_guard;
};

} // namespace sallyport::service
