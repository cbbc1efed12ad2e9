// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertCommand: a command about alerts: it keeps the store and runs the stream beside whatever other program of this
// computer does the same, and tells the command each time the stream's state changes.
#pragma once

#include "app/cli/account_command.h"
#include "core/account/alert_stream.h"
#include "ui/text/alert_messages.h"

namespace sallyport::app {

class AlertCommand : public AccountCommand {
    Q_OBJECT
public:
    AlertCommand(const Paths& paths, SecretsInput secrets, Output& output);

protected:
    void run() override;
    /// The stream has another phase or trouble than before.
    virtual void phaseChanged(const account::AlertStreamState& state) = 0;
    /// A new alert came.
    virtual void take(const account::Alert& /*alert*/) {}

    account::AlertStream& stream() { return *m_stream; }
    /// Leaves the stream so that the next program can go on from there, and ends. Only the first call counts.
    void end(ExitCode code);
    /// The same, after saying why the stream brings nothing: the session's end, or what its state says.
    void endWithTrouble();
    void show(const account::Alert& alert);
    /// All that are kept here, newest first.
    void showAll();
    /// The same where there is no session to ask with: those of the account opened last.
    void showKept(const std::function<void()>& done);
    bool isOver() const { return m_over; }

private:
    Paths m_paths;
    ui::Here m_here;
    std::unique_ptr<account::AlertStore> m_alerts;
    std::unique_ptr<account::AlertStream> m_stream;
    account::AlertStreamState m_told;
    bool m_over = false;
};

} // namespace sallyport::app
