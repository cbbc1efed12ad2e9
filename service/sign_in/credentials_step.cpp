// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/credentials_step.h"

#include "core/base/bytes.h"
#include "service/sign_in/attempters.h"
#include "service/sign_in/device_proof.h"
#include "service/sign_in/identifier.h"

namespace sallyport::service {

struct CredentialsStep::Trial {
    std::optional<Account> account;
    Attempter attempter;
    TryVerdict tries;
    PasswordVerdict password = PasswordVerdict::unjudged;
    QByteArray newHash; ///< of a right password whose stored hash has other costs
    std::int64_t lockedMs = 0;
    bool right = false;
};

void CredentialsStep::run(const TurnPtr& turn, Then then)
{
    auto& session = turn->session;
    if (!turn->request.captcha.isEmpty() && !isHuman(*turn))
        return then(Ask{.next = {factor::captcha}, .rejected = {factor::captcha}});
    if (turn->request.hasCredentials() && session.humanPassed)
        return judge(turn, std::move(then));
    if (turn->request.hasCredentials() || turn->request.captchaType)
        return then(Ask{.next = {factor::captcha}});
    if (session.humanPassed)
        return then(Ask{.next = {factor::credentials}});
    then(Ask{.next = {factor::credentials, factor::captcha}});
}

bool CredentialsStep::isHuman(ChallengeTurn& turn)
{
    const auto verdict = m_context.parts.humanChecks.judge(turn.request.captcha, sha256(turn.request.authSession));
    turn.request.captcha.clear();
    turn.session.humanPassed = verdict == HumanVerdict::passed;
    if (!turn.session.humanPassed) {
        ++turn.session.humanFailures;
        m_context.parts.audit.write({.event = AuditEvent::humanCheckFailed, .address = turn.address});
    }
    return turn.session.humanPassed;
}

/// The device counts only if it is enrolled with the account that the identifier names: asked for the unknown too.
void CredentialsStep::judge(const TurnPtr& turn, Then then)
{
    auto& parts = m_context.parts;
    auto& session = turn->session;
    const QString identifier = normalisedIdentifier(turn->request.username);
    const auto device =
        verifyDeviceProof(turn->request.deviceProof,
                          {.issuer = parts.issuer, .authSession = turn->request.authSession, .jkt = session.jkt});
    QByteArray deviceId = device ? device->id : QByteArray();
    if (session.stepUp)
        deviceId = session.stepUp->deviceId;

    session.humanPassed = false;
    auto trial = std::make_shared<Trial>();
    const auto done = parts.store.database.inTransaction([&] {
        trial->account = parts.store.accounts.findByIdentifier(identifier);
        const bool known = parts.store.devices.isKnown(trial->account ? trial->account->id : -1, deviceId);
        trial->attempter = {.account = credentialsKey(identifier),
                            .device = known ? std::optional(deviceId) : std::nullopt,
                            .address = turn->address.toLatin1()};
        trial->tries = m_context.attempts.begin(trial->attempter);
        if (!trial->tries.allowed)
            parts.store.history.addLocked(record(*turn, *trial), trial->attempter.account);
        return Done{};
    });
    if (!done) {
        session.humanPassed = true;
        return then(Unavailable{});
    }
    if (!trial->tries.allowed) {
        parts.audit.write({.event = AuditEvent::refusedWhileLocked, .address = turn->address});
        return then(Refuse{lockedAnswer(trial->tries.retryAfterMs)});
    }
    hash(turn, trial, std::move(then));
}

void CredentialsStep::hash(const TurnPtr& turn, const std::shared_ptr<Trial>& trial, Then then)
{
    auto& parts = m_context.parts;
    const QByteArray stored = trial->account ? trial->account->passwordHash : parts.hasher.dummyHash();
    auto callback = std::make_shared<Then>(std::move(then));
    const bool queued = parts.executor.inPool(
        [turn, trial, stored, &hasher = parts.hasher] {
            trial->password = hasher.verify(turn->request.password, stored);
            if (trial->password == PasswordVerdict::right && hasher.needsRehash(stored))
                trial->newHash = hasher.hash(turn->request.password);
            return Done{};
        },
        [this, turn, trial, callback](Done) { (*callback)(judged(*turn, *trial)); });
    if (queued)
        return;
    parts.audit.write({.event = AuditEvent::poolFull, .address = turn->address});
    (*callback)(judged(*turn, *trial));
}

SignInRecord CredentialsStep::record(const ChallengeTurn& turn, const Trial& trial) const
{
    return {.id = turn.session.historyId,
            .accountId = trial.account ? std::optional(trial.account->id) : std::nullopt,
            .happenedAt = m_context.now(),
            .outcome = trial.right ? SignInOutcome::incomplete : SignInOutcome::wrongCredentials,
            .address = turn.address,
            .deviceId = trial.attempter.device.value_or(QByteArray())};
}

/// The password may have been changed while it was judged.
bool CredentialsStep::isRight(const ChallengeTurn& turn, const Trial& trial)
{
    const auto& stepUp = turn.session.stepUp;
    if (trial.password != PasswordVerdict::right || !trial.account)
        return false;
    const auto account = m_context.parts.store.accounts.find(trial.account->id);
    return account && account->passwordVersion == trial.account->passwordVersion
        && (!stepUp || stepUp->accountId == account->id);
}

StepOutcome CredentialsStep::judged(ChallengeTurn& turn, Trial& trial)
{
    auto& parts = m_context.parts;
    const bool unjudged = trial.password == PasswordVerdict::unjudged;
    turn.session.historyId = randomToken(parts.random, 16);
    const auto done = parts.store.database.inTransaction([&] {
        trial.right = isRight(turn, trial);
        if (trial.right || unjudged)
            m_context.attempts.takeBack(trial.attempter);
        if (trial.right && !trial.newHash.isEmpty())
            parts.store.accounts.setPasswordHash(trial.account->id, trial.newHash);
        if (!unjudged)
            parts.store.history.add(record(turn, trial));
        if (!trial.right && !unjudged && trial.tries.locksAccount)
            tellLocked(turn, trial);
        trial.lockedMs = m_context.attempts.lockedForMs(trial.attempter);
        return Done{};
    });
    if (!done || unjudged) {
        turn.session.humanPassed = true;
        return Unavailable{};
    }
    return trial.right ? accepted(turn, trial) : refused(turn, trial);
}

/// Also said of nobody's account: an unknown identifier is to take the same work.
void CredentialsStep::tellLocked(const ChallengeTurn& turn, const Trial& trial)
{
    m_context.parts.events.happened({.kind = AccountEventKind::accountLocked,
                                     .accountId = trial.account ? trial.account->id : nobodysAccount,
                                     .when = m_context.now(),
                                     .address = turn.address});
}

StepOutcome CredentialsStep::accepted(ChallengeTurn& turn, const Trial& trial)
{
    m_context.parts.audit.write(
        {.event = AuditEvent::credentialsAccepted, .accountId = trial.account->id, .address = turn.address});
    turn.session.phase = SignInPhase::code;
    turn.session.accountId = trial.account->id;
    turn.session.provenAt = m_context.now();
    turn.session.provenFrom = turn.address;
    turn.session.phone = m_context.parts.messenger.sendsTexts() ? trial.account->phone : QString();
    turn.session.credentialsKey = trial.attempter.account;
    turn.session.knownDevice = trial.attempter.device;
    turn.session.text.reset();
    turn.request.dropCredentials();
    return Advance{};
}

StepOutcome CredentialsStep::refused(const ChallengeTurn& turn, const Trial& trial)
{
    auto& audit = m_context.parts.audit;
    audit.write({.event = AuditEvent::credentialsRefused, .address = turn.address});
    if (trial.lockedMs > 0) {
        audit.write({.event = AuditEvent::locked, .address = turn.address});
        return Refuse{lockedAnswer(trial.lockedMs)};
    }
    return Ask{.next = {factor::credentials, factor::captcha},
               .rejected = {factor::credentials},
               .attemptsLeft = trial.tries.attemptsLeft};
}

} // namespace sallyport::service
