// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window against the real service, on a desktop without a keychain: the widgets are pressed as a person would.
#include "tests/journeys/window_walk.h"
#include "tests/support/canary.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"

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
        walk.waitForText(QStringLiteral("Verified: pinned key")); // proved anew, by itself
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
    walk.click(QStringLiteral("A shared computer"));
    walk.click(QStringLiteral("15 minutes"));
    walk.click(QStringLiteral("Open the session"));
    walk.waitFor([&] { return visible<QAbstractButton>(&walk.window(), QStringLiteral("Sign out")) != nullptr; },
                 QStringLiteral("the open session"));
    CHECK(files() == before);
    walk.signOut();
    CHECK(files() == before);
}
