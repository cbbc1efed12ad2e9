// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_model.h"

#include "ui/text/account_messages.h"

namespace sallyport::ui {
namespace {

// An index's internal id: 0 for a section; else its section, counted from 1, and above that its device's row, from 1.
constexpr quintptr sectionBits = 8;

quintptr sectionOf(const QModelIndex& index)
{
    return (index.internalId() & 0xff) - 1;
}

int deviceRowOf(const QModelIndex& index)
{
    return static_cast<int>(index.internalId() >> sectionBits) - 1;
}

bool isSection(const QModelIndex& index)
{
    return index.internalId() == 0;
}

bool isSession(const QModelIndex& index)
{
    return (index.internalId() >> sectionBits) != 0;
}

/// One session is told on the device's own row.
int foldedSessions(const DeviceRow& row)
{
    return row.device.sessions.size() > 1 ? static_cast<int>(row.device.sessions.size()) : 0;
}

} // namespace

QString DeviceItem::id() const
{
    if (change != nullptr)
        return change->id;
    if (row == nullptr)
        return {};
    return isDevice && !row->device.id.isEmpty() ? row->device.id : session->id;
}

DeviceModel::DeviceModel(const DeviceBook& book, QObject* parent) : QAbstractItemModel(parent), m_book(book) {}

void DeviceModel::show(DeviceRows rows, QList<account::PendingChange> pending, DeviceContext context)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_pending = std::move(pending);
    m_context = std::move(context);
    m_sections.clear();
    if (!m_pending.isEmpty())
        m_sections.append(Section());
    for (std::size_t group = 0; group < deviceGroupCount; ++group) {
        if (!m_rows.groups.at(group).isEmpty())
            m_sections.append(static_cast<DeviceGroup>(group));
    }
    endResetModel();
}

DeviceItem DeviceModel::item(const QModelIndex& index) const
{
    if (!index.isValid() || isSection(index))
        return {};
    const Section section = m_sections.at(static_cast<qsizetype>(sectionOf(index)));
    if (!section)
        return {.change = &m_pending.at(index.row())};
    const DeviceRow& row = m_rows.at(*section).at(isSession(index) ? deviceRowOf(index) : index.row());
    const auto& sessions = row.device.sessions;
    if (isSession(index))
        return {.row = &row, .session = &sessions.at(index.row())};
    return {.row = &row, .session = sessions.size() == 1 ? &sessions.first() : nullptr, .isDevice = true};
}

QString DeviceModel::workId(const DeviceItem& item) const
{
    const QString own = item.id();
    return item.session != nullptr && m_book.work(own) == nullptr ? item.session->id : own;
}

const RowWork* DeviceModel::work(const DeviceItem& item) const
{
    return m_book.work(workId(item));
}

QModelIndex DeviceModel::find(const QString& id) const
{
    for (int s = 0; s < m_sections.size() && !id.isEmpty(); ++s) {
        const QModelIndex section = index(s, 0);
        const int rows = rowCount(section);
        for (int r = 0; r < rows; ++r) {
            const QModelIndex row = index(r, 0, section);
            const DeviceItem what = item(row);
            if (what.id() == id || (what.session != nullptr && what.session->id == id))
                return row;
            const int sessions = rowCount(row);
            for (int n = 0; n < sessions; ++n) {
                if (const QModelIndex session = index(n, 0, row); item(session).id() == id)
                    return session;
            }
        }
    }
    return {};
}

QModelIndex DeviceModel::index(int row, int column, const QModelIndex& parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr{0});
    if (isSection(parent))
        return createIndex(row, column, static_cast<quintptr>(parent.row()) + 1);
    return createIndex(row, column, parent.internalId() | ((static_cast<quintptr>(parent.row()) + 1) << sectionBits));
}

QModelIndex DeviceModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || isSection(index))
        return {};
    if (isSession(index))
        return createIndex(deviceRowOf(index), 0, index.internalId() & 0xff);
    return createIndex(static_cast<int>(sectionOf(index)), 0, quintptr{0});
}

int DeviceModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (isSection(parent)) {
        const Section section = m_sections.at(parent.row());
        return static_cast<int>(section ? m_rows.at(*section).size() : m_pending.size());
    }
    if (isSession(parent))
        return 0;
    const DeviceItem device = item(parent);
    return device.row != nullptr ? foldedSessions(*device.row) : 0;
}

int DeviceModel::columnCount(const QModelIndex&) const
{
    return 1;
}

Qt::ItemFlags DeviceModel::flags(const QModelIndex& index) const
{
    // Headings are no stop of the keyboard.
    return isSection(index) ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant DeviceModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (isSection(index)) {
        const QString caption = sectionTitle(m_sections.at(index.row()));
        return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(caption)
            : role == sectionRole                                        ? QVariant(true)
                                                                         : QVariant();
    }
    const DeviceItem what = item(index);
    switch (role) {
    case Qt::DisplayRole:
        return title(what);
    case factsRole:
        return facts(what);
    case warningRole:
        return warning(what);
    case statusRole:
        return status(what);
    case needsLookRole:
        return what.change != nullptr || (what.isDevice && what.row->needsLook());
    case Qt::AccessibleTextRole:
        return spoken(what);
    default:
        return {};
    }
}

QString DeviceModel::sectionTitle(Section section) const
{
    if (!section)
        return tr("Changes that wait");
    switch (*section) {
    case DeviceGroup::thisComputer:
        return tr("This computer");
    case DeviceGroup::notSeenBefore:
        return tr("Not seen before");
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
