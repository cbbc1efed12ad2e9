// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/preflight/bus_facts.h"

#include "core/system/bus_question.h"

#include <QDBusArgument>

namespace sallyport::system {

namespace {

const BusObject daemon{QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
                       QStringLiteral("org.freedesktop.DBus")};
const BusObject assistive{QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                          QStringLiteral("org.a11y.Status")};
const BusObject loginSession{QStringLiteral("org.freedesktop.login1"),
                             QStringLiteral("/org/freedesktop/login1/session/auto"),
                             QStringLiteral("org.freedesktop.login1.Session")};

std::optional<QVariantMap> propertiesOf(const QDBusMessage& reply)
{
    if (isBusError(reply) || reply.signature() != QStringLiteral("a{sv}"))
        return std::nullopt;
    return qdbus_cast<QVariantMap>(reply.arguments().constFirst());
}

/// Counts the answers down and then hands all facts over.
struct Questions : QObject {
    using QObject::QObject;
    BusFacts facts;
    int open = 3;
    std::function<void(BusFacts)> answered;

    void one()
    {
        if (--open > 0)
            return;
        answered(facts);
        deleteLater();
    }
};

} // namespace

void askBusFacts(QObject* receiver, const Buses& buses, std::chrono::milliseconds limit,
                 std::function<void(BusFacts)> answered)
{
    auto* questions = new Questions(receiver);
    questions->answered = std::move(answered);
    askBus(questions, buses.session, busCall(daemon, QStringLiteral("ListNames")), limit,
           [questions](const QDBusMessage& reply) {
               if (!isBusError(reply))
                   questions->facts.sessionNames = reply.arguments().value(0).toStringList();
               questions->one();
           });
    const bool hasSession = buses.session.isConnected();
    askBus(questions, buses.session, busProperties(assistive), limit,
           [questions, hasSession](const QDBusMessage& reply) {
               if (const auto properties = propertiesOf(reply))
                   questions->facts.assistive = properties->value(QStringLiteral("IsEnabled")).toBool()
                       || properties->value(QStringLiteral("ScreenReaderEnabled")).toBool();
               else if (hasSession && isNobodyThere(reply))
                   questions->facts.assistive = false; // nobody can read windows without it
               questions->one();
           });
    askBus(questions, buses.system, busProperties(loginSession), limit, [questions](const QDBusMessage& reply) {
        if (const auto properties = propertiesOf(reply)) {
            const auto type = properties->value(QStringLiteral("Type")).toString();
            questions->facts.remoteSession = properties->value(QStringLiteral("Remote")).toBool()
                && (type == QStringLiteral("x11") || type == QStringLiteral("wayland"));
        }
        questions->one();
    });
}

void askBusFacts(QObject* receiver, std::chrono::milliseconds limit, std::function<void(BusFacts)> answered)
{
    askBusFacts(receiver, {QDBusConnection::sessionBus(), QDBusConnection::systemBus()}, limit, std::move(answered));
}

} // namespace sallyport::system
