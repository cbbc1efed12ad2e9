// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AlertDelegate: draws a row of an AlertModel: how grave in a word, a picture and a colour; what happened; from where
// and when; what the person made of it. All rows are of one height, so that thousands scroll at once.
//   list->setItemDelegate(new AlertDelegate(list));
#pragma once

#include "core/account/alert.h"
#include "ui/widgets/icon.h"

#include <QStyledItemDelegate>

namespace sallyport::ui {

/// The colour and the picture that go with the word.
Tone severityTone(account::Severity severity);
Icon severityIcon(account::Severity severity);

class AlertDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace sallyport::ui
