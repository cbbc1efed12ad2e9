// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli device revoke ID [--passcode]`: ends all sessions of another computer and unbinds its key; with the
// trading passcode also from a newcomer.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class DeviceRevoke : public AccountCommand {
    Q_OBJECT
public:
    /// `withPasscode`: with the trading passcode among `secrets`.
    DeviceRevoke(const Paths& paths, QString deviceId, bool withPasscode, SecretsInput secrets, Output& output);
    void start() override;

protected:
    void run() override;

private:
    void report(const account::DeviceEndReport& report);

    QString m_deviceId;
    bool m_withPasscode;
};

} // namespace sallyport::app
