// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ScreenSavers: the screen lockers of the desktops on one session bus: who is there, and whether one has the screen.
//   ScreenSavers savers(QDBusConnection::sessionBus());
#pragma once

#include "core/system/bus_question.h"
#include "core/system/system_watch.h"

#include <QObject>

class QDBusServiceWatcher;

namespace sallyport::system {

/// One of them.
class ScreenSaver : public QObject {
    Q_OBJECT
public:
    ScreenSaver(QDBusConnection sessionBus, WatchSource source, const BusObject& object);

    WatchSource source() const { return m_source; }
    bool isThere() const { return m_there; }
    bool isLocked() const { return m_locked; }

Q_SIGNALS:
    void locked();
    void unlocked();
    void changed();

private Q_SLOTS:
    void activeChanged(bool active);

private:
    void begin();

    QDBusConnection m_bus;
    const WatchSource m_source;
    const BusObject m_object;
    bool m_there = false;
    bool m_locked = false;
};

class ScreenSavers : public QObject {
    Q_OBJECT
public:
    explicit ScreenSavers(const QDBusConnection& sessionBus);

    QList<WatchSource> listening() const;
    bool isLocked() const;

Q_SIGNALS:
    void locked();
    void unlocked(); ///< of one: others may still say locked
    void changed();

private:
    QList<ScreenSaver*> m_savers;
};

} // namespace sallyport::system
