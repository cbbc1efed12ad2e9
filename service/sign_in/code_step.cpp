// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/code_step.h"

#include "service/sign_in/attempters.h"

namespace sallyport::service {

namespace {

constexpr std::int64_t hourSeconds = 3600;
constexpr int textDigits = 6;

Secret randomDigits(const Random& random)
{
    QString digits = QString::number(randomBelow(random, 1'000'000)).rightJustified(textDigits, u'0');
    Secret code = Secret::fromText(digits);
    wipe(digits);
    return code;
}

} // namespace

Attempter CodeStep::attempter(const AuthSession& session, const QString& address)
{
    return {.account = codesKey(session.accountId), .device = session.knownDevice, .address = address.toLatin1()};
}

StepOutcome CodeStep::run(ChallengeTurn& turn)
{
    if (!turn.request.otp.isEmpty())
        return judge(turn);
    if (turn.request.otpMethodGiven && turn.request.otpMethod == OtpMethod::sms)
        return sendText(turn);
    return Ask{.next = {factor::otp}};
}

StepOutcome CodeStep::judge(ChallengeTurn& turn)
{
    auto& session = turn.session;
    const Attempter who = attempter(session, turn.address);
    const bool byText = turn.request.otpMethod == OtpMethod::sms;
    Trial trial;
    const auto done = m_context.parts.store.database.inTransaction([&] {
        trial.tries = m_context.attempts.begin(who);
        if (!trial.tries.allowed)
            return Done{};
        trial.verdict = byText ? judgeText(session, turn.request.otp)
                               : judgeTotp(m_context.parts.store.authenticators, session.accountId, m_context.now(),
                                           turn.request.otp.view());
        if (trial.verdict == CodeVerdict::right) {
            m_context.attempts.takeBack(who);
            m_context.parts.store.history.setCodeRight(session.historyId);
        } else {
            tellWrong(turn, trial);
        }
        trial.lockedMs = m_context.attempts.lockedForMs(who);
        return Done{};
    });
    turn.request.otp = {};
    if (!done)
        return Unavailable{};
    if (!trial.tries.allowed || trial.verdict != CodeVerdict::right)
        return refused(turn, trial);
    session.text.reset();
    session.authTime = m_context.now();
    session.amr = byText ? "pwd sms" : "pwd otp";
    session.phase = SignInPhase::device;
    return Advance{};
}

/// One alert a sign-in, however many codes it tries.
void CodeStep::tellWrong(const ChallengeTurn& turn, const Trial& trial)
{
    auto& store = m_context.parts.store;
    const auto& session = turn.session;
    store.history.setOutcome(session.historyId, SignInOutcome::wrongCode);
    AccountEvent event{.kind = AccountEventKind::signInIncomplete,
                       .accountId = session.accountId,
                       .when = m_context.now(),
                       .sessionId = session.stepUp ? session.stepUp->sessionId : QByteArray(),
                       .deviceId = session.knownDevice.value_or(QByteArray()),
                       .address = turn.address,
                       .stage = "code"};
    event.deviceName = store.devices.name(event.accountId, event.deviceId);
    if (store.history.tell(session.historyId))
        m_context.parts.events.happened(event);
    event.kind = AccountEventKind::accountLocked;
    event.stage.clear();
    if (trial.tries.locksAccount)
        m_context.parts.events.happened(event);
}

StepOutcome CodeStep::refused(const ChallengeTurn& turn, const Trial& trial)
{
    const auto note = [&](AuditEvent event) {
        m_context.parts.audit.write({.event = event, .accountId = turn.session.accountId, .address = turn.address});
    };
    if (!trial.tries.allowed) {
        note(AuditEvent::refusedWhileLocked);
        return Refuse{lockedAnswer(trial.tries.retryAfterMs)};
    }
    note(trial.verdict == CodeVerdict::replayed ? AuditEvent::codeReplayed : AuditEvent::codeRefused);
    if (trial.lockedMs > 0) {
        note(AuditEvent::locked);
        return Refuse{lockedAnswer(trial.lockedMs)};
    }
    return Ask{.next = {factor::otp}, .rejected = {factor::otp}, .attemptsLeft = trial.tries.attemptsLeft};
}

CodeVerdict CodeStep::judgeText(const AuthSession& session, const Secret& given) const
{
    const bool right = session.text && session.text->expiresAt > m_context.now() && session.text->code.equals(given);
    return right ? CodeVerdict::right : CodeVerdict::wrong;
}

/// Seconds until another text may be sent; 0: now.
std::int64_t CodeStep::waitForText(std::int64_t accountId)
{
    const auto& limits = m_context.parts.limits;
    const auto now = m_context.now();
    const auto sent = m_context.parts.store.accounts.textsSentSince(accountId, now - hourSeconds);
    if (sent.empty())
        return 0;
    std::int64_t free = sent.back() + limits.textsApartSeconds;
    if (sent.size() >= static_cast<std::size_t>(limits.textsAnHour))
        free = std::max(free, sent[sent.size() - static_cast<std::size_t>(limits.textsAnHour)] + hourSeconds);
    return std::clamp<std::int64_t>(free - now, 0, hourSeconds);
}

StepOutcome CodeStep::sendText(ChallengeTurn& turn)
{
    auto& parts = m_context.parts;
    auto& session = turn.session;
    if (session.phone.isEmpty())
        return Ask{.next = {factor::otp}, .rejected = {factor::otp}};
    const auto wait = parts.store.database.inTransaction([&] {
        const auto seconds = waitForText(session.accountId);
        if (seconds == 0)
            parts.store.accounts.addTextSent(session.accountId, m_context.now());
        return seconds;
    });
    if (!wait)
        return Unavailable{};
    if (*wait > 0)
        return Ask{.next = {factor::otp}, .retryAfter = *wait};

    SentText text{.code = randomDigits(parts.random), .expiresAt = m_context.now() + parts.limits.textSeconds};
    QString words =
        QStringLiteral("Sallyport: your sign-in code is %1. It is good for 10 minutes. Nobody will ever ask you"
                       " for it, except the window in which you are signing in.")
            .arg(QLatin1String(text.code.view()));
    const bool sent = parts.messenger.sendText(session.phone, words);
    wipe(words);
    if (!sent)
        return Unavailable{};
    session.text = std::move(text);
    parts.audit.write({.event = AuditEvent::codeSent, .accountId = session.accountId, .address = turn.address});
    return Ask{.next = {factor::otp}, .retryAfter = parts.limits.textsApartSeconds};
}

} // namespace sallyport::service
