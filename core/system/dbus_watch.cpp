// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/dbus_watch.h"

#include "core/system/x11_idle.h"

#include <QDBusServiceWatcher>

#include <algorithm>

namespace sallyport::system {

namespace {

using namespace std::chrono_literals;

constexpr auto answerLimit = 5s;
constexpr qulonglong longestIdle = 365ULL * 24 * 3600 * 1000; // ms; more is nonsense
const BusObject mutter{QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                       QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"),
                       QStringLiteral("org.gnome.Mutter.IdleMonitor")};

} // namespace

DbusWatch::DbusWatch(const Buses& buses, const QString& sleepReason)
    : m_session(buses.session),
      m_system(buses.system),
      m_logind(buses.system, sleepReason),
      m_savers(buses.session),
      m_x11(x11IdleTime().has_value()),
      m_idle([this](const IdleTimer::Answer& answer) { askIdleTime(answer); })
{
    connect(&m_logind, &LogindWatch::locked, this, &SystemWatch::screenLocked);
    connect(&m_logind, &LogindWatch::unlocked, this, &DbusWatch::oneUnlocked);
    connect(&m_logind, &LogindWatch::sleeping, this, &SystemWatch::aboutToSleep);
    connect(&m_logind, &LogindWatch::woke, this, &SystemWatch::woke);
    connect(&m_logind, &LogindWatch::userSwitched, this, &SystemWatch::userSwitched);
    connect(&m_logind, &LogindWatch::changed, this, &SystemWatch::sourcesChanged);
    connect(&m_savers, &ScreenSavers::locked, this, &SystemWatch::screenLocked);
    connect(&m_savers, &ScreenSavers::unlocked, this, &DbusWatch::oneUnlocked);
    connect(&m_savers, &ScreenSavers::changed, this, &SystemWatch::sourcesChanged);
    connect(&m_idle, &IdleTimer::idleFor, this, &SystemWatch::idleFor);
    watchMutter();
}

void DbusWatch::watchMutter()
{
    const auto look = [this] {
        askBus(this, m_session, busCall(mutter, QStringLiteral("GetIdletime")), answerLimit,
               [this](const QDBusMessage& reply) {
                   m_mutter = !isBusError(reply);
                   Q_EMIT sourcesChanged();
               });
    };
    auto* names = new QDBusServiceWatcher(mutter.service, m_session, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(names, &QDBusServiceWatcher::serviceOwnerChanged, this, look);
    if (m_session.isConnected())
        look();
}

void DbusWatch::askIdleTime(const IdleTimer::Answer& answer)
{
    if (!m_session.isConnected()) {
        answer(x11IdleTime());
        return;
    }
    // Asked again each time, so that a desktop that starts after us is heard.
    askBus(this, m_session, busCall(mutter, QStringLiteral("GetIdletime")), answerLimit,
           [answer](const QDBusMessage& reply) {
               if (isBusError(reply))
                   answer(x11IdleTime());
               else
                   answer(std::chrono::milliseconds(std::min(reply.arguments().value(0).toULongLong(), longestIdle)));
           });
}

void DbusWatch::oneUnlocked()
{
    if (!isScreenLocked())
        Q_EMIT screenUnlocked();
}

bool DbusWatch::isScreenLocked() const
{
    return m_logind.isLocked() || m_savers.isLocked();
}

void DbusWatch::sleepMayGoOn()
{
    m_logind.sleepMayGoOn();
}

WatchSources DbusWatch::sources() const
{
    WatchSources known{.sleepWaits = m_logind.sleepWaits()};
    if (m_logind.isThere()) {
        known.listening << WatchSource::logind;
        known.told |= WatchFact::sleep;
        if (m_logind.hasSession())
            known.told |= WatchFact::screenLock | WatchFact::userSwitch;
        else
            known.lacks << WatchLack::noLoginSession;
    } else {
        known.lacks << (m_system.isConnected() ? WatchLack::noLogind : WatchLack::noSystemBus);
    }
    const auto savers = m_savers.listening();
    known.listening << savers;
    if (!savers.isEmpty())
        known.told |= WatchFact::screenLock;
    else
        known.lacks << (m_session.isConnected() ? WatchLack::noScreenSaver : WatchLack::noSessionBus);
    if (m_mutter || m_x11) {
        known.listening << (m_mutter ? WatchSource::mutterIdleMonitor : WatchSource::x11ScreenSaver);
        known.told |= WatchFact::idle;
    } else {
        known.lacks << WatchLack::noIdleTime;
    }
    return known;
}

} // namespace sallyport::system
