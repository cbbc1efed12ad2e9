// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// InboxPanel: the practice service's mails and text messages: a list and, below it, the chosen one as plain text.
#pragma once

#include "ui/practice/inbox_model.h"

#include "core/base/clock.h"

#include <QWidget>

class QListView;
class QPlainTextEdit;

namespace sallyport::ui {

class TextLabel;

class InboxPanel : public QWidget {
    Q_OBJECT
public:
    /// `source` must outlive the panel.
    InboxPanel(InboxSource* source, Clock clock, QWidget* parent = nullptr);

private:
    void follow();
    void showMessage(const QModelIndex& index);

    Clock m_clock;
    InboxModel m_model;
    TextLabel* m_empty;
    QListView* m_list;
    TextLabel* m_head;
    QPlainTextEdit* m_text;
};

} // namespace sallyport::ui
