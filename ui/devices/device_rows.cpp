// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_rows.h"

#include <QHash>

#include <algorithm>

namespace sallyport::ui {
namespace {

using account::DeviceEntry;
using account::DeviceList;
using account::SessionEntry;

/// Names that look the same to a person are the same name.
QString nameKey(const QString& name)
{
    return name.normalized(QString::NormalizationForm_KC).toCaseFolded().simplified();
}

/// Of the devices of one name: the one it belongs to. This computer, else the one known for longest.
using Owners = QHash<QString, const DeviceEntry*>;

/// `keys`: of each device.
Owners nameOwners(const DeviceList& list, const QStringList& keys)
{
    Owners owners;
    owners.reserve(keys.size());
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const DeviceEntry& device = list.devices.at(i);
        const DeviceEntry*& owner = owners[keys.at(i)];
        const bool better =
            owner == nullptr || device.current || (!owner->current && device.firstSeenAt < owner->firstSeenAt);
        if (better)
            owner = &device;
    }
    owners.remove({});
    return owners;
}

DeviceRow rowOf(const DeviceEntry& device, const DeviceEntry* owner, const QSet<QString>& reviewed)
{
    DeviceRow row{.group = device.current ? DeviceGroup::thisComputer
                      : device.isNew      ? DeviceGroup::notSeenBefore
                                          : DeviceGroup::known,
                  .device = device,
                  .sameName = !device.current && owner != nullptr && owner->id != device.id};
    row.reviewed = reviewed.contains(device.id)
        || (!device.sessions.isEmpty()
            && std::all_of(device.sessions.begin(), device.sessions.end(),
                           [&](const SessionEntry& s) { return reviewed.contains(s.id); }));
    return row;
}

/// A shared computer has no key: each of its sessions stands for itself.
DeviceRow rowOf(const SessionEntry& session, const Owners& owners, const QSet<QString>& reviewed)
{
    return {.group = session.current ? DeviceGroup::thisComputer : DeviceGroup::shared,
            .device = {.id = {},
                       .name = session.deviceName,
                       .current = session.current,
                       .firstSeenAt = session.createdAt,
                       .lastSeenAt = session.lastSeenAt,
                       .isNew = false,
                       .sessions = {session}},
            .sameName = !session.current && owners.contains(nameKey(session.deviceName)),
            .reviewed = reviewed.contains(session.id)};
}

bool worseThan(const DeviceRow& a, const DeviceRow& b)
{
    if (a.needsLook() != b.needsLook())
        return a.needsLook();
    if (a.sameName != b.sameName)
        return a.sameName;
    if (a.device.sessions.isEmpty() != b.device.sessions.isEmpty())
        return b.device.sessions.isEmpty();
    return a.group == DeviceGroup::notSeenBefore ? a.device.firstSeenAt > b.device.firstSeenAt
                                                 : a.device.lastSeenAt > b.device.lastSeenAt;
}

} // namespace

bool DeviceRow::needsLook() const
{
    return group != DeviceGroup::thisComputer && !device.sessions.isEmpty() && !reviewed
        && (group != DeviceGroup::known || sameName);
}

qsizetype DeviceRows::toLookAt() const
{
    qsizetype count = 0;
    for (const auto& group : groups) {
        for (const DeviceRow& row : group)
            count += row.needsLook() ? row.device.sessions.size() : 0;
    }
    return count;
}

qsizetype DeviceRows::openSessions() const
{
    qsizetype count = 0;
    for (const auto& group : groups) {
        for (const DeviceRow& row : group)
            count += row.device.sessions.size();
    }
    return count;
}

DeviceRows arrange(const DeviceList& list, const QSet<QString>& reviewed)
{
    QStringList keys;
    keys.reserve(list.devices.size());
    for (const DeviceEntry& device : list.devices)
        keys.append(nameKey(device.name));
    const Owners owners = nameOwners(list, keys);
    DeviceRows rows;
    const auto add = [&rows](DeviceRow row) {
        rows.groups.at(static_cast<std::size_t>(row.group)).append(std::move(row));
    };
    for (qsizetype i = 0; i < keys.size(); ++i)
        add(rowOf(list.devices.at(i), owners.value(keys.at(i), nullptr), reviewed));
    for (const SessionEntry& session : list.withoutDevice)
        add(rowOf(session, owners, reviewed));
    for (auto& group : rows.groups)
        std::stable_sort(group.begin(), group.end(), worseThan);
    return rows;
}

const SessionEntry* currentSession(const DeviceList& list)
{
    const auto isCurrent = [](const SessionEntry& session) { return session.current; };
    const auto find = [&](const QList<SessionEntry>& in) -> const SessionEntry* {
        const auto found = std::find_if(in.begin(), in.end(), isCurrent);
        return found == in.end() ? nullptr : &*found;
    };
    for (const DeviceEntry& device : list.devices) {
        if (const SessionEntry* session = find(device.sessions))
            return session;
    }
    return find(list.withoutDevice);
}

} // namespace sallyport::ui
