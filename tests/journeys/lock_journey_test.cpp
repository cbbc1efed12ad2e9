// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lock over a real session at the real service: nothing but the alerts-only token goes on, and all comes back.
#include "app/open_session.h"
#include "app/program_lock.h"
#include "core/account/http_account_service.h"
#include "tests/journeys/person_at_computers.h"
#include "tests/support/fake_system.h"
#include "tests/ui/fake_notifier.h"
#include "tests/ui/find.h"
#include "ui/devices/device_model.h"
#include "ui/lock/locked_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session_view.h"

#include <QTreeView>

using namespace sallyport;
using namespace sallyport::test;

namespace {

/// One computer with its window: the parts that app makes, over a keychain that is a map.
struct LockedDesk {
    PersonAtComputers person;
    app::Paths paths{.data = QDir(person.folder.path())};
    secrets::WrappedStore kept{person.stores[0], paths.lockFile(), {.passes = 1, .memoryKiB = 64}};
    FakeSystemWatch* system = nullptr;
    FakePersonCheck* check = nullptr;
    FakeNotifier notifier;
    app::ProgramLock lock;
    std::unique_ptr<ui::MainWindow> window;
    QPointer<app::OpenSession> session;

    LockedDesk() : lock(paths, parts(), watch(), personCheck())
    {
        window = std::make_unique<ui::MainWindow>(ui::AppServices{
            .clock = person.time.computersClock(), .notifier = &notifier, .lock = &lock, .reopen = [this] {
                reopen();
            }});
        window->setSecretsAllowed(true);
        REQUIRE(waitFor(lock.setUp(Secret::copyOf("a local passphrase"))));
        signIn({auth::ComputerKind::own, QStringLiteral("Desk")});
        window->show();
        REQUIRE(waitUntil([&] { return isAlive(); }));
    }
    void signIn(const auth::DeviceChoice& computer)
    {
        auth::SignIn signIn(context());
        person.play(signIn, computer);
        open(signIn.takeSession(), signIn.address());
    }
    app::LockParts parts()
    {
        return {.wrapped = &kept,
                .drop = [this] { person.transport.real.forget(); },
                .profiles = [this] { return QStringList{person.service.profile().id}; }};
    }
    std::unique_ptr<FakeSystemWatch> watch()
    {
        auto made = std::make_unique<FakeSystemWatch>();
        system = made.get();
        return made;
    }
    std::unique_ptr<FakePersonCheck> personCheck()
    {
        auto made = std::make_unique<FakePersonCheck>();
        check = made.get();
        return made;
    }
    auth::AuthContext context()
    {
        auto context = person.context(0);
        context.store = &kept;
        return context;
    }
    void open(std::unique_ptr<auth::Session> opened, std::optional<auth::AddressFacts> address)
    {
        auto port = std::make_unique<app::OpenSession>(context(), paths, std::move(opened), person.service.identifier(),
                                                       std::move(address));
        session = port.get();
        window->openSession(person.service.profile(), std::move(port));
    }
    void reopen()
    {
        auth::Session::restore(context()).then(
            window.get(), [this](Result<std::unique_ptr<auth::Session>, auth::RestoreError> found) {
                found ? open(std::move(*found), {}) : window->showRestoreError(found.error());
            });
    }
    bool isAlive() const
    {
        return session && session->alertChannel()->state().phase == account::StreamPhase::alive
            && session->hasAlertsOnly();
    }
    void unlock(const QString& passphrase = QStringLiteral("a local passphrase"))
    {
        auto* field = visible<QLineEdit>(window.get(), QStringLiteral("Passphrase"));
        REQUIRE(field != nullptr);
        field->setText(passphrase);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void click(const QString& caption) const
    {
        QAbstractButton* button = nullptr;
        REQUIRE(waitUntil([&] {
            button = visible<QAbstractButton>(window.get(), caption);
            return button != nullptr && button->isEnabled();
        }));
        button->click();
    }
    /// What the page of devices says of the one with this name, and its row chosen; empty while it is not there.
    QString chosenDevice(const QString& name) const
    {
        for (auto* tree : window->findChildren<QTreeView*>()) {
            const auto found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                    Qt::MatchExactly | Qt::MatchRecursive);
            if (!tree->isVisibleTo(window.get()) || found.isEmpty())
                continue;
            tree->setCurrentIndex(found.first());
            return found.first().data(ui::DeviceModel::factsRole).toString();
        }
        return {};
    }
    bool storeHas(QByteArrayView bytes) const
    {
        auto text = waitFor(const_cast<secrets::MemoryStore&>(person.stores[0])
                                .read(QStringLiteral("session/") + person.service.profile().id));
        return text && text->view().contains(bytes);
    }
};

} // namespace

