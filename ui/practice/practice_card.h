// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PracticeCard: the practice account's credentials: identifier and passphrase to copy, its authenticator as a QR code
// for a phone, its link on demand, and a button that sets it up in the built-in authenticator.
#pragma once

#include "ui/shell/app_services.h"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace sallyport::ui {

class Banner;
class Button;
class ClipboardGuard;
class TextLabel;

class PracticeCard : public QWidget {
    Q_OBJECT
public:
    /// `clipboard` and `authenticator` must outlive the card; `authenticator` may be null.
    PracticeCard(std::shared_ptr<const PracticeAccount> account, Authenticator* authenticator,
                 ClipboardGuard* clipboard, QWidget* parent = nullptr);

    /// False on a shared computer, where nothing may stay: the link is there for this sign-in.
    void setMayKeep(bool may);

private:
    void addValue(QVBoxLayout* column, const QString& caption, const QString& value, QWidget* copyButton);
    void addAuthenticator(QVBoxLayout* column);
    Button* copyButton(const QString& name, const Secret& secret);
    void revealLink(bool reveal);
    void setUp();
    void followAuthenticator();

    std::shared_ptr<const PracticeAccount> m_account;
    Authenticator* m_authenticator;
    bool m_mayKeep = true;
    ClipboardGuard* m_clipboard;
    TextLabel* m_isSetUp;
    Banner* m_problem;
    Button* m_setUp;
    Button* m_reveal;
    QPlainTextEdit* m_link;
};

} // namespace sallyport::ui
