// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/form_dialog.h"

#include "ui/widgets/button.h"

#include <QBoxLayout>
#include <QLineEdit>

namespace sallyport::ui {

FormDialog::FormDialog(const QString& title, const QString& explanation, StepForm* form, Ask ask, QWidget* parent)
    : SafetyDialog(title, explanation, tr("C&hange it"), parent), m_form(form), m_ask(std::move(ask))
{
    body()->addWidget(m_form);
    if (auto* first = m_form->findChild<QLineEdit*>())
        first->setFocus();
}

void FormDialog::give()
{
    if (!m_form->check())
        return;
    begin(tr("Asking the service"));
    m_form->checkFurther([this](bool good) {
        if (!good)
            return endWait();
        m_ask().then(this,
                     [this](const Result<account::ChangeReport, account::AccountError>& report) { take(report); });
    });
}

} // namespace sallyport::ui
