// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/web_page.h"

#include "ui/sign_in/computer_choice.h"
#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

WebPage::WebPage(ActSink act, Clock clock, const QString& suggestedName, QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(std::move(clock)),
      m_banner(new Banner(this)),
      m_choice(new ComputerChoice(suggestedName, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(
        new TextLabel(tr("This service takes passphrase and code only on its own page. Your browser opens "
                         "it; check there that the address is the one above. Then come back here."),
                      this));
    column->addWidget(m_choice);
    connect(m_choice, &ComputerChoice::submitted, this, &WizardPage::submitted);
}

void WebPage::fill(const auth::WebSignInNeeded& state)
{
    if (state.trouble)
        m_banner->say(Tone::warning, message(*state.trouble, m_clock.unixMs()));
    else
        m_banner->hush();
}

void WebPage::submit()
{
    if (auto choice = m_choice->choice())
        act(auth::OpenBrowser{std::move(*choice)});
}

QWidget* WebPage::firstField()
{
    return m_choice->firstField();
}

} // namespace sallyport::ui
