// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every practice drill, worked through in the real window against the real service, as a person would. Strangers wait
// for codes that nobody has used: several drills share one sign-in.
#include "core/base/json.h"
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"
#include "ui/practice/drills.h"
#include "ui/text/drill_messages.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using ui::Drill;

namespace {

const QString alerts = QStringLiteral("Alerts, newest first");
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

    void choose(Drill drill)
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
    void begin(Drill drill)
    {
        choose(drill);
        walk.waitForText(QStringLiteral("Drill: %1").arg(ui::drillName(drill)));
    }

    QModelIndexList rowsOf(const QString& list, const QString& text)
    {
        auto* view = visible<QAbstractItemView>(&walk.window(), list);
        return view == nullptr ? QModelIndexList()
                               : view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, text, -1,
                                                      Qt::MatchContains | Qt::MatchRecursive);
    }
    /// The first row of a list that says that, once there are more of them than `before`.
    void chooseRow(const QString& list, const QString& text, qsizetype before = 0)
    {
        walk.waitFor([&] { return rowsOf(list, text).size() > before; }, text);
        auto* view = visible<QAbstractItemView>(&walk.window(), list);
        view->setCurrentIndex(rowsOf(list, text).first());
        view->setFocus();
    }
    qsizetype alertsThatSay(const QString& headline)
    {
        walk.click(QStringLiteral("Alerts"));
        return rowsOf(alerts, headline).size();
    }
    /// The newest alert with that headline.
    void chooseAlert(const QString& headline, qsizetype before = 0)
    {
        walk.click(QStringLiteral("Alerts"));
        chooseRow(alerts, headline, before);
    }

    void endTheirSession()
    {
        walk.click(QStringLiteral("It wasn't me"));
        walk.click(QStringLiteral("End it now"));
        walk.waitForText(QStringLiteral("Ended; the service's receipt was checked."));
        walk.click(QStringLiteral("Back to the alerts"));
    }

    /// The built-in authenticator fills the code in. The one of this moment may be used up: the form says when the next
    /// one comes, or the service that it was taken already, and whoever is told presses again.
    void changePassphrase(const QString& from, const QString& to)
    {
        walk.type(QStringLiteral("Old passphrase"), from);
        walk.type(QStringLiteral("New passphrase"), to);
        walk.type(QStringLiteral("New passphrase again"), to);
        walk.click(QStringLiteral("Change passphrase"));
        const auto button = [this] {
            auto* again = visible<QAbstractButton>(&walk.window(), QStringLiteral("Retry: Change the passphrase"));
            return again != nullptr ? again
                                    : visible<QAbstractButton>(&walk.window(), QStringLiteral("Change passphrase"));
        };
        QElapsedTimer sincePress;
        sincePress.start();
        walk.waitFor(
            [&] {
                if (button() != nullptr && sincePress.hasExpired(1000)) {
                    QTest::mouseClick(button(), Qt::LeftButton);
                    sincePress.restart();
                }
                return says(&walk.window(), QStringLiteral("The new passphrase is in force."));
            },
            QStringLiteral("the new passphrase"));
    }

    void quit() { walk.click(QStringLiteral("Quit the drill")); }
    void putAway(const QString& picture)
    {
        walk.onScreen(picture);
        walk.click(QStringLiteral("Got it"));
    }
};

} // namespace