TEST_CASE("locked by the screen, alerts come in as a number, and after the unlock it is the same session")
{
    LockedDesk desk;
    const QString sid = desk.session->facts().sessionId;
    CHECK_FALSE(desk.storeHas("refresh_token")); // wrapped
    Q_EMIT desk.system->screenLocked();
    CHECK(desk.window->isLocked());
    CHECK(desk.session.isNull());
    const auto before = desk.notifier.m_notices.size();
    const auto laptop = desk.person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    REQUIRE(waitUntil([&] { return says(desk.window.get(), QStringLiteral("for you. Unlock to read")); }));
    REQUIRE(waitUntil([&] { return desk.notifier.m_notices.size() > before; }));
    CHECK_FALSE(desk.notifier.m_notices.last().title.contains(QStringLiteral("Laptop")));
    CHECK(desk.notifier.m_notices.last().text.contains(QStringLiteral("Unlock")));

    desk.unlock(QStringLiteral("a wrong one"));
    REQUIRE(waitUntil([&] { return says(desk.window.get(), QStringLiteral("This is not the passphrase")); }));
    CHECK(desk.window->isLocked());
    desk.unlock();
    REQUIRE(waitUntil([&] { return desk.isAlive(); }));
    CHECK_FALSE(desk.window->isLocked());
    CHECK(desk.session->facts().sessionId == sid);
    CHECK_FALSE(desk.session->end()); // the chain of continuity goes on: one holder
    CHECK(desk.session->alerts()->openCount() == 1);
    account::HttpAccountService account(*laptop);
    CHECK(waitFor(account.devices())->devices.size() == 2);
}

TEST_CASE("over a night of sleep the alerts-only token is still good, and the session comes back")
{
    LockedDesk desk;
    Q_EMIT desk.system->aboutToSleep();
    CHECK(desk.window->isLocked());
    CHECK(desk.system->m_sleeps == 1);
    desk.person.time.pass(std::chrono::hours(14));
    const auto laptop = desk.person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    REQUIRE(waitUntil([&] { return says(desk.window.get(), QStringLiteral("for you. Unlock to read")); },
                      std::chrono::minutes(2)));
    desk.unlock();
    REQUIRE(waitUntil([&] { return desk.isAlive(); }));
}

TEST_CASE("a session ended from elsewhere while locked says so, and after the unlock shows how")
{
    LockedDesk desk;
    desk.person.time.pass(std::chrono::hours(25)); // or the laptop were a newcomer
    const auto laptop = desk.person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    desk.person.time.pass(std::chrono::hours(25));
    Q_EMIT desk.system->userSwitched();
    REQUIRE(desk.window->isLocked());
    auth::SignIn stepUp(desk.person.context(1), *laptop);
    desk.person.play(stepUp, {});
    account::HttpAccountService account(*laptop);
    REQUIRE(waitFor(account.endOthers()));
    REQUIRE(waitUntil([&] { return says(desk.window.get(), QStringLiteral("Unlock to see more")); }));
    CHECK(desk.window->isLocked());
    desk.unlock();
    REQUIRE(waitUntil([&] { return says(desk.window.get(), QStringLiteral("The session has ended")); }));
    CHECK(says(desk.window.get(), QStringLiteral("Another of your sessions")));
}

