// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceDelegate: draws a row of DeviceModel, or of another model with its roles: name and what is being done, what
// speaks against it, the facts.
#pragma once

#include <QStyledItemDelegate>

namespace sallyport::ui {

class DeviceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sallyport::ui
