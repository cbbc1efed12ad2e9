// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The practice drills in the window: begun from the menu, followed by what the service tells, and summed up.
#include "tests/support/catch.h"
#include "tests/ui/alert_scenes.h"
#include "tests/ui/drill_scenes.h"
#include "tests/ui/find.h"
#include "ui/text/drill_messages.h"

#include <QApplication>
#include <QMenu>
#include <QTimer>

using namespace sallyport;
using namespace sallyport::test;
using account::AlertKind;
using ui::Drill;
using ui::DrillRefusal;

namespace {

bool says(DrillStage& stage, const QString& text)
{
    return test::says(stage.window.get(), text);
}

void click(DrillStage& stage, const QString& caption)
{
    auto* button = visible<ui::Button>(stage.window.get(), caption);
    REQUIRE(button != nullptr);
    button->click();
    stage.settle();
}

account::Alert after(const QString& jti, AlertKind kind, const QString& sessionId = {})
{
    account::Alert alert = alertOf(jti, kind, 0);
    alert.sessionId = sessionId;
    return alert;
}

} // namespace

TEST_CASE("a drill is begun from the menu by the service, and only one at a time")
{
    DrillStage stage;
    stage.choose(Drill::strangerSignsIn);
    CHECK(stage.asked == QStringList{ui::drillName(Drill::strangerSignsIn) + QStringLiteral("/s1")});
    CHECK(says(stage, QStringLiteral("the practice service prepares it")));
    CHECK_FALSE(visible<ui::Button>(stage.window.get(), QStringLiteral("Drills"))->isEnabled());
    stage.answer(Done{});
    CHECK(says(stage, QStringLiteral("Drill: A stranger signs in")));
    stage.choose(Drill::wrongCodes); // a shortcut may still reach it
    CHECK(stage.asked.size() == 1);
    click(stage, QStringLiteral("Quit the drill"));
    CHECK(says(stage, QStringLiteral("0 of 3 done")));
    click(stage, QStringLiteral("Got it"));
    CHECK_FALSE(says(stage, QStringLiteral("Drill:")));
    stage.choose(Drill::wrongCodes);
    CHECK(stage.asked.size() == 2);
}

TEST_CASE("the menu of the drills opens on the first of them, for the keyboard")
{
    DrillStage stage;
    visible<ui::Button>(stage.window.get(), QStringLiteral("Inbox"))->click();
    stage.settle();
    auto* button = visible<ui::Button>(stage.window.get(), QStringLiteral("Drills"));
    button->setFocus();
    QTimer poll; // the button waits in a loop of its own until the menu is closed
    int turns = 0;
    QObject::connect(&poll, &QTimer::timeout, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (menu != nullptr && menu->activeAction() != nullptr)
            QTest::keyClick(menu, Qt::Key_Return);
        else if (++turns > 100 && menu != nullptr)
            menu->close();
    });
    poll.start(0);
    press(stage.window.get(), Qt::Key_Return);
    stage.settle();
    CHECK(stage.asked == QStringList{ui::drillName(ui::allDrills[0]) + QStringLiteral("/s1")});
}

