// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The locked window: what it takes away, what it still tells, and the ways back in.
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "tests/ui/lock_scenes.h"
#include "ui/devices/devices_page.h"
#include "ui/lock/local_passphrase_dialog.h"
#include "ui/lock/lock_watch.h"
#include "ui/lock/locked_page.h"
#include "ui/lock/unlock_waits.h"
#include "ui/shell/session_view.h"
#include "ui/shell/step_up.h"
#include "ui/shell/store_passphrase_dialog.h"
#include "ui/sign_in/sign_in_wizard.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::test;
using ui::LockReason;

namespace {

ui::LockedPage* page(Stage& stage)
{
    return stage.window->findChild<ui::LockedPage*>();
}

bool isLocked(Stage& stage)
{
    return page(stage)->isVisible() && stage.window->findChild<ui::SessionView*>() == nullptr
        && stage.window->findChild<ui::SignInWizard*>() == nullptr;
}

void unlock(Stage& stage, const QString& passphrase = QStringLiteral("a local passphrase"))
{
    auto* field = visible<QLineEdit>(stage.window.get(), QStringLiteral("Passphrase"));
    REQUIRE(field != nullptr);
    field->setFocus();
    QTest::keyClicks(field, passphrase);
    QTest::keyClick(field, Qt::Key_Return);
    stage.settle();
}

} // namespace

TEST_CASE("Ctrl+L locks from wherever the keyboard is, and nothing of the session is left in the window")
{
    Stage stage;
    QPointer<FakeSession> session = stage.openSession(ownFacts());
    QTest::keyClick(stage.window->focusWidget(), Qt::Key_L, Qt::ControlModifier);
    stage.settle();
    CHECK(isLocked(stage));
    CHECK(session == nullptr);
    CHECK(stage.house.lock.m_locks == 1);
    CHECK(says(stage.window.get(), QStringLiteral("Sallyport is locked")));
    CHECK(stage.window->focusWidget() == visible<QLineEdit>(stage.window.get(), QStringLiteral("Passphrase")));
}

TEST_CASE("the Lock button beside Sign out does the same")
{
    Stage stage;
    stage.openSession(ownFacts());
    auto* button = visible<ui::Button>(stage.window.get(), QStringLiteral("Lock"));
    REQUIRE(button != nullptr);
    button->click();
    stage.settle();
    CHECK(isLocked(stage));
}

TEST_CASE("what the system says locks at once, before the signal returns")
{
    Stage stage;
    const auto [reason, words] = GENERATE(table<LockReason, const char*>({
        {LockReason::idle, "nobody was at it"},
        {LockReason::screenLocked, "together with the screen"},
        {LockReason::suspended, "went to sleep"},
        {LockReason::userSwitched, "somebody else took the screen"},
    }));
    stage.openSession(ownFacts());
    bool sessionGone = false;
    stage.house.lock.m_onLock = [&] { sessionGone = stage.window->findChild<ui::SessionView*>() == nullptr; };
    stage.house.lock.want(reason);
    CHECK(isLocked(stage));
    CHECK(sessionGone);
    CHECK(says(stage.window.get(), QLatin1String(words)));
}

