// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/logind_watch.h"

#include "core/base/log.h"

#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QDBusServiceWatcher>

namespace sallyport::system {

namespace {

using namespace std::chrono_literals;

constexpr auto answerLimit = 5s;
const QString service = QStringLiteral("org.freedesktop.login1");
const BusObject manager{service, QStringLiteral("/org/freedesktop/login1"),
                        QStringLiteral("org.freedesktop.login1.Manager")};
const QString sessionInterface = QStringLiteral("org.freedesktop.login1.Session");
const QString propertiesInterface = QStringLiteral("org.freedesktop.DBus.Properties");

} // namespace

LogindWatch::LogindWatch(const QDBusConnection& systemBus, QString sleepReason)
    : m_bus(systemBus),
      m_sleepReason(std::move(sleepReason)),
      m_names(new QDBusServiceWatcher(service, systemBus, QDBusServiceWatcher::WatchForOwnerChange, this))
{
    // With the service's name, so that no signal counts but its own: on the system bus everybody may send some.
    m_bus.connect(manager.service, manager.path, manager.interface, QStringLiteral("PrepareForSleep"), this,
                  SLOT(prepareForSleep(bool)));
    connect(m_names, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) { owner.isEmpty() ? end() : begin(); });
    if (m_bus.isConnected())
        begin();
}

void LogindWatch::begin()
{
    holdSleep();
    // "auto" is the session this process was started in, or else the one of this person that has a screen.
    findSession(QStringLiteral("auto"), false);
}

void LogindWatch::end()
{
    // What it holds for us outlives it: a restarted logind goes on waiting.
    m_there = false;
    m_locked = false;
    m_active.reset();
    listen(false);
    m_session = {};
    Q_EMIT changed();
}

void LogindWatch::holdSleep()
{
    if (m_delay.isValid())
        return;
    const QVariantList arguments{QStringLiteral("sleep"), QStringLiteral("Sallyport"), m_sleepReason,
                                 QStringLiteral("delay")};
    askBus(this, m_bus, busCall(manager, QStringLiteral("Inhibit"), arguments), answerLimit,
           [this](const QDBusMessage& reply) {
               if (isNobodyThere(reply))
                   return;
               m_there = true;
               m_delay = reply.arguments().value(0).value<QDBusUnixFileDescriptor>();
               if (!m_delay.isValid())
                   qCWarning(logSystem) << "logind does not wait with sleep for us" << reply.errorName();
               Q_EMIT changed();
           });
}

void LogindWatch::sleepMayGoOn()
{
    m_delay = {};
}

void LogindWatch::findSession(const QString& id, bool last)
{
    askBus(this, m_bus, busCall(manager, QStringLiteral("GetSession"), {id}), answerLimit,
           [this, last](const QDBusMessage& reply) {
               const auto path = reply.arguments().value(0).value<QDBusObjectPath>().path();
               const auto named = qEnvironmentVariable("XDG_SESSION_ID");
               if (!isBusError(reply) && path.startsWith(manager.path + QLatin1Char('/')))
                   listenTo(path);
               else if (!last && !isNobodyThere(reply) && !named.isEmpty())
                   findSession(named, true); // a logind before 243
               else
                   Q_EMIT changed();
           });
}

void LogindWatch::listenTo(const QString& sessionPath)
{
    m_there = true;
    listen(false);
    m_session = {service, sessionPath, sessionInterface};
    listen(true);
    Q_EMIT changed();
    askBus(this, m_bus, busProperties(m_session), answerLimit, [this](const QDBusMessage& reply) {
        if (!isBusError(reply))
            take(qdbus_cast<QVariantMap>(reply.arguments().value(0)));
    });
}

void LogindWatch::listen(bool on)
{
    if (!hasSession())
        return;
    const auto link = [&](const QString& interface, const QString& name, const char* slot) {
        if (on)
            m_bus.connect(service, m_session.path, interface, name, this, slot);
        else
            m_bus.disconnect(service, m_session.path, interface, name, this, slot);
    };
    link(sessionInterface, QStringLiteral("Lock"), SLOT(lockAsked()));
    link(sessionInterface, QStringLiteral("Unlock"), SLOT(unlockAsked()));
    link(propertiesInterface, QStringLiteral("PropertiesChanged"),
         SLOT(sessionChanged(QString, QVariantMap, QStringList)));
}

void LogindWatch::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT sleeping();
    } else {
        holdSleep();
        Q_EMIT woke();
    }
}

void LogindWatch::lockAsked()
{
    // A request, not a state: where no desktop obeys it, it is meant for us all the same.
    Q_EMIT locked();
}

void LogindWatch::unlockAsked()
{
    if (std::exchange(m_locked, false))
        Q_EMIT unlocked();
}

void LogindWatch::sessionChanged(const QString& interface, const QVariantMap& changedNow, const QStringList&)
{
    if (interface == sessionInterface)
        take(changedNow);
}

void LogindWatch::take(const QVariantMap& properties)
{
    if (const auto hint = properties.value(QStringLiteral("LockedHint")); hint.isValid()) {
        const bool before = std::exchange(m_locked, hint.toBool());
        if (m_locked && !before)
            Q_EMIT locked();
        else if (before && !m_locked)
            Q_EMIT unlocked();
    }
    if (const auto active = properties.value(QStringLiteral("Active")); active.isValid()) {
        const auto before = std::exchange(m_active, active.toBool());
        if (!*m_active && before.value_or(true))
            Q_EMIT userSwitched();
    }
}

} // namespace sallyport::system