TEST_CASE("strangers who come in: their changes are cancelled, their sessions ended, and what is left undone is said")
{
    Drilling d;

    // An address: cancelled on the Safety page, where it is to be read; then the session that asked for it.
    d.begin(Drill::addressChanged);
    d.walk.click(QStringLiteral("Safety"));
    d.walk.waitForText(QStringLiteral("Waiting to take effect"));
    d.walk.waitForText(QStringLiteral("T0Pr acti ceDr"));
    d.walk.onScreen(QStringLiteral("drill-address"));
    d.walk.click(QStringLiteral("Cancel it"));
    d.chooseAlert(QStringLiteral("A new withdrawal address was cancelled"));
    d.chooseAlert(QStringLiteral("Somebody asked for a new withdrawal address"));
    d.endTheirSession();
    d.quit();
    d.walk.waitForText(QStringLiteral("3 of 4 done, in "));
    d.walk.waitForText(QStringLiteral("You said “It wasn't me”, after "));
    d.walk.waitForText(QStringLiteral("What the stranger asked to change is cancelled, after "));
    d.walk.waitForText(QStringLiteral("The stranger's session is ended, after "));
    d.walk.waitForText(QStringLiteral("Not done: change the passphrase."));
    d.putAway(QStringLiteral("drill-address-over"));

    // An authenticator: cancelled on the Devices page, and no more is done.
    d.begin(Drill::authenticatorLinked);
    d.chooseAlert(QStringLiteral("Somebody asked to link an authenticator"));
    d.walk.click(QStringLiteral("Devices"));
    d.chooseRow(QStringLiteral("Devices and sessions, those that need a look first"),
                QStringLiteral("A new authenticator"));
    d.walk.click(QStringLiteral("Cancel this change"));
    d.chooseAlert(QStringLiteral("The linking of an authenticator was cancelled"));
    d.quit();
    d.walk.waitForText(QStringLiteral("1 of 4 done, in "));
    d.walk.waitForText(QStringLiteral("What the stranger asked to change is cancelled, after "));
    d.walk.waitForText(QStringLiteral("Not done: end the stranger's session."));
    d.putAway(QStringLiteral("drill-authenticator-over"));

    const QString newDevice = QStringLiteral("Somebody signed in on a device not seen before");
    const qsizetype before = d.alertsThatSay(newDevice); // one's own first sign-in is one, too
    d.begin(Drill::strangerSignsIn);
    d.chooseAlert(newDevice, before);
    d.endTheirSession();
    d.quit();
    d.walk.waitForText(QStringLiteral("2 of 3 done, in "));
    d.walk.waitForText(QStringLiteral("The stranger's session is ended, after "));
    d.walk.waitForText(QStringLiteral("Not done: change the passphrase."));
    d.putAway(QStringLiteral("drill-stranger-over"));
    d.walk.signOut();
}

TEST_CASE("whoever stays outside, an imitation and a copied session: each is worked through and summed up")
{
    Drilling d;

    d.begin(Drill::phishingMessage);
    d.walk.waitForText(QStringLiteral("security@practice-example.invalid"));
    d.walk.onScreen(QStringLiteral("drill-phishing"));
    d.walk.click(QStringLiteral("It is an imitation"));
    d.walk.waitForText(QStringLiteral("You took the message for an imitation, after "));
    d.putAway(QStringLiteral("drill-phishing-over"));

    d.begin(Drill::recoveryBegun);
    d.chooseAlert(QStringLiteral("Somebody began to recover the account"));
    d.walk.click(QStringLiteral("It wasn't me"));
    d.walk.click(QStringLiteral("Back to the alerts"));
    d.quit();
    d.walk.waitForText(QStringLiteral("1 of 2 done, in "));
    d.walk.waitForText(QStringLiteral("You said “It wasn't me”, after "));
    d.putAway(QStringLiteral("drill-recovery-over"));

    // Wrong codes: seen at the authenticator while they are asked for, answered with another passphrase.
    d.begin(Drill::wrongCodes);
    d.walk.click(QStringLiteral("Authenticator"));
    d.walk.waitForText(QStringLiteral("Someone else has your passphrase"));
    d.walk.waitForText(QStringLiteral("198.51.100.23"));
    d.walk.waitForText(QStringLiteral("Far away (practice drill)"));
    d.walk.onScreen(QStringLiteral("drill-wrong-codes"));
    d.chooseAlert(QStringLiteral("Somebody gave the right passphrase, but not the right code"));
    d.walk.click(QStringLiteral("It wasn't me"));
    d.changePassphrase(d.oldPassphrase(), newPassphrase);
    d.walk.waitForText(QStringLiteral("All done, in "));
    d.putAway(QStringLiteral("drill-wrong-codes-over"));
    // The stranger's challenge went with the passphrase it was given for; who knows the old one stays outside now.
    d.walk.click(QStringLiteral("Authenticator"));
    d.walk.waitForText(QStringLiteral("The service asks nobody for a code right now"));
    d.choose(Drill::strangerSignsIn);
    d.walk.waitForText(QStringLiteral("The stranger could not get in"));
    d.putAway(QStringLiteral("drill-stranger-outside"));

    // The summary outlives the session that was copied.
    d.choose(Drill::sessionCopied);
    d.walk.waitForText(QStringLiteral("The copied session is ended, after "));
    d.walk.waitForText(QStringLiteral("The service noticed the copy and ended the session, after "));
    d.walk.onScreen(QStringLiteral("drill-copied"));
}
