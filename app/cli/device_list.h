// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli device list`: every computer of the account by its device key, with its open sessions.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class DeviceList : public AccountCommand {
    Q_OBJECT
public:
    using AccountCommand::AccountCommand;

protected:
    void run() override;
};

} // namespace sallyport::app
