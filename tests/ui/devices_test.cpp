// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/device_scenes.h"
#include "tests/ui/find.h"
#include "ui/alerts/not_me_page.h"
#include "ui/devices/device_details.h"
#include "ui/devices/device_dialogs.h"
#include "ui/devices/devices_page.h"
#include "ui/shell/session_view.h"
#include "ui/shell/step_up.h"
#include "ui/sign_in/sign_in_wizard.h"

#include <QListWidget>
#include <QTabBar>
#include <QTreeView>

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;

namespace {

struct DevicesStage : Stage {
    FakeSession* session;

    explicit DevicesStage(const account::DeviceList& list = usualDevices()) : session(openDevices(*this, list)) {}

    QTreeView* tree() const { return window->findChild<QTreeView*>(); }
    ui::DevicesPage* page() const { return window->findChild<ui::DevicesPage*>(); }
    FakeAccount& account() const { return session->m_account; }

    /// The row with this id; invalid where it is gone.
    QModelIndex row(const QString& id) const { return static_cast<ui::DeviceModel*>(tree()->model())->find(id); }
    void choose(const QString& id)
    {
        REQUIRE(row(id).isValid());
        tree()->setCurrentIndex(row(id));
        settle();
    }
    ui::Button* button(const QString& name) const { return visible<ui::Button>(window.get(), name); }
    void click(const QString& name)
    {
        REQUIRE(button(name) != nullptr);
        button(name)->click();
        settle();
    }
    QString status(const QString& id) const { return row(id).data(ui::DeviceModel::statusRole).toString(); }
    QString warning(const QString& id) const { return row(id).data(ui::DeviceModel::warningRole).toString(); }
    bool says(const QString& text) const { return test::says(window.get(), text); }
    ui::StepUpDialog* stepUp() const { return window->findChild<ui::StepUpDialog*>(); }
};

const QString phone = QStringLiteral("pQ5x0ZbT2v");
const QString phoneSession = QStringLiteral("p1");
const QString laptop = QStringLiteral("aLm3vbnE9c");
const AccountError needsStepUp{.session = auth::SessionError{.what = auth::SessionProblem::stepUpNeeded}};

account::EndedSession ended(const QString& id)
{
    return {.sessionId = id, .end = {.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds}};
}

account::EndReport endReport()
{
    return {.outcome = account::EndOutcome::ended, .end = ended({}).end};
}

} // namespace

TEST_CASE("a row says that it is ending, and goes only when the verified receipt is in")
{
    DevicesStage stage;
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    CHECK(stage.account().m_ends.abouts == QStringList{phoneSession});
    CHECK(stage.status(phone) == QStringLiteral("ending…"));
    CHECK(stage.button(QStringLiteral("End session")) == nullptr); // not twice
    stage.account().m_devices.standing = account::DeviceList{};    // the list may be ahead of the receipt
    stage.page()->refresh();
    stage.settle();
    CHECK(stage.status(phone) == QStringLiteral("ending…"));
    stage.account().m_ends.answer(endReport());
    stage.settle();
    CHECK_FALSE(stage.row(phone).isValid());
}

TEST_CASE("a row that could not be ended stays with its reason and a way to try again")
{
    struct Row {
        AccountError error;
        const char16_t* said;
    };
    const Row rows[] = {
        {{.what = AccountProblem::newcomer}, u"may not do this to an older one"},
        {{.what = AccountProblem::sharedComputer}, u"A shared computer may not do this"},
        {{.what = AccountProblem::noReceipt}, u"no proof that it has ended"},
        {{.session = auth::SessionError{.transport = net::TransportError::timedOut}}, u"did not answer in time"},
    };
    for (const Row& row : rows) {
        DevicesStage stage;
        stage.choose(phone);
        stage.click(QStringLiteral("End session"));
        stage.account().m_ends.answer(std::unexpected(row.error));
        stage.settle();
        const QString said = QString::fromUtf16(row.said);
        INFO(said.toStdString());
        REQUIRE(stage.row(phoneSession).isValid());
        CHECK(stage.warning(phoneSession).contains(said));
        stage.choose(phoneSession);
        CHECK(stage.says(said));
        stage.click(QStringLiteral("Try again"));
        CHECK(stage.account().m_ends.count() == 2);
        stage.account().m_ends.answer(endReport());
        stage.settle();
        CHECK(stage.status(phone).isEmpty());
    }
}

