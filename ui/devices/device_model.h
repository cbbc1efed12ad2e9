// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceModel: pending changes and devices as a tree: sections, in them rows, below a device its sessions where there
// are several. Texts are made when a row is drawn, so that ten thousand rows cost nothing before.
//   model.show(arrange(list, reviewed), pending, context);
#pragma once

#include "ui/devices/device_book.h"
#include "ui/devices/device_rows.h"
#include "ui/text/device_messages.h"

#include <QAbstractItemModel>

namespace sallyport::ui {

/// What an index stands for; all null for a section. A session comes with its device.
struct DeviceItem {
    const account::PendingChange* change = nullptr;
    const DeviceRow* row = nullptr;
    const account::SessionEntry* session = nullptr; ///< also of a device with exactly one

    /// As DeviceBook names it; empty for a section.
    QString id() const;
    bool isDevice = false;
};

class DeviceModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { factsRole = Qt::UserRole, warningRole, statusRole, needsLookRole, sectionRole };

    /// `book` must outlive this.
    explicit DeviceModel(const DeviceBook& book, QObject* parent = nullptr);

    void show(DeviceRows rows, QList<account::PendingChange> pending, DeviceContext context);
    const DeviceContext& context() const { return m_context; }
    const DeviceRows& rows() const { return m_rows; }
    DeviceItem item(const QModelIndex& index) const;
    /// What is being done about this row; a device with one session stands for that too. Null where nothing is.
    const RowWork* work(const DeviceItem& item) const;
    /// The id under which DeviceBook has that work.
    QString workId(const DeviceItem& item) const;
    /// The row that tells of a device, session or change; invalid where there is none.
    QModelIndex find(const QString& id) const;
    /// Every device that has its sessions below it.
    QModelIndexList folded() const;
    /// "ending…", or nothing.
    QString status(const DeviceItem& item) const;
    /// The name of the device by its key; empty where it is not listed.
    QString nameOf(const QString& deviceId) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    /// A group of devices; nothing: the pending changes.
    using Section = std::optional<DeviceGroup>;
    QString sectionTitle(Section section) const;
    QString title(const DeviceItem& item) const;
    QString facts(const DeviceItem& item) const;
    QString warning(const DeviceItem& item) const;
    QString spoken(const DeviceItem& item) const;
    const DeviceBook& m_book;
    QList<Section> m_sections;
    DeviceRows m_rows;
    QList<account::PendingChange> m_pending;
    DeviceContext m_context;
};

} // namespace sallyport::ui
