// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafetyDialog: what every dialog of the Safety page is made of: what it is about, what is typed, why it was not done,
// and that the service is being waited for. It deletes itself, and holds nothing secret once it is closed: forget().
//   auto* dialog = new PasscodeDialog(act, safety, page);  connect(dialog, &SafetyDialog::settled, ...);
//   dialog->open();
#pragma once

#include "core/account/account_service.h"
#include "ui/text/message.h"

#include <QDialog>

class QVBoxLayout;

namespace sallyport::ui {

class Banner;
class Button;
class WaitRow;

class SafetyDialog : public QDialog {
    Q_OBJECT
public:
    SafetyDialog(const QString& title, const QString& explanation, const QString& caption, QWidget* parent);

Q_SIGNALS:
    /// The service took it; the dialog closes. In force now, or pending.
    void settled(const sallyport::account::ChangeReport& report);

protected:
    bool event(QEvent* event) override;
    /// What was sent cannot be taken back, so nothing closes the dialog before the answer but the lock.
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QVBoxLayout* body() const { return m_body; }
    Button* goButton() const { return m_go; }
    /// The button was pressed, or Return in the last field.
    virtual void give() = 0;
    /// Wipes what was typed and what the service said for nobody else's eyes.
    virtual void forget() = 0;
    void begin(const QString& waitingFor);
    bool isWaiting() const { return m_waiting; }
    void endWait();
    /// Stands below the body until the next begin().
    void fail(const account::AccountError& error);
    void fail(const Message& message);
    void hush();
    void take(const Result<account::ChangeReport, account::AccountError>& answer);

private:
    QVBoxLayout* m_body;
    Banner* m_problem;
    WaitRow* m_wait;
    Button* m_cancel;
    Button* m_go;
    bool m_waiting = false;
};

} // namespace sallyport::ui
