// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/drill_scenes.h"

#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "ui/text/drill_messages.h"

#include <QMenu>

#include <deque>

namespace sallyport::test {

namespace {

FakeSession* openInbox(Stage& stage)
{
    FakeSession* session = stage.openSession(ownFacts(), [](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_alerts.open().then(&s, [](auto) {});
    });
    visible<ui::Button>(stage.window.get(), QStringLiteral("Inbox"))->click();
    stage.settle();
    return session;
}

void begin(Stage& stage, ui::Drill drill)
{
    auto* button = visible<ui::Button>(stage.window.get(), QStringLiteral("Drills"));
    for (QAction* action : button->menu()->actions()) {
        if (action->text() == ui::drillName(drill))
            action->trigger();
    }
    stage.settle();
}

/// Promises that nobody answers, for as long as the program runs.
Task<Done, ui::DrillRefusal> waiting()
{
    static std::deque<Promise<Done, ui::DrillRefusal>> all;
    return all.emplace_back().task();
}

} // namespace

account::Alert strangersSignIn()
{
    account::Alert alert = alertOf(QStringLiteral("in"), account::AlertKind::newDevice, 0);
    alert.sessionId = QStringLiteral("stranger");
    alert.ip = QStringLiteral("198.51.100.23");
    return alert;
}

DrillStage::DrillStage()
{
    house.startDrill = [this](ui::Drill drill, const QString& sessionId) {
        asked.append(ui::drillName(drill) + u'/' + sessionId);
        return open.emplace().task();
    };
    session = openInbox(*this);
}

void DrillStage::choose(ui::Drill drill)
{
    visible<ui::Button>(window.get(), QStringLiteral("Inbox"))->click();
    begin(*this, drill);
}

void DrillStage::answer(Result<Done, ui::DrillRefusal> begun)
{
    std::exchange(open, std::nullopt)->finish(std::move(begun));
    settle();
}

void DrillStage::alert(const account::Alert& alert)
{
    session->m_alerts.add({alert}).then(session, [](auto) {});
    settle();
}

QList<Scene> drillScenes()
{
    return {
        {QStringLiteral("drill-begins"),
         [](Stage& s) {
             s.house.startDrill = [](ui::Drill, const QString&) { return waiting(); };
             openInbox(s);
             begin(s, ui::Drill::strangerSignsIn);
         }},
        {QStringLiteral("drill-runs"),
         [](Stage& s) {
             openInbox(s);
             begin(s, ui::Drill::phishingMessage);
         }},
        {QStringLiteral("drill-refused"),
         [](Stage& s) {
             s.house.startDrill = [](ui::Drill, const QString&) {
                 return Task<Done, ui::DrillRefusal>::ready(std::unexpected(ui::DrillRefusal::passphraseChanged));
             };
             openInbox(s);
             begin(s, ui::Drill::strangerSignsIn);
         }},
        {QStringLiteral("drill-over"),
         [](Stage& s) {
             FakeSession* session = openInbox(s);
             begin(s, ui::Drill::strangerSignsIn);
             s.house.clock.advanceMs(42'000);
             session->m_alerts.add({strangersSignIn()}).then(session, [](auto) {});
             session->m_alerts.keepSteps(QStringLiteral("in"), account::NotMe::forAlert(strangersSignIn()))
                 .then(session, [](auto) {});
             s.settle();
             s.house.clock.advanceMs(30'000);
             visible<ui::Button>(s.window.get(), QStringLiteral("Quit the drill"))->click();
         }},
        {QStringLiteral("drill-copied"),
         [](Stage& s) {
             FakeSession* session = openInbox(s);
             begin(s, ui::Drill::sessionCopied);
             s.house.clock.advanceMs(3'000);
             session->endNow({.cause = auth::EndCause::reuse, .endedAt = gallerySeconds + 3});
         }},
    };
}

} // namespace sallyport::test