TEST_CASE("a session without a receipt stays in the list even where the service lists it no more")
{
    DevicesStage stage;
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    stage.account().m_devices.standing = account::DeviceList{};
    stage.account().m_ends.answer(std::unexpected(AccountError{.what = AccountProblem::noReceipt}));
    stage.settle();
    CHECK(stage.row(phoneSession).isValid());
    SECTION("until the person takes it away")
    {
        stage.choose(phoneSession);
        stage.click(QStringLiteral("Hide this"));
        CHECK_FALSE(stage.row(phoneSession).isValid());
    }
    SECTION("and an answer that it is not among one's own is not shown as ended")
    {
        stage.choose(phoneSession);
        stage.click(QStringLiteral("Try again"));
        stage.account().m_ends.answer(account::EndReport{.outcome = account::EndOutcome::notAmongYours, .end = {}});
        stage.settle();
        CHECK(stage.warning(phoneSession).contains(QStringLiteral("nothing was ended")));
        CHECK(stage.says(QStringLiteral("sent no receipt")));
    }
}

TEST_CASE("signing out all others asks first, says what will happen, and leaves what is not proved to be ended")
{
    DevicesStage stage;
    stage.click(QStringLiteral("Sign out all others…"));
    auto* question = stage.window->findChild<ui::ConfirmDialog*>();
    REQUIRE(question != nullptr);
    CHECK(says(question, QStringLiteral("6 other sessions")));
    CHECK(stage.account().m_endOthers.count() == 0);
    visible<ui::Button>(question, QStringLiteral("Sign them out"))->click();
    stage.settle();
    CHECK(stage.account().m_endOthers.count() == 1);
    CHECK(stage.status(phone) == QStringLiteral("ending…"));
    CHECK(stage.status(QStringLiteral("d1")).isEmpty());
    account::DeviceList after = usualDevices();
    for (auto& device : after.devices)
        device.sessions.removeIf([](const auto& s) { return !s.current && s.id != u"a2"; });
    after.withoutDevice.clear();
    stage.account().m_devices.standing = after;
    account::EndManyReport report{.ended = {}, .notEnded = {QStringLiteral("a2")}};
    for (const char* id : {"a1", "a3", "p1", "k1", "h1"})
        report.ended.append(ended(QLatin1String(id)));
    stage.account().m_endOthers.answer(report);
    stage.settle();
    CHECK_FALSE(stage.row(QStringLiteral("h1")).isValid());
    CHECK(stage.warning(QStringLiteral("a2")).contains(QStringLiteral("no proof")));
}

TEST_CASE("signing out all others that fails says why, and can be asked for again")
{
    DevicesStage stage;
    stage.account().m_endOthers.standing = std::unexpected(AccountError{.what = AccountProblem::sharedComputer});
    stage.click(QStringLiteral("Sign out all others…"));
    visible<ui::Button>(stage.window->findChild<ui::ConfirmDialog*>(), QStringLiteral("Sign them out"))->click();
    stage.settle();
    CHECK(stage.says(QStringLiteral("A shared computer may not do this")));
    CHECK(stage.row(phone).isValid());
    CHECK(stage.status(phone).isEmpty());
    stage.click(QStringLiteral("Try again"));
    CHECK(stage.account().m_endOthers.count() == 2);
}

TEST_CASE("a new name is shown only once the service has taken it, and hidden characters are not sent")
{
    DevicesStage stage;
    stage.choose(laptop);
    stage.click(QStringLiteral("Rename…"));
    auto* dialog = stage.window->findChild<ui::RenameDialog*>();
    auto* field = dialog->findChild<QLineEdit*>();
    field->setText(QStringLiteral("Lap\u202etop"));
    visible<ui::Button>(dialog, QStringLiteral("Save"))->click();
    CHECK(says(dialog, QStringLiteral("cannot be seen")));
    field->setText(QStringLiteral("Kitchen laptop"));
    visible<ui::Button>(dialog, QStringLiteral("Save"))->click();
    stage.settle();
    CHECK(stage.account().m_renames.abouts == QStringList{laptop + QStringLiteral("=Kitchen laptop")});
    CHECK(stage.row(laptop).data().toString() == QStringLiteral("Laptop"));
    CHECK(stage.status(laptop) == QStringLiteral("waiting for the service…"));
    stage.account().m_devices.standing.reset(); // a refresh does not come in between
    stage.account().m_renames.answer(device(laptop, QStringLiteral("Kitchen laptop")));
    stage.settle();
    CHECK(stage.row(laptop).data().toString() == QStringLiteral("Kitchen laptop"));
}

