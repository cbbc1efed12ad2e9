// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of "It wasn't me" ask the person to type: PassphraseForm (old, new twice, one-time code) and CodeForm
// (a new anti-phishing code). They hold what was typed until forget(), so that a Retry needs no typing again.
//   if (form->check()) run.changePassword(form->oldOne(), form->newOne(), form->code());
#pragma once

#include "core/base/secret.h"
#include "ui/authenticator/authenticator.h"

#include <QWidget>

#include <functional>

class QLineEdit;

namespace sallyport::ui {

class FormField;
class SecretField;

class StepForm : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// False where something is missing or wrong; says so under the field and puts the keyboard there.
    virtual bool check() = 0;
    virtual void forget() = 0;

Q_SIGNALS:
    /// Return in the last field.
    void submitted();
};

/// The built-in authenticator's code for the service at this moment; nothing where none is set up.
using CodeNow = std::function<std::optional<TimedCode>()>;

class PassphraseForm : public StepForm {
    Q_OBJECT
public:
    /// Fewest characters of a new passphrase before the service is asked.
    static constexpr int minimumLength = 10;

    /// A code field left empty is filled from `codes` when the form is submitted, never with one that was sent before.
    explicit PassphraseForm(CodeNow codes = {}, QWidget* parent = nullptr);
    bool check() override;
    void forget() override;
    /// The code is good for one try.
    void forgetCode();
    Secret oldOne() const;
    Secret newOne() const;
    Secret code() const;

private:
    bool fillCode();
    CodeNow m_codes;
    QString m_sent; ///< the last code from m_codes
    SecretField* m_old;
    SecretField* m_new;
    SecretField* m_again;
    QLineEdit* m_code;
    FormField* m_oldField;
    FormField* m_newField;
    FormField* m_againField;
    FormField* m_codeField;
};

class CodeForm : public StepForm {
    Q_OBJECT
public:
    explicit CodeForm(QWidget* parent = nullptr);
    bool check() override;
    void forget() override;
    /// White space trimmed and joined.
    QString code() const;

private:
    QLineEdit* m_code;
    FormField* m_field;
};

} // namespace sallyport::ui
