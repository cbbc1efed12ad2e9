// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CommandError: what a command that failed tells: a stable word for scripts, a sentence with a next step for people, an
// exit code.
#pragma once

#include "app/cli/command.h"
#include "app/cli/secrets_input.h"
#include "core/account/alert_stream.h"
#include "core/auth/session.h"
#include "core/auth/sign_in_states.h"

#include <QString>

namespace sallyport::ui {
struct Message;
}

namespace sallyport::app {

struct CommandError {
    QString word; ///< snake_case
    QString text;
    ExitCode exit = ExitCode::refused;
    QJsonObject more = {}; ///< further members with --json

    static CommandError webSignInNeeded();
    static CommandError humanCheckNotPassed();
    static CommandError codeMissing();
    static CommandError otpauthUnreadable();
    static CommandError notSignedIn();
    static CommandError registryUnreadable();
    static CommandError registryNotWritten();
    static CommandError notAmongYours();
    static CommandError notAmongYourDevices();
    static CommandError notAmongYourAddresses();
    static CommandError notPending();
    static CommandError passcodeNeeded();
    static CommandError passcodeMalformed();
    static CommandError forgottenAndGiven();
};

CommandError commandError(const auth::Trouble& trouble);
CommandError commandError(const auth::Blocked& blocked);
CommandError commandError(const auth::SessionError& error);
CommandError commandError(const auth::SessionEnd& end);
CommandError commandError(const auth::RestoreError& error);
CommandError commandError(const account::AccountError& error);
/// What keeps alerts from coming: of a stream that is `retrying` or `stopped`.
CommandError commandError(const account::AlertStreamState& state);
CommandError commandError(account::ProofError proof);

/// Finding and advice in a row, also where the finding is worded as a heading.
QString sentences(const ui::Message& message);
CommandError commandError(secrets::SecretStoreError error);
CommandError commandError(SecretsInputError error);

} // namespace sallyport::app
