// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/devices/device_model.h"

#include <algorithm>

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

/// Over the values themselves: an index for each of ten thousand rows would be noticed.
QModelIndex DeviceModel::find(const QString& id) const
{
    for (int s = 0; s < m_sections.size() && !id.isEmpty(); ++s) {
        const Section group = m_sections.at(s);
        const auto isIt = [&](const auto& each) { return each.id == id; };
        if (!group) {
            const auto change = std::ranges::find_if(m_pending, isIt);
            if (change != m_pending.end())
                return index(static_cast<int>(change - m_pending.begin()), 0, index(s, 0));
            continue;
        }
        int r = 0;
        for (const DeviceRow& row : m_rows.at(*group)) {
            const auto& sessions = row.device.sessions;
            const auto session = std::ranges::find_if(sessions, isIt);
            const bool folded = session != sessions.end() && foldedSessions(row) > 0;
            if (folded)
                return index(static_cast<int>(session - sessions.begin()), 0, index(r, 0, index(s, 0)));
            if (row.device.id == id || session != sessions.end())
                return index(r, 0, index(s, 0));
            ++r;
        }
    }
    return {};
}

QModelIndexList DeviceModel::folded() const
{
    QModelIndexList found;
    for (int s = 0; s < m_sections.size(); ++s) {
        const Section group = m_sections.at(s);
        if (!group)
            continue;
        int r = 0;
        for (const DeviceRow& row : m_rows.at(*group)) {
            if (foldedSessions(row) > 0)
                found.append(index(r, 0, index(s, 0)));
            ++r;
        }
    }
    return found;
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

} // namespace sallyport::ui
