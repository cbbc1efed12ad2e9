// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plate's word on this computer, and the checks behind it.
#include "tests/support/catch.h"
#include "tests/ui/find.h"
#include "tests/ui/preflight_scenes.h"
#include "ui/preflight/check_card.h"
#include "ui/preflight/preflight_dialog.h"
#include "ui/text/preflight_messages.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace sallyport;
using namespace sallyport::test;

namespace {

ui::Button* chip(Stage& stage)
{
    for (auto* button : stage.window->findChildren<ui::Button*>()) {
        if (button->isVisible() && button->accessibleName().startsWith(QStringLiteral("This computer: ")))
            return button;
    }
    return nullptr;
}

ui::PreflightDialog* dialogOf(Stage& stage)
{
    return stage.window->findChild<ui::PreflightDialog*>();
}

} // namespace

TEST_CASE("the plate says how this computer stands, in the wizard and in a session")
{
    struct Row {
        system::Finding keyboard;
        QString words;
    };
    for (const Row& row : {Row{system::Finding::keysKeptApart, QStringLiteral("This computer: OK")},
                           Row{system::Finding::x11SharesKeys, QStringLiteral("This computer: look at this")},
                           Row{system::Finding::keysNotTold, QStringLiteral("This computer: not all known")}}) {
        Stage stage;
        stage.house.checks[2].finding = row.keyboard;
        SECTION("wizard " + row.words.toStdString())
        {
            stage.openWizard();
        }
        SECTION("session " + row.words.toStdString())
        {
            stage.openSession(ownFacts());
        }
        if (ui::Button* button = chip(stage))
            CHECK(button->accessibleName() == row.words);
    }
}

TEST_CASE("the wizard asks about the service's own host, and again with the clock once that is known")
{
    Stage stage;
    stage.openWizard();
    REQUIRE(stage.house.preflights.size() == 2);
    CHECK(stage.house.preflights.first().hosts == QStringList{QStringLiteral("localhost")});
    CHECK_FALSE(stage.house.preflights.first().clockOffset);
    CHECK(stage.house.preflights.last().clockOffset == std::chrono::seconds(0));
}

TEST_CASE("opening the checks looks again, and shows the gravest first with what it means and how to mend it")
{
    Stage stage;
    stage.openSession(ownFacts());
    REQUIRE(chip(stage) != nullptr);
    CHECK(chip(stage)->accessibleName() == QStringLiteral("This computer: OK"));
    stage.house.checks = badComputer();
    const auto before = stage.house.preflights.size();
    chip(stage)->click();
    stage.settle();
    CHECK(stage.house.preflights.size() == before + 1);
    CHECK(chip(stage)->accessibleName() == QStringLiteral("This computer: unsafe"));
    auto* dialog = dialogOf(stage);
    REQUIRE(dialog != nullptr);
    QStringList names;
    for (const auto* card : dialog->findChildren<ui::CheckCard*>())
        names.append(card->accessibleName());
    REQUIRE(names.size() == 10);
    CHECK(names.first().startsWith(QStringLiteral("Remote control: unsafe.")));
    CHECK(names.last().startsWith(QStringLiteral("Memory: in order.")));
    for (const auto& check : badComputer()) {
        CHECK(says(dialog, ui::checkName(check.id)));
        CHECK(says(dialog, ui::message(check).advice));
    }
}

TEST_CASE("look again looks again, and what is mended is green")
{
    Stage stage;
    stage.house.checks = badComputer();
    stage.openSession(ownFacts());
    REQUIRE(chip(stage) != nullptr);
    chip(stage)->click();
    stage.settle();
    stage.house.checks = goodComputer();
    auto* again = visible<ui::Button>(dialogOf(stage), QStringLiteral("Look again"));
    REQUIRE(again != nullptr);
    again->click();
    CHECK_FALSE(again->isEnabled());
    stage.settle();
    CHECK(again->isEnabled());
    CHECK(chip(stage)->accessibleName() == QStringLiteral("This computer: OK"));
}

TEST_CASE("the checks are reached, read to their end and closed by the keyboard alone")
{
    Stage stage;
    stage.house.checks = badComputer();
    stage.openSession(ownFacts());
    REQUIRE(chip(stage) != nullptr);
    REQUIRE(tabTo(stage.window.get(), chip(stage)));
    press(stage.window.get(), Qt::Key_Return);
    stage.settle();
    QPointer dialog = dialogOf(stage);
    REQUIRE(dialog != nullptr);
    const QScrollBar* bar = dialog->findChild<QScrollArea*>()->verticalScrollBar();
    for (int i = 0; i < 20; ++i)
        press(dialog, Qt::Key_PageDown);
    CHECK(bar->value() == bar->maximum());
    press(dialog, Qt::Key_Escape);
    stage.settle();
    CHECK(dialog.isNull());
}

TEST_CASE("a house without a pre-flight says nothing of the computer")
{
    FakeHouse house;
    auto services = house.services();
    services.preflight = {};
    ui::MainWindow window(std::move(services));
    window.show();
    window.signIn(practiceProfile());
    QCoreApplication::processEvents();
    CHECK_FALSE(says(&window, QStringLiteral("This computer: ")));
    for (auto* button : window.findChildren<ui::Button*>())
        CHECK_FALSE((button->isVisible() && button->accessibleName().startsWith(QStringLiteral("This computer: "))));
}

TEST_CASE("every finding has words, and every one that is not green says what can be done or that it cannot be known")
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(system::Finding::notOnThisSystem); ++i) {
        const system::Check check{.id = system::CheckId::screen,
                                  .finding = static_cast<system::Finding>(i),
                                  .facts = {QStringLiteral("FACT")},
                                  .seconds = 42};
        const auto text = ui::message(check);
        CAPTURE(i, text.text().toStdString());
        CHECK_FALSE(text.finding.isEmpty());
        CHECK_FALSE(text.finding.contains(u'%'));
        CHECK_FALSE(seen.contains(text.finding));
        seen.insert(text.finding);
        const auto level = system::levelOf(check.finding);
        if (level == system::CheckLevel::amber || level == system::CheckLevel::red)
            CHECK_FALSE(text.advice.isEmpty());
        if (level == system::CheckLevel::green)
            CHECK(text.advice.isEmpty());
    }
}