TEST_CASE("what the person does against a stranger is counted by what the service tells, with the time it took")
{
    DrillStage stage;
    stage.choose(Drill::strangerSignsIn);
    stage.alert(strangersSignIn()); // before the answer
    stage.answer(Done{});
    stage.house.clock.advanceMs(20'000);
    stage.session->m_alerts.keepSteps(QStringLiteral("in"), account::NotMe::forAlert(strangersSignIn()))
        .then(stage.session, [](auto) {});
    stage.settle();
    stage.house.clock.advanceMs(10'000);
    stage.alert(after(QStringLiteral("e0"), AlertKind::sessionEnded, QStringLiteral("somebody else")));
    CHECK_FALSE(says(stage, QStringLiteral("All done"))); // another session's end does not count
    stage.alert(after(QStringLiteral("e1"), AlertKind::sessionEnded, QStringLiteral("stranger")));
    stage.house.clock.advanceMs(12'000);
    stage.alert(after(QStringLiteral("p1"), AlertKind::passwordChanged));
    CHECK(says(stage, QStringLiteral("All done, in 42 s.")));
    CHECK(says(stage, QStringLiteral("You said “It wasn't me”, after 20 s.")));
    CHECK(says(stage, QStringLiteral("The stranger's session is ended, after 30 s.")));
    CHECK(says(stage, QStringLiteral("You changed the passphrase, after 42 s.")));
}

TEST_CASE("whoever takes the stranger for oneself is told so")
{
    DrillStage stage;
    stage.choose(Drill::wrongCodes);
    stage.answer(Done{});
    stage.alert(after(QStringLiteral("w"), AlertKind::signInIncomplete));
    stage.session->m_alerts.review(QStringLiteral("w"), account::Review::mine).then(stage.session, [](auto) {});
    stage.settle();
    click(stage, QStringLiteral("Quit the drill"));
    CHECK(says(stage, QStringLiteral("You took what the stranger did for your own doing.")));
    CHECK(says(stage, QStringLiteral("Not done: change the passphrase.")));
}

TEST_CASE("a stranger's change counts as cancelled only by its own cancelling")
{
    DrillStage stage;
    stage.choose(GENERATE(Drill::authenticatorLinked, Drill::addressChanged));
    stage.answer(Done{});
    stage.alert(strangersSignIn());
    account::Alert began = after(QStringLiteral("b"), AlertKind::pendingChangeBegan);
    began.pendingId = QStringLiteral("p1");
    stage.alert(began);
    account::Alert cancelled = after(QStringLiteral("c"), AlertKind::pendingChangeCancelled);
    const bool itsOwn = GENERATE(false, true);
    cancelled.pendingId = itsOwn ? QStringLiteral("p1") : QStringLiteral("p0");
    stage.alert(cancelled);
    click(stage, QStringLiteral("Quit the drill"));
    CHECK(says(stage, QStringLiteral("What the stranger asked to change is cancelled")) == itsOwn);
    CHECK(says(stage, QStringLiteral("Not done: cancel what the stranger asked to change.")) != itsOwn);
}

TEST_CASE("a phishing message is reported, or taken for genuine, or left alone")
{
    DrillStage stage;
    stage.choose(Drill::phishingMessage);
    stage.answer(Done{});
    stage.house.clock.advanceMs(9'000);
    SECTION("reported")
    {
        click(stage, QStringLiteral("It is an imitation"));
        CHECK(says(stage, QStringLiteral("You took the message for an imitation, after 9 s.")));
        CHECK(says(stage, QStringLiteral("All done, in 9 s.")));
    }
    SECTION("believed")
    {
        click(stage, QStringLiteral("It is genuine"));
        CHECK(says(stage, QStringLiteral("You took the imitation for genuine.")));
    }
    SECTION("left alone")
    {
        click(stage, QStringLiteral("Quit the drill"));
        CHECK(says(stage, QStringLiteral("You did not report the message.")));
    }
    CHECK(says(stage, QStringLiteral("bears your anti-phishing code and has no links")));
}

TEST_CASE("the summary of a copied session outlives the session")
{
    DrillStage stage;
    stage.choose(Drill::sessionCopied);
    stage.answer(Done{});
    stage.house.clock.advanceMs(3'000);
    stage.session->endNow({.cause = auth::EndCause::reuse, .endedAt = gallerySeconds + 3});
    stage.settle();
    CHECK(says(stage, QStringLiteral("The copied session is ended, after 3 s.")));
    CHECK(says(stage, QStringLiteral("sign in again, then change the passphrase")));
}

TEST_CASE("a session that ends before the service's answer ends the drill too")
{
    DrillStage stage;
    stage.choose(Drill::sessionCopied);
    stage.session->endNow({.cause = auth::EndCause::reuse, .endedAt = gallerySeconds});
    stage.settle();
    stage.answer(Done{});
    CHECK(says(stage, QStringLiteral("The copied session is ended")));
}

TEST_CASE("why a drill did not begin is said, and it can be tried again")
{
    DrillStage stage;
    for (const auto why : {DrillRefusal::busy, DrillRefusal::passphraseChanged, DrillRefusal::locked,
                           DrillRefusal::noSession, DrillRefusal::notOurs, DrillRefusal::unavailable}) {
        stage.choose(Drill::strangerSignsIn);
        stage.answer(std::unexpected(why));
        CHECK(says(stage, ui::message(why).finding));
        CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Drills"))->isEnabled());
    }
}

TEST_CASE("each drill has its name, its beginning and its lesson")
{
    account::AlertStore alerts{{}, QStringLiteral("practice")};
    FixedClock clock{gallerySeconds * 1000};
    QStringList names;
    for (const Drill drill : ui::allDrills) {
        ui::DrillRun run(drill, alerts, clock.clock());
        run.finish();
        CHECK_FALSE(ui::drillBrief(drill).isEmpty());
        CHECK_FALSE(ui::message(run).finding.isEmpty());
        CHECK_FALSE(ui::message(run).advice.isEmpty());
        CHECK_FALSE(ui::goalsOf(drill).empty());
        CHECK_FALSE(names.contains(ui::drillName(drill)));
        names.append(ui::drillName(drill));
    }
}
