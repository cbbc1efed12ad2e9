// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/computer_page.h"

#include "ui/sign_in/computer_choice.h"
#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

ComputerPage::ComputerPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent)
    : ComputerPage(std::move(act), std::move(clock), suggestedName, {}, parent)
{
}

ComputerPage::ComputerPage(ActSink act, Clock clock, const QString& suggestedName, const QString& explanation,
                           QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(std::move(clock)),
      m_banner(new Banner(this)),
      m_choice(new ComputerChoice(suggestedName, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    if (!explanation.isEmpty())
        column->addWidget(new TextLabel(explanation, this));
    column->addWidget(m_choice);
    connect(m_choice, &ComputerChoice::submitted, this, &WizardPage::submitted);
    connect(m_choice, &ComputerChoice::sharedChosen, this, &ComputerPage::sharedChosen);
}

void ComputerPage::fill(const std::optional<auth::Trouble>& trouble)
{
    if (trouble)
        m_banner->say(Tone::warning, message(*trouble, m_clock.unixMs()));
    else
        m_banner->hush();
}

void ComputerPage::submit()
{
    if (auto choice = m_choice->choice())
        act(actFor(std::move(*choice)));
}

auth::PersonAct ComputerPage::actFor(auth::DeviceChoice choice) const
{
    return auth::ChooseComputer{std::move(choice)};
}

QWidget* ComputerPage::firstField()
{
    return m_choice->firstField();
}

} // namespace sallyport::ui
