// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What DevicesPage asks before it acts, and what is asked of it.
#include "ui/devices/device_dialogs.h"
#include "ui/devices/devices_page.h"

namespace sallyport::ui {

void DevicesPage::askName()
{
    const account::DeviceEntry device = current().row->device;
    auto* dialog = new RenameDialog(device.name, this);
    connect(dialog, &RenameDialog::chosen, this,
            [this, id = device.id](const QString& name) { m_book.renameDevice(id, name); });
    dialog->open();
}

void DevicesPage::askRevoke()
{
    const account::DeviceEntry device = current().row->device;
    const int sessions = static_cast<int>(device.sessions.size());
    auto* dialog = new ConfirmDialog(
        tr("Revoke “%1”?").arg(deviceTitle(device)),
        {sessions > 0 ? tr("%n of its sessions will be refused at once.", nullptr, sessions)
                      : tr("No session is open there."),
         tr("The service forgets its key: whoever signs in there again is a new device and is told to you as one."),
         tr("It goes from the list once the service's signed receipts have been checked.")},
        tr("&Revoke"), this);
    connect(dialog, &QDialog::accepted, this, [this, id = device.id] { m_book.revokeDevice(id); });
    dialog->open();
}

void DevicesPage::askOthers()
{
    const int sessions = static_cast<int>(otherSessions());
    auto* dialog =
        new ConfirmDialog(tr("Sign out all others?"),
                          {tr("%n other sessions will be refused at once, wherever they are.", nullptr, sessions),
                           tr("This session stays. The devices stay known to the service: to forget one, revoke it."),
                           tr("Each goes from the list once the service's signed receipt for it has been checked.")},
                          tr("&Sign them out"), this);
    connect(dialog, &QDialog::accepted, this, [this] { m_book.endOthers(); });
    dialog->open();
}

std::optional<EndingDevice> DevicesPage::deviceOf(const QString& sessionId) const
{
    const account::DeviceEntry* device = m_book.deviceOf(sessionId);
    return device != nullptr ? std::optional(EndingDevice{device->name, device->isNew}) : std::nullopt;
}

qsizetype DevicesPage::otherSessions() const
{
    qsizetype count = 0;
    for (const auto& group : m_model.rows().groups) {
        for (const DeviceRow& row : group)
            count += std::ranges::count_if(row.device.sessions, [](const auto& s) { return !s.current; });
    }
    return count;
}

} // namespace sallyport::ui
