// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/passcode_check.h"

#include "core/base/bytes.h"

namespace sallyport::service {

struct PasscodeCheck::Judged {
    Trial trial;
    Passcode kept = {};
    PasscodeTry given = {};
    PasswordVerdict verdict = PasswordVerdict::unjudged;
};

PasscodeCheck::PasscodeCheck(SignInContext& context)
    : m_context(context), m_key(context.parts.store.vault.subkey("passcode"))
{
}

/// A copy of the database says nothing about six digits without the key beside it, and no hash fits another account.
Secret PasscodeCheck::keyed(std::int64_t accountId, const Secret& passcode) const
{
    const QByteArray account = QByteArray::number(qlonglong(accountId)) + ':';
    Secret message = Secret::zeroed(account.size() + passcode.size());
    std::ranges::copy(account, message.data());
    std::ranges::copy(passcode.view(), message.data() + account.size());
    QByteArray mac = hmacSha256(m_key.view(), message.view());
    return Secret::takeFrom(mac);
}

QByteArray PasscodeCheck::hash(std::int64_t accountId, const Secret& passcode) const
{
    return m_context.parts.hasher.hash(keyed(accountId, passcode));
}

void PasscodeCheck::run(Trial trial)
{
    auto judged = std::make_shared<Judged>(std::move(trial));
    auto refusal = m_context.parts.store.database.inTransaction([&] { return begin(*judged); });
    if (!refusal)
        return judged->trial.answer(unavailable());
    if (*refusal)
        return judged->trial.answer(std::move(**refusal));
    verify(judged);
}

std::optional<HttpAnswer> PasscodeCheck::begin(Judged& judged)
{
    auto& passcodes = m_context.parts.store.passcodes;
    const auto accountId = judged.trial.caller.accountId;
    if (auto refusal = judged.trial.before())
        return refusal;
    const auto kept = passcodes.find(accountId);
    if (!kept)
        return accountError(403, "passcode_not_set");
    judged.kept = *kept;
    judged.given = passcodes.begin(accountId, m_context.parts.clock.unixMs());
    if (!judged.given.allowed)
        return locked(judged.given.lockedUntilMs);
    return std::nullopt;
}

void PasscodeCheck::verify(const std::shared_ptr<Judged>& judged)
{
    auto& parts = m_context.parts;
    const auto answer = [this, judged](Done) {
        auto made = m_context.parts.store.database.inTransaction([&] { return finish(*judged); });
        judged->trial.answer(made ? std::move(*made) : unavailable());
    };
    const bool queued = parts.executor.inPool(
        [this, judged] {
            const auto& trial = judged->trial;
            judged->verdict =
                m_context.parts.hasher.verify(keyed(trial.caller.accountId, trial.passcode), judged->kept.hash);
            return Done{};
        },
        answer);
    if (queued)
        return;
    note(AuditEvent::poolFull, judged->trial.caller);
    answer(Done{});
}

HttpAnswer PasscodeCheck::finish(Judged& judged)
{
    auto& passcodes = m_context.parts.store.passcodes;
    const auto accountId = judged.trial.caller.accountId;
    // In the meantime it may have been changed, or the session ended, by another window.
    const auto kept = passcodes.find(accountId);
    const bool isSame = kept && kept->version == judged.kept.version;
    if (isSame && judged.verdict == PasswordVerdict::wrong)
        return refused(judged);
    const auto caller = m_context.settledSession(judged.trial.caller.id);
    if (!isSame || judged.verdict != PasswordVerdict::right || !caller || caller->endedAt) {
        if (isSame)
            passcodes.takeBack(accountId, judged.given);
        return unavailable();
    }
    passcodes.right(accountId, judged.given);
    return judged.trial.then();
}

HttpAnswer PasscodeCheck::refused(const Judged& judged)
{
    const auto& caller = judged.trial.caller;
    note(AuditEvent::passcodeRefused, caller);
    if (judged.given.attemptsLeft > 0)
        return accountError(403, "wrong_passcode", {{QStringLiteral("attempts_left"), judged.given.attemptsLeft}});
    note(AuditEvent::passcodeLocked, caller);
    m_context.parts.events.happened(
        {.kind = AccountEventKind::passcodeLocked,
         .accountId = caller.accountId,
         .when = m_context.now(),
         .sessionId = caller.id,
         .deviceId = caller.deviceId,
         .deviceName = m_context.parts.store.devices.name(caller.accountId, caller.deviceId),
         .address = caller.address});
    return locked(judged.given.lockedUntilMs);
}

std::optional<HttpAnswer> PasscodeCheck::refuseLocked(const Session& caller)
{
    const auto kept = m_context.parts.store.passcodes.find(caller.accountId);
    if (!kept || kept->lockedUntilMs <= m_context.parts.clock.unixMs())
        return std::nullopt;
    return locked(kept->lockedUntilMs);
}

HttpAnswer PasscodeCheck::locked(std::int64_t untilMs) const
{
    const auto seconds = std::max<std::int64_t>((untilMs - m_context.parts.clock.unixMs() + 999) / 1000, 1);
    HttpAnswer answer = accountError(429, "passcode_locked", {{QStringLiteral("retry_after"), qint64{seconds}}});
    answer.headers.append({"Retry-After", QByteArray::number(qlonglong(seconds))});
    return answer;
}

void PasscodeCheck::note(AuditEvent event, const Session& caller)
{
    m_context.parts.audit.write(
        {.event = event, .accountId = caller.accountId, .sessionId = caller.id, .address = caller.address});
}

} // namespace sallyport::service