TEST_CASE("a device is revoked after a question, and stays where not all its sessions are proved ended")
{
    DevicesStage stage;
    stage.choose(laptop);
    stage.click(QStringLiteral("Revoke device…"));
    auto* question = stage.window->findChild<ui::ConfirmDialog*>();
    CHECK(says(question, QStringLiteral("3 of its sessions")));
    visible<ui::Button>(question, QStringLiteral("Revoke"))->click();
    stage.settle();
    CHECK(stage.status(laptop) == QStringLiteral("ending…"));
    account::DeviceEndReport report;
    report.sessions.ended = {ended(QStringLiteral("a1")), ended(QStringLiteral("a2"))};
    report.sessions.notEnded = {QStringLiteral("a3")};
    stage.account().m_devices.standing.reset();
    stage.account().m_revokes.answer(report);
    stage.settle();
    CHECK(stage.status(laptop) == QStringLiteral("not done"));
    CHECK_FALSE(stage.row(QStringLiteral("a1")).isValid());
    stage.click(QStringLiteral("Try again"));
    report.outcome = account::DeviceEndOutcome::gone;
    stage.account().m_revokes.answer(report);
    stage.settle();
    CHECK_FALSE(stage.row(laptop).isValid());
}

TEST_CASE("a device that a newcomer may not revoke is ended with the passcode, which is asked for each time")
{
    DevicesStage stage;
    stage.choose(laptop);
    CHECK(stage.button(QStringLiteral("End it with the passcode…")) == nullptr);
    stage.click(QStringLiteral("Revoke device…"));
    visible<ui::Button>(stage.window->findChild<ui::ConfirmDialog*>(), QStringLiteral("Revoke"))->click();
    stage.settle();
    stage.account().m_revokes.answer(std::unexpected(AccountError{.what = AccountProblem::newcomer}));
    stage.settle();
    const auto give = [&](const QString& digits) {
        stage.click(QStringLiteral("End it with the passcode…"));
        auto* question = stage.window->findChild<ui::PasscodeQuestion*>();
        QTest::keyClicks(visible<QLineEdit>(question, QStringLiteral("Trading passcode")), digits);
        visible<ui::Button>(question, QStringLiteral("End it"))->click();
        stage.settle();
    };
    auto& lost = stage.session->m_safety.m_lost;
    give(QStringLiteral("111222"));
    CHECK(lost.abouts == QStringList{laptop + QStringLiteral("=111222")});
    lost.answer(std::unexpected(AccountError{.what = AccountProblem::wrongPasscode, .attemptsLeft = 4}));
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Tries left: 4.")));
    CHECK(stage.row(laptop).isValid());
    give(QStringLiteral("240917"));
    account::DeviceEndReport report;
    report.sessions.ended = {ended(QStringLiteral("a1")), ended(QStringLiteral("a2")), ended(QStringLiteral("a3"))};
    report.outcome = account::DeviceEndOutcome::gone;
    stage.account().m_devices.standing.reset();
    lost.answer(report);
    stage.settle();
    CHECK_FALSE(stage.row(laptop).isValid());
}

TEST_CASE("this computer can neither be ended nor revoked from the list")
{
    DevicesStage stage;
    stage.choose(QStringLiteral("d1"));
    CHECK(stage.button(QStringLiteral("End session")) == nullptr);
    CHECK(stage.button(QStringLiteral("Revoke device…")) == nullptr);
    CHECK(stage.button(QStringLiteral("Rename…")) != nullptr);
}

