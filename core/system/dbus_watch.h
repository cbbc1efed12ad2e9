// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DbusWatch: the SystemWatch of Linux and the BSDs: logind on the system bus, screen lockers on the session bus, and
// idle time from GNOME or the X server. Whoever comes or goes on the buses later is noticed.
//   DbusWatch watch({QDBusConnection::sessionBus(), QDBusConnection::systemBus()}, reason);
#pragma once

#include "core/system/idle_timer.h"
#include "core/system/logind_watch.h"
#include "core/system/screen_savers.h"
#include "core/system/system_watch.h"

namespace sallyport::system {

struct Buses {
    QDBusConnection session;
    QDBusConnection system;
};

class DbusWatch : public SystemWatch {
    Q_OBJECT
public:
    DbusWatch(const Buses& buses, const QString& sleepReason);

    WatchSources sources() const override;
    bool isScreenLocked() const override;
    void setIdleLimit(std::chrono::milliseconds limit) override { m_idle.setLimit(limit); }
    void sleepMayGoOn() override;

private:
    void watchMutter();
    void askIdleTime(const IdleTimer::Answer& answer);
    void oneUnlocked();

    QDBusConnection m_session;
    QDBusConnection m_system;
    LogindWatch m_logind;
    ScreenSavers m_savers;
    bool m_mutter = false;
    const bool m_x11;
    IdleTimer m_idle;
};

} // namespace sallyport::system
