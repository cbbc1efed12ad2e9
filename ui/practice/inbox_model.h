// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// InboxModel: the practice inbox as rows, newest first.
#pragma once

#include "ui/practice/inbox_source.h"

#include <QAbstractListModel>

namespace sallyport::ui {

class InboxModel : public QAbstractListModel {
    Q_OBJECT
public:
    /// `source` must outlive the model.
    explicit InboxModel(InboxSource* source, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    const InboxMessage& message(int row) const { return m_messages.at(row); }

private:
    void read();

    InboxSource* m_source;
    QList<InboxMessage> m_messages;
};

} // namespace sallyport::ui
