// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasswordChange: POST security/password `{old_password, new_password, otp}`. Old password and code are judged as at
// sign-in: Argon2id on the pool, the same counters and locks, each code once.
#pragma once

#include "service/account/account_changes.h"

namespace sallyport::service {

class PasswordChange {
public:
    PasswordChange(SignInContext& context, AccountChanges& changes)
        : m_context(context), m_changes(changes), m_guard(context)
    {
    }

    void handle(HttpRequest request, Answerer answer);

private:
    struct Trial; // one request on its way to the pool and back
    using TrialPtr = std::shared_ptr<Trial>;
    std::optional<HttpAnswer> begin(Trial& trial);
    void hash(const TrialPtr& trial);
    HttpAnswer judged(Trial& trial);
    HttpAnswer refusedPassword(const Trial& trial);
    /// Nothing: the code was right.
    std::optional<HttpAnswer> judgeCode(const Trial& trial);
    HttpAnswer locked(const Trial& trial, std::int64_t retryAfterMs);
    void note(AuditEvent event, const Trial& trial);

    SignInContext& m_context;
    AccountChanges& m_changes;
    AccountGuard m_guard;
};

} // namespace sallyport::service
