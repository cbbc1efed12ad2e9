// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInScript: plays the person in a SignIn with what a script handed over: credentials, work instead of a puzzle, a
// code.
//   SignInScript script(signIn, identifier, secrets, choice, clock);
//   connect(&script, &SignInScript::signedIn, ...);  connect(&script, &SignInScript::failed, ...);
#pragma once

#include "app/cli/command_error.h"
#include "app/cli/secrets_input.h"
#include "core/auth/sign_in.h"
#include "core/otp/otpauth_uri.h"

#include <QObject>

namespace sallyport::app {

class SignInScript : public QObject {
    Q_OBJECT
public:
    /// `secrets` is used up; `signIn` must outlive this and not have been started.
    SignInScript(auth::SignIn& signIn, QString identifier, SecretsInput secrets, auth::DeviceChoice computer,
                 Clock clock);
    void start();

Q_SIGNALS:
    void signedIn();
    void failed(const sallyport::app::CommandError& error);

private:
    void play();
    void answer(const auth::CredentialsNeeded& state);
    void answer(const auth::HumanCheckNeeded& state);
    void answer(const auth::CodeNeeded& state);
    void answer(const auth::ComputerNeeded& state);
    std::int64_t serviceTime() const;
    /// What `otpauth` holds; nothing if it is no link of a time-based authenticator.
    std::optional<otp::OtpauthEntry> codeEntry() const;
    /// Leaves the event loop a turn: acting inside stateChanged would nest state changes.
    void later(auth::PersonAct act);
    void stop(const CommandError& error);

    auth::SignIn& m_signIn;
    QString m_identifier;
    SecretsInput m_secrets;
    auth::DeviceChoice m_computer;
    Clock m_clock;
    int m_humanChecks = 0;
    int m_codes = 0;
    bool m_over = false;
};

} // namespace sallyport::app
