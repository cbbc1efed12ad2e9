// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SecurityApi: what protects the account and when it changed, the anti-phishing code, and the sign-ins of late, failed
// and unfinished ones too. No value is ever answered. The password is PasswordChange's.
#pragma once

#include "service/account/account_changes.h"

namespace sallyport::service {

class SecurityApi {
public:
    SecurityApi(SignInContext& context, AccountChanges& changes)
        : m_context(context), m_changes(changes), m_guard(context)
    {
    }

    /// GET security
    void facts(HttpRequest request, Answerer answer);
    /// PUT security/anti-phishing-code `{code}`
    void setAntiPhishingCode(HttpRequest request, Answerer answer);
    /// GET sign-ins
    void signIns(HttpRequest request, Answerer answer);

private:
    HttpAnswer factsOf(const Session& caller);
    QJsonObject passcodeOf(std::int64_t accountId);
    HttpAnswer codeSet(HttpRequest& request, const Session& caller);
    HttpAnswer signInsOf(const Session& caller);

    SignInContext& m_context;
    AccountChanges& m_changes;
    AccountGuard m_guard;
};

} // namespace sallyport::service
