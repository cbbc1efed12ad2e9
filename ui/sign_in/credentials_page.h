// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CredentialsPage: phone or e-mail, and the passphrase. The view of CredentialsNeeded.
#pragma once

#include "core/base/clock.h"
#include "ui/sign_in/wizard_page.h"

class QLineEdit;

namespace sallyport::ui {

class Banner;
class FormField;
class SecretField;

class CredentialsPage : public WizardPage {
    Q_OBJECT
public:
    CredentialsPage(ActSink act, Clock clock, QWidget* parent = nullptr);

    void fill(const auth::CredentialsNeeded& state);
    QString title() const override { return tr("Sign in"); }
    void submit() override;
    void leave() override;
    void setFieldsOpen(bool open) override;
    QWidget* firstField() override;

private:
    bool checkFields();

    Clock m_clock;
    Banner* m_banner;
    QLineEdit* m_identifier;
    SecretField* m_password;
    FormField* m_identifierField;
    FormField* m_passwordField;
};

/// An e-mail address or a phone number in a form that can be sent; the service judges the rest.
bool looksLikeIdentifier(QStringView text);

} // namespace sallyport::ui
