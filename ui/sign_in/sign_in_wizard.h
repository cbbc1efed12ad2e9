// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInWizard: plate, steps, the page for the state the sign-in is in, and the footer. Shows what the driver says and
// hands it what the person does; fields are open only under a good plate in a hardened process.
//   auto* wizard = new SignInWizard(services, profile);  connect(wizard, &SignInWizard::signedIn, ...);
//   wizard->start();
#pragma once

#include "ui/shell/app_services.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace sallyport::ui {

class AddressPlate;
class ComputerCheck;
class StepIndicator;
class TextLabel;
class WizardFooter;
class WizardPage;
class WizardPages;

class SignInWizard : public QWidget {
    Q_OBJECT
public:
    /// `services` must outlive the wizard.
    SignInWizard(const AppServices& services, origin::ServiceProfile profile, QWidget* parent = nullptr);
    ~SignInWizard() override;

    /// Makes the attempt and begins with the address check.
    void start();
    /// In place of start: the person of an open session proves themselves again. `address`: what was accepted at its
    /// sign-in. Going back is leaving.
    void prove(std::unique_ptr<SignInDriver> driver, const QString& identifier,
               const std::optional<auth::AddressFacts>& address);
    void setSecretsAllowed(bool allowed);
    /// Stands beside the pages, e.g. the practice card.
    void setSidePanel(QWidget* panel);

    const origin::ServiceProfile& profile() const { return m_profile; }
    AddressPlate* plate() const { return m_plate; }
    /// After signedIn, once.
    std::unique_ptr<SessionPort> takeSession();

Q_SIGNALS:
    void signedIn();
    /// This computer was called a shared one, or one's own: what stands beside the pages may not keep anything then.
    void sharedChosen(bool shared);
    /// The person went back beyond the first page.
    void left();

private:
    void layOut();
    void follow(std::unique_ptr<SignInDriver> driver);
    void showState();
    void showPlate();
    std::optional<std::chrono::seconds> clockOffset() const;
    void showPage(const auth::State& state);
    void followPage();
    void showWait(const auth::State& state);
    void openFields();
    void takeAct(auth::PersonAct act);
    void goBack();
    bool keyAccepted() const;

    const AppServices& m_services;
    origin::ServiceProfile m_profile;
    std::unique_ptr<SignInDriver> m_driver;
    bool m_secretsAllowed = false;
    bool m_proving = false;   ///< a step-up, not a new sign-in
    QByteArray m_acceptedKey; ///< the first-seen key that the person has accepted
    QString m_identifier;
    std::int64_t m_waitingSinceMs = 0;

    AddressPlate* m_plate;
    ComputerCheck* m_computer;
    bool m_clockKnown = false; ///< the pre-flight has been told how far the clock is off
    StepIndicator* m_steps;
    TextLabel* m_title;
    TextLabel* m_hardening;
    WizardPages* m_pages;
    WizardFooter* m_footer;
    QWidget* m_body;
    QTimer m_waitTimer;
};

} // namespace sallyport::ui
