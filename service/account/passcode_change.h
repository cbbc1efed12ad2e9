// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasscodeChange: PUT security/passcode `{passcode, old_passcode?, forgotten?}`. The first one needs no old one, later
// ones do (403 passcode_needed); a forgotten one waits a day, also on devices that are no newcomers, and counts no
// tries.
#pragma once

#include "service/account/account_changes.h"
#include "service/account/passcode_check.h"

namespace sallyport::service {

class PasscodeChange {
public:
    PasscodeChange(SignInContext& context, AccountChanges& changes, PasscodeCheck& check)
        : m_context(context), m_changes(changes), m_check(check), m_guard(context)
    {
    }

    void handle(HttpRequest request, Answerer answer);

private:
    struct Wish; // one request, with the hash of what it asks for once the pool has made it
    using WishPtr = std::shared_ptr<Wish>;
    std::optional<HttpAnswer> refuse(const Wish& wish);
    void hash(const WishPtr& wish);
    void go(const WishPtr& wish);
    HttpAnswer make(const Wish& wish);

    SignInContext& m_context;
    AccountChanges& m_changes;
    PasscodeCheck& m_check;
    AccountGuard m_guard;
};

} // namespace sallyport::service
