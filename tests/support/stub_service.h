// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A D-Bus service of a test's own: one function answers every call to any of its objects.
//   StubService stub(session.address(), QStringLiteral("org.kde.kwalletd5"), [](const QDBusMessage& call) { ... });
#pragma once

#include "tests/support/catch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>

#include <functional>
#include <optional>

namespace sallyport::test {

class StubService : public QDBusVirtualObject {
public:
    /// The reply's arguments; nothing: no answer, ever.
    using Answer = std::function<std::optional<QVariantList>(const QDBusMessage&)>;

    StubService(const QString& address, const QString& name, Answer answer)
        : m_name(name), m_bus(QDBusConnection::connectToBus(address, name)), m_answer(std::move(answer))
    {
        const bool there = m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath)
            && m_bus.registerService(name);
        REQUIRE(there);
    }
    ~StubService() override { QDBusConnection::disconnectFromBus(m_name); }

    QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& call, const QDBusConnection& bus) override
    {
        if (const auto arguments = m_answer(call)) {
            const auto failure = arguments->size() == 1 && arguments->first().typeId() == QMetaType::Int
                && arguments->first().toInt() == errorReply;
            bus.send(failure ? call.createErrorReply(QDBusError::InternalError, QStringLiteral("stub"))
                             : call.createReply(*arguments));
        }
        return true;
    }
    /// An answer of just this number goes out as a D-Bus error.
    static constexpr int errorReply = -4711;

private:
    const QString m_name;
    QDBusConnection m_bus;
    const Answer m_answer;
};

} // namespace sallyport::test
