// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PasscodeCheck: judges a trading passcode on the pool. The try is counted before it is judged, over all sessions of
// the account; while locked nothing is judged, not even the right one.
//   m_check.run({.caller = caller, .passcode = std::move(given), .answer = std::move(answer),
//                .before = [=] { return refusal; }, .then = [=] { return m_changes.make(...); }});
#pragma once

#include "service/account/account_guard.h"

namespace sallyport::service {

class PasscodeCheck {
public:
    explicit PasscodeCheck(SignInContext& context);

    struct Trial {
        Session caller;
        Secret passcode;
        Answerer answer;
        /// Within a transaction, before the try is counted: the answer that refuses the rest.
        std::function<std::optional<HttpAnswer>()> before;
        /// Within a transaction, once the passcode was right.
        std::function<HttpAnswer()> then;
    };
    /// Refuses with 403 passcode_not_set, 429 passcode_locked, 403 wrong_passcode; 503 where it could not be judged.
    void run(Trial trial);

    /// The Argon2id hash of what only the service can make of it (docs/security.md); for the pool. Empty: no memory.
    QByteArray hash(std::int64_t accountId, const Secret& passcode) const;
    /// 429 while a lock holds. Within a transaction.
    std::optional<HttpAnswer> refuseLocked(const Session& caller);

private:
    struct Judged; // one try on its way to the pool and back
    std::optional<HttpAnswer> begin(Judged& judged);
    void verify(const std::shared_ptr<Judged>& judged);
    HttpAnswer finish(Judged& judged);
    HttpAnswer refused(const Judged& judged);
    HttpAnswer locked(std::int64_t untilMs) const;
    Secret keyed(std::int64_t accountId, const Secret& passcode) const;
    void note(AuditEvent event, const Session& caller);

    SignInContext& m_context;
    const Secret m_key;
};

} // namespace sallyport::service
