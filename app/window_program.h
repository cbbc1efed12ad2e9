// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowProgram: the composition of the window: builds the real parts, gives them to MainWindow, hardens the process
// after the first paint, and finds the last session again.
//   WindowProgram program(Paths::ofThisUser());  program.show();
#pragma once

#include "app/account_registry.h"
#include "app/client_pool.h"
#include "app/desktop_browser.h"
#include "app/desktop_store.h"
#include "app/dns_key_records.h"
#include "app/inbox_folder.h"
#include "app/left_behind.h"
#include "app/practice_service.h"
#include "app/program_lock.h"
#include "app/stored_authenticator.h"
#include "app/stored_mail.h"
#include "ui/alerts/notifier.h"
#include "ui/check/checker.h"
#include "ui/shell/main_window.h"

#include <QObject>
#include <QTimer>

class QApplication;

namespace sallyport::app {

class WindowProgram : public QObject {
    Q_OBJECT
public:
    explicit WindowProgram(Paths paths);
    ~WindowProgram() override;

    void show();
    ui::MainWindow& window() { return *m_window; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    ui::AppServices services();
    /// Kept in window.ini beside the other files: a choice, no secret.
    ui::TrayChoice trayChoice() const;
    std::unique_ptr<ui::Checker> checker();
    Task<ui::PracticeAccount, ui::PracticeError> startPractice();
    std::unique_ptr<ui::SignInDriver> signInFor(const origin::ServiceProfile& profile);
    std::unique_ptr<ui::SessionPort> opened(const origin::ServiceProfile& profile,
                                            std::unique_ptr<auth::Session> session, const QString& identifier,
                                            const std::optional<auth::AddressFacts>& address);
    void remember(const auth::SignIn& signIn, const origin::ServiceProfile& profile);
    void afterFirstPaint();
    void restoreLast();
    /// After the program was unlocked.
    void reopen();
    /// Of the practice account only once its service runs.
    void restoreWithService();
    /// What else holds secrets, when the program locks.
    void dropSecrets();
    QStringList keptProfiles() const;
    void restore(const origin::ServiceProfile& profile);

    Paths m_paths;
    LeftBehind m_left; ///< before all that may write a file
    AccountRegistry m_registry;
    Secret m_installationSecret;
    DesktopBrowser m_browser;
    std::optional<KnownAccount> m_known;
    DesktopStore m_store;
    secrets::WrappedStore m_kept; ///< over it; what all secrets go through
    StoredAuthenticator m_authenticator;
    StoredMail m_mail;
    DnsKeyRecords m_mailKeys;
    PracticeService m_practice;
    InboxFolder m_inbox;
    std::unique_ptr<ui::Notifier> m_notifier;
    ClientPool m_clients;
    std::unique_ptr<ui::ScreenPicker> m_screen;
    std::unique_ptr<ui::Checker> m_checker;
    ProgramLock m_lock;
    std::unique_ptr<ui::MainWindow> m_window;
    QTimer m_afterPaint;
    QString m_identifier; ///< of the sign-in under way, once it is known to be right
    int m_restoreAttempt = 0;
    bool m_personBegan = false; ///< chose a door or signs in: no session found late may take its place
};

/// The program's name, style and picture.
void installLook(QApplication& application);

/// The window's program from main on; its exit code.
int runWindow(int argc, char** argv);

} // namespace sallyport::app
