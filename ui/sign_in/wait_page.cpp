// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/wait_page.h"

#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

WaitPage::WaitPage(QWidget* parent) : WizardPage([](auth::PersonAct) {}, parent), m_text(new TextLabel({}, this))
{
    m_text->setTone(Tone::muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
}

void WaitPage::fill(const auth::State& state)
{
    if (std::holds_alternative<auth::OpeningSession>(state)) {
        m_title = tr("Almost there");
        m_text->setText(tr("All that the service asked for was right."));
    } else if (std::holds_alternative<auth::WaitingForBrowser>(state)) {
        m_title = tr("Go on in your browser");
        m_text->setText(tr("Your browser shows the service's page. When you are done there, this window goes on by "
                           "itself. The page is waited for three minutes."));
    } else {
        m_title = tr("Checking the address");
        m_text->setText(tr("Before anything of yours is sent, the service must prove that it holds the right key."));
    }
    Q_EMIT changed();
}

} // namespace sallyport::ui
