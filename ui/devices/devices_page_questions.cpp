// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What DevicesPage asks before it acts, and what is asked of it.
#include "ui/devices/device_dialogs.h"
#include "ui/devices/devices_page.h"
#include "ui/text/breakable.h"
#include "ui/widgets/banner.h"

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

void DevicesPage::askPasscode()
{
    const account::DeviceEntry device = current().row->device;
    auto* dialog = new PasscodeQuestion(tr("End “%1” with the passcode").arg(deviceTitle(device)),
                                        tr("For a lost or stolen device: its sessions are refused at once and the "
                                           "service forgets its key, though this computer is newer."),
                                        tr("&End it"), this);
    connect(dialog, &PasscodeQuestion::given, this, [this, id = device.id](const std::shared_ptr<Secret>& passcode) {
        m_book.endLostDevice(id, std::move(*passcode), *m_parts.safety);
    });
    dialog->open();
}

void DevicesPage::askApproval()
{
    const account::PendingChange change = *current().change;
    auto* dialog = approvalQuestion(change, nameOf(change.byDevice), context(), this);
    connect(dialog, &QDialog::accepted, this, [this, id = change.id] { m_book.approveChange(id); });
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

QList<UnfinishedEnding> DevicesPage::unfinishedEndings() const
{
    QList<UnfinishedEnding> endings;
    for (const QString& id : m_book.endings())
        endings.append({.id = id, .name = nameOf(id)});
    if (m_book.othersWork() && m_book.othersWork()->running)
        endings.append(UnfinishedEnding{});
    return endings;
}

QString DevicesPage::nameOf(const QString& id) const
{
    if (!m_book.list())
        return {};
    for (const auto& device : m_book.list()->devices) {
        if (device.id == id)
            return device.name;
    }
    const account::DeviceEntry* device = m_book.deviceOf(id);
    return device != nullptr ? device->name : QString();
}

void DevicesPage::tellUnfinished(QList<UnfinishedEnding> endings)
{
    m_unfinished = std::move(endings);
    showUnfinished();
}

/// The answer was lost with the lock; the service's own list knows what came of the question.
void DevicesPage::showUnfinished()
{
    if (m_unfinished.isEmpty() || !m_book.list() || m_book.loadError())
        return;
    const auto isOther = [](const auto& session) { return !session.current; };
    const bool othersStay = std::ranges::any_of(m_book.list()->withoutDevice, isOther)
        || std::ranges::any_of(m_book.list()->devices,
                               [&](const auto& device) { return std::ranges::any_of(device.sessions, isOther); });
    QStringList done;
    QStringList open;
    for (const UnfinishedEnding& ending : std::exchange(m_unfinished, {})) {
        const bool stays = ending.id.isEmpty() ? othersStay : isListed(ending.id);
        const QString name = ending.id.isEmpty() ? tr("all others")
            : ending.name.isEmpty()              ? tr("a session")
                                                 : tr("“%1”").arg(breakable(ending.name));
        (stays ? open : done) << name;
    }
    const QString began = tr("When Sallyport was locked, an end was still being waited for.");
    if (open.isEmpty())
        return m_afterLock->say(Tone::success, {began, tr("It is done: %1.").arg(done.join(QStringLiteral(", ")))});
    m_afterLock->say(Tone::warning,
                     {began, tr("Not done, still in: %1. Do it again.").arg(open.join(QStringLiteral(", ")))});
}

bool DevicesPage::isListed(const QString& id) const
{
    const auto& devices = m_book.list()->devices;
    return m_book.deviceOf(id) != nullptr
        || std::ranges::any_of(devices, [&](const auto& device) { return device.id == id; })
        || std::ranges::any_of(m_book.list()->withoutDevice, [&](const auto& session) { return session.id == id; });
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
