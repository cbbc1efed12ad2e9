// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/session_view.h"

#include "ui/alerts/alert_herald.h"
#include "ui/alerts/alerts_page.h"
#include "ui/check/checker.h"
#include "ui/devices/device_dialogs.h"
#include "ui/devices/devices_page.h"
#include "ui/practice/drill_bar.h"
#include "ui/preflight/computer_check.h"
#include "ui/shell/overview_page.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/sign_out_page.h"
#include "ui/shell/step_up.h"
#include "ui/shell/stepped_account.h"
#include "ui/shell/stepped_safety.h"
#include "ui/text/lease_messages.h"
#include "ui/text/lock_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/address_plate.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QBoxLayout>
#include <QStackedWidget>

namespace sallyport::ui {

SessionView::SessionView(const AppServices& services, origin::ServiceProfile profile,
                         std::unique_ptr<SessionPort> session, const std::shared_ptr<const PracticeAccount>& practice,
                         ClipboardGuard* clipboard, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_profile(std::move(profile)),
      m_session(std::move(session)),
      m_stepUp(std::make_unique<StepUp>(services, m_profile, *m_session, this)),
      m_gate([this] { return m_stepUp->prove(); }),
      m_clipboard(clipboard),
      m_presence(services.clock),
      m_ofPractice(practice != nullptr),
      m_sidebar(new Sidebar(this)),
      m_plate(new AddressPlate(this)),
      m_computer(new ComputerCheck(
          services, m_plate, m_profile, [this] { return std::optional(m_session->facts().clockOffset); }, m_plate)),
      m_timeLeft(new TextLabel({}, TextLabel::Role::strong, this)),
      m_silence(new Banner(this)),
      m_lock(new Button(tr("Lock"), Button::Kind::plain, this)),
      m_signOut(new Button(tr("Sign &out"), Button::Kind::plain, this)),
      m_overview(new OverviewPage(services, m_profile, *m_session, this)),
      m_parts(new QStackedWidget(this)),
      m_whole(new QStackedWidget(this)),
      m_end(new SignOutPage(services.clock, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_whole);
    m_main = buildMain();
    m_whole->addWidget(m_main);
    m_whole->addWidget(m_end);
    if (m_session->account() != nullptr)
        m_account = std::make_unique<SteppedAccount>(*m_session->account(), m_gate, [this](const QString& code) {
            if (m_services.checker != nullptr && !isShared())
                m_services.checker->codeChanged(m_profile.id, code);
        });
    if (m_session->safety() != nullptr)
        m_safety = std::make_unique<SteppedSafety>(*m_session->safety(), m_gate);
    if (m_session->authenticators() != nullptr)
        m_authenticators = std::make_unique<SteppedAuthenticators>(*m_session->authenticators(), m_gate);
    if (practice != nullptr)
        addDrills();
    addParts(practice, clipboard);
    showPlate();
    tick();
    listen();
    m_computer->look();
    if (m_session->facts().leaseEndsAt) // nothing else here changes with every second
        m_timer.start(1000);
}

SessionView::~SessionView()
{
    m_herald.reset();
    delete m_whole; // its pages stand on the session
}

void SessionView::listen()
{
    connect(m_sidebar, &Sidebar::chosen, m_parts, &QStackedWidget::setCurrentIndex);
    connect(m_signOut, &QPushButton::clicked, this, &SessionView::askSignOut);
    connect(m_lock, &QPushButton::clicked, this, &SessionView::lockWanted);
    connect(m_end, &SignOutPage::closed, this, &SessionView::closed);
    connect(m_end, &SignOutPage::signInAgain, this, &SessionView::signInAgain);
    connect(m_session.get(), &SessionPort::factsChanged, this, [this] {
        if (m_main != nullptr)
            showPlate();
        tick();
    });
    connect(m_session.get(), &SessionPort::ended, this, &SessionView::showEnd);
    connect(&m_timer, &QTimer::timeout, this, &SessionView::tick);
}

void SessionView::showEnd()
{
    if (m_signingOut || !m_session->end() || m_main == nullptr)
        return;
    const auth::SessionEnd& end = *m_session->end();
    m_end->showEnd(end, m_devices != nullptr ? m_devices->deviceOf(end.bySession) : std::nullopt);
    forget();
    showLeft();
    QApplication::alert(window());
}

void SessionView::forget()
{
    m_timer.stop();
    if (m_trainer) {
        m_trainer->noteSessionEnded(m_session->end() && m_session->end()->cause == auth::EndCause::reuse);
        m_end->showBelow(new DrillBar(*m_trainer, m_end));
    }
    m_stepUp->dismiss();
    m_herald.reset();
    Q_EMIT wokeUp();
    m_whole->setCurrentWidget(m_end);
    if (m_clipboard)
        m_clipboard->clear();
    std::exchange(m_main, nullptr)->deleteLater(); // it may be the one whose click led here
}

void SessionView::setSecretsAllowed(bool allowed)
{
    m_stepUp->setSecretsAllowed(allowed);
}

QWidget* SessionView::buildMain()
{
    auto* main = new QWidget(this);
    m_timeLeft->setTone(Tone::warning);
    m_timeLeft->setWordWrap(false);
    m_signOut->setIcon(icon(Icon::signOut));
    auto* buttons = new QHBoxLayout;
    m_lock->setIcon(icon(Icon::lock));
    m_lock->setShortcut(QKeySequence(QStringLiteral("Ctrl+L"))); // which LockWatch hears before any button
    m_lock->setToolTip(tr("Ctrl+L locks at any time"));
    m_lock->setVisible(m_services.lock != nullptr);
    buttons->addWidget(m_lock);
    buttons->addWidget(m_signOut);
    auto* side = new QVBoxLayout; // the time over the buttons, so that the address keeps its width
    side->addStretch();
    side->addWidget(m_timeLeft, 0, Qt::AlignHCenter);
    side->addLayout(buttons);
    side->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(ems(this, 1));
    top->addWidget(m_plate, 1);
    top->addLayout(side);
    auto* content = new QVBoxLayout;
    m_content = content;
    content->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), 0);
    content->setSpacing(ems(this, 1.2));
    content->addLayout(top);
    content->addWidget(m_silence);
    content->addWidget(m_parts, 1);
    auto* row = new QHBoxLayout(main);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addLayout(content, 1);
    return main;
}

