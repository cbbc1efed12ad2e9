// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli session list`: every open session of the account.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

/// The line of a session without --json: id, device, whose computer, since when, until when, from where.
QString textOf(const account::SessionEntry& entry);

class SessionList : public AccountCommand {
    Q_OBJECT
public:
    using AccountCommand::AccountCommand;

protected:
    void run() override;
};

} // namespace sallyport::app
