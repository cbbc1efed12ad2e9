// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One asynchronous D-Bus call and its reply, for whoever listens to several buses. Never starts a service.
//   askBus(this, bus, call, 2s, [this](const QDBusMessage& reply) { if (!isBusError(reply)) ... });
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>

#include <chrono>
#include <functional>

class QObject;

namespace sallyport::system {

/// Whom a call is for.
struct BusObject {
    QString service;
    QString path;
    QString interface;
};

/// A call with these arguments that does not start the service.
QDBusMessage busCall(const BusObject& object, const QString& method, const QVariantList& arguments = {});
/// org.freedesktop.DBus.Properties.GetAll of the object's interface.
QDBusMessage busProperties(const BusObject& object);

/// `answered` gets the reply or an error message; from the event loop, never if `receiver` has died. Without a bus it
/// gets the error Disconnected.
void askBus(QObject* receiver, const QDBusConnection& bus, const QDBusMessage& call, std::chrono::milliseconds limit,
            std::function<void(const QDBusMessage&)> answered);

bool isBusError(const QDBusMessage& reply);
/// Nobody has that name, it cannot be started, or there is no bus.
bool isNobodyThere(const QDBusMessage& reply);
/// No answer in time, or the service went away over it.
bool isNoReply(const QDBusMessage& reply);

} // namespace sallyport::system
