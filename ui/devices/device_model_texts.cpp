// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of DeviceModel's rows.
#include "ui/devices/device_model.h"
#include "ui/text/account_messages.h"

namespace sallyport::ui {

QString DeviceModel::sectionTitle(Section section) const
{
    if (!section)
        return tr("Changes that wait");
    switch (*section) {
    case DeviceGroup::thisComputer:
        return tr("This computer");
    case DeviceGroup::notSeenBefore:
        return tr("First seen less than a day ago");
    case DeviceGroup::shared:
        return tr("Shared computers");
    case DeviceGroup::known:
        return tr("Known");
    }
    return {};
}

QString DeviceModel::title(const DeviceItem& item) const
{
    if (item.change != nullptr)
        return pendingText(*item.change, nameOf(item.change->byDevice), m_context).finding;
    if (item.isDevice)
        return deviceTitle(item.row->device);
    return item.session->current ? tr("This session") : tr("Session");
}

QString DeviceModel::facts(const DeviceItem& item) const
{
    if (item.change != nullptr)
        return pendingText(*item.change, nameOf(item.change->byDevice), m_context).advice;
    return joined(item.isDevice ? deviceSummary(item.row->device, m_context) : sessionFacts(*item.session, m_context));
}

QString DeviceModel::warning(const DeviceItem& item) const
{
    QStringList warnings;
    if (item.isDevice && item.row->sameName) {
        warnings.append(item.row->device.id.isEmpty() ? tr("bears the name of a device of yours, but shows no key")
                                                      : tr("same name, another key"));
    }
    if (item.session != nullptr)
        warnings += sessionWarnings(*item.session, m_context);
    if (const RowWork* work = this->work(item); work != nullptr && !work->running)
        warnings.append(work->notYours ? tr("not among yours; nothing was ended") : message(work->error).finding);
    return joined(warnings);
}

QString DeviceModel::status(const DeviceItem& item) const
{
    if (item.row == nullptr && item.change == nullptr)
        return {};
    const RowWork* own = work(item);
    if (own != nullptr && !own->running)
        return tr("not done");
    if (own != nullptr && !own->ending)
        return tr("waiting for the service…");
    if (item.change != nullptr)
        return {};
    const bool here = item.session != nullptr ? item.session->current : item.row->device.current;
    const bool swept =
        m_book.othersWork() && m_book.othersWork()->running && !here && !item.row->device.sessions.isEmpty();
    const RowWork* device = item.row->device.id.isEmpty() ? nullptr : m_book.work(item.row->device.id);
    const bool withDevice = device != nullptr && device->running && device->ending;
    const bool ending = swept || own != nullptr || withDevice;
    return ending ? tr("ending…") : QString();
}

QString DeviceModel::spoken(const DeviceItem& item) const
{
    QStringList parts;
    for (const QString& part : {title(item), status(item), warning(item), facts(item)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral(". "));
}

QString DeviceModel::nameOf(const QString& deviceId) const
{
    for (const auto& group : m_rows.groups) {
        for (const DeviceRow& row : group) {
            if (!deviceId.isEmpty() && row.device.id == deviceId)
                return row.device.name;
        }
    }
    return {};
}

} // namespace sallyport::ui
