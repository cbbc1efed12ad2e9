// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PreflightDialog: every check of this computer with its level in colour, icon and words, what it means and how to mend
// it; the gravest first. Deletes itself.
//   auto* dialog = new PreflightDialog(window);  dialog->show(checks);  dialog->open();
#pragma once

#include "core/system/preflight/check.h"

#include <QDialog>

class QScrollArea;
class QVBoxLayout;

namespace sallyport::ui {

class Button;
class Card;
class TextLabel;

class PreflightDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreflightDialog(QWidget* parent);

    using QDialog::show;
    void show(const QList<system::Check>& checks);
    /// Until the next show().
    void showLooking();

Q_SIGNALS:
    void lookWanted();

protected:
    /// The page keys scroll: nothing in the list takes the keyboard.
    void keyPressEvent(QKeyEvent* event) override;

private:
    TextLabel* m_summary;
    Button* m_again;
    QScrollArea* m_scroll = nullptr;
    QVBoxLayout* m_rows;
    QList<Card*> m_cards;
};

} // namespace sallyport::ui
