// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/window_lock.h"

#include "ui/alerts/alert_herald.h"
#include "ui/devices/device_dialogs.h"
#include "ui/lock/local_passphrase_dialog.h"
#include "ui/lock/locked_page.h"
#include "ui/text/messages.h"

namespace sallyport::ui {

WindowLock::WindowLock(const AppServices& services, QWidget* window)
    : m_services(services), m_window(window), m_page(new LockedPage(*services.lock, services.clock, window))
{
    connect(services.lock, &LockPort::lockWanted, this, &WindowLock::lockWanted);
    connect(services.lock, &LockPort::changed, this, &WindowLock::follow);
    connect(&m_triggers, &LockWatch::lockWanted, this, &WindowLock::lockWanted);
    connect(m_page, &LockedPage::unlocked, this, [this] {
        end();
        Q_EMIT unlocked();
    });
    connect(m_page, &LockedPage::gaveUp, this, [this] {
        end();
        Q_EMIT gaveUp();
    });
    follow();
}

WindowLock::~WindowLock() = default;

/// The system's word on idleness is better than ours: the person may be busy in another program.
void WindowLock::follow()
{
    const bool bySystem = m_services.lock->away().idle;
    m_triggers.setIdleLimit(bySystem || m_locked ? std::chrono::minutes(0)
                                                 : std::chrono::minutes(m_services.lock->settings().idleMinutes));
}

void WindowLock::begin(LockReason reason, const QString& kept, std::unique_ptr<LockedWatch> watch)
{
    m_services.lock->lock();
    m_locked = true;
    m_watch = std::move(watch);
    follow();
    m_page->begin(reason, kept, m_watch.get());
    if (!m_watch)
        return;
    connect(m_watch.get(), &LockedWatch::ended, m_page, [this] {
        const Message how = message(*m_watch->end(), m_services.clock.unixMs());
        m_page->say(Tone::warning, {how.finding, tr("Unlock to see more.")});
    });
    if (m_services.notifier != nullptr)
        m_herald = std::make_unique<AlertHerald>(m_watch->alerts(), m_watch->channel(), *m_services.notifier,
                                                 m_watch->sessionId(), AlertHerald::Telling::countOnly);
    m_watch->start();
}

void WindowLock::end()
{
    m_herald.reset();
    m_watch.reset(); // before the session polls again: there is one stream a session
    m_locked = false;
    follow();
}

void WindowLock::offerSetUp()
{
    auto* dialog = new LocalPassphraseDialog(LocalPassphraseDialog::Act::set, *m_services.lock, m_window);
    connect(dialog, &QDialog::accepted, this, [this] { Q_EMIT lockWanted(LockReason::asked); });
    dialog->open();
}

void WindowLock::offerSignOut(const std::function<void()>& signOut)
{
    auto* dialog = new ConfirmDialog(tr("Sign out in place of locking?"),
                                     {tr("This session is in memory only, so there would be nothing to come back to: "
                                         "locked, it would be lost.")},
                                     tr("&Sign out"), m_window);
    connect(dialog, &QDialog::accepted, this, signOut);
    dialog->open();
}

} // namespace sallyport::ui
