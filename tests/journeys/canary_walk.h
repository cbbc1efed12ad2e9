// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What canary tests share: the log heard, secrets planted, Ctrl+L pressed, and the last looks until nothing is left.
//   LogWatch log;  plantSession(scan, store);  pressLock(walk.window());  CHECK(leftOf(scan) == std::string());
#pragma once

#include "core/auth/session_private.h"
#include "tests/journeys/memory_scan.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QCoreApplication>
#include <QWidget>
#include <QtTest>

namespace sallyport::test {

/// All that is logged while it lives, masked like what is looked for in it.
struct LogWatch {
    static inline QByteArray* text = nullptr;
    QByteArray held;
    QtMessageHandler former;
    LogWatch()
    {
        text = &held;
        former = qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString& line) {
            text->append(line.toUtf8()).append('\n');
        });
    }
    ~LogWatch()
    {
        qInstallMessageHandler(former);
        text = nullptr;
    }
};

/// The session's tokens and keys, and the device's, as another program of the person would read them.
inline void plantSession(MemoryScan& scan, secrets::SecretStore& store, const QString& profileId)
{
    {
        auto text = waitFor(store.read(auth::sessionKeyFor(profileId)));
        REQUIRE(text);
        auto record = auth::readSessionRecord(*text);
        REQUIRE(record);
        scan.plant(QStringLiteral("access token"), record->accessToken);
        scan.plant(QStringLiteral("refresh token"), record->refreshToken);
        scan.plant(QStringLiteral("auth_session"), record->authSession);
        scan.plant(QStringLiteral("session key"), record->keyScalar);
    }
    auto device = waitFor(store.read(auth::deviceKeyFor(profileId)));
    REQUIRE(device);
    scan.plant(QStringLiteral("device key"), *device);
}

inline void pressLock(QWidget& window)
{
    QTest::keyClick(window.focusWidget() != nullptr ? window.focusWidget() : &window, Qt::Key_L, Qt::ControlModifier);
}

/// Lets what is on its way out go: deferred deletions, sockets, pool threads.
inline void settle()
{
    for (int i = 0; i < 50; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

inline void plantText(MemoryScan& scan, const QString& name, const QString& text)
{
    QString words = text;
    words.detach();
    scan.plant(name, Secret::fromText(words));
    wipe(words);
}

/// What is left once all is wiped that goes a moment later: connections close by themselves. Beside what stays.
inline std::string leftOf(const MemoryScan& scan, const QString& stays = {})
{
    settle();
    QStringList found;
    waitUntil([&] {
        found = scan.found();
        if (!stays.isEmpty())
            found.removeIf([&stays](const QString& each) { return each.startsWith(stays); });
        return found.isEmpty();
    });
    return found.join(u'\n').toStdString();
}

} // namespace sallyport::test
