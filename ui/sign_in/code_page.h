// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodePage: the one-time code: from the built-in authenticator (shown only here, only while the service asks), typed,
// or from a text message. The view of CodeNeeded.
#pragma once

#include "core/base/clock.h"
#include "ui/authenticator/authenticator.h"
#include "ui/sign_in/wizard_page.h"

#include <QTimer>

class QLineEdit;

namespace sallyport::ui {

class Banner;
class Button;
class Card;
class FormField;
class TextLabel;

/// What the page must know besides the state.
struct CodeAsker {
    QString profileId;
    QString origin;                      ///< "https://localhost:41873": who asks
    std::chrono::seconds clockOffset{0}; ///< service's clock minus ours
};

class CodePage : public WizardPage {
    Q_OBJECT
public:
    /// `authenticator` may be null; else it must outlive the page.
    CodePage(ActSink act, Clock clock, Authenticator* authenticator, QWidget* parent = nullptr);

    void fill(const auth::CodeNeeded& state, const CodeAsker& asker);
    QString title() const override { return tr("Enter the code"); }
    void submit() override;
    void leave() override;
    void setFieldsOpen(bool open) override;
    QWidget* firstField() override;

private:
    void choose(auth::CodeMethod method);
    void showTrouble(const auth::Trouble& trouble);
    void fillFromAuthenticator();
    void showSmsButton();
    void tick();

    Clock m_clock;
    Authenticator* m_authenticator;
    auth::CodePrompt m_prompt;
    CodeAsker m_asker;
    auth::CodeMethod m_method = auth::CodeMethod::totp;
    QString m_filled; ///< what the authenticator put into the field; empty once the person types

    Banner* m_banner;
    TextLabel* m_asking;
    Card* m_builtIn;
    TextLabel* m_builtInText;
    QLineEdit* m_code;
    FormField* m_codeField;
    TextLabel* m_weaker;
    Button* m_sms;
    Button* m_other;
    QTimer m_timer;
};

} // namespace sallyport::ui
