// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/sign_in_wizard.h"

#include "ui/preflight/computer_check.h"
#include "ui/sign_in/wizard_footer.h"
#include "ui/sign_in/wizard_pages.h"
#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/address_plate.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/step_indicator.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {
namespace {

/// As long as it takes to look at a wait and wonder, the footer says how long it has been.
constexpr std::int64_t quietWaitMs = 3000;

} // namespace

SignInWizard::SignInWizard(const AppServices& services, origin::ServiceProfile profile, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_profile(std::move(profile)),
      m_plate(new AddressPlate(this)),
      m_computer(new ComputerCheck(
          services, m_plate, m_profile, [this] { return clockOffset(); }, this)),
      m_steps(new StepIndicator({tr("Account"), tr("Human check"), tr("Code"), tr("This computer")}, this)),
      m_title(new TextLabel({}, TextLabel::Role::title, this)),
      m_hardening(mutedLabel(tr("One moment: the fields open as soon as this window is sealed off."), this)),
      m_pages(new WizardPages(
          services, [this](auth::PersonAct act) { takeAct(std::move(act)); }, this)),
      m_footer(new WizardFooter(this)),
      m_body(new QWidget(this))
{
    layOut();
    connect(m_pages, &WizardPages::changed, this, &SignInWizard::followPage);
    connect(m_pages, &WizardPages::sharedChosen, this, &SignInWizard::sharedChosen);
    connect(m_pages, &WizardPages::trustAccepted, this, [this] {
        if (m_driver->address())
            m_acceptedKey = m_driver->address()->connection.spkiSha256;
        showState();
    });
    connect(m_footer, &WizardFooter::back, this, &SignInWizard::goBack);
    connect(m_footer, &WizardFooter::next, this, [this] {
        if (WizardPage* page = m_pages->current())
            page->submit();
    });
    connect(m_footer, &WizardFooter::cancelled, this, [this] { takeAct(auth::Cancel{}); });
    connect(&m_waitTimer, &QTimer::timeout, this, [this] { showWait(m_driver->state()); });
    m_waitTimer.setInterval(1000);
}

SignInWizard::~SignInWizard() = default;

void SignInWizard::layOut()
{
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    inner->setSpacing(ems(this, 1));
    inner->addWidget(m_title);
    inner->addWidget(m_hardening);
    inner->addWidget(m_pages);
    inner->addWidget(m_footer);
    card->setMaximumWidth(ems(this, 42));

    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    auto* middle = new QHBoxLayout;
    middle->addStretch();
    middle->addWidget(card, 1);
    middle->addStretch();
    column->addLayout(middle);
    column->addStretch();

    auto* row = new QHBoxLayout(m_body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(ems(this, 1.2));
    row->addWidget(scrollBox(content, this), 1);

    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    whole->setSpacing(ems(this, 1));
    whole->addWidget(m_plate);
    whole->addWidget(m_steps);
    whole->addWidget(m_body, 1);
}

void SignInWizard::setSidePanel(QWidget* panel)
{
    static_cast<QBoxLayout*>(m_body->layout())->addWidget(panel);
}

void SignInWizard::start()
{
    follow(m_services.signInFor(m_profile));
}

void SignInWizard::prove(std::unique_ptr<SignInDriver> driver, const QString& identifier,
                         const std::optional<auth::AddressFacts>& address)
{
    m_proving = true;
    m_identifier = identifier;
    if (address)
        m_acceptedKey = address->connection.spkiSha256;
    m_pages->suggestIdentifier(identifier);
    m_footer->setBackCaption(tr("Ca&ncel"));
    layout()->addWidget(m_footer); // below what scrolls: in a dialog the way out is always in sight
    follow(std::move(driver));
}

void SignInWizard::follow(std::unique_ptr<SignInDriver> driver)
{
    m_driver = std::move(driver);
    connect(m_driver.get(), &SignInDriver::stateChanged, this, &SignInWizard::showState);
    m_driver->start();
    showState();
    if (!m_clockKnown)
        m_computer->look();
}

void SignInWizard::setSecretsAllowed(bool allowed)
{
    m_secretsAllowed = allowed;
    openFields();
}

std::unique_ptr<SessionPort> SignInWizard::takeSession()
{
    return m_driver->takeSession(m_identifier);
}

void SignInWizard::showState()
{
    const auth::State& state = m_driver->state();
    std::visit(
        [this](const auto& s) {
            if constexpr (requires { s.identifier; }) {
                if (!s.identifier.isEmpty())
                    m_identifier = s.identifier;
            }
        },
        state);
    showPlate();
    if (std::holds_alternative<auth::SignedIn>(state)) {
        m_waitTimer.stop();
        Q_EMIT signedIn();
        return;
    }
    m_steps->setCurrent(stepOf(state));
    m_steps->setVisible(!m_proving && !std::holds_alternative<auth::WebSignInNeeded>(state)
                        && !std::holds_alternative<auth::WaitingForBrowser>(state));
    showPage(state);
    showWait(state);
    openFields();
}

void SignInWizard::showPlate()
{
    const auto& address = m_driver->address();
    const PlateState plate = plateState(m_profile, m_driver->state(), address.has_value());
    const QByteArray digest =
        address && m_services.plateDigest ? m_services.plateDigest(address->connection.spkiSha256) : QByteArray();
    m_plate->setContent(plateContent(m_profile, address, plate, digest));
    m_plate->explainWords(std::holds_alternative<auth::CredentialsNeeded>(m_driver->state()));
    if (address && !std::exchange(m_clockKnown, true))
        m_computer->look();
}

std::optional<std::chrono::seconds> SignInWizard::clockOffset() const
{
    if (!m_driver || !m_driver->address())
        return std::nullopt;
    return m_driver->address()->clockOffset;
}

void SignInWizard::showPage(const auth::State& state)
{
    const bool asksPerson = waitText(state).isEmpty() && !std::holds_alternative<auth::Blocked>(state);
    const auto& address = m_driver->address();
    if (asksPerson && address && m_plate->content().state == PlateState::firstSeen && !keyAccepted())
        return m_pages->askTrust(*address);
    m_pages->show(state,
                  {.profileId = m_profile.id,
                   .origin = m_profile.issuer ? m_profile.issuer->text() : QString(),
                   .clockOffset = address ? address->clockOffset : std::chrono::seconds(0)});
}

void SignInWizard::followPage()
{
    m_title->setText(m_pages->current()->title());
    m_footer->follow(*m_pages->current());
}

void SignInWizard::showWait(const auth::State& state)
{
    QString text = waitText(state);
    const bool wasWaiting = m_waitTimer.isActive();
    if (text.isEmpty()) {
        m_waitTimer.stop();
        m_footer->setWaiting({});
        return;
    }
    if (!wasWaiting) {
        m_waitingSinceMs = m_services.clock.monotonicMs();
        m_waitTimer.start();
    }
    const std::int64_t waited = m_services.clock.monotonicMs() - m_waitingSinceMs;
    if (waited >= quietWaitMs)
        text += u' ' + tr("(%1 so far)").arg(spanText(waited / 1000));
    m_footer->setWaiting(text);
    if (!wasWaiting)
        m_footer->cancelButton()->setFocus();
}

void SignInWizard::openFields()
{
    WizardPage* page = m_pages->current();
    if (page == nullptr)
        return;
    const bool waiting = m_waitTimer.isActive();
    const bool open = m_secretsAllowed && !waiting && m_plate->content().isOpen(keyAccepted());
    page->setFieldsOpen(open);
    m_hardening->setVisible(!m_secretsAllowed && !waiting && m_pages->asksCredentials());
    if (waiting)
        return;
    QWidget* field = open || m_pages->asksTrust() ? page->firstField() : nullptr;
    (field != nullptr ? field : m_footer->firstButton())->setFocus();
}

void SignInWizard::takeAct(auth::PersonAct act)
{
    // A red plate closes more than fields: nothing but stopping and going back is passed on.
    const bool stops = std::holds_alternative<auth::Cancel>(act) || std::holds_alternative<auth::GoBack>(act)
        || std::holds_alternative<auth::Retry>(act);
    if (stops || (m_secretsAllowed && m_plate->content().isOpen(keyAccepted())))
        m_driver->act(std::move(act));
}

bool SignInWizard::keyAccepted() const
{
    const auto& address = m_driver->address();
    return address && !m_acceptedKey.isEmpty() && m_acceptedKey == address->connection.spkiSha256;
}

void SignInWizard::goBack()
{
    if (!m_driver || m_proving)
        return Q_EMIT left();
    const bool first = std::holds_alternative<auth::CredentialsNeeded>(m_driver->state())
        || std::holds_alternative<auth::Blocked>(m_driver->state()) || m_pages->asksTrust();
    if (first || !m_driver->act(auth::GoBack{}))
        Q_EMIT left();
}

} // namespace sallyport::ui
