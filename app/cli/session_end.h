// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli session end --this|--others|ID`: ends sessions and prints the receipts that prove it.
#pragma once

#include "app/cli/account_command.h"
#include "app/cli/command_line.h"

namespace sallyport::app {

class SessionEnd : public AccountCommand {
    Q_OBJECT
public:
    /// `sessionId`: for `byId`; the own session's is as good as `own`.
    SessionEnd(const Paths& paths, WhichSessions which, QString sessionId, SecretsInput secrets, Output& output);

protected:
    void run() override;

private:
    void endOwn();
    void endById();
    void endOthers();
    void report(const QString& sessionId, bool ended, const QByteArray& receipt, const QString& text);

    WhichSessions m_which;
    QString m_sessionId;
};

} // namespace sallyport::app
