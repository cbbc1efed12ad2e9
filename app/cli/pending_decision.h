// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli pending cancel ID` and `pending approve ID`: what becomes of a change that waits.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class PendingDecision : public AccountCommand {
    Q_OBJECT
public:
    enum class Choice { cancel, approve };

    PendingDecision(const Paths& paths, Choice choice, QString changeId, SecretsInput secrets, Output& output);

protected:
    void run() override;
    CommandError told(const account::AccountError& error) const override;

private:
    Choice m_choice;
    QString m_changeId;
};

} // namespace sallyport::app
