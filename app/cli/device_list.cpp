// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/device_list.h"

#include "app/cli/answer_objects.h"

namespace sallyport::app {

void DeviceList::run()
{
    ask([this] { return service().devices(); },
        [this](const account::DeviceList& list) {
            for (const auto& device : list.devices) {
                output().result(toJson(device),
                                tr("%1 %2  %3  %4since %5  last seen %6  open sessions: %7")
                                    .arg(device.current ? QStringLiteral("*") : QStringLiteral(" "), device.id,
                                         device.name.isEmpty() ? tr("(unnamed)") : device.name,
                                         device.isNew ? tr("NEW  ") : QString(), when(device.firstSeenAt),
                                         when(device.lastSeenAt), QString::number(device.sessions.size())));
            }
            for (const auto& entry : list.withoutDevice) {
                output().result(sharedDeviceToJson(entry),
                                tr("%1 (shared computer)  session %2  since %3  last seen %4  %5")
                                    .arg(entry.current ? QStringLiteral("*") : QStringLiteral(" "), entry.id,
                                         when(entry.createdAt), when(entry.lastSeenAt),
                                         whence(entry.ip, entry.location)));
            }
            Q_EMIT finished(ExitCode::done);
        });
}

} // namespace sallyport::app
