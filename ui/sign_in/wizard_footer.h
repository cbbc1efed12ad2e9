// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WizardFooter: below every page of the wizard: Back and Continue; or, while somebody else works, what is waited for,
// and Cancel.
#pragma once

#include <QWidget>

class QStackedLayout;

namespace sallyport::ui {

class Button;
class WaitRow;
class WizardPage;

class WizardFooter : public QWidget {
    Q_OBJECT
public:
    explicit WizardFooter(QWidget* parent = nullptr);

    void setBackCaption(const QString& caption);
    /// Caption and state of Continue as the page has them.
    void follow(const WizardPage& page);
    /// Shows the wait; an empty text ends it.
    void setWaiting(const QString& waitingFor);
    /// A word on how the wait goes on.
    void setWaitText(const QString& waitingFor);
    /// Where the keyboard starts on a page without fields.
    QWidget* firstButton() const;
    Button* cancelButton() const;

Q_SIGNALS:
    void back();
    void next();
    void cancelled();

private:
    QStackedLayout* m_stack;
    QWidget* m_buttons;
    Button* m_back;
    Button* m_continue;
    WaitRow* m_wait;
};

} // namespace sallyport::ui
