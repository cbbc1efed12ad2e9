// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PendingChangesApi: what newcomers asked to change, and forgotten passcodes. Older devices approve or cancel it, but
// none approves its own; a newcomer cancels its own. To cancel needs no fresh sign-in: it leaves everything as it is.
#pragma once

#include "service/account/account_changes.h"

namespace sallyport::service {

class PendingChangesApi {
public:
    PendingChangesApi(SignInContext& context, AccountChanges& changes)
        : m_context(context), m_changes(changes), m_guard(context), m_newcomers(context)
    {
    }

    /// GET pending-changes
    void list(HttpRequest request, Answerer answer);
    /// POST pending-changes/{id}/approve
    void approve(HttpRequest request, Answerer answer);
    /// DELETE pending-changes/{id}
    void cancel(HttpRequest request, Answerer answer);

private:
    HttpAnswer listed(const Session& caller);
    void insertContent(QJsonObject& entry, const PendingChange& change);
    HttpAnswer approved(const QByteArray& id, const Session& caller);
    HttpAnswer cancelled(const QByteArray& id, const Session& caller);

    SignInContext& m_context;
    AccountChanges& m_changes;
    AccountGuard m_guard;
    Newcomers m_newcomers;
};

} // namespace sallyport::service
