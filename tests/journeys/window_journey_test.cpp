// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window against the real service, on a desktop without a keychain: the widgets are pressed as a person would.
#include "tests/journeys/window_walk.h"
#include "tests/support/canary.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"

#include <QAbstractItemView>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("a person signs in at the practice account, finds the session again after a restart, and signs out for good")
{
    QTemporaryDir folder;
    {
        WindowWalk walk(folder.path());
        walk.enterPractice();
        walk.signIn();
        walk.waitForText(walk.practiceName);
    }
    {
        WindowWalk walk(folder.path());
        walk.waitForText(QStringLiteral("Looking for your open session"));
        walk.givePassphrase(walk.passphrase);
        walk.waitFor([&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Sign out")) != nullptr; },
                     QStringLiteral("the session of before"));
        walk.waitForText(walk.practiceName);
        walk.waitForText(QStringLiteral("Verified: known key")); // proved anew, by itself
        walk.signOut();
        walk.click(QStringLiteral("Back to the first page"));
        walk.waitFor(
            [&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Practice account")) != nullptr; },
            QStringLiteral("the first page"));
    }
    {
        WindowWalk walk(folder.path());
        walk.givePassphrase(walk.passphrase);
        walk.enterPractice(); // nothing to restore: the first page stays
    }
}

TEST_CASE("a shared computer keeps nothing of the session")
{
    QTemporaryDir folder;
    WindowWalk walk(folder.path());
    walk.enterPractice();
    walk.signInToComputerQuestion();
    const auto files = [&] {
        QStringList list;
        QDirIterator it(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            if (const auto file = it.next(); !file.contains(QStringLiteral("/practice/"))) // the service's own
                list.append(file);
        }
        list.sort();
        return list;
    };
    const auto before = files();
    walk.openShared();
    CHECK(files() == before);
    walk.signOut();
    CHECK(files() == before);
}

TEST_CASE("a sign-in comes in as an alert, is judged, and its steps are ticked by the service, also after a restart")
{
    QTemporaryDir folder;
    {
        WindowWalk walk(folder.path());
        walk.enterPractice();
        walk.signIn();
        walk.click(QStringLiteral("Alerts"));
        walk.waitForText(QStringLiteral("Alerts alive, ")); // the service's own verification event came
        walk.waitForText(QStringLiteral("Somebody signed in"));
        walk.waitForText(QStringLiteral("This computer"));
        walk.onScreen(QStringLiteral("alerts"));
        walk.waitForText(QStringLiteral("The session that you are using began with this."));
        walk.click(QStringLiteral("Undo"));
        walk.click(QStringLiteral("It wasn't me"));
        walk.click(QStringLiteral("End all others now"));
        walk.waitForText(QStringLiteral("All other sessions have ended; every receipt was checked."));
        walk.onScreen(QStringLiteral("alert-steps"));
        walk.click(QStringLiteral("End it now")); // the session that one is in
        walk.waitForText(QStringLiteral("This is the session you are using."));
    }
    WindowWalk walk(folder.path());
    walk.givePassphrase(walk.passphrase);
    walk.waitFor([&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Sign out")) != nullptr; },
                 QStringLiteral("the session of before"));
    walk.click(QStringLiteral("Alerts"));
    walk.waitForText(QStringLiteral("It wasn't me: steps left to do"));
    walk.click(QStringLiteral("Show the steps"));
    walk.waitForText(QStringLiteral("All other sessions have ended; every receipt was checked."));
    walk.type(QStringLiteral("New code"), QStringLiteral("HARBOUR 7"));
    walk.click(QStringLiteral("Change code"));
    walk.waitForText(QStringLiteral("Genuine mails of the service carry “HARBOUR 7” from now on."));
    walk.click(QStringLiteral("Back to the alerts"));
    walk.waitFor(
        [&] {
            auto* list = visible<QAbstractItemView>(&walk.window(), QStringLiteral("Alerts, newest first"));
            return list != nullptr && list->model()->rowCount() >= 2
                && list->model()->index(0, 0).data().toString()
                == QStringLiteral("The anti-phishing code was changed (from this computer)");
        },
        QStringLiteral("the alert about the code, newest first"));
    walk.signOut();
}
