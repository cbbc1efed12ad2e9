// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clipboard guard on a real X server: it has a primary selection, and clipboard managers that are other programs.
// Those are this one once more, in one of its hidden cases.
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "ui/widgets/clipboard_guard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTimer>

#include <cstdio>

using namespace sallyport;
using namespace sallyport::test;
using ui::ClipboardGuard;

namespace {

QClipboard* clipboard()
{
    return QGuiApplication::clipboard();
}

/// Puts back what it saw first whenever the clipboard is empty, so many times, until it is killed; says what it does.
/// It looks by itself: two changes within a millisecond are told it as one.
void manageClipboard(int times)
{
    const auto say = [](const char* what) {
        std::puts(what);
        std::fflush(stdout);
    };
    QString held;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&] {
        const QString text = clipboard()->text();
        if (held.isEmpty() && !text.isEmpty()) {
            held = text;
            say("holds it");
        } else if (text.isEmpty() && !held.isEmpty() && times-- > 0) {
            clipboard()->setText(held);
        }
    });
    look.start(std::chrono::milliseconds(10));
    say("watches");
    waitUntil([] { return false; }, std::chrono::minutes(2));
}

/// Another program on this display, in the named case.
struct OtherProgram {
    QProcess process;
    QByteArray heard;

    explicit OtherProgram(const QString& which)
    {
        process.start(QCoreApplication::applicationFilePath(), {which});
        REQUIRE(says("watches"));
    }
    ~OtherProgram()
    {
        process.kill();
        process.waitForFinished();
    }
    bool says(const QByteArray& what)
    {
        return waitUntil([&] { return (heard += process.readAllStandardOutput()).contains(what); });
    }
};

} // namespace

TEST_CASE("puts back once", "[.once]")
{
    manageClipboard(1);
}

TEST_CASE("puts back whatever happens", "[.always]")
{
    manageClipboard(1'000'000);
}

TEST_CASE("a secret never reaches the primary selection")
{
    REQUIRE(clipboard()->supportsSelection());
    clipboard()->setText(QStringLiteral("marked elsewhere"), QClipboard::Selection);
    ClipboardGuard guard;
    guard.copySecret(Secret::copyOf("hush"));
    CHECK(clipboard()->text() == QStringLiteral("hush"));
    CHECK(clipboard()->text(QClipboard::Selection) == QStringLiteral("marked elsewhere"));
    guard.clear();
    CHECK(clipboard()->text().isEmpty());
    CHECK(clipboard()->text(QClipboard::Selection) == QStringLiteral("marked elsewhere"));
}

TEST_CASE("what another program puts back is cleared again, and that is said")
{
    clipboard()->clear();
    OtherProgram manager(QStringLiteral("[.once]"));
    ClipboardGuard guard;
    QSignalSpy back(&guard, &ClipboardGuard::cameBack);
    guard.copySecret(Secret::copyOf("hush"));
    REQUIRE(manager.says("holds it"));
    guard.clear();
    REQUIRE(waitUntil([&] { return back.count() == 1; }));
    CHECK(clipboard()->text().isEmpty());
}

TEST_CASE("another program that insists is told of, and not fought for ever")
{
    clipboard()->clear();
    OtherProgram manager(QStringLiteral("[.always]"));
    ClipboardGuard guard;
    QSignalSpy givenUp(&guard, &ClipboardGuard::cannotBeCleared);
    guard.copySecret(Secret::copyOf("hush"));
    REQUIRE(manager.says("holds it"));
    guard.clear();
    REQUIRE(waitUntil([&] { return givenUp.count() == 1; }));
    CHECK(clipboard()->text() == QStringLiteral("hush")); // as the person is told
}