TEST_CASE("no dialog outlives the lock, and none of its fields holds what was typed")
{
    Stage stage;
    stage.openSession(ownFacts());
    QPointer<QDialog> dialog;
    std::optional<Result<Secret, ui::PassphraseRefusal>> refusal;
    SECTION("one that asks for a passcode or passphrase")
    {
        auto* made = new ui::StorePassphraseDialog({.fileExists = true}, stage.window.get());
        made->answer().then(stage.window.get(),
                            [&](Result<Secret, ui::PassphraseRefusal> r) { refusal = std::move(r); });
        made->open();
        dialog = made;
    }
    SECTION("one without a parent")
    {
        dialog = new QDialog;
        new ui::SecretField(dialog);
        dialog->open();
    }
    SECTION("one that refuses to be cancelled")
    {
        struct Stubborn : QDialog {
            using QDialog::QDialog;
            void reject() override {}
        };
        dialog = new Stubborn(stage.window.get());
        new ui::SecretField(dialog);
        dialog->open();
    }
    stage.settle();
    REQUIRE(dialog->isVisible());
    QPointer<ui::SecretField> field = dialog->findChild<ui::SecretField*>();
    QTest::keyClicks(field, QStringLiteral("123456"));
    // The keyboard is in the dialog, and the window does not get its keys.
    QTest::keyClick(field, Qt::Key_L, Qt::ControlModifier);
    bool emptied = false;
    stage.house.lock.m_onLock = [&] {
        emptied = field.isNull() || (field->text().isEmpty() && !field->isUndoAvailable());
    };
    stage.settle();
    CHECK(isLocked(stage));
    CHECK(emptied);
    CHECK((dialog.isNull() || !dialog->isVisible()));
    CHECK(QApplication::activeModalWidget() == nullptr);
    if (refusal)
        CHECK_FALSE(*refusal);
    if (!dialog.isNull() && dialog->parent() == nullptr)
        delete dialog;
}

TEST_CASE("a menu is closed by the lock")
{
    Stage stage;
    stage.openSession(ownFacts());
    QMenu menu(stage.window.get());
    menu.addAction(QStringLiteral("Something"));
    menu.popup(QPoint(0, 0));
    REQUIRE(menu.isVisible());
    stage.house.lock.want(LockReason::screenLocked);
    CHECK_FALSE(menu.isVisible());
    CHECK(isLocked(stage));
}

TEST_CASE("the question for a proof of the person goes with the session that asked it")
{
    Stage stage;
    FakeSession* session = stage.openSession(ownFacts(), [](FakeSession& s) { s.m_hasAccount = true; });
    static_cast<void>(session->stepUp());
    stage.house.lock.want(LockReason::idle);
    stage.settle();
    CHECK(isLocked(stage));
    CHECK(stage.window->findChild<ui::StepUpDialog*>() == nullptr);
}

TEST_CASE("a sign-in under way is given up by the lock")
{
    Stage stage;
    stage.openWizard();
    QTest::keyClicks(visible<QLineEdit>(stage.window.get(), QStringLiteral("Passphrase")), QStringLiteral("hush"));
    stage.house.lock.want(LockReason::suspended);
    CHECK(isLocked(stage));
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("Your session at")));
    unlock(stage);
    CHECK(stage.house.reopenings == 1);
}

TEST_CASE("a secret on the clipboard goes when it locks")
{
    Stage stage;
    stage.openWizard();
    visible<ui::Button>(stage.window.get(), QStringLiteral("Copy the practice passphrase"))->click();
    REQUIRE_FALSE(QGuiApplication::clipboard()->text().isEmpty());
    stage.house.lock.want(LockReason::screenLocked);
    CHECK(QGuiApplication::clipboard()->text().isEmpty());
}

TEST_CASE("locked, alerts are a number: on the page, in the tray and in the notice")
{
    Stage stage;
    auto* watch = openWatched(stage);
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    REQUIRE(watch->m_started);
    watch->m_channel.become({.phase = account::StreamPhase::alive});
    CHECK(says(stage.window.get(), QStringLiteral("No alerts")));
    auto alert = alertOf(QStringLiteral("n1"), account::AlertKind::passwordChanged, 1);
    REQUIRE(waitFor(watch->m_store.add(QList<account::Alert>{alert})));
    Q_EMIT watch->m_channel.alertArrived(alert);
    CHECK(waitUntil([&] { return says(stage.window.get(), QStringLiteral("One alert waits")); }));
    CHECK(waitUntil([&] { return stage.house.notifier.m_badge == 1; }));
    REQUIRE(waitUntil([&] { return !stage.house.notifier.m_notices.isEmpty(); }));
    const auto notice = stage.house.notifier.m_notices.last();
    for (const QString& text : {notice.title, notice.text}) {
        CHECK_FALSE(text.contains(QStringLiteral("Lagos")));
        CHECK_FALSE(text.contains(QStringLiteral("203.0.113.7")));
        CHECK_FALSE(text.contains(QStringLiteral("signed in")));
    }
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("Lagos")));
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("Unknown phone")));
}

