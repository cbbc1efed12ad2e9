// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WizardPages: all pages of the wizard, and which of them belongs to a state of the sign-in.
//   pages->show(driver.state(), asker);  footer->follow(*pages->current());
#pragma once

#include "ui/sign_in/code_page.h"
#include "ui/widgets/fitting_stack.h"

namespace sallyport::ui {

class BlockedPage;
class ComputerPage;
class CredentialsPage;
class HumanCheckPage;
class TrustPage;
class WaitPage;
class WebPage;
struct AppServices;

class WizardPages : public FittingStack {
    Q_OBJECT
public:
    WizardPages(const AppServices& services, const WizardPage::ActSink& act, QWidget* parent = nullptr);

    /// Fills the page of this state and shows it; a state that waits stays on the page it came from.
    void show(const auth::State& state, const CodeAsker& asker);
    /// Stands in the field until the person writes another.
    void suggestIdentifier(const QString& identifier);
    /// The question before a service that is not one of ours.
    void askTrust(const auth::AddressFacts& address);
    /// Null until something was shown.
    WizardPage* current() const { return m_current; }
    bool asksTrust() const;
    bool asksCredentials() const;

Q_SIGNALS:
    /// The current page is another one, or has other captions.
    void changed();
    void trustAccepted();
    /// See ComputerChoice.
    void sharedChosen(bool shared);

private:
    void add(WizardPage* page);
    void switchTo(WizardPage* page);

    WizardPage* m_current = nullptr;
    WaitPage* m_wait;
    TrustPage* m_trust;
    CredentialsPage* m_credentials;
    HumanCheckPage* m_human;
    CodePage* m_code;
    ComputerPage* m_computer;
    WebPage* m_web;
    BlockedPage* m_blocked;
};

/// Which of the four steps a state belongs to, from 0; -1 for none.
int stepOf(const auth::State& state);

} // namespace sallyport::ui