void SessionView::showAlerts()
{
    if (m_main == nullptr || m_alerts == nullptr)
        return;
    m_sidebar->choose(m_alertsLine);
    m_alerts->showNewest();
}

void SessionView::showPlate()
{
    const auto& address = m_session->address();
    const QByteArray digest =
        address && m_services.plateDigest ? m_services.plateDigest(address->connection.spkiSha256) : QByteArray();
    const PlateState state = plateState(m_profile, address, m_session->addressTrouble());
    m_plate->setContent(plateContent(m_profile, address, state, digest));
}

void SessionView::tick()
{
    if (m_main == nullptr)
        return;
    const auth::SessionFacts& facts = m_session->facts();
    m_timeLeft->setVisible(facts.leaseEndsAt.has_value());
    if (!facts.leaseEndsAt)
        return;
    const auto lease = m_session->lease();
    const std::int64_t left = lease ? lease->leaseEndsAt - lease->now
                                    : *facts.leaseEndsAt - facts.clockOffset.count() - m_services.clock.unixSeconds();
    showSilence();
    m_timeLeft->setText(tr("%1 left").arg(countdownText(left)));
    m_timeLeft->setAccessibleName(tr("Time left on this shared computer: %1").arg(spanText(left)));
    m_overview->refresh();
}

bool SessionView::isShared() const
{
    return m_session->facts().leaseEndsAt.has_value();
}

void SessionView::showSilence()
{
    const auto lease = m_session->lease();
    if (lease && lease->contact == account::LeaseContact::silent) {
        const bool isNew = m_silence->isHidden();
        m_silence->say(Tone::danger, silenceMessage(*lease, m_services.clock.unixSeconds()));
        if (isNew)
            announce(m_silence);
    } else {
        m_silence->hush();
    }
}

/// The end of a shared computer's session says what is left there.
void SessionView::showLeft()
{
    if (!isShared() || !m_services.leftHere)
        return;
    m_end->lookForLeft(m_ofPractice);
    m_services.leftHere().then(this, [this](const Result<account::LeftHere, account::LeftHereError>& left) {
        m_end->showLeft(left.value_or(account::LeftHere{.complete = false}));
    });
}

void SessionView::takeKeyboard()
{
    if (m_main != nullptr)
        m_sidebar->focusCurrent();
}

QList<UnfinishedEnding> SessionView::unfinishedEndings() const
{
    return m_devices != nullptr && m_main != nullptr ? m_devices->unfinishedEndings() : QList<UnfinishedEnding>();
}

void SessionView::tellUnfinished(QList<UnfinishedEnding> endings)
{
    if (m_devices != nullptr && !endings.isEmpty())
        m_devices->tellUnfinished(std::move(endings));
}

/// On a shared computer whoever pressed it may be gone already: there it is done at once.
void SessionView::askSignOut()
{
    if (isShared())
        return signOut();
    auto* question = new ConfirmDialog(
        tr("Sign out on this computer?"),
        {tr("The service ends this session, and its key is taken off this computer: to come back you sign in anew, "
            "with passphrase and code."),
         tr("Your other devices stay signed in.")},
        tr("&Sign out"), m_main); // gone with the session
    connect(question, &QDialog::accepted, this, [this] { signOut(); });
    question->open();
}

void SessionView::signOut(std::optional<LockReason> locking)
{
    if (m_signingOut || m_main == nullptr)
        return;
    m_signingOut = true;
    m_end->showWaiting(locking ? signedOutText(*locking) : QString());
    m_whole->setCurrentWidget(m_end);
    m_session->signOut().then(this, [this](const Result<auth::SignOutReport, auth::SignOutError>& answer) {
        // Given up is what "not confirmed" means; when it ends is known from the facts.
        const auto report = answer.value_or(auth::SignOutReport{.endsAt = m_session->facts().expiresAt});
        m_end->showReport(report);
        m_signedOut = true;
        forget();
        showLeft();
        Q_EMIT signedOut(report.outcome == auth::SignOutOutcome::confirmed && !report.wipeError);
    });
}

} // namespace sallyport::ui
