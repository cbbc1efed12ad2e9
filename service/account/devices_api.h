// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DevicesApi: the computers that the account is enrolled on, by device key, with their sessions. Unbinding one ends
// its sessions, with receipts, and makes a stranger of it; a newcomer can neither unbind nor rename an older one,
// unless it shows the trading passcode.
#pragma once

#include "service/account/account_changes.h"
#include "service/account/passcode_check.h"

namespace sallyport::service {

class DevicesApi {
public:
    DevicesApi(SignInContext& context, AccountChanges& changes, PasscodeCheck& check)
        : m_context(context), m_changes(changes), m_check(check), m_guard(context), m_newcomers(context)
    {
    }

    /// GET devices
    void list(HttpRequest request, Answerer answer);
    /// PATCH devices/{id} `{name}`
    void rename(HttpRequest request, Answerer answer);
    /// DELETE devices/{id}
    void remove(HttpRequest request, Answerer answer);
    /// POST devices/{id}/end `{passcode}`: a lost or stolen one, also by a newcomer
    void endLost(HttpRequest request, Answerer answer);

private:
    HttpAnswer listed(const Session& caller);
    HttpAnswer renamed(HttpRequest& request, const Session& caller);
    HttpAnswer removed(const QByteArray& id, const Session& caller);
    HttpAnswer unbound(const QByteArray& id, const Session& caller);
    QJsonObject deviceJson(const Device& device, const QJsonArray& sessions, const Session& caller) const;

    SignInContext& m_context;
    AccountChanges& m_changes;
    PasscodeCheck& m_check;
    AccountGuard m_guard;
    Newcomers m_newcomers;
};

} // namespace sallyport::service
