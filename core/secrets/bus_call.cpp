// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/bus_call.h"

#include "core/base/log.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusPendingCallWatcher>

namespace sallyport::secrets {

namespace {

SecretStoreError errorOf(const QDBusError& error)
{
    if (error.name().startsWith(QStringLiteral("org.freedesktop.DBus.Error.Spawn.")))
        return SecretStoreError::noService;
    if (error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::NoServer
        || error.type() == QDBusError::Disconnected)
        return SecretStoreError::noService;
    if (error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout
        || error.type() == QDBusError::TimedOut)
        return SecretStoreError::timedOut;
    return error.type() == QDBusError::AccessDenied ? SecretStoreError::denied : SecretStoreError::failed;
}

} // namespace

Task<QVariantList, SecretStoreError> callBus(const QDBusMessage& call, std::chrono::milliseconds limit)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return Task<QVariantList, SecretStoreError>::ready(std::unexpected(SecretStoreError::noService));
    auto promise = std::make_shared<Promise<QVariantList, SecretStoreError>>();
    auto task = promise->task();
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, static_cast<int>(limit.count())));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [watcher, promise] {
        watcher->deleteLater();
        if (watcher->isError()) {
            qCDebug(logSecrets) << "D-Bus error" << watcher->error().name();
            promise->finish(std::unexpected(errorOf(watcher->error())));
        } else {
            promise->finish(watcher->reply().arguments());
        }
    });
    return task;
}

} // namespace sallyport::secrets
