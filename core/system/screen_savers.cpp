// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/screen_savers.h"

#include <QDBusServiceWatcher>

#include <algorithm>
#include <array>

namespace sallyport::system {

namespace {

using namespace std::chrono_literals;

constexpr auto answerLimit = 5s;

struct Known {
    WatchSource source;
    const char* service;
    const char* path;
};
// The interface is named as the service. All have GetActive and ActiveChanged, which all emit when the lock is shown.
constexpr std::array known{
    Known{WatchSource::freedesktopScreenSaver, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"},
    Known{WatchSource::gnomeScreenSaver, "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"},
    Known{WatchSource::cinnamonScreenSaver, "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"},
    Known{WatchSource::mateScreenSaver, "org.mate.ScreenSaver", "/org/mate/ScreenSaver"},
    Known{WatchSource::xfceScreenSaver, "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver"},
};

} // namespace

ScreenSaver::ScreenSaver(QDBusConnection sessionBus, WatchSource source, const BusObject& object)
    : m_bus(std::move(sessionBus)), m_source(source), m_object(object)
{
    m_bus.connect(object.service, object.path, object.interface, QStringLiteral("ActiveChanged"), this,
                  SLOT(activeChanged(bool)));
    auto* names = new QDBusServiceWatcher(object.service, m_bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(names, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString&, const QString& owner) {
                if (!owner.isEmpty())
                    return begin();
                m_there = false;
                m_locked = false; // without a word: a locker that crashed has unlocked nothing
                Q_EMIT changed();
            });
    if (m_bus.isConnected())
        begin();
}

void ScreenSaver::begin()
{
    askBus(this, m_bus, busCall(m_object, QStringLiteral("GetActive")), answerLimit, [this](const QDBusMessage& reply) {
        if (isBusError(reply))
            return; // nobody there, or an object that only keeps the screen awake, as some desktops have it
        m_there = true;
        Q_EMIT changed();
        activeChanged(reply.arguments().value(0).toBool());
    });
}

void ScreenSaver::activeChanged(bool active)
{
    if (std::exchange(m_locked, active) == active)
        return;
    if (active)
        Q_EMIT locked();
    else
        Q_EMIT unlocked();
}

ScreenSavers::ScreenSavers(const QDBusConnection& sessionBus)
{
    for (const Known& each : known) {
        const auto name = QString::fromLatin1(each.service);
        auto* saver = new ScreenSaver(sessionBus, each.source, {name, QString::fromLatin1(each.path), name});
        saver->setParent(this);
        connect(saver, &ScreenSaver::locked, this, &ScreenSavers::locked);
        connect(saver, &ScreenSaver::unlocked, this, &ScreenSavers::unlocked);
        connect(saver, &ScreenSaver::changed, this, &ScreenSavers::changed);
        m_savers.append(saver);
    }
}

QList<WatchSource> ScreenSavers::listening() const
{
    QList<WatchSource> sources;
    for (const ScreenSaver* saver : m_savers)
        if (saver->isThere())
            sources.append(saver->source());
    return sources;
}

bool ScreenSavers::isLocked() const
{
    return std::ranges::any_of(m_savers, &ScreenSaver::isLocked);
}

} // namespace sallyport::system
