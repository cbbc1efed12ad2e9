// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's devices page over a real session at the real service: another computer is thrown out, and the other way
// round.
#include "app/open_session.h"
#include "tests/journeys/person_at_computers.h"
#include "tests/ui/find.h"
#include "ui/devices/device_model.h"
#include "ui/shell/main_window.h"
#include "ui/shell/step_up.h"

#include <QTreeView>

using namespace sallyport;
using namespace sallyport::test;

namespace {

/// The window of the first computer, on its devices page.
struct WindowAtDesk {
    PersonAtComputers& person;
    ui::MainWindow window;
    QTreeView* tree = nullptr;

    explicit WindowAtDesk(PersonAtComputers& p) : person(p), window({.clock = p.time.computersClock()})
    {
        const auto context = person.context(0);
        auth::SignIn signIn(context);
        person.play(signIn, {auth::ComputerKind::own, QStringLiteral("Desk")});
        const auto address = signIn.address();
        window.setSecretsAllowed(true);
        window.openSession(person.service.profile(),
                           std::make_unique<app::OpenSession>(context, app::Paths{.data = QDir(person.folder.path())},
                                                              signIn.takeSession(), person.service.identifier(),
                                                              address));
        window.show();
        tree = window.findChild<QTreeView*>();
        REQUIRE(tree != nullptr);
    }
    void openDevices()
    {
        for (auto* line : window.findChildren<ui::Button*>()) {
            if (line->text() == QStringLiteral("&Devices"))
                line->click();
        }
    }
    /// The row of the device with this name; invalid while it is not there.
    QModelIndex row(const QString& name) const
    {
        const auto found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1,
                                                Qt::MatchExactly | Qt::MatchRecursive);
        return found.value(0);
    }
    QString facts(const QString& name) const { return row(name).data(ui::DeviceModel::factsRole).toString(); }
    void click(QWidget* in, const QString& caption)
    {
        ui::Button* button = nullptr;
        REQUIRE(
            waitUntil([&] { return (button = visible<ui::Button>(in, caption)) != nullptr && button->isEnabled(); }));
        button->click();
    }
    /// Answers whatever the dialog asks for, until it has closed.
    void stepUp()
    {
        const auto dialog = [this] { return window.findChild<ui::StepUpDialog*>(); };
        const auto field = [&](const QString& name) {
            auto* found = dialog() != nullptr ? visible<QLineEdit>(dialog(), name) : nullptr;
            return found != nullptr && found->isEnabled() && found->text().isEmpty() ? found : nullptr;
        };
        const auto fill = [&](const QString& name, const Secret& secret) {
            QTest::keyClicks(field(name), QString::fromUtf8(secret.view()));
            click(dialog(), QStringLiteral("Continue"));
        };
        REQUIRE(waitUntil([&] { return dialog() != nullptr; }));
        REQUIRE(waitUntil([&] {
            if (dialog() == nullptr)
                return true;
            if (field(QStringLiteral("Passphrase")) != nullptr)
                fill(QStringLiteral("Passphrase"), person.service.password());
            else if (auto* work = visible<ui::Button>(dialog(), QStringLiteral("No puzzle")); work && work->isEnabled())
                work->click();
            else if (field(QStringLiteral("Code")) != nullptr)
                fill(QStringLiteral("Code"), person.nextCode());
            return false;
        }));
    }
};

} // namespace

TEST_CASE("in the window a person proves themselves again, ends another computer's session, and sees it go only then")
{
    PersonAtComputers person;
    WindowAtDesk desk(person);
    const auto laptop = person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    person.time.pass(std::chrono::minutes(6));
    desk.openDevices();
    REQUIRE(waitUntil([&] { return desk.row(QStringLiteral("Laptop")).isValid(); }));
    CHECK(desk.facts(QStringLiteral("Laptop")).contains(QStringLiteral("last used")));
    desk.tree->setCurrentIndex(desk.row(QStringLiteral("Laptop")));
    desk.click(&desk.window, QStringLiteral("End session"));
    CHECK(desk.row(QStringLiteral("Laptop")).data(ui::DeviceModel::statusRole).toString() == QStringLiteral("ending…"));
    desk.stepUp();
    REQUIRE(waitUntil([&] { return desk.facts(QStringLiteral("Laptop")).contains(QStringLiteral("nobody")); }));
    const auto refused =
        waitFor(laptop->authorizedSend({.method = net::Method::get, .url = laptop->accountEndpoint()}));
    CHECK_FALSE(refused);
    CHECK(laptop->end()->cause == auth::EndCause::otherSession);
}

TEST_CASE("the window notices by itself that another computer ended its session, and says which one")
{
    PersonAtComputers person;
    WindowAtDesk desk(person);
    const auto laptop = person.signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    desk.openDevices();
    REQUIRE(waitUntil([&] { return desk.row(QStringLiteral("Laptop")).isValid(); }));
    person.time.pass(std::chrono::hours(25)); // no newcomer any more
    auth::SignIn stepUp(person.context(1), *laptop);
    person.play(stepUp, {});
    account::HttpAccountService account(*laptop);
    const auto ended = waitFor(account.endOthers());
    REQUIRE(ended);
    CHECK(ended->ended.size() == 1);
    CHECK(waitUntil([&] { return says(&desk.window, QStringLiteral("on a device that calls itself “Laptop”")); }));
    desk.click(&desk.window, QStringLiteral("Back to the first page"));
}
