// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli session end --this|ID`: ends a session and prints the receipt that proves it.
#pragma once

#include "app/cli/command.h"
#include "app/cli/sign_in_script.h"
#include "app/cli/stored_session.h"
#include "core/account/http_account_service.h"

namespace sallyport::app {

class SessionEnd : public Command {
    Q_OBJECT
public:
    /// `sessionId`: empty for this computer's own session.
    SessionEnd(const Paths& paths, QString sessionId, SecretsInput secrets, Output& output);
    void start() override;

private:
    void endOwn();
    void endOther(bool mayStepUp);
    void stepUp();
    void failWith(const account::AccountError& error);
    void report(const QString& sessionId, bool ended, const QByteArray& receipt, const QString& text);

    StoredSession m_stored;
    QString m_sessionId;
    SecretsInput m_secrets;
    std::unique_ptr<account::HttpAccountService> m_account;
    std::unique_ptr<auth::SignIn> m_stepUp;
    std::unique_ptr<SignInScript> m_script;
};

} // namespace sallyport::app
