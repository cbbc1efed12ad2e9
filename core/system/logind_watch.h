// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LogindWatch: sleep, the screen and the user of this login session, as systemd-logind or elogind tells them.
//   LogindWatch logind(QDBusConnection::systemBus(), tr("Locks before sleep"));
#pragma once

#include "core/system/bus_question.h"

#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QVariantMap>

#include <optional>

class QDBusServiceWatcher;

namespace sallyport::system {

class LogindWatch : public QObject {
    Q_OBJECT
public:
    LogindWatch(const QDBusConnection& systemBus, QString sleepReason);

    bool isThere() const { return m_there; }
    bool hasSession() const { return !m_session.path.isEmpty(); }
    /// logind will wait with sleep for this program.
    bool sleepWaits() const { return m_delay.isValid(); }
    bool isLocked() const { return m_locked; }
    void sleepMayGoOn();

Q_SIGNALS:
    void locked();
    void unlocked();
    void sleeping();
    void woke();
    void userSwitched();
    void changed();

private Q_SLOTS:
    void prepareForSleep(bool begins);
    void lockAsked();
    void unlockAsked();
    void sessionChanged(const QString& interface, const QVariantMap& changed, const QStringList& invalidated);

private:
    void begin();
    void end();
    void holdSleep();
    void findSession(const QString& id, bool last);
    void listenTo(const QString& sessionPath);
    void listen(bool on);
    void take(const QVariantMap& properties);

    QDBusConnection m_bus;
    const QString m_sleepReason;
    QDBusServiceWatcher* m_names;
    bool m_there = false;
    bool m_locked = false;
    std::optional<bool> m_active;
    BusObject m_session;
    QDBusUnixFileDescriptor m_delay;
};

} // namespace sallyport::system