TEST_CASE("without an alerts-only token the locked page says that alerts do not come in")
{
    Stage stage;
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    CHECK(says(stage.window.get(), QStringLiteral("Alerts do not come in until you unlock")));
}

TEST_CASE("a session that the service ends meanwhile is said to have ended, and to have more to tell")
{
    Stage stage;
    auto* watch = openWatched(stage);
    stage.house.lock.want(LockReason::asked);
    watch->endNow({.cause = auth::EndCause::service, .endedAt = gallerySeconds, .receipt = "x"});
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Unlock to see more")));
    CHECK(isLocked(stage));
}

TEST_CASE("the passphrase opens it, and what is kept is asked for")
{
    Stage stage;
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    unlock(stage);
    CHECK_FALSE(stage.house.lock.m_locked);
    CHECK(stage.house.reopenings == 1);
    stage.openSession(ownFacts());
    CHECK(stage.window->findChild<ui::SessionView*>()->isVisible());
    CHECK_FALSE(page(stage)->isVisible());
    stage.house.lock.want(LockReason::idle); // and again
    CHECK(isLocked(stage));
}

TEST_CASE("wrong passphrases: the field is emptied, and after the third one has to wait, also over a restart")
{
    Stage stage;
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    auto* field = visible<QLineEdit>(stage.window.get(), QStringLiteral("Passphrase"));
    for (int i = 0; i < 3; ++i) {
        REQUIRE(field->isEnabled());
        unlock(stage, QStringLiteral("a wrong one"));
        CHECK(field->text().isEmpty());
    }
    CHECK(isLocked(stage));
    CHECK(stage.house.lock.m_tries.wrong == 3);
    CHECK_FALSE(field->isEnabled());
    CHECK(says(stage.window.get(), QStringLiteral("Wait for 5")));
    QTest::keyClick(field, Qt::Key_Return);
    CHECK(stage.house.lock.m_unlockTries == 3);
    stage.house.clock.advanceMs(6'000);
    REQUIRE(waitUntil([&] { return field->isEnabled(); }));
    unlock(stage);
    CHECK(stage.house.lock.m_tries.wrong == 0);
    CHECK(stage.house.reopenings == 1);
}

TEST_CASE("how long one has to wait")
{
    const auto [wrong, since, left] = GENERATE(table<int, int, int>({
        {0, 0, 0},
        {2, 0, 0},
        {3, 0, 5},
        {3, 4, 1},
        {3, 5, 0},
        {4, 0, 10},
        {8, 0, 160},
        {9, 0, 300},
        {1'000'000, 0, 300},
        {1'000'000, 300, 0},
        {3, -1'000'000, 5}, // the clock was set back: no longer than from now
    }));
    CHECK(ui::unlockWait({.wrong = wrong, .lastAt = 1'000'000}, 1'000'000 + since) == left);
}

TEST_CASE("the system's check is offered with what it is worth, and what it says is told")
{
    Stage stage;
    stage.house.lock.m_usesSystemCheck = true;
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    auto* button = visible<ui::Button>(stage.window.get(), QStringLiteral("Use the system's check"));
    REQUIRE(button != nullptr);
    CHECK(says(stage.window.get(), QStringLiteral("Only the passphrase encrypts it")));
    stage.house.lock.m_systemProblem = ui::LockProblem::checkMissing;
    button->click();
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("cannot be asked now")));
    CHECK(isLocked(stage));
    stage.house.lock.m_systemProblem.reset();
    button->click();
    stage.settle();
    CHECK(stage.house.reopenings == 1);
}

