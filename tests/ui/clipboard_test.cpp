// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clipboard guard beside other programs: those that heed marks, those that put things back.
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/fake_authenticators.h"
#include "tests/ui/find.h"
#include "ui/safety/authenticator_dialog.h"
#include "ui/widgets/clipboard_guard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::test;
using ui::ClipboardGuard;

namespace {

QClipboard* clipboard()
{
    return QGuiApplication::clipboard();
}

/// A clipboard manager that brings the last text back whenever the clipboard is emptied, so many times.
struct Restorer {
    QObject life;
    int left;
    QString last;

    explicit Restorer(int times) : left(times)
    {
        QObject::connect(clipboard(), &QClipboard::dataChanged, &life, [this] {
            const QString text = clipboard()->text();
            if (!text.isEmpty())
                last = text;
            else if (!last.isEmpty() && left-- > 0)
                QMetaObject::invokeMethod(&life, [this] { clipboard()->setText(last); }, Qt::QueuedConnection);
        });
    }
};

} // namespace

TEST_CASE("a secret bears the marks of every system, and so does what it is replaced by")
{
    ClipboardGuard guard;
    guard.copySecret(Secret::copyOf("hush"));
    const auto check = [] {
        const QMimeData* data = clipboard()->mimeData();
        CHECK(data->data(QStringLiteral("x-kde-passwordManagerHint")) == "secret");
        for (const char* name : {"ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory",
                                 "CanUploadToCloudClipboard"})
            CHECK(data->data(QStringLiteral("application/x-qt-windows-mime;value=\"%1\"").arg(QLatin1String(name)))
                  == QByteArray(4, '\0'));
        CHECK(data->hasFormat(QStringLiteral("application/x-nspasteboard-concealed-type")));
    };
    check();
    CHECK(clipboard()->text() == QStringLiteral("hush"));
    guard.clear();
    CHECK(clipboard()->text().isEmpty());
    check();
}

TEST_CASE("what a clipboard manager puts back is cleared again, and that is said")
{
    clipboard()->clear();
    Restorer manager(1);
    ClipboardGuard guard(nullptr, std::chrono::milliseconds(20));
    QSignalSpy back(&guard, &ClipboardGuard::cameBack);
    guard.copySecret(Secret::copyOf("hush"));
    REQUIRE(waitUntil([&] { return back.count() == 1; }));
    CHECK(clipboard()->text().isEmpty());
}

TEST_CASE("a clipboard manager that insists is told of, and not fought for ever")
{
    clipboard()->clear();
    Restorer manager(1'000'000);
    ClipboardGuard guard(nullptr, std::chrono::milliseconds(20));
    QSignalSpy givenUp(&guard, &ClipboardGuard::cannotBeCleared);
    guard.copySecret(Secret::copyOf("hush"));
    REQUIRE(waitUntil([&] { return givenUp.count() == 1; }));
    CHECK(manager.left > 999'990);
    manager.left = 0;
    clipboard()->clear();
}

TEST_CASE("somebody else's text ends the guard's interest at once")
{
    ClipboardGuard guard(nullptr, std::chrono::milliseconds(20));
    QSignalSpy gone(&guard, &ClipboardGuard::gone);
    guard.copySecret(Secret::copyOf("hush"));
    clipboard()->setText(QStringLiteral("a shopping list"));
    REQUIRE(waitUntil([&] { return gone.count() == 1; }));
    guard.clear();
    CHECK(clipboard()->text() == QStringLiteral("a shopping list"));
    clipboard()->clear();
}

TEST_CASE("beside the link of a new authenticator stands what other programs do with it")
{
    clipboard()->clear();
    const auto [times, words] = GENERATE(table<int, const char*>({
        {0, "The clipboard is cleared in ten seconds."},
        {1, "Another program put it back; it was cleared again."},
        {1'000'000, "Another program puts it back again and again"},
    }));
    Restorer manager(times);
    ClipboardGuard guard(nullptr, times == 0 ? ClipboardGuard::usualTime : std::chrono::milliseconds(20));
    FakeAuthenticators authenticators;
    ui::AuthenticatorDialog dialog(authenticators, guard, nullptr);
    dialog.show();
    QTest::keyClicks(visible<QLineEdit>(&dialog, QStringLiteral("Name of the authenticator")), QStringLiteral("Phone"));
    visible<ui::Button>(&dialog, QStringLiteral("Continue"))->click();
    authenticators.m_offers.front().finish(account::AuthenticatorOffer{
        .id = QStringLiteral("o1"), .otpauthLink = Secret::copyOf("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")});
    const auto copy = [&] { return visible<ui::Button>(&dialog, QStringLiteral("Copy its link instead")); };
    REQUIRE(waitUntil([&] { return copy() != nullptr; }));
    CHECK_FALSE(says(&dialog, QString::fromLatin1(words)));
    copy()->click();
    CHECK(waitUntil([&] { return says(&dialog, QString::fromLatin1(words)); }));
    manager.left = 0;
    dialog.reject();
    clipboard()->clear();
}
