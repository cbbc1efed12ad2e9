// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowLock: the locked state of the window: its page, the alerts that still come in, the notices about them, and
// everything that asks for the lock. What has to be destroyed belongs to the window: see MainWindow::lock.
//   connect(&lock, &WindowLock::lockWanted, this, &MainWindow::lock);
#pragma once

#include "ui/lock/lock_watch.h"
#include "ui/lock/locked_watch.h"
#include "ui/shell/app_services.h"

#include <QPointer>
#include <QWidget>

namespace sallyport::ui {

class AlertHerald;
class LockedPage;

class WindowLock : public QObject {
    Q_OBJECT
public:
    /// `services.lock` is not null; all must outlive this. `window` owns the page.
    WindowLock(const AppServices& services, QWidget* window);
    ~WindowLock() override;

    LockedPage* page() const { return m_page; }
    bool isLocked() const { return m_locked; }
    /// Alerts come in: worth staying in the tray for.
    bool isListening() const { return m_locked && m_watch != nullptr; }

    /// Once the window has destroyed what it had: drops all other secrets. `kept`: name of the session's service, or
    /// empty.
    void begin(LockReason reason, const QString& kept, std::unique_ptr<LockedWatch> watch);
    /// The lock is not set up: says so, and offers it.
    void offerSetUp();
    /// Where nothing is kept there is nothing to come back to: offers to sign out in place of the lock.
    void offerSignOut(const std::function<void()>& signOut);

Q_SIGNALS:
    void lockWanted(sallyport::ui::LockReason reason);
    void unlocked();
    /// What was locked has been thrown away.
    void gaveUp();

private:
    void follow();
    void end();

    const AppServices& m_services;
    QWidget* m_window;
    LockWatch m_triggers;
    LockedPage* m_page;
    bool m_locked = false;
    std::unique_ptr<LockedWatch> m_watch;
    std::unique_ptr<AlertHerald> m_herald;
};

} // namespace sallyport::ui
