// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sign_in_script.h"

#include <QTimer>

#include <chrono>

namespace sallyport::app {

using namespace auth;

namespace {
constexpr int maxHumanChecks = 3;
constexpr int maxCodes = 2;
} // namespace

SignInScript::SignInScript(SignIn& signIn, QString identifier, SecretsInput secrets, DeviceChoice computer, Clock clock)
    : m_signIn(signIn),
      m_identifier(std::move(identifier)),
      m_secrets(std::move(secrets)),
      m_computer(std::move(computer)),
      m_clock(std::move(clock))
{
    connect(&m_signIn, &SignIn::stateChanged, this, &SignInScript::play);
}

void SignInScript::start()
{
    // Before anything is asked of the service: noticed later, it would have cost a try.
    if (!m_secrets.otpauth.isEmpty() && !codeEntry())
        return stop(CommandError::otpauthUnreadable());
    m_signIn.start();
}

std::optional<otp::OtpauthEntry> SignInScript::codeEntry() const
{
    auto entry = otp::readOtpauthUri(m_secrets.otpauth.view());
    return entry && entry->type == otp::CodeType::totp ? std::optional(std::move(*entry)) : std::nullopt;
}

void SignInScript::play()
{
    if (m_over)
        return;
    const auto& state = m_signIn.state();
    if (const auto* credentials = std::get_if<CredentialsNeeded>(&state))
        answer(*credentials);
    else if (const auto* human = std::get_if<HumanCheckNeeded>(&state))
        answer(*human);
    else if (const auto* code = std::get_if<CodeNeeded>(&state))
        answer(*code);
    else if (const auto* computer = std::get_if<ComputerNeeded>(&state))
        answer(*computer);
    else if (const auto* blocked = std::get_if<Blocked>(&state))
        stop(commandError(*blocked));
    else if (std::holds_alternative<WebSignInNeeded>(state))
        stop(CommandError::webSignInNeeded());
    else if (std::holds_alternative<SignedIn>(state)) {
        m_over = true;
        Q_EMIT signedIn();
    }
}

void SignInScript::answer(const CredentialsNeeded& state)
{
    if (state.trouble)
        return stop(commandError(*state.trouble));
    later(GiveCredentials{m_identifier, std::move(m_secrets.password)});
}

void SignInScript::answer(const HumanCheckNeeded& state)
{
    if (++m_humanChecks > maxHumanChecks)
        return stop(state.trouble ? commandError(*state.trouble) : CommandError::humanCheckNotPassed());
    if (state.challenge.kind() == HumanCheckKind::work)
        later(AnswerHumanCheck{WorkWanted{}});
    else
        later(AskHumanCheck{HumanCheckKind::work});
}

void SignInScript::answer(const CodeNeeded& state)
{
    const bool again = m_codes > 0;
    if (++m_codes > maxCodes || (again && m_secrets.otpauth.isEmpty()))
        return stop(state.trouble ? commandError(*state.trouble) : CommandError::codeMissing());
    if (m_secrets.otpauth.isEmpty()) {
        if (m_secrets.otp.isEmpty())
            return stop(CommandError::codeMissing());
        return later(GiveCode{std::move(m_secrets.otp), CodeMethod::totp});
    }
    auto entry = codeEntry();
    if (!entry)
        return stop(CommandError::otpauthUnreadable());
    // A code is good once: after a refusal the next one is worth a try, when its time has come.
    const auto wait =
        again ? std::chrono::seconds(otp::secondsLeft(entry->parameters, serviceTime())) : std::chrono::seconds(0);
    // Precise: a coarse timer may fire before the next code's time has come.
    QTimer::singleShot(
        wait, Qt::PreciseTimer, this, [this, entry = std::make_shared<otp::OtpauthEntry>(std::move(*entry))] {
            m_signIn.act(GiveCode{Secret::fromText(otp::totpCode(entry->parameters, serviceTime())), CodeMethod::totp});
        });
}

void SignInScript::answer(const ComputerNeeded& state)
{
    if (state.trouble)
        return stop(commandError(*state.trouble));
    later(ChooseComputer{m_computer});
}

std::int64_t SignInScript::serviceTime() const
{
    // By the service's clock: with this computer's own, a wrong clock would cost tries.
    const auto& address = m_signIn.address();
    return m_clock.unixSeconds() + (address ? address->clockOffset.count() : 0);
}

void SignInScript::later(PersonAct act)
{
    QTimer::singleShot(0, this,
                       [this, act = std::make_shared<PersonAct>(std::move(act))] { m_signIn.act(std::move(*act)); });
}

void SignInScript::stop(const CommandError& error)
{
    m_over = true;
    Q_EMIT failed(error);
}

} // namespace sallyport::app
