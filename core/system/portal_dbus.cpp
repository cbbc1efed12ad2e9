// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening_system.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace sallyport::system {

void greetPortal(QObject* receiver, std::chrono::milliseconds limit, std::function<void(bool)> answered)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        answered(false);
        return;
    }
    // A method: reading a property does not make the portal look at who calls. On the connection that Qt's own dialogs
    // use, because the portal remembers connections, not processes.
    const auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.NetworkMonitor"), QStringLiteral("GetAvailable"));
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, static_cast<int>(limit.count())), receiver);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, receiver,
                     [answered = std::move(answered)](QDBusPendingCallWatcher* reply) {
                         reply->deleteLater();
                         answered(!reply->isError());
                     });
}

} // namespace sallyport::system
