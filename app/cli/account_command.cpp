// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/account_command.h"

namespace sallyport::app {

AccountCommand::AccountCommand(const Paths& paths, SecretsInput secrets, Output& output)
    : Command(output), m_stored(paths), m_secrets(std::move(secrets))
{
    connect(&m_stored, &StoredSession::failed, this, [this](const CommandError& error) { noSession(error); });
    connect(&m_stored, &StoredSession::found, this, [this] {
        m_account = std::make_unique<account::HttpAccountService>(m_stored.session());
        m_safety = std::make_unique<account::HttpSafetyService>(m_stored.session(), m_stored.context());
        run();
    });
}

void AccountCommand::start()
{
    m_stored.find(std::move(m_secrets.storePassphrase));
}

void AccountCommand::failWith(const account::AccountError& error)
{
    if (!session().end())
        return fail(told(error));
    afterForgetting([this] { fail(commandError(*session().end())); });
}

void AccountCommand::afterForgetting(std::function<void()> next)
{
    if (!m_stored.hasSession() || !session().end())
        return next();
    // Signing out of an ended session asks nothing of the service: it answers when the store has forgotten.
    session().signOut().then(this, [next = std::move(next)](const auto&) { next(); });
}

bool AccountCommand::mayStepUp(const account::AccountError& error) const
{
    const bool wanted = error.session && error.session->what == auth::SessionProblem::stepUpNeeded;
    const bool able = !m_secrets.password.isEmpty() || !m_secrets.otpauth.isEmpty() || !m_secrets.otp.isEmpty();
    return wanted && able && !m_stepUp;
}

void AccountCommand::stepUp(std::function<void()> again)
{
    const auto& context = m_stored.context();
    m_stepUp = std::make_unique<auth::SignIn>(context, session());
    m_script = std::make_unique<SignInScript>(*m_stepUp, m_stored.identifier(), std::move(m_secrets),
                                              auth::DeviceChoice{}, context.clock);
    connect(m_script.get(), &SignInScript::failed, this, [this](const CommandError& error) { fail(error); });
    connect(m_script.get(), &SignInScript::signedIn, this, std::move(again));
    m_script->start();
}

} // namespace sallyport::app
