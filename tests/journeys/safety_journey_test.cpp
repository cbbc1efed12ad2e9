// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Safety page in the real window against the real service: a passcode, an address, what removes it, and the lock
// over an open approval.
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString passcode = QStringLiteral("240917");

struct Guarding {
    QTemporaryDir folder;
    WindowWalk walk{folder.path()};

    Guarding()
    {
        walk.enterPractice();
        walk.signIn();
        walk.click(QStringLiteral("Safety"));
        walk.waitForText(QStringLiteral("Not set."));
    }
    void setPasscode()
    {
        walk.click(QStringLiteral("Set passcode…"));
        walk.onScreen(QStringLiteral("safety-passcode"));
        walk.type(QStringLiteral("The new one"), passcode);
        walk.type(QStringLiteral("The new one again"), passcode);
        walk.click(QStringLiteral("Set it"));
        walk.waitForText(QStringLiteral("The trading passcode counts from now on."));
    }
    void beginAddress()
    {
        walk.click(QStringLiteral("Add address…"));
        walk.type(QStringLiteral("Coin"), QStringLiteral("xrp"));
        walk.type(QStringLiteral("Network"), QStringLiteral("XRP"));
        walk.type(QStringLiteral("Address"), QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"));
        walk.type(QStringLiteral("Memo or tag"), QStringLiteral("104217"));
        walk.click(QStringLiteral("Continue"));
        walk.waitForText(QStringLiteral("rEb8 TK3g Bgk5 auZk wc6s Hnwr GVJH 8Dua Lh"));
        walk.onScreen(QStringLiteral("safety-approval"));
    }
    void approve()
    {
        walk.type(QStringLiteral("Trading passcode"), passcode);
        walk.click(QStringLiteral("Approve"));
    }
};

} // namespace

TEST_CASE("a passcode is set, an address added and removed, each by what the screen showed")
{
    Guarding g;
    g.setPasscode();
    g.beginAddress();
    g.approve();
    g.walk.waitForText(QStringLiteral("The address can be used from now on."));
    g.walk.waitForText(QStringLiteral("XRP over XRP"));
    g.walk.waitForText(QStringLiteral("Memo or tag: “104217”"));
    g.walk.onScreen(QStringLiteral("safety-addresses"));

    g.walk.click(QStringLiteral("Remove the XRP address that ends in uaLh"));
    g.walk.waitForText(QStringLiteral("Address, every letter of it"));
    g.walk.type(QStringLiteral("Trading passcode"), QStringLiteral("135790"));
    g.walk.click(QStringLiteral("Approve"));
    g.walk.waitForText(QStringLiteral("Tries left: 4."));
    g.approve();
    g.walk.waitForText(QStringLiteral("Nothing can be sent to that address any more."));
    g.walk.waitForText(QStringLiteral("None."));
    g.walk.signOut();
}

TEST_CASE("locking over an open approval takes it away unsigned, and the address is not there afterwards")
{
    Guarding g;
    g.setPasscode();
    g.beginAddress();
    g.walk.type(QStringLiteral("Trading passcode"), passcode);
    QTest::keyClick(&g.walk.window(), Qt::Key_L, Qt::ControlModifier);
    g.walk.waitForText(QStringLiteral("Sallyport is locked"));
    CHECK(QApplication::activeModalWidget() == nullptr);
    g.walk.type(QStringLiteral("Passphrase"), g.walk.passphrase);
    g.walk.click(QStringLiteral("Unlock"));
    g.walk.waitFor([&] { return visible<QAbstractButton>(&g.walk.window(), QStringLiteral("Safety")) != nullptr; },
                   QStringLiteral("the session again"));
    g.walk.click(QStringLiteral("Safety"));
    g.walk.waitForText(QStringLiteral("None."));
    g.walk.signOut();
}

TEST_CASE("the anti-phishing code is changed, and the notice of it carries the new one")
{
    Guarding g;
    g.walk.click(QStringLiteral("Set anti-phishing code…"));
    g.walk.type(QStringLiteral("New code"), QStringLiteral("blue heron"));
    g.walk.click(QStringLiteral("Change it"));
    g.walk.waitForText(QStringLiteral("Genuine mails of the service carry the new code from now on."));
    g.walk.click(QStringLiteral("Inbox"));
    g.walk.waitFor(
        [&] {
            const auto texts = g.walk.window().findChildren<QPlainTextEdit*>();
            return std::ranges::any_of(
                texts, [](const auto* text) { return text->toPlainText().contains(QStringLiteral("blue heron")); });
        },
        QStringLiteral("a mail with the code"));
    g.walk.signOut();
}
