// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device_rename.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

DeviceRename::DeviceRename(const Paths& paths, QString deviceId, QString name, SecretsInput secrets, Output& output)
    : AccountCommand(paths, std::move(secrets), output), m_deviceId(std::move(deviceId)), m_name(std::move(name))
{
}

void DeviceRename::run()
{
    ask([this] { return service().renameDevice(m_deviceId, m_name); },
        [this](const account::DeviceEntry& device) {
            output().result(toJson(device), tr("Device %1 is now called \"%2\".").arg(device.id, device.name));
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