TEST_CASE("the sidebar counts what needs a look, and It was me takes it off the count")
{
    DevicesStage stage;
    CHECK(stage.button(QStringLiteral("Devices, 3 to look at")) != nullptr); // phone, same name, shared computer
    waitFor(stage.session->m_alerts.open());
    waitFor(stage.session->m_alerts.add({{.jti = QStringLiteral("j1"),
                                          .kind = account::AlertKind::newDevice,
                                          .at = gallerySeconds,
                                          .sessionId = phoneSession,
                                          .deviceId = phone}}));
    stage.choose(phone);
    SECTION("It wasn't me leads to the alert's steps")
    {
        stage.click(QStringLiteral("It wasn't me…"));
        CHECK_FALSE(stage.page()->isVisible());
        REQUIRE(stage.window->findChild<ui::NotMePage*>() != nullptr);
        CHECK(stage.window->findChild<ui::NotMePage*>()->isVisible());
        return;
    }
    stage.click(QStringLiteral("It was me"));
    CHECK(stage.button(QStringLiteral("Devices, 2 to look at")) != nullptr);
    stage.click(QStringLiteral("Overview"));
    CHECK(stage.says(QStringLiteral("7, of which 2 to look at")));
    CHECK(stage.session->m_alerts.find(QStringLiteral("j1"))->review == account::Review::mine);
}

TEST_CASE("an alert and coming back to the page lead to a new question, many alerts to one")
{
    DevicesStage stage;
    const auto before = stage.account().m_devices.count();
    for (int i = 0; i < 100; ++i)
        Q_EMIT stage.session->m_channel.alertArrived({});
    CHECK(waitUntil([&] { return stage.account().m_devices.count() > before; }));
    stage.settle();
    CHECK(stage.account().m_devices.count() == before + 1);
    stage.click(QStringLiteral("Overview"));
    stage.click(QStringLiteral("Devices, 3 to look at"));
    CHECK(stage.account().m_devices.count() == before + 2);
}

