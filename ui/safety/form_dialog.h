// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormDialog: a change that one form is enough for: the passphrase, the anti-phishing code.
//   (new FormDialog(tr("Change the passphrase"), explanation, form, [form] { return account.changePassword(...); },
//   page))->open();
#pragma once

#include "ui/alerts/step_forms.h"
#include "ui/safety/safety_dialog.h"

namespace sallyport::ui {

class FormDialog : public SafetyDialog {
    Q_OBJECT
public:
    using Ask = std::function<account::AccountService::Answer<account::ChangeReport>()>;

    /// Takes `form` over; `ask` is called once the form is complete.
    FormDialog(const QString& title, const QString& explanation, StepForm* form, Ask ask, QWidget* parent);

protected:
    void give() override;
    void forget() override { m_form->forget(); }

private:
    StepForm* m_form;
    Ask m_ask;
};

} // namespace sallyport::ui
