// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/password_change.h"

#include "service/sign_in/attempters.h"
#include "service/sign_in/totp_check.h"

#include <QSet>

namespace sallyport::service {

namespace {

constexpr qsizetype shortest = 10;       // characters
constexpr qsizetype longestBytes = 128;  // UTF-8
constexpr qsizetype fewestDifferent = 5; // bytes
constexpr qsizetype maxField = 1024;     // what sign-in takes
constexpr std::int64_t repeatSeconds = 600;

/// What nobody should choose. Held against the old one as it was given: whether that is right is not told.
bool isWeak(QByteArrayView password, QByteArrayView old)
{
    const auto characters = std::ranges::count_if(password, [](char c) { return (c & 0xc0) != 0x80; });
    const QSet<char> different(password.begin(), password.end());
    return characters < shortest || password.size() > longestBytes || different.size() < fewestDifferent
        || password == old;
}

HttpAnswer wrong(const char* what, const TryVerdict& tries)
{
    return accountError(403, what, {{QStringLiteral("attempts_left"), tries.attemptsLeft}});
}

} // namespace

struct PasswordChange::Trial {
    Session caller;
    Form form;
    Answerer answer;
    std::optional<Account> account = {};
    std::vector<Attempter> attempters = {}; // one an identifier: wrong passwords are counted by these
    TryVerdict tries = {};
    bool mayBeRepeat = false; // changed minutes ago: perhaps by this very request, whose answer was lost
    PasswordVerdict password = PasswordVerdict::unjudged;
    bool isRepeat = false; // the new one is in force
    QByteArray newHash = {};

