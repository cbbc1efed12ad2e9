// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the steps of "It wasn't me" ask the person to type: PassphraseForm (old, new twice, one-time code) and CodeForm
// (a new anti-phishing code). They hold what was typed until forget(), so that a Retry needs no typing again.
//   if (form->check()) run.changePassword(form->oldOne(), form->newOne(), form->code());
#pragma once

#include "core/base/passphrase_rules.h"
#include "core/base/random.h"
#include "core/base/secret.h"
#include "ui/authenticator/authenticator.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLineEdit;

namespace sallyport::ui {

class Button;
class FormField;
class SecretField;
class TextLabel;

class StepForm : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    /// False where something is missing or wrong; says so under the field and puts the keyboard there.
    virtual bool check() = 0;
    /// What takes a moment to find out, once check() is content: `next` is told whether the form may be sent, at most
    /// once, and not when what was typed has been forgotten meanwhile.
    virtual void checkFurther(const std::function<void(bool)>& next) { next(true); }
    virtual void forget() = 0;

Q_SIGNALS:
    /// Return in the last field.
    void submitted();
};

class LockPort;

/// The built-in authenticator's code for the service at this moment; nothing where none is set up.
using CodeNow = std::function<std::optional<TimedCode>()>;

/// What a new passphrase is held against, and what makes one.
struct PassphraseHelp {
    PassphraseRules rules = {};                         ///< the service's
    QString identifier = {};                            ///< what one signs in with; empty where that is not known
    QStringList known = {};                             ///< what a guesser would try: names of the service
    CodeNow codes = {};                                 ///< fills the code in
    std::function<void(const QString&)> codeGiven = {}; ///< is told of each of them that was sent
    Random random = systemRandom();
    LockPort* lock = nullptr; ///< whose passphrase it must not be; must outlive the form. May be null
};

class PassphraseForm : public StepForm {
    Q_OBJECT
public:
    /// A code field left empty is filled from `help.codes` when the form is submitted; never with one that was sent
    /// before: then the field counts down to the next one and fills that in.
    explicit PassphraseForm(PassphraseHelp help, QWidget* parent = nullptr);
    bool check() override;
    void checkFurther(const std::function<void(bool)>& next) override;
    void forget() override;
    /// The code is good for one try.
    void forgetCode();
    Secret oldOne() const;
    Secret newOne() const;
    Secret code() const;

private:
    bool checkNew();
    void showStrength();
    void suggest();
    bool fillCode();
    bool isUsedUp(const TimedCode& code) const { return code.isSpent || code.digits == m_sent; }
    void awaitCode();
    const PassphraseHelp m_help;
    QTimer m_awaiting; ///< runs while a code is waited for, and until it is sent
    QString m_filled;  ///< what m_help.codes put into the field
    QString m_sent;    ///< the last of these that was sent
    SecretField* m_old;
    SecretField* m_new;
    SecretField* m_again;
    TextLabel* m_strength;
    Button* m_suggest;
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
