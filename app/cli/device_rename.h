// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli device rename ID NAME`.
#pragma once

#include "app/cli/account_command.h"

namespace sallyport::app {

class DeviceRename : public AccountCommand {
    Q_OBJECT
public:
    /// `name`: 1 to 64 plain characters.
    DeviceRename(const Paths& paths, QString deviceId, QString name, SecretsInput secrets, Output& output);

protected:
    void run() override;

private:
    QString m_deviceId;
    QString m_name;
};

} // namespace sallyport::app
