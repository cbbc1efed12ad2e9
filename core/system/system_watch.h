// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SystemWatch: what the desktop and the system say about the person being away: the screen is locked, the computer goes
// to sleep, somebody else has the screen, nobody has touched it for a while. It only listens; what to do is for others.
//   auto watch = systemWatch(tr("Locks before sleep"));
//   connect(watch.get(), &SystemWatch::aboutToSleep, this, [this] { lock(); m_watch->sleepMayGoOn(); });
#pragma once

#include <QFlags>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace sallyport::system {

/// Who can be listened to.
enum class WatchSource {
    logind,                 ///< systemd-logind or elogind, on the system bus
    freedesktopScreenSaver, ///< org.freedesktop.ScreenSaver: KDE and others
    gnomeScreenSaver,
    cinnamonScreenSaver,
    mateScreenSaver,
    xfceScreenSaver,
    mutterIdleMonitor, ///< GNOME's idle time
    x11ScreenSaver,    ///< the X server's idle time; not under Wayland, where it sees only X programs
    windowsSession,
    macosSession
};

/// What a source can tell.
enum class WatchFact { screenLock = 1, sleep = 2, userSwitch = 4, idle = 8 };
Q_DECLARE_FLAGS(WatchFacts, WatchFact)
Q_DECLARE_OPERATORS_FOR_FLAGS(WatchFacts)

/// Why something is not told.
enum class WatchLack {
    noSystemBus,    ///< nothing about sleep and users
    noSessionBus,   ///< nothing from a screen locker
    noLogind,       ///< there is a system bus, and no logind on it
    noLoginSession, ///< logind is there and knows no session of ours: nothing about users
    noScreenSaver,  ///< nobody on the session bus who locks screens
    noIdleTime,     ///< the window has to go by its own input
    notBuiltIn      ///< this build has no code for this system
};

/// What is listened to at this moment.
struct WatchSources {
    QList<WatchSource> listening = {};
    WatchFacts told = {};
    bool sleepWaits = false; ///< the system waits with sleep until sleepMayGoOn(), for as long as it allows
    QList<WatchLack> lacks = {};
};

class SystemWatch : public QObject {
    Q_OBJECT
public:
    /// Asking at the start takes a moment: sourcesChanged() says when more is known.
    virtual WatchSources sources() const = 0;
    /// True while a source says that the screen is locked. After a source has vanished its last word no longer counts.
    virtual bool isScreenLocked() const = 0;

    /// From now on idleFor() is emitted when nobody has touched keyboard and mouse of the whole session for `limit` (at
    /// least a second); zero: never again.
    virtual void setIdleLimit(std::chrono::milliseconds limit) = 0;

    /// The answer to aboutToSleep(): everything secret is gone. Harmless at any other time.
    virtual void sleepMayGoOn() = 0;

Q_SIGNALS:
    /// Locked, or about to be, or was when the watch began. May come more than once, from several sources.
    void screenLocked();
    /// All sources that had said locked say otherwise. Not when one of them crashed.
    void screenUnlocked();
    /// Sleep follows. Drop the secrets and call sleepMayGoOn(): Linux waits up to five seconds, Windows about two and
    /// only until the slots connected here have returned.
    void aboutToSleep();
    void woke();
    /// Another session has the screen now, or this one is no longer connected to one.
    void userSwitched();
    /// Idle for so long, at least the limit. Again after each further limit.
    void idleFor(std::chrono::milliseconds idle);
    void sourcesChanged();
};

/// This system's. `sleepReason` is what the system shows beside the program that it waits for. Never null.
std::unique_ptr<SystemWatch> systemWatch(const QString& sleepReason);

} // namespace sallyport::system
