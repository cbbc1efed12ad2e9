// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Practice drills, worked through in the real window against the real service, as a person would.
#include "core/base/json.h"
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"
#include "ui/practice/drills.h"
#include "ui/text/drill_messages.h"

#include <QAbstractItemView>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using ui::Drill;

namespace {

const QString newPassphrase = QStringLiteral("harbour lamp otter vivid");

/// A person signed in at the practice account, with the drills at hand.
struct Drilling {
    QTemporaryDir folder;
    WindowWalk walk{folder.path()};

    Drilling()
    {
        walk.enterPractice();
        walk.signIn();
        walk.click(QStringLiteral("Alerts"));
        walk.waitForText(QStringLiteral("Alerts alive, "));
    }

    QString oldPassphrase() const
    {
        QFile file(folder.filePath(QStringLiteral("practice/practice.json")));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return stringMember(readJsonObject(file.readAll()).value(), u"password").value();
    }

    void begin(Drill drill)
    {
        walk.click(QStringLiteral("Inbox"));
        QPushButton* button = nullptr;
        walk.waitFor(
            [&] {
                button = visible<QPushButton>(&walk.window(), QStringLiteral("Drills"));
                return button != nullptr && button->isEnabled();
            },
            QStringLiteral("the drills"));
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == ui::drillName(drill))
                action->trigger();
        }
    }
    void waitUntilItRuns(Drill drill) { walk.waitForText(QStringLiteral("Drill: %1").arg(ui::drillName(drill))); }

    /// The alert with that headline, chosen in the list.
    void chooseAlert(const QString& headline)
    {
        walk.click(QStringLiteral("Alerts"));
        QAbstractItemView* list = nullptr;
        QModelIndex row;
        walk.waitFor(
            [&] {
                list = visible<QAbstractItemView>(&walk.window(), QStringLiteral("Alerts, newest first"));
                for (int i = 0; list != nullptr && i < list->model()->rowCount(); ++i) {
                    row = list->model()->index(i, 0);
                    if (row.data().toString().contains(headline))
                        return true;
                }
                return false;
            },
            headline);
        list->setCurrentIndex(row);
        list->setFocus();
    }

    void changePassphrase(const QString& from, const QString& to)
    {
        walk.type(QStringLiteral("Old passphrase"), from);
        walk.type(QStringLiteral("New passphrase"), to);
        walk.type(QStringLiteral("New passphrase again"), to);
        // The built-in authenticator fills the code in; the stranger may have used the one of this moment.
        walk.click(QStringLiteral("Change passphrase"));
    }

    void finish() { walk.click(QStringLiteral("Quit the drill")); }
    void putAway() { walk.click(QStringLiteral("Got it")); }
};

} // namespace

TEST_CASE("a phishing message is read, taken for an imitation and summed up")
{
    Drilling d;
    d.begin(Drill::phishingMessage);
    d.waitUntilItRuns(Drill::phishingMessage);
    d.walk.waitForText(QStringLiteral("security@practice-example.invalid"));
    d.walk.onScreen(QStringLiteral("drill-phishing"));
    d.walk.click(QStringLiteral("It is an imitation"));
    d.walk.waitForText(QStringLiteral("You took the message for an imitation, after "));
    d.putAway();
    d.walk.signOut();
}

TEST_CASE(
    "somebody gets the code wrong: seen at the authenticator while it stands, and answered with another passphrase")
{
    Drilling d;
    d.begin(Drill::wrongCodes);
    d.waitUntilItRuns(Drill::wrongCodes);
    d.walk.click(QStringLiteral("Authenticator"));
    d.walk.waitForText(QStringLiteral("Someone else has your passphrase"));
    d.walk.waitForText(QStringLiteral("198.51.100.23"));
    d.walk.waitForText(QStringLiteral("Far away (practice drill)"));
    d.walk.onScreen(QStringLiteral("drill-wrong-codes"));
    d.chooseAlert(QStringLiteral("Somebody gave the right passphrase, but not the right code"));
    d.walk.click(QStringLiteral("It wasn't me"));
    d.changePassphrase(d.oldPassphrase(), newPassphrase);
    d.walk.waitForText(QStringLiteral("All done, in "));
    // The stranger's challenge went with the passphrase it was given for.
    d.walk.click(QStringLiteral("Authenticator"));
    d.walk.waitForText(QStringLiteral("The service asks nobody for a code right now"));
    d.putAway();
    // Who knows the old one stays outside now.
    d.begin(Drill::strangerSignsIn);
    d.walk.waitForText(QStringLiteral("The stranger could not get in"));
    d.putAway();
    d.walk.signOut();
}
