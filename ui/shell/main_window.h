// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow: the one window. It shows the first-run page, the sign-in wizard or an open session, and owns the session
// while it is open. It asks nothing of the network itself.
//   MainWindow window(services);  window.showFirstRun();  window.show();  ...  window.setSecretsAllowed(true);
#pragma once

#include "ui/devices/unfinished_ending.h"
#include "ui/shell/app_services.h"

#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace sallyport::ui {

class ClipboardGuard;
class FirstRunPage;
class ProfilePage;
class SessionView;
class SignInWizard;
class WindowLock;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(AppServices services, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Fields for secrets stay closed until app has hardened the process and says so.
    void setSecretsAllowed(bool allowed);

    /// The first page: two doors and a small third. What was open before is closed.
    void showFirstRun();
    /// The wizard for a service, from its address check on.
    void signIn(const origin::ServiceProfile& profile);
    /// A session found again at start. For the practice account call setPracticeAccount first.
    void openSession(const origin::ServiceProfile& profile, std::unique_ptr<SessionPort> session);
    /// What the practice service said, where app started it before the person chose it.
    void setPracticeAccount(PracticeAccount account);
    /// On the first page: whose session is being looked for, and so why a passphrase may be asked for; empty: no
    /// longer.
    void showRestoring(const QString& serviceName);
    /// The first page with a word about why no session could be restored.
    void showRestoreError(const auth::RestoreError& error);
    void showRestoreError(PracticeError error);
    /// Where a session is kept and the lock is set up: it starts locked.
    void startLocked(const QString& serviceName);
    bool isLocked() const;

protected:
    /// While a sign-out is under way the window stays for its answer: some seconds.
    void closeEvent(QCloseEvent* event) override;

private:
    void followNotifier();
    void followLock();
    /// Destroys all pages that may hold a secret, with their dialogs, and shows nothing but the locked page; or says
    /// why it cannot be.
    void lock(LockReason reason);
    bool mayLock(LockReason reason);
    void holdSleep(LockReason reason);
    /// `kept`: name of the session's service, or empty.
    void goLocked(LockReason reason, const QString& kept);
    void unlocked();
    void raiseWindow();
    /// The person chose so, there is a tray to come back from, and something to listen for.
    bool staysInTray() const;
    void startPractice();
    void leavePractice();
    void reviewProfile(const QByteArray& json);
    void offerCheck();
    void openSignedIn();
    void showOnly(QWidget* page);
    bool isPractice(const origin::ServiceProfile& profile) const;

    AppServices m_services;
    std::unique_ptr<ClipboardGuard> m_clipboard;
    std::shared_ptr<const PracticeAccount> m_practice;
    int m_practiceAttempt = 0; ///< tells an answer to the present start from one to a start given up
    bool m_secretsAllowed = false;
    QTimer m_trayWatch;      ///< while hidden: is there still a tray to come back from?
    bool m_quitting = false; ///< asked for in the tray's menu
    QStackedWidget* m_stack;
    FirstRunPage* m_firstRun;
    ProfilePage* m_profilePage;
    QPointer<SignInWizard> m_wizard;
    QPointer<SessionView> m_session;
    std::unique_ptr<WindowLock> m_lock;   ///< null where the program cannot be locked
    QList<UnfinishedEnding> m_unfinished; ///< ends under way when it was locked
};

} // namespace sallyport::ui