TEST_CASE("where the system's check is not there, no agent, no reader, no bus, it is not offered")
{
    Stage stage;
    using enum ui::SystemCheck;
    stage.house.lock.m_usesSystemCheck = true;
    stage.house.lock.m_systemCheck =
        GENERATE(asking, noBus, noService, noPolicy, forbidden, noAgent, noReader, notOnThisSystem);
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("Use the system's check")) == nullptr);
    unlock(stage);
    CHECK(stage.house.reopenings == 1);
}

TEST_CASE("it starts locked, with the fields closed until the process is")
{
    Stage stage;
    stage.window->setSecretsAllowed(false);
    stage.window->startLocked(QStringLiteral("Practice account"));
    stage.settle();
    CHECK(isLocked(stage));
    auto* field = visible<QLineEdit>(stage.window.get(), QStringLiteral("Passphrase"));
    CHECK_FALSE(field->isEnabled());
    stage.window->setSecretsAllowed(true);
    CHECK(field->isEnabled());
    unlock(stage);
    CHECK(stage.house.reopenings == 1);
}

TEST_CASE("without a local passphrase the first lock offers to set one, and then locks")
{
    Stage stage;
    stage.house.lock.m_backing = ui::LockBacking::none;
    stage.openSession(ownFacts());
    visible<ui::Button>(stage.window.get(), QStringLiteral("Lock"))->click();
    stage.settle();
    auto* dialog = stage.window->findChild<ui::LocalPassphraseDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK_FALSE(stage.house.lock.m_locked);
    for (const auto& name : {QStringLiteral("The new one"), QStringLiteral("The new one again")})
        QTest::keyClicks(visible<QLineEdit>(dialog, name), QStringLiteral("my own words"));
    visible<ui::Button>(dialog, QStringLiteral("Set it"))->click();
    stage.settle();
    CHECK(stage.house.lock.m_passphrase == "my own words");
    CHECK(isLocked(stage));
}

TEST_CASE("without a local passphrase nothing locks by itself, and nothing is lost")
{
    Stage stage;
    stage.house.lock.m_backing = ui::LockBacking::none;
    stage.openSession(ownFacts());
    stage.house.lock.want(GENERATE(LockReason::idle, LockReason::screenLocked, LockReason::suspended));
    stage.settle();
    CHECK(stage.window->findChild<ui::SessionView*>()->isVisible());
    CHECK(stage.window->findChild<ui::LocalPassphraseDialog*>() == nullptr);
}

TEST_CASE("a session that is in memory only is signed out in place of the lock, and it is said why")
{
    Stage stage;
    auth::SessionFacts facts = sharedFacts();
    if (GENERATE(false, true)) {
        facts = ownFacts();
        facts.keeping = auth::Keeping::notStored;
    }
    auto* session = stage.openSession(facts);
    SECTION("asked for, after a question")
    {
        visible<ui::Button>(stage.window.get(), QStringLiteral("Lock"))->click();
        stage.settle();
        CHECK_FALSE(stage.window->findChild<ui::SessionView*>()->isSigningOut());
        auto* dialog = stage.window->findChild<QDialog*>();
        REQUIRE(dialog != nullptr);
        visible<ui::Button>(dialog, QStringLiteral("Sign out"))->click();
        stage.settle();
        CHECK(stage.window->findChild<ui::SessionView*>()->isSigningOut());
    }
    SECTION("by itself, at once")
    {
        stage.house.lock.want(LockReason::suspended);
        CHECK(stage.window->findChild<ui::SessionView*>()->isSigningOut());
        CHECK(says(stage.window.get(), QStringLiteral("because the computer went to sleep")));
        CHECK(stage.house.lock.m_sleepHeld); // until it is gone from memory, answered or given up
        session->m_signOut.finish(auth::SignOutReport{});
        stage.settle();
        CHECK_FALSE(stage.house.lock.m_sleepHeld);
    }
    SECTION("by itself, while it is being signed out already")
    {
        stage.window->findChild<ui::SessionView*>()->signOut();
        CHECK_FALSE(stage.house.lock.m_sleepHeld);
        stage.house.lock.want(LockReason::suspended);
        CHECK(stage.house.lock.m_sleepHeld);
    }
    SECTION("by itself, for another reason than sleep")
    {
        stage.house.lock.want(LockReason::screenLocked);
        CHECK(stage.window->findChild<ui::SessionView*>()->isSigningOut());
        CHECK_FALSE(stage.house.lock.m_sleepHeld);
    }
    CHECK_FALSE(stage.house.lock.m_locked);
}

