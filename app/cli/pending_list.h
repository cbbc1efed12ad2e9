// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli pending list`: the changes that wait, with who began them, from where, and when they take effect.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class PendingList : public AccountCommand {
    Q_OBJECT
public:
    using AccountCommand::AccountCommand;

protected:
    void run() override;

private:
    void show(const QList<account::PendingChange>& changes, const account::DeviceList& devices);
};

} // namespace sallyport::app
