// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/lock/close_dialogs.h"
#include "ui/lock/locked_page.h"
#include "ui/lock/window_lock.h"
#include "ui/practice/practice_panel.h"
#include "ui/shell/check_before.h"
#include "ui/shell/first_run_page.h"
#include "ui/shell/profile_page.h"
#include "ui/shell/session_view.h"
#include "ui/sign_in/sign_in_wizard.h"
#include "ui/text/messages.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/icon.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QStackedWidget>

namespace sallyport::ui {

MainWindow::MainWindow(AppServices services, QWidget* parent)
    : QMainWindow(parent),
      m_services(std::move(services)),
      m_clipboard(std::make_unique<ClipboardGuard>()),
      m_stack(new QStackedWidget(this)),
      m_firstRun(new FirstRunPage(this)),
      m_profilePage(new ProfilePage(this))
{
    setWindowTitle(QStringLiteral("Sallyport"));
    setWindowIcon(programIcon());
    setCentralWidget(m_stack);
    m_stack->addWidget(m_firstRun);
    m_stack->addWidget(m_profilePage);
    resize(ems(this, 66), ems(this, 46));
    connect(m_firstRun, &FirstRunPage::practiceChosen, this, &MainWindow::startPractice);
    connect(m_firstRun, &FirstRunPage::startCancelled, this, &MainWindow::leavePractice);
    connect(m_firstRun, &FirstRunPage::profilePicked, this, &MainWindow::reviewProfile);
    connect(m_profilePage, &ProfilePage::left, this, &MainWindow::showFirstRun);
    connect(m_profilePage, &ProfilePage::accepted, this, &MainWindow::signIn);
    offerCheck();
    followNotifier();
    if (m_services.lock != nullptr) {
        m_lock = std::make_unique<WindowLock>(m_services, this);
        followLock();
    }
}

void MainWindow::offerCheck()
{
    if (m_services.checker == nullptr)
        return;
    auto* page = new CheckBefore(*m_services.checker, this);
    m_stack->addWidget(page);
    m_firstRun->offerCheck();
    connect(m_firstRun, &FirstRunPage::checkWanted, page, [this, page] {
        showOnly(page);
        page->takeKeyboard();
    });
    connect(page, &CheckBefore::left, this, [this, page] {
        page->forget();
        showFirstRun();
    });
}

MainWindow::~MainWindow()
{
    // They hold references to what this window owns.
    m_lock.reset();
    delete m_wizard;
    delete m_session;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (staysInTray()) {
        QGuiApplication::setQuitOnLastWindowClosed(false);
        hide();
        m_trayWatch.start(std::chrono::seconds(30));
        return event->ignore();
    }
    if (m_session && m_session->endsWithWindow() && !m_session->isSigningOut()) {
        m_session->signOut(); // nothing stays open on a shared computer; what it has left is to be read
        return event->ignore();
    }
    if (!m_session || !m_session->isSigningOut()) {
        QGuiApplication::setQuitOnLastWindowClosed(true);
        return QMainWindow::closeEvent(event);
    }
    // What did not go well stays to be read.
    connect(m_session, &SessionView::signedOut, this, [this](bool clean) {
        if (clean)
            close();
    });
    event->ignore();
}

bool MainWindow::staysInTray() const
{
    const bool listens =
        m_session && !m_session->endsWithWindow() && m_session->isListening() && !m_session->isSigningOut();
    return !m_quitting && (listens || (m_lock && m_lock->isListening())) && m_services.notifier->hasTray()
        && m_services.tray.stays && m_services.tray.stays();
}

void MainWindow::followNotifier()
{
    if (m_services.notifier == nullptr)
        return;
    connect(m_services.notifier, &Notifier::activated, this, &MainWindow::raiseWindow);
    connect(m_services.notifier, &Notifier::noticeClicked, this, [this] {
        raiseWindow();
        if (m_session)
            m_session->showAlerts();
    });
    connect(m_services.notifier, &Notifier::quitWanted, this, [this] {
        m_quitting = true;
        raiseWindow(); // a window that is hidden is not closed, and what it says of a sign-out must be seen
        close();
    });
    connect(&m_trayWatch, &QTimer::timeout, m_services.notifier, &Notifier::look);
    // A tray that goes away takes the only way back with it.
    connect(m_services.notifier, &Notifier::reachChanged, this, [this] {
        if (isHidden() && (m_session || m_lock) && !m_services.notifier->hasTray())
            raiseWindow();
    });
}

void MainWindow::raiseWindow()
{
    QGuiApplication::setQuitOnLastWindowClosed(true);
    m_trayWatch.stop();
    setVisible(true);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::setSecretsAllowed(bool allowed)
{
    m_secretsAllowed = allowed;
    if (m_wizard)
        m_wizard->setSecretsAllowed(allowed);
    if (m_session)
        m_session->setSecretsAllowed(allowed);
    if (m_lock)
        m_lock->page()->setSecretsAllowed(allowed);
}

void MainWindow::showFirstRun()
{
    m_firstRun->hush();
    m_firstRun->setStarting(false);
    showOnly(m_firstRun);
    m_firstRun->setFocus();
}

void MainWindow::showRestoring(const QString& serviceName)
{
    if (serviceName.isEmpty())
        return m_firstRun->hush();
    m_firstRun->say(Tone::normal,
                    {tr("Looking for your open session at %1.").arg(serviceName),
                     tr("If its key is in an encrypted file, the file's passphrase is asked for.")});
}

void MainWindow::showRestoreError(PracticeError error)
{
    showFirstRun();
    m_firstRun->say(Tone::warning, message(error));
}

void MainWindow::showRestoreError(const auth::RestoreError& error)
{
    showFirstRun();
    if (error.what != auth::RestoreProblem::none)
        m_firstRun->say(Tone::warning, message(error));
}

void MainWindow::startPractice()
{
    m_firstRun->hush();
    if (m_practice)
        return signIn(m_practice->profile);
    m_firstRun->setStarting(true);
    const int attempt = ++m_practiceAttempt;
    m_services.startPractice().then(this, [this, attempt](Result<PracticeAccount, PracticeError> answer) {
        if (attempt != m_practiceAttempt)
            return;
        m_firstRun->setStarting(false);
        if (!answer)
            return m_firstRun->say(Tone::warning, message(answer.error()));
        setPracticeAccount(std::move(*answer));
        signIn(m_practice->profile);
    });
}

void MainWindow::setPracticeAccount(PracticeAccount account)
{
    m_practice = std::make_shared<const PracticeAccount>(std::move(account));
}

void MainWindow::leavePractice()
{
    ++m_practiceAttempt;
    showFirstRun();
    m_practice.reset();
    if (m_services.stopPractice)
        m_services.stopPractice();
}

void MainWindow::reviewProfile(const QByteArray& json)
{
    auto profile = origin::readServiceProfile(json, origin::ProfileTrust::givenKey);
    if (!profile)
        return m_firstRun->say(Tone::warning, message(profile.error(), origin::unknownMembers(json)));
    if (const auto clash = origin::clashWithBuiltIn(*profile, m_services.builtInProfiles))
        return m_firstRun->say(Tone::danger, message(*clash));
    m_profilePage->fill(*profile);
    showOnly(m_profilePage);
    m_profilePage->setFocus();
}

void MainWindow::signIn(const origin::ServiceProfile& profile)
{
    auto* wizard = new SignInWizard(m_services, profile, this);
    const bool practice = isPractice(profile);
    if (practice) {
        auto* panel = new PracticePanel(m_practice, m_services, m_clipboard.get(), wizard);
        wizard->setSidePanel(panel);
        connect(wizard, &SignInWizard::sharedChosen, panel, &PracticePanel::setShared);
    }
    connect(wizard, &SignInWizard::signedIn, this, &MainWindow::openSignedIn);
    connect(wizard, &SignInWizard::left, this, practice ? &MainWindow::leavePractice : &MainWindow::showFirstRun);
    m_stack->addWidget(wizard);
    showOnly(wizard);
    m_wizard = wizard;
    wizard->setSecretsAllowed(m_secretsAllowed);
    // Not before a former attempt is really gone: the new one may replace what that one stood on.
    QTimer::singleShot(0, wizard, &SignInWizard::start);
}

void MainWindow::openSignedIn()
{
    const origin::ServiceProfile profile = m_wizard->profile();
    openSession(profile, m_wizard->takeSession());
}

void MainWindow::openSession(const origin::ServiceProfile& profile, std::unique_ptr<SessionPort> session)
{
    if (!session)
        return showFirstRun();
    const bool practice = isPractice(profile);
    auto* view = new SessionView(m_services, profile, std::move(session), practice ? m_practice : nullptr,
                                 m_clipboard.get(), this);
    connect(view, &SessionView::wokeUp, this, [this] {
        if (isHidden())
            raiseWindow();
    });
    connect(view, &SessionView::closed, this, practice ? &MainWindow::leavePractice : &MainWindow::showFirstRun);
    connect(view, &SessionView::signInAgain, this, [this, profile] { signIn(profile); });
    connect(view, &SessionView::lockWanted, this, [this] { lock(LockReason::asked); }, Qt::QueuedConnection);
    view->setSecretsAllowed(m_secretsAllowed);
    view->tellUnfinished(std::exchange(m_unfinished, {}));
    m_stack->addWidget(view);
    showOnly(view);
    view->takeKeyboard();
    m_session = view;
}

/// Makes `page` the current one; wizard and session, once left, are deleted with all they hold.
void MainWindow::showOnly(QWidget* page)
{
    m_stack->setCurrentWidget(page);
    for (QWidget* former : {static_cast<QWidget*>(m_wizard), static_cast<QWidget*>(m_session)}) {
        if (former != nullptr && former != page) {
            m_stack->removeWidget(former);
            former->deleteLater(); // it may be the one whose signal led here
        }
    }
    if (m_wizard != page)
        m_wizard = nullptr;
    if (m_session != page)
        m_session = nullptr;
}

bool MainWindow::isPractice(const origin::ServiceProfile& profile) const
{
    return m_practice && m_practice->profile.id == profile.id;
}

} // namespace sallyport::ui
