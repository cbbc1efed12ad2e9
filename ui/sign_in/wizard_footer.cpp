// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/wizard_footer.h"

#include "ui/sign_in/wizard_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>
#include <QStackedLayout>

namespace sallyport::ui {

WizardFooter::WizardFooter(QWidget* parent)
    : QWidget(parent),
      m_stack(new QStackedLayout(this)),
      m_buttons(new QWidget(this)),
      m_back(new Button(tr("&Back"), Button::Kind::plain, m_buttons)),
      m_continue(new Button({}, Button::Kind::primary, m_buttons)),
      m_wait(new WaitRow(this))
{
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_continue);
    m_stack->addWidget(m_buttons);
    m_stack->addWidget(m_wait);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumHeight(ems(this, 2.7)); // two lines of a wait: the page does not jump when one begins
    connect(m_back, &QPushButton::clicked, this, &WizardFooter::back);
    connect(m_continue, &QPushButton::clicked, this, &WizardFooter::next);
    connect(m_wait, &WaitRow::cancelled, this, &WizardFooter::cancelled);
}

void WizardFooter::setBackCaption(const QString& caption)
{
    m_back->setText(caption);
}

void WizardFooter::follow(const WizardPage& page)
{
    const QString caption = page.continueCaption();
    m_continue->setText(caption);
    m_continue->setVisible(!caption.isEmpty());
    m_continue->setEnabled(page.canContinue());
}

void WizardFooter::setWaiting(const QString& waitingFor)
{
    m_stack->setCurrentWidget(waitingFor.isEmpty() ? m_buttons : static_cast<QWidget*>(m_wait));
    if (!waitingFor.isEmpty())
        m_wait->begin(waitingFor);
}

void WizardFooter::setWaitText(const QString& waitingFor)
{
    m_wait->setText(waitingFor);
}

QWidget* WizardFooter::firstButton() const
{
    return m_continue->isEnabled() && !m_continue->isHidden() ? m_continue : m_back;
}

Button* WizardFooter::cancelButton() const
{
    return m_wait->cancelButton();
}

} // namespace sallyport::ui
