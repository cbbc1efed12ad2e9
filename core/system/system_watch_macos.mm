// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/idle_timer.h"
#include "core/system/system_watch.h"

#import <AppKit/AppKit.h>
#import <ApplicationServices/ApplicationServices.h>

namespace sallyport::system {

namespace {

std::chrono::milliseconds idleTime()
{
    const double seconds =
        CGEventSourceSecondsSinceLastEventType(kCGEventSourceStateCombinedSessionState, kCGAnyInputEventType);
    return std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
}

/// "CGSSessionScreenIsLocked" stands in no header, and is there only while it is true.
bool sessionIsLocked()
{
    CFDictionaryRef session = CGSessionCopyCurrentDictionary();
    if (session == nullptr)
        return false;
    const auto* value = static_cast<CFBooleanRef>(CFDictionaryGetValue(session, CFSTR("CGSSessionScreenIsLocked")));
    const bool locked = value != nullptr && CFGetTypeID(value) == CFBooleanGetTypeID() && CFBooleanGetValue(value);
    CFRelease(session);
    return locked;
}

class MacosWatch : public SystemWatch {
public:
    MacosWatch();
    ~MacosWatch() override;

    WatchSources sources() const override
    {
        // Apple does not document the names of the two lock notices; they have been sent since Mac OS X 10.7.
        return {.listening = {WatchSource::macosSession},
                .told = WatchFact::screenLock | WatchFact::sleep | WatchFact::userSwitch | WatchFact::idle};
    }
    bool isScreenLocked() const override { return m_locked; }
    void setIdleLimit(std::chrono::milliseconds limit) override { m_idle.setLimit(limit); }
    void sleepMayGoOn() override {} // the system waits until the slots have returned

private:
    void setLocked(bool locked)
    {
        const bool before = std::exchange(m_locked, locked);
        if (locked)
            Q_EMIT screenLocked();
        else if (before)
            Q_EMIT screenUnlocked();
    }
    template <typename F>
    void hear(NSNotificationCenter* center, NSNotificationName name, F heard)
    {
        // No queue: at once, in the main thread, which is what holds sleep up until the slots have returned.
        id observer = [center addObserverForName:name object:nil queue:nil usingBlock:^(NSNotification*) { heard(); }];
        [observer retain];
        m_observers.append({center, observer});
    }

    struct Observer {
        NSNotificationCenter* center;
        id observer;
    };
    QList<Observer> m_observers;
    bool m_locked = false;
    IdleTimer m_idle;
};

MacosWatch::MacosWatch() : m_idle([](const IdleTimer::Answer& answer) { answer(idleTime()); })
{
    connect(&m_idle, &IdleTimer::idleFor, this, &SystemWatch::idleFor);
    NSNotificationCenter* screen = [NSDistributedNotificationCenter defaultCenter];
    NSNotificationCenter* workspace = [[NSWorkspace sharedWorkspace] notificationCenter];
    hear(screen, @"com.apple.screenIsLocked", [this] { setLocked(true); });
    hear(screen, @"com.apple.screenIsUnlocked", [this] { setLocked(false); });
    hear(workspace, NSWorkspaceWillSleepNotification, [this] { Q_EMIT aboutToSleep(); });
    hear(workspace, NSWorkspaceDidWakeNotification, [this] { Q_EMIT woke(); });
    hear(workspace, NSWorkspaceSessionDidResignActiveNotification, [this] { Q_EMIT userSwitched(); });
    // Queued, so that whoever made this object has connected to it.
    if (sessionIsLocked())
        QMetaObject::invokeMethod(this, [this] { setLocked(true); }, Qt::QueuedConnection);
}

MacosWatch::~MacosWatch()
{
    for (const Observer& each : m_observers) {
        [each.center removeObserver:each.observer];
        [each.observer release];
    }
}

} // namespace

std::unique_ptr<SystemWatch> systemWatch(const QString&)
{
    return std::make_unique<MacosWatch>();
}

} // namespace sallyport::system
