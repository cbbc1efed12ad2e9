// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MainWindow's way into the locked state and out of it.
#include "ui/lock/close_dialogs.h"
#include "ui/lock/locked_page.h"
#include "ui/lock/window_lock.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_view.h"
#include "ui/sign_in/sign_in_wizard.h"
#include "ui/widgets/clipboard_guard.h"

#include <QStackedWidget>

namespace sallyport::ui {

void MainWindow::followLock()
{
    m_stack->addWidget(m_lock->page());
    connect(m_lock.get(), &WindowLock::lockWanted, this, &MainWindow::lock);
    connect(m_lock.get(), &WindowLock::unlocked, this, &MainWindow::unlocked);
    connect(m_lock.get(), &WindowLock::gaveUp, this, &MainWindow::showFirstRun);
}

void MainWindow::startLocked(const QString& serviceName)
{
    if (m_lock && !m_lock->isLocked())
        goLocked(LockReason::atStart, serviceName);
}

bool MainWindow::isLocked() const
{
    return m_lock && m_lock->isLocked();
}

void MainWindow::lock(LockReason reason)
{
    if (m_lock->isLocked() || !mayLock(reason))
        return;
    goLocked(reason, m_session ? m_session->profile().name : QString());
}

/// A session that is over or on its way out goes on to its end page, which holds no secret.
bool MainWindow::mayLock(LockReason reason)
{
    const bool asked = reason == LockReason::asked;
    if (m_session && m_session->isSigningOut())
        holdSleep(reason);
    if (m_session && (m_session->isOver() || m_session->isSigningOut()))
        return false;
    if (m_session && !m_session->isKept()) {
        if (asked) {
            m_lock->offerSignOut([this] {
                if (m_session)
                    m_session->signOut();
            });
            return false;
        }
        closeDialogs();
        holdSleep(reason);
        m_session->signOut(reason);
        return false;
    }
    if (m_services.lock->backing() != LockBacking::none)
        return true;
    if (asked && m_secretsAllowed)
        m_lock->offerSetUp();
    return false;
}

/// Until a session that is signed out in place of the lock is gone from memory.
void MainWindow::holdSleep(LockReason reason)
{
    if (reason != LockReason::suspended)
        return;
    m_services.lock->holdSleep();
    // Queued: what showed the session is deleted from the event loop, too.
    connect(m_session, &SessionView::signedOut, m_services.lock, &LockPort::sleepMayGoOn,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
}

void MainWindow::goLocked(LockReason reason, const QString& kept)
{
    m_clipboard->clear();
    closeDialogs();
    auto watch = m_session ? m_session->whileLocked() : nullptr;
    if (m_session)
        m_unfinished = m_session->unfinishedEndings();
    ++m_practiceAttempt; // a start under way would open the wizard over the locked page
    m_stack->setCurrentWidget(m_lock->page());
    // Now, and not from the event loop: until they are gone they hold what must not be there any more.
    delete m_wizard;
    delete m_session;
    m_practice.reset();
    m_lock->begin(reason, kept, std::move(watch));
}

void MainWindow::unlocked()
{
    if (m_services.reopen)
        return m_services.reopen(); // until it is open the locked page stands there
    showFirstRun();
}

} // namespace sallyport::ui