TEST_CASE("while it signs out, and once it has ended, there is nothing to lock")
{
    Stage stage;
    auto* session = stage.openSession(ownFacts());
    if (GENERATE(false, true))
        session->endNow({.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds});
    else
        stage.window->findChild<ui::SessionView*>()->signOut();
    stage.settle();
    stage.house.lock.want(LockReason::screenLocked);
    stage.settle();
    CHECK_FALSE(stage.house.lock.m_locked);
    CHECK(stage.window->findChild<ui::SessionView*>()->isVisible());
}

TEST_CASE("what is under a forgotten passphrase is thrown away only after its price was read")
{
    Stage stage;
    stage.openSession(ownFacts());
    stage.house.lock.want(LockReason::asked);
    stage.settle();
    visible<ui::Button>(stage.window.get(), QStringLiteral("Forgotten it?"))->click();
    stage.settle();
    auto* dialog = stage.window->findChild<QDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(says(dialog, QStringLiteral("authenticator's keys go too")));
    CHECK_FALSE(stage.house.lock.m_gaveUp);
    visible<ui::Button>(dialog, QStringLiteral("Throw it away"))->click();
    stage.settle();
    CHECK(stage.house.lock.m_gaveUp);
    CHECK_FALSE(page(stage)->isVisible());
}

TEST_CASE("a revocation under way when it locked is looked up after the unlock")
{
    using account::DeviceEntry;
    using account::SessionEntry;
    const DeviceEntry laptop{.id = QStringLiteral("d2"),
                             .name = QStringLiteral("Laptop"),
                             .sessions = {SessionEntry{.id = QStringLiteral("s2"), .deviceId = QStringLiteral("d2")}}};
    const auto prepare = [&](bool withLaptop) {
        return [withLaptop, laptop](FakeSession& session) {
            session.m_hasAccount = true;
            session.m_account.m_devices.standing =
                account::DeviceList{withLaptop ? QList<DeviceEntry>{laptop} : QList<DeviceEntry>{}};
            session.m_account.m_pending.standing = QList<account::PendingChange>();
            session.m_account.m_signIns.standing = QList<account::SignInEntry>();
        };
    };
    Stage stage;
    auto* session = stage.openSession(ownFacts(), prepare(true));
    auto* devices = stage.window->findChild<ui::DevicesPage*>();
    REQUIRE(waitUntil([&] { return session->m_account.m_devices.count() > 0; }));
    stage.settle();
    devices->endSession(QStringLiteral("s2"));
    REQUIRE(session->m_account.m_ends.count() == 1);
    stage.house.lock.want(LockReason::suspended);
    unlock(stage);
    const bool done = GENERATE(true, false);
    stage.openSession(ownFacts(), prepare(!done));
    visible<ui::Button>(stage.window.get(), QStringLiteral("Devices"))->click();
    stage.settle();
    CHECK(
        says(stage.window.get(), done ? QStringLiteral("It is done: “Laptop”") : QStringLiteral("still in: “Laptop”")));
}

TEST_CASE("the program's own idle time counts only where the system does not tell")
{
    ui::LockWatch watch;
    QSignalSpy wanted(&watch, &ui::LockWatch::lockWanted);
    watch.setIdleLimit(std::chrono::milliseconds(30));
    REQUIRE(waitUntil([&] { return wanted.count() == 1; }));
    CHECK(wanted.first().first().value<LockReason>() == LockReason::idle);
    watch.setIdleLimit(std::chrono::milliseconds(0));
    CHECK_FALSE(waitUntil([&] { return wanted.count() > 1; }, std::chrono::milliseconds(80)));
}
