// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountCommand: a command about the account of the session that `session open` or the window left. It finds that
// session, then run() asks; where the service wants the person again, ask() proves it once with what the script gave.
//   ask([this] { return service().endOthers(); }, [this](const account::EndManyReport& report) { ... });
#pragma once

#include "app/cli/command.h"
#include "app/cli/sign_in_script.h"
#include "app/cli/stored_session.h"
#include "core/account/http_safety_service.h"

namespace sallyport::app {

class AccountCommand : public Command {
    Q_OBJECT
public:
    AccountCommand(const Paths& paths, SecretsInput secrets, Output& output);
    /// Finds the session, then run(); ends with a failure where there is none.
    void start() override;

protected:
    virtual void run() = 0;
    /// In place of run() where no session was found.
    virtual void noSession(const CommandError& error) { fail(error); }

    StoredSession& stored() { return m_stored; }
    auth::Session& session() { return m_stored.session(); }
    account::HttpAccountService& service() { return *m_account; }
    account::HttpSafetyService& safety() { return *m_safety; }
    /// What was given and not yet used; a step-up uses up what it needs.
    SecretsInput& secrets() { return m_secrets; }
    /// What is told of `error`: a command that knows more of what it means says it here.
    virtual CommandError told(const account::AccountError& error) const { return commandError(error); }
    /// Ends with what the session's end says, where it has ended, else with `error`.
    void failWith(const account::AccountError& error);
    /// `next` once this computer has forgotten a session that has ended; at once where there is nothing to forget.
    void afterForgetting(std::function<void()> next);

    /// `question()` is a task of the account service. Steps up (RFC 9470) and repeats it once where that is asked for
    /// and the secrets allow; `take(T)` gets a good answer, everything else ends the command.
    template <typename Question, typename Take>
    void ask(const Question& question, const Take& take)
    {
        using Answer = typename std::invoke_result_t<Question>::Answer;
        question().then(this, [this, question, take](Answer answer) {
            if (answer)
                return take(std::move(*answer));
            if (!mayStepUp(answer.error()))
                return failWith(answer.error());
            stepUp([this, question, take] { ask(question, take); });
        });
    }

private:
    bool mayStepUp(const account::AccountError& error) const;
    void stepUp(std::function<void()> again);

    StoredSession m_stored;
    SecretsInput m_secrets;
    std::unique_ptr<account::HttpAccountService> m_account;
    std::unique_ptr<account::HttpSafetyService> m_safety;
    std::unique_ptr<auth::SignIn> m_stepUp;
    std::unique_ptr<SignInScript> m_script;
};

} // namespace sallyport::app
