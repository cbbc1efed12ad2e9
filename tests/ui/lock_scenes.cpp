// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/lock_scenes.h"

#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "ui/lock/local_passphrase_dialog.h"

#include <QApplication>

namespace sallyport::test {

namespace {

void choose(Stage& stage, const QString& caption)
{
    for (auto* line : stage.window->findChildren<ui::Button*>()) {
        if (line->text() == caption)
            line->click();
    }
}

void openSettings(Stage& stage)
{
    stage.openSession(ownFacts());
    choose(stage, QStringLiteral("Settings"));
}

} // namespace

FakeLockedWatch* openWatched(Stage& stage)
{
    FakeLockedWatch* watch = nullptr;
    stage.openSession(ownFacts(), [&](FakeSession& session) {
        session.m_hasAccount = true;
        session.m_whileLocked = std::make_unique<FakeLockedWatch>(session.m_facts.sessionId);
        watch = session.m_whileLocked.get();
    });
    return watch;
}

QList<Scene> lockScenes()
{
    return {
        {QStringLiteral("locked"),
         [](Stage& s) {
             auto* watch = openWatched(s);
             s.house.lock.m_usesSystemCheck = true;
             s.house.lock.want(ui::LockReason::idle);
             watch->m_channel.become({.phase = account::StreamPhase::alive});
             watch->m_store.add(manyAlerts().first(3)).then(s.window.get(), [](auto) {});
         }},
        {QStringLiteral("locked-at-start"),
         [](Stage& s) { s.window->startLocked(QStringLiteral("Practice account")); }},
        {QStringLiteral("locked-wrong-passphrases"),
         [](Stage& s) {
             s.openSession(ownFacts());
             s.house.lock.m_tries = {.wrong = 4, .lastAt = gallerySeconds};
             s.house.lock.want(ui::LockReason::screenLocked);
         }},
        {QStringLiteral("locked-session-ended"),
         [](Stage& s) {
             auto* watch = openWatched(s);
             s.house.lock.want(ui::LockReason::asked);
             watch->endNow({.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds, .receipt = "x"});
         }},
        {QStringLiteral("lock-set-up"),
         [](Stage& s) {
             s.house.lock.m_backing = ui::LockBacking::none;
             s.openSession(ownFacts());
             choose(s, QStringLiteral("Lock"));
         }},
        {QStringLiteral("lock-give-up"),
         [](Stage& s) {
             s.openSession(ownFacts());
             s.house.lock.want(ui::LockReason::asked);
             s.settle();
             choose(s, QStringLiteral("&Forgotten it?"));
         }},
        {QStringLiteral("lock-shared"),
         [](Stage& s) {
             s.openSession(sharedFacts());
             choose(s, QStringLiteral("Lock"));
         }},
        {QStringLiteral("settings"), [](Stage& s) { openSettings(s); }},
        {QStringLiteral("settings-no-passphrase"),
         [](Stage& s) {
             s.house.lock.m_backing = ui::LockBacking::none;
             s.house.lock.m_systemCheck = ui::SystemCheck::noPolicy;
             s.house.lock.m_away = {};
             openSettings(s);
         }},
        {QStringLiteral("signing-out-for-lock"),
         [](Stage& s) {
             s.openSession(sharedFacts());
             s.house.lock.want(ui::LockReason::suspended);
         }},
    };
}

} // namespace sallyport::test
