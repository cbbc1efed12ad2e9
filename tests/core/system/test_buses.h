// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A system bus and a session bus of a test's own, and connections to them as the product's.
#pragma once

#include "core/system/bus_question.h"
#include "tests/support/private_session.h"
#include "tests/support/stub_service.h"
#include "tests/support/wait.h"

#include <QUuid>

namespace sallyport::test {

/// A bus, and a connection to it that ends with the object.
class TestBus {
public:
    const QString& address() const { return m_bus.address(); }
    QDBusConnection connection() const { return m_connection; }
    ~TestBus() { QDBusConnection::disconnectFromBus(m_name); }

private:
    PrivateSession m_bus;
    const QString m_name = QUuid::createUuid().toString();
    QDBusConnection m_connection = QDBusConnection::connectToBus(m_bus.address(), m_name);
};

/// What a program has where there is no bus at all.
inline QDBusConnection noBus()
{
    return QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent/bus"), QStringLiteral("no bus"));
}

/// A signal of the stub with this service's name.
inline void tell(const system::BusObject& from, const QString& name, const QVariantList& arguments = {})
{
    auto signal = QDBusMessage::createSignal(from.path, from.interface, name);
    signal.setArguments(arguments);
    QDBusConnection(from.service).send(signal);
}

} // namespace sallyport::test
