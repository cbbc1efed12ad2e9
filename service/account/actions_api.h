// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ActionsApi: where money may go, and the actions that change it: begun with what is wanted, approved with a signature
// by the device key over what the service understood, and the trading passcode.
#pragma once

#include "service/account/account_changes.h"
#include "service/account/passcode_check.h"

namespace sallyport::service {

class ActionsApi {
public:
    ActionsApi(SignInContext& context, AccountChanges& changes, PasscodeCheck& check)
        : m_context(context), m_changes(changes), m_check(check), m_guard(context)
    {
    }

    /// GET withdrawal-addresses
    void addresses(HttpRequest request, Answerer answer);
    /// POST actions
    void begin(HttpRequest request, Answerer answer);
    /// POST actions/{id}/approve
    void approve(HttpRequest request, Answerer answer);

private:
    HttpAnswer listed(const Session& caller);
    HttpAnswer begun(HttpRequest& request, const Session& caller);
    std::optional<HttpAnswer> refuseNew(const Session& caller, ActionKind kind, const MoneyPlace& place);
    std::optional<HttpAnswer> judge(const Session& caller, const QByteArray& id, QByteArrayView approval);
    HttpAnswer done(const Session& caller, const QByteArray& id);

    SignInContext& m_context;
    AccountChanges& m_changes;
    PasscodeCheck& m_check;
    AccountGuard m_guard;
};

} // namespace sallyport::service
