// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pending_list.h"

#include "app/cli/address_list.h"
#include "app/cli/answer_objects.h"

namespace sallyport::app {

using account::ChangeKind;
using account::PendingChange;

namespace {

QString what(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::password:
        return PendingList::tr("a new passphrase");
    case ChangeKind::antiPhishingCode:
        return PendingList::tr("a new anti-phishing code");
    case ChangeKind::passcode:
        return PendingList::tr("a new trading passcode");
    case ChangeKind::addressAdded:
        return PendingList::tr("a new withdrawal address");
    case ChangeKind::addressRemoved:
        return PendingList::tr("the removal of a withdrawal address");
    case ChangeKind::authenticatorAdded:
        return PendingList::tr("a new authenticator");
    case ChangeKind::authenticatorRemoved:
        return PendingList::tr("the removal of an authenticator");
    case ChangeKind::unknown:
        break;
    }
    return PendingList::tr("something this version does not know");
}

QString whatOf(const PendingChange& change)
{
    if (change.address)
        return what(change.kind) + QStringLiteral(": ") + placeText(placeOf(*change.address));
    return change.objectName.isEmpty() ? what(change.kind)
                                       : what(change.kind) + PendingList::tr(" called \"%1\"").arg(change.objectName);
}

QString byWhom(const PendingChange& change, const Beginner& beginner)
{
    if (beginner.isThisComputer)
        return PendingList::tr("this computer");
    return beginner.deviceName.isEmpty()
        ? PendingList::tr("device %1").arg(change.byDevice)
        : PendingList::tr("device %1, which calls itself \"%2\"").arg(change.byDevice, beginner.deviceName);
}

} // namespace

void PendingList::run()
{
    ask([this] { return service().pendingChanges(); },
        [this](const QList<PendingChange>& changes) {
            // Their names are with the devices.
            ask([this] { return service().devices(); },
                [this, changes](const account::DeviceList& devices) { show(changes, devices); });
        });
}

void PendingList::show(const QList<PendingChange>& changes, const account::DeviceList& devices)
{
    for (const auto& change : changes) {
        const auto device = std::ranges::find(devices.devices, change.byDevice, &account::DeviceEntry::id);
        const bool listed = device != devices.devices.end();
        const Beginner beginner{.deviceName = listed ? device->name : QString(),
                                .isThisComputer = listed && device->current};
        output().result(toJson(change, beginner),
                        tr("%1  %2  asked for %3 from %4, %5  takes effect %6")
                            .arg(change.id, whatOf(change), when(change.beganAt), byWhom(change, beginner),
                                 whence(change.ip, change.location), when(change.effectiveAt)));
    }
    if (changes.isEmpty())
        output().noResult(tr("No change waits."));
    Q_EMIT finished(ExitCode::done);
}

} // namespace sallyport::app
