// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli device revoke ID`: ends all sessions of another computer and unbinds its key.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class DeviceRevoke : public AccountCommand {
    Q_OBJECT
public:
    DeviceRevoke(const Paths& paths, QString deviceId, SecretsInput secrets, Output& output);

protected:
    void run() override;

private:
    void report(const account::DeviceEndReport& report);

    QString m_deviceId;
};

} // namespace sallyport::app
