// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/close_dialogs.h"

#include "ui/widgets/secret_field.h"

#include <QApplication>
#include <QDialog>
#include <QPlainTextEdit>
#include <QPointer>

namespace sallyport::ui {

namespace {

void forgetTyped(QWidget& window)
{
    for (auto* field : window.findChildren<QLineEdit*>()) {
        if (auto* secret = qobject_cast<SecretField*>(field))
            secret->forget();
        else
            field->setText({}); // unlike clear(), leaves nothing for Undo
    }
    for (auto* text : window.findChildren<QPlainTextEdit*>())
        text->setPlainText({});
}

} // namespace

void closeDialogs()
{
    while (QWidget* popup = QApplication::activePopupWidget()) {
        popup->close();
        if (QApplication::activePopupWidget() == popup)
            popup->hide();
    }
    // One that closes may take others with it.
    QList<QPointer<QWidget>> windows;
    for (QWidget* window : QApplication::topLevelWidgets())
        windows.append(window);
    for (const auto& window : windows) {
        auto* dialog = qobject_cast<QDialog*>(window.data());
        if (dialog == nullptr)
            continue;
        forgetTyped(*dialog);
        dialog->reject();
        if (window) // a dialog may refuse to be rejected; it must not be seen all the same
            window->hide();
    }
}

} // namespace sallyport::ui