TEST_CASE("the system's check opens it with the key inside, and no longer once it was switched off")
{
    LockedDesk desk;
    desk.lock.lookForSystemCheck();
    REQUIRE(waitUntil([&] { return desk.lock.systemCheck() == ui::SystemCheck::usable; }));
    REQUIRE(waitFor(desk.lock.setUseSystemCheck(true)));
    CHECK(desk.check->m_checks == 1);
    Q_EMIT desk.system->idleFor(std::chrono::minutes(5));
    REQUIRE(desk.window->isLocked());
    desk.check->m_error = system::PersonCheckError::refused;
    CHECK(waitFor(desk.lock.unlockBySystem()).error().what == ui::LockProblem::personRefused);
    desk.check->m_error = system::PersonCheckError::noAgent;
    CHECK(waitFor(desk.lock.unlockBySystem()).error().what == ui::LockProblem::checkMissing);
    CHECK(desk.lock.isLocked());
    desk.check->m_error.reset();
    visible<ui::Button>(desk.window.get(), QStringLiteral("Use the system's check"))->click();
    REQUIRE(waitUntil([&] { return desk.isAlive(); }));
    REQUIRE(waitFor(desk.lock.setUseSystemCheck(false)));
    Q_EMIT desk.system->screenLocked();
    CHECK(waitFor(desk.lock.unlockBySystem()).error().what == ui::LockProblem::checkMissing);
}

TEST_CASE("locked in the middle of a refresh, the session is not lost")
{
    LockedDesk desk;
    desk.person.time.pass(std::chrono::minutes(6));
    desk.person.transport.losesAnswerTo = QStringLiteral("/oauth/token");
    bool lockedThen = false;
    desk.person.transport.whenLost = [&] {
        Q_EMIT desk.system->screenLocked();
        lockedThen = desk.window->isLocked();
    };
    desk.session->account()->sessions().then(desk.window.get(), [](const auto&) {});
    REQUIRE(waitUntil([&] { return lockedThen; }));
    desk.unlock();
    REQUIRE(waitUntil([&] { return desk.isAlive(); }));
    CHECK_FALSE(desk.session->end());
}

TEST_CASE("locked while a session is being ended elsewhere, the page says afterwards what has become of it")
{
    LockedDesk desk;
    const auto laptop = desk.person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    desk.click(QStringLiteral("Devices"));
    REQUIRE(waitUntil([&] { return !desk.chosenDevice(QStringLiteral("Laptop")).isEmpty(); }));
    const auto when = GENERATE(QStringLiteral("the answer is lost"), QStringLiteral("hardly asked"));
    CAPTURE(when.toStdString());
    const bool isLost = when == QStringLiteral("the answer is lost");
    if (isLost) {
        desk.person.transport.losesAnswerTo = QStringLiteral("/account/v1/sessions/") + laptop->facts().sessionId;
        desk.person.transport.whenLost = [&] { Q_EMIT desk.system->screenLocked(); };
    }
    desk.click(QStringLiteral("End session"));
    if (!isLost)
        Q_EMIT desk.system->screenLocked();
    REQUIRE(waitUntil([&] { return desk.window->isLocked(); }));
    CHECK(desk.session.isNull());
    desk.unlock();
    REQUIRE(waitUntil([&] { return desk.isAlive(); }));
    desk.click(QStringLiteral("Devices"));
    REQUIRE(waitUntil([&] { return !desk.chosenDevice(QStringLiteral("Laptop")).isEmpty(); }));

    const bool goesOn = waitFor(account::HttpAccountService(*laptop).sessions()).has_value();
    CHECK((!isLost || !goesOn));
    CHECK(desk.chosenDevice(QStringLiteral("Laptop")).contains(QStringLiteral("nobody")) == !goesOn);
    if (goesOn) { // as if it had never been pressed: it can be pressed again
        desk.click(QStringLiteral("End session"));
        REQUIRE(
            waitUntil([&] { return desk.chosenDevice(QStringLiteral("Laptop")).contains(QStringLiteral("nobody")); }));
    }
}

