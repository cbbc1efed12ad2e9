// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli sign-in list`: the last sign-ins, failed and unfinished ones too, newest first.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class SignInList : public AccountCommand {
    Q_OBJECT
public:
    using AccountCommand::AccountCommand;

protected:
    void run() override;
};

} // namespace sallyport::app
