// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A practice drill, worked through in the real window against the real service, as a person would.
#include "tests/journeys/window_walk.h"
#include "tests/support/catch.h"
#include "tests/ui/find.h"
#include "ui/practice/drills.h"
#include "ui/text/drill_messages.h"

#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using ui::Drill;

namespace {

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
