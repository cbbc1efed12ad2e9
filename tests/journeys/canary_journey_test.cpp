// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The canary: what was planted while a person used the real program is nowhere once it is locked, once they have signed
// out, and once a shared computer's session is over: not in memory, not in files, not in the log. The exceptions are
// in docs/known-issues.md.
#include "core/auth/session_record.h"
#include "core/secrets/file_store.h"
#include "tests/journeys/memory_scan.h"
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "ui/widgets/secret_field.h"

#include <QApplication>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString profileId = QStringLiteral("practice");

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

/// What the encrypted file holds: the session's tokens and keys, as another program of the person would read them.
void plantKept(MemoryScan& scan, const QString& folder, const QString& passphrase)
{
    secrets::FileStore file(app::Paths{.data = QDir(folder)}.secretsFile());
    REQUIRE(waitFor(file.open(Secret::fromText(passphrase))));
    {
        auto text = waitFor(file.read(auth::sessionKeyFor(profileId)));
        REQUIRE(text);
        auto record = auth::readSessionRecord(*text);
        REQUIRE(record);
        scan.plant(QStringLiteral("access token"), record->accessToken);
        scan.plant(QStringLiteral("refresh token"), record->refreshToken);
        scan.plant(QStringLiteral("auth_session"), record->authSession);
        scan.plant(QStringLiteral("session key"), record->keyScalar);
    }
    auto device = waitFor(file.read(auth::deviceKeyFor(profileId)));
    REQUIRE(device);
    scan.plant(QStringLiteral("device key"), *device);
}

void pressLock(WindowWalk& walk)
{
    QTest::keyClick(walk.window().focusWidget() != nullptr ? walk.window().focusWidget() : &walk.window(), Qt::Key_L,
                    Qt::ControlModifier);
}

/// Lets what is on its way out go: deferred deletions, sockets, pool threads.
void settle()
{
    for (int i = 0; i < 50; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

const QString typedPassphrase = QStringLiteral("a passphrase of the journey");

} // namespace

TEST_CASE("the scan finds what is there, in each form")
{
    MemoryScan scan;
    {
        const Secret planted = Secret::copyOf("Canary-2f41-in-this-very-heap");
        scan.plant(QStringLiteral("canary"), planted);
        CHECK_FALSE(scan.found().isEmpty()); // in locked memory
    }
    CHECK(scan.found() == QStringList());
    {
        QString text = QStringLiteral("Canary-2f41-in");
        text += QStringLiteral("-this-very-heap");
        CHECK_FALSE(scan.found().isEmpty());
    }
    {
        QByteArray text = "xx";
        text += "Canary-2f41-in-this-very-heap";
        text = toBase64(text);
        CHECK_FALSE(scan.found().isEmpty());
    }
    CHECK(scan.found() == QStringList()); // free wipes
}

TEST_CASE("after the lock nothing that was planted is in memory, in files or in the log; after sign-out neither")
{
    QTemporaryDir folder;
    LogWatch log;
    MemoryScan scan;
    WindowWalk walk(folder.path());
    walk.enterPractice();
    walk.signIn(); // asks for the encrypted file's passphrase, which is what unlocks
    plantKept(scan, folder.path(), typedPassphrase);
    {
        QString words = typedPassphrase;
        words.detach();
        scan.plant(QStringLiteral("local passphrase"), Secret::fromText(words));
        wipe(words);
    }
    REQUIRE(scan.count() > 30);
    CHECK_FALSE(scan.found().isEmpty()); // in use

    pressLock(walk);
    walk.waitForText(QStringLiteral("Sallyport is locked"));
    settle();
    {
        waitUntil([&] { return scan.found().isEmpty(); }); // connections close by themselves, a moment later
        const QStringList found = scan.found();
        INFO(found.join(u'\n').toStdString());
        CHECK(found == QStringList());
    }
    CHECK(scan.foundIn(folder.path()) == QStringList());
    CHECK_FALSE(log.held.contains("token"));

    walk.type(QStringLiteral("Passphrase"), typedPassphrase);
    walk.click(QStringLiteral("Unlock"));
    walk.waitFor([&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Sign out")) != nullptr; },
                 QStringLiteral("the session again"));
    walk.signOut();
    settle();
    QStringList left = scan.found();
    // The file stays open for the device key, which stays on an own computer. The access token has been refused by the
    // service by then (docs/known-issues.md).
    left.removeIf([](const QString& each) {
        return each.startsWith(QStringLiteral("device key")) || each.startsWith(QStringLiteral("access token"));
    });
    INFO(left.join(u'\n').toStdString());
    CHECK(left == QStringList());
    CHECK(scan.foundIn(folder.path()) == QStringList());
}