    /// On the pool.
    void judgePassword(const PasswordHasher& hasher)
    {
        const auto old = Secret::copyOf(form.value("old_password"));
        const auto chosen = Secret::copyOf(form.value("new_password"));
        password = hasher.verify(old, account->passwordHash);
        if (password == PasswordVerdict::right)
            newHash = hasher.hash(chosen);
        if (password != PasswordVerdict::wrong || !mayBeRepeat)
            return;
        password = hasher.verify(chosen, account->passwordHash);
        isRepeat = password == PasswordVerdict::right;
    }
    Attempter counted(const QByteArray& key) const
    {
        return {.account = key, .device = caller.deviceId, .address = caller.address.toLatin1()};
    }
};

void PasswordChange::handle(HttpRequest request, Answerer given)
{
    auto answer = m_guard.withNonce(std::move(given));
    auto caller = m_guard.admit(request);
    if (!caller)
        return answer(caller.error());
    if (auto refusal = m_guard.refuseStale(*caller))
        return answer(std::move(*refusal));
    auto form = Form::readJson(request, {{"old_password", maxField}, {"new_password", maxField}, {"otp", 16}});
    if (!form)
        return answer(refusedForm(form.error()));
    if (!form->has("old_password") || !form->has("new_password") || !form->has("otp"))
        return answer(accountError(400, "invalid_request"));
    if (isWeak(form->value("new_password"), form->value("old_password")))
        return answer(accountError(400, "weak_password"));
    auto trial = std::make_shared<Trial>(std::move(*caller), std::move(*form), std::move(answer));
    auto refusal = m_context.parts.store.database.inTransaction([&] { return begin(*trial); });
    if (!refusal)
        return trial->answer(unavailable());
    if (*refusal)
        return trial->answer(std::move(**refusal));
    hash(trial);
}

std::optional<HttpAnswer> PasswordChange::begin(Trial& trial)
{
    auto& accounts = m_context.parts.store.accounts;
    m_changes.settle(trial.caller.accountId);
    trial.account = accounts.find(trial.caller.accountId);
    if (!trial.account)
        return unavailable();
    trial.mayBeRepeat =
        trial.account->passwordVersion > 1 && m_context.now() - trial.account->passwordChangedAt <= repeatSeconds;
    for (const auto& identifier : accounts.identifiersOf(trial.account->id)) {
        if (trial.form.value("new_password").compare(identifier.toUtf8(), Qt::CaseInsensitive) == 0)
            return accountError(400, "weak_password");
        trial.attempters.push_back(trial.counted(credentialsKey(identifier)));
        if (const auto lockedMs = m_context.attempts.lockedForMs(trial.attempters.back()); lockedMs > 0)
            return locked(trial, lockedMs);
    }
    trial.tries.attemptsLeft = std::numeric_limits<int>::max();
    for (const auto& who : trial.attempters) {
        const auto tries = m_context.attempts.begin(who);
        trial.tries.attemptsLeft = std::min(trial.tries.attemptsLeft, tries.attemptsLeft);
    }
    return std::nullopt;
}

void PasswordChange::hash(const TrialPtr& trial)
{
    auto& parts = m_context.parts;
    const auto judge = [this, trial](Done) {
        auto answer = m_context.parts.store.database.inTransaction([&] { return judged(*trial); });
        trial->answer(answer ? std::move(*answer) : unavailable());
    };
    const bool queued = parts.executor.inPool(
        [trial, &hasher = parts.hasher] {
            trial->judgePassword(hasher);
            return Done{};
        },
        judge);
    if (queued)
        return;
    note(AuditEvent::poolFull, *trial);
    judge(Done{});
}

HttpAnswer PasswordChange::judged(Trial& trial)
{
    auto& parts = m_context.parts;
    // In the meantime it may have been changed, or the session ended, by another window.
    const auto caller = m_context.settledSession(trial.caller.id);
    const auto account = parts.store.accounts.find(trial.account->id);
    const bool known = trial.password == PasswordVerdict::right;
    const bool right = known && account && account->passwordVersion == trial.account->passwordVersion;
    const bool unjudged = trial.password == PasswordVerdict::unjudged || !caller || caller->endedAt
        || (known && !trial.isRepeat && trial.newHash.isEmpty());
    if (right || unjudged) {
        for (const auto& who : trial.attempters)
            m_context.attempts.takeBack(who);
    }
    if (unjudged)
        return unavailable();
    if (!right)
        return refusedPassword(trial);
    if (auto refusal = judgeCode(trial))
        return std::move(*refusal);
    if (trial.isRepeat)
        return {.status = 204};
    return m_changes.make(trial.caller, ChangeKind::password, Secret::copyOf(trial.newHash));
}

HttpAnswer PasswordChange::refusedPassword(const Trial& trial)
{
    note(AuditEvent::credentialsRefused, trial);
    if (trial.tries.attemptsLeft == 0)
        note(AuditEvent::locked, trial);
    return wrong("wrong_credentials", trial.tries);
}

std::optional<HttpAnswer> PasswordChange::judgeCode(const Trial& trial)
{
    const Attempter who = trial.counted(codesKey(trial.caller.accountId));
    const auto tries = m_context.attempts.begin(who);
    if (!tries.allowed)
        return locked(trial, tries.retryAfterMs);
    const auto verdict = judgeTotp(m_context.parts.store.authenticators, trial.caller.accountId, m_context.now(),
                                   trial.form.value("otp"));
    if (verdict == CodeVerdict::right) {
        m_context.attempts.takeBack(who);
        return std::nullopt;
    }
    note(verdict == CodeVerdict::replayed ? AuditEvent::codeReplayed : AuditEvent::codeRefused, trial);
    if (tries.attemptsLeft == 0)
        note(AuditEvent::locked, trial);
    return wrong("wrong_code", tries);
}

HttpAnswer PasswordChange::locked(const Trial& trial, std::int64_t retryAfterMs)
{
    note(AuditEvent::refusedWhileLocked, trial);
    const auto seconds = (retryAfterMs + 999) / 1000;
    HttpAnswer answer = accountError(429, "access_denied", {{QStringLiteral("retry_after"), qint64{seconds}}});
    answer.headers.append({"Retry-After", QByteArray::number(qlonglong(seconds))});
    return answer;
}

void PasswordChange::note(AuditEvent event, const Trial& trial)
{
    m_context.parts.audit.write({.event = event,
                                 .accountId = trial.caller.accountId,
                                 .sessionId = trial.caller.id,
                                 .address = trial.caller.address});
}

} // namespace sallyport::service