TEST_CASE("ten thousand sessions are all there, and what was chosen stays chosen over a new list")
{
    DevicesStage stage(manyDevices(10'000));
    const QString chosen = QStringLiteral("key-7000");
    stage.choose(chosen);
    CHECK(stage.says(QStringLiteral("Computer 7000")));
    stage.page()->refresh();
    stage.settle();
    CHECK(stage.tree()->currentIndex() == stage.row(chosen));
}

TEST_CASE("a call that needs a recent sign-in opens the dialog and is made once more after it")
{
    DevicesStage stage;
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    stage.account().m_ends.answer(std::unexpected(needsStepUp));
    stage.settle();
    REQUIRE(stage.stepUp() != nullptr);
    CHECK(stage.stepUp()->windowModality() == Qt::WindowModal);
    CHECK(stage.status(phone) == QStringLiteral("ending…"));
    FakeSignIn* driver = stage.session->m_stepUp;
    driver->setAddress(driver->m_goodAddress);
    driver->put(auth::CodeNeeded{.prompt = {.methods = {auth::CodeMethod::totp}}, .trouble = {}});
    stage.settle();
    CHECK(says(stage.stepUp(), QStringLiteral("wants to be sure that you sit here")));
    driver->put(auth::SignedIn{ownFacts()});
    stage.settle();
    CHECK(stage.stepUp() == nullptr);
    CHECK(stage.account().m_ends.count() == 2);
    stage.account().m_ends.answer(std::unexpected(needsStepUp)); // a service that is never satisfied
    stage.settle();
    CHECK(stage.stepUp() == nullptr);
    CHECK(stage.status(phoneSession) == QStringLiteral("not done"));
}

TEST_CASE("a step-up that is closed leaves the row with its reason")
{
    DevicesStage stage;
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    stage.account().m_ends.answer(std::unexpected(needsStepUp));
    stage.settle();
    SECTION("by Escape")
    {
        stage.stepUp()->reject();
    }
    SECTION("by its button")
    {
        FakeSignIn* driver = stage.session->m_stepUp;
        driver->setAddress(driver->m_goodAddress);
        driver->put(auth::CodeNeeded{.prompt = {.methods = {auth::CodeMethod::totp}}, .trouble = {}});
        stage.settle();
        visible<ui::Button>(stage.stepUp(), QStringLiteral("Cancel"))->click();
    }
    stage.settle();
    CHECK(stage.stepUp() == nullptr);
    CHECK(stage.account().m_ends.count() == 1);
    CHECK(stage.warning(phoneSession).contains(QStringLiteral("prove that it is you")));
}

TEST_CASE("a window closed while the person proves themselves gives it up")
{
    DevicesStage stage;
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    stage.account().m_ends.answer(std::unexpected(needsStepUp));
    stage.settle();
    const QPointer<FakeSignIn> driver = stage.session->m_stepUp;
    REQUIRE(driver);
    SECTION("with the dialog open") {}
    SECTION("just after it was closed")
    {
        stage.stepUp()->reject();
    }
    stage.window.reset();
    CHECK_FALSE(driver);
}

TEST_CASE("a step-up knows who signed in, and two calls that wait for it share one dialog")
{
    DevicesStage stage;
    stage.account().m_ends.standing = std::unexpected(needsStepUp);
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    stage.choose(QStringLiteral("h1"));
    stage.click(QStringLiteral("End session"));
    CHECK(stage.window->findChildren<ui::StepUpDialog*>().size() == 1);
    CHECK(stage.session->m_stepUps == 1);
    FakeSignIn* driver = stage.session->m_stepUp;
    driver->setAddress(driver->m_goodAddress);
    driver->put(auth::CredentialsNeeded{});
    stage.settle();
    CHECK(visible<QLineEdit>(stage.stepUp(), QStringLiteral("Phone or e-mail"))->text()
          == QStringLiteral("trader@practice.example"));
    stage.account().m_ends.standing = endReport();
    stage.account().m_devices.standing.reset();
    driver->put(auth::SignedIn{ownFacts()});
    stage.settle();
    CHECK_FALSE(stage.row(QStringLiteral("h1")).isValid());
    CHECK(stage.account().m_ends.count() == 4);
}

TEST_CASE("a session ended from another device says which, forgets what it held and leads back to signing in")
{
    DevicesStage stage;
    stage.account().m_ends.standing = std::unexpected(needsStepUp);
    stage.choose(phone);
    stage.click(QStringLiteral("End session"));
    REQUIRE(stage.stepUp() != nullptr);
    stage.session->endNow(
        {.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds, .bySession = phoneSession});
    stage.settle();
    CHECK(stage.says(QStringLiteral("“Unknown phone”, first seen less than a day ago")));
    CHECK(stage.stepUp() == nullptr);
    CHECK(stage.page() == nullptr);
    CHECK(stage.window->findChild<QTreeView*>() == nullptr);
    stage.click(QStringLiteral("Sign in again"));
    CHECK(stage.window->findChild<ui::SessionView*>() == nullptr);
    CHECK(stage.window->findChild<ui::SignInWizard*>() != nullptr);
}

TEST_CASE("after a copied session the window says what that shows, what it cannot show and what to do")
{
    DevicesStage stage;
    stage.session->endNow({.cause = auth::EndCause::reuse, .endedAt = gallerySeconds});
    stage.settle();
    CHECK(stage.says(QStringLiteral("because a copy of it was used")));
    CHECK(stage.says(QStringLiteral("What it cannot show")));
    CHECK(stage.says(QStringLiteral("restored this computer from a backup")));
}

TEST_CASE("the last sign-ins are told with their failures, as plain text")
{
    DevicesStage stage;
    stage.window->findChild<QTabBar*>()->setCurrentIndex(1);
    stage.settle();
    const auto* list = visible<QListWidget>(stage.window.get(), QStringLiteral("The last sign-ins, newest first"));
    REQUIRE(list->count() == 6);
    CHECK(list->item(0)->text().startsWith(QStringLiteral("Passphrase right, code never given")));
    CHECK(list->item(0)->data(ui::DeviceModel::factsRole).toString().contains(QStringLiteral("<b>Lagos</b>")));
    CHECK(list->item(2)->data(ui::DeviceModel::factsRole).toString().contains(QStringLiteral("this computer")));
}

TEST_CASE("the devices page can be walked and worked with the keyboard alone")
{
    DevicesStage stage;
    QWidget* window = stage.window.get();
    REQUIRE(tabTo(window, stage.tree()));
    press(window, Qt::Key_Home);
    press(window, Qt::Key_Down);
    CHECK(stage.tree()->currentIndex() == stage.row(QStringLiteral("kX81mmRw0a"))); // the heading is no stop
    REQUIRE(tabTo(window, stage.button(QStringLiteral("End session"))));
    press(window, Qt::Key_Return);
    CHECK(stage.account().m_ends.abouts == QStringList{QStringLiteral("k1")});
}
