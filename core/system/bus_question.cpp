// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/bus_question.h"

#include <QDBusError>
#include <QDBusPendingCallWatcher>
#include <QMetaObject>

namespace sallyport::system {

QDBusMessage busCall(const BusObject& object, const QString& method, const QVariantList& arguments)
{
    auto call = QDBusMessage::createMethodCall(object.service, object.path, object.interface, method);
    call.setArguments(arguments);
    call.setAutoStartService(false);
    return call;
}

QDBusMessage busProperties(const BusObject& object)
{
    return busCall({object.service, object.path, QStringLiteral("org.freedesktop.DBus.Properties")},
                   QStringLiteral("GetAll"), {object.interface});
}

void askBus(QObject* receiver, const QDBusConnection& bus, const QDBusMessage& call, std::chrono::milliseconds limit,
            std::function<void(const QDBusMessage&)> answered)
{
    if (!bus.isConnected()) { // a call would never be answered, not even with an error
        const auto error = QDBusMessage::createError(QDBusError::Disconnected, QString());
        QMetaObject::invokeMethod(
            receiver, [answered = std::move(answered), error] { answered(error); }, Qt::QueuedConnection);
        return;
    }
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, static_cast<int>(limit.count())), receiver);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, receiver,
                     [answered = std::move(answered)](QDBusPendingCallWatcher* finished) {
                         finished->deleteLater();
                         answered(finished->reply());
                     });
}

bool isBusError(const QDBusMessage& reply)
{
    return reply.type() != QDBusMessage::ReplyMessage;
}

bool isNobodyThere(const QDBusMessage& reply)
{
    if (!isBusError(reply))
        return false;
    const QDBusError error(reply);
    return error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::Disconnected
        || error.type() == QDBusError::NoServer
        || error.name().startsWith(QStringLiteral("org.freedesktop.DBus.Error.Spawn"))
        || error.name() == QStringLiteral("org.freedesktop.DBus.Error.NameHasNoOwner");
}

bool isNoReply(const QDBusMessage& reply)
{
    if (!isBusError(reply))
        return false;
    const auto type = QDBusError(reply).type();
    return type == QDBusError::NoReply || type == QDBusError::Timeout || type == QDBusError::TimedOut;
}

} // namespace sallyport::system
