// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/wizard_pages.h"

#include "ui/shell/app_services.h"
#include "ui/sign_in/blocked_page.h"
#include "ui/sign_in/computer_page.h"
#include "ui/sign_in/credentials_page.h"
#include "ui/sign_in/human_check_page.h"
#include "ui/sign_in/trust_page.h"
#include "ui/sign_in/wait_page.h"
#include "ui/sign_in/web_page.h"

namespace sallyport::ui {

int stepOf(const auth::State& state)
{
    if (std::holds_alternative<auth::CredentialsNeeded>(state)
        || std::holds_alternative<auth::CheckingCredentials>(state))
        return 0;
    if (std::holds_alternative<auth::HumanCheckNeeded>(state) || std::holds_alternative<auth::CheckingHuman>(state))
        return 1;
    if (std::holds_alternative<auth::CodeNeeded>(state) || std::holds_alternative<auth::CheckingCode>(state))
        return 2;
    if (std::holds_alternative<auth::ComputerNeeded>(state) || std::holds_alternative<auth::OpeningSession>(state))
        return 3;
    return -1;
}

WizardPages::WizardPages(const AppServices& services, const WizardPage::ActSink& act, QWidget* parent)
    : FittingStack(parent),
      m_wait(new WaitPage(this)),
      m_trust(new TrustPage(this)),
      m_credentials(new CredentialsPage(act, services.clock, this)),
      m_human(new HumanCheckPage(act, services.clock, this)),
      m_code(new CodePage(act, services.clock, services.authenticator, this)),
      m_computer(new ComputerPage(act, services.clock, services.suggestedDeviceName, this)),
      m_web(new WebPage(act, services.clock, services.suggestedDeviceName, this)),
      m_blocked(new BlockedPage(act, services.clock, this))
{
    for (WizardPage* page : std::initializer_list<WizardPage*>{m_wait, m_trust, m_credentials, m_human, m_code,
                                                               m_computer, m_web, m_blocked})
        add(page);
    connect(m_trust, &TrustPage::accepted, this, &WizardPages::trustAccepted);
    connect(m_computer, &ComputerPage::sharedChosen, this, &WizardPages::sharedChosen);
}

void WizardPages::add(WizardPage* page)
{
    addWidget(page);
    connect(page, &WizardPage::submitted, page, &WizardPage::submit);
    connect(page, &WizardPage::changed, this, [this, page] {
        if (page == m_current)
            Q_EMIT changed();
    });
}

void WizardPages::show(const auth::State& state, const CodeAsker& asker)
{
    const auto fill = [this](auto* page, const auto& with) {
        page->fill(with);
        switchTo(page);
    };
    if (const auto* credentials = std::get_if<auth::CredentialsNeeded>(&state))
        return fill(m_credentials, *credentials);
    if (const auto* human = std::get_if<auth::HumanCheckNeeded>(&state))
        return fill(m_human, *human);
    if (const auto* code = std::get_if<auth::CodeNeeded>(&state)) {
        m_code->fill(*code, asker);
        return switchTo(m_code);
    }
    if (const auto* computer = std::get_if<auth::ComputerNeeded>(&state))
        return fill(m_computer, computer->trouble);
    if (const auto* web = std::get_if<auth::WebSignInNeeded>(&state))
        return fill(m_web, web->trouble);
    if (const auto* blocked = std::get_if<auth::Blocked>(&state))
        return fill(m_blocked, *blocked);
    const bool staysOnPage = stepOf(state) >= 0 && stepOf(state) < 3;
    if (!staysOnPage || m_current == nullptr)
        fill(m_wait, state);
}

void WizardPages::suggestIdentifier(const QString& identifier)
{
    m_credentials->fill({.identifier = identifier, .trouble = {}});
}

void WizardPages::askTrust(const auth::AddressFacts& address)
{
    m_trust->fill(address);
    switchTo(m_trust);
}

bool WizardPages::asksTrust() const
{
    return m_current == m_trust;
}

bool WizardPages::asksCredentials() const
{
    return m_current == m_credentials;
}

void WizardPages::switchTo(WizardPage* page)
{
    if (page != m_current && m_current != nullptr)
        m_current->leave();
    m_current = page;
    setCurrentWidget(page);
    Q_EMIT changed();
}

} // namespace sallyport::ui