TEST_CASE("giving up throws the session away on this computer, and leads to the first page")
{
    LockedDesk desk;
    Q_EMIT desk.system->screenLocked();
    REQUIRE(waitFor(desk.lock.giveUp()));
    CHECK_FALSE(desk.lock.isLocked());
    CHECK(desk.lock.backing() == ui::LockBacking::none);
    const auto found = waitFor(auth::Session::restore(desk.context()));
    REQUIRE_FALSE(found);
    CHECK(found.error().what == auth::RestoreProblem::none);
}

TEST_CASE("the passphrase of the encrypted file is known again, without the file being touched")
{
    const QTemporaryDir folder;
    const app::Paths paths{.data = QDir(folder.path())};
    app::DesktopStore store(paths, secrets::StoreKind::file, {});
    secrets::WrappedStore wrapped(store, paths.lockFile(), {.passes = 1, .memoryKiB = 64});
    app::ProgramLock lock(
        paths, {.store = &store, .wrapped = &wrapped, .drop = [] {}, .profiles = [] { return QStringList(); }},
        std::make_unique<FakeSystemWatch>(), std::make_unique<FakePersonCheck>());
    CHECK_FALSE(waitFor(lock.check(Secret::copyOf("the passphrase of a file"))));
    CHECK_FALSE(store.hasFile()); // asking makes none
    REQUIRE(waitFor(store.open(Secret::copyOf("the passphrase of a file"))));
    REQUIRE(lock.backing() == ui::LockBacking::storePassphrase);
    CHECK(waitFor(lock.check(Secret::copyOf("the passphrase of a file"))));
    const auto other = waitFor(lock.check(Secret::copyOf("the passphrase of another")));
    REQUIRE_FALSE(other);
    CHECK(other.error().what == ui::LockProblem::wrongPassphrase);
    REQUIRE(waitFor(store.write(QStringLiteral("a"), Secret::copyOf("b"))));
    CHECK(waitFor(store.read(QStringLiteral("a")))->view() == "b");
}

TEST_CASE("sleep waits until a session that cannot be locked is signed out, with or without an answer")
{
    LockedDesk desk;
    desk.signIn({auth::ComputerKind::shared, QStringLiteral("Library"), std::chrono::minutes(15)});
    if (GENERATE(false, true))
        desk.person.transport.cutOff = true;
    Q_EMIT desk.system->aboutToSleep();
    CHECK(desk.system->m_sleeps == 0);
    REQUIRE(waitUntil([&] { return desk.system->m_sleeps == 1; }, std::chrono::seconds(20)));
    CHECK(desk.session->end());
    Q_EMIT desk.system->aboutToSleep(); // the next time there is nothing to wait for
    CHECK(desk.system->m_sleeps == 2);
}

TEST_CASE("the settings decide what locks, and are there after a restart")
{
    LockedDesk desk;
    CHECK(desk.system->m_idleLimit == std::chrono::minutes(5));
    desk.lock.setSettings({.idleMinutes = 0, .onScreenLock = false, .onSuspend = false, .onUserSwitch = false});
    CHECK(desk.system->m_idleLimit.count() == 0);
    Q_EMIT desk.system->screenLocked();
    Q_EMIT desk.system->userSwitched();
    Q_EMIT desk.system->aboutToSleep();
    CHECK_FALSE(desk.window->isLocked());
    CHECK(desk.system->m_sleeps == 1); // sleep is never held up
    const app::ProgramLock again(desk.paths, desk.parts(), std::make_unique<FakeSystemWatch>(),
                                 std::make_unique<FakePersonCheck>());
    CHECK(again.settings() == desk.lock.settings());
    CHECK(again.backing() == ui::LockBacking::passphrase);
}
