// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dialog in which the person proves themselves again: the way out of it, and what is said to whoever takes it.
#include "tests/support/catch.h"
#include "tests/ui/device_scenes.h"
#include "tests/ui/find.h"
#include "ui/shell/step_up.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

auth::CodeNeeded codeNeeded()
{
    return {.prompt = {.methods = {auth::CodeMethod::totp}}, .trouble = {}};
}

auth::HumanCheckNeeded humanNeeded(auth::HumanChallenge challenge)
{
    return {.identifier = {}, .password = {}, .challenge = std::move(challenge), .trouble = {}};
}

struct Question : Stage {
    FakeSession* session;

    explicit Question(auth::State page = codeNeeded()) : session(openStepUp(*this, std::move(page)))
    {
        REQUIRE(dialog() != nullptr);
    }
    ui::StepUpDialog* dialog() const { return window->findChild<ui::StepUpDialog*>(); }
    ui::Button* button(const QString& caption) const { return visible<ui::Button>(dialog(), caption); }
    /// All of it is within the dialog, and nothing that scrolls covers a part.
    bool isInSight(const QWidget* widget) const { return widget->visibleRegion().boundingRect() == widget->rect(); }
};

} // namespace

TEST_CASE("Escape leaves the question, wherever in it the keyboard is")
{
    Question asked;
    SECTION("in the field of the code") {}
    SECTION("at the slider")
    {
        asked.session->m_stepUp->put(humanNeeded(sliderChallenge(300, asked.house.clock)));
    }
    SECTION("at the pictures")
    {
        asked.session->m_stepUp->put(humanNeeded(picturesChallenge(asked.house.clock)));
    }
    SECTION("at the passphrase")
    {
        asked.session->m_stepUp->put(auth::CredentialsNeeded{});
    }
    SECTION("while the service is waited for")
    {
        asked.session->m_stepUp->put(auth::CheckingCode{});
    }
    asked.settle();
    press(asked.dialog(), Qt::Key_Escape);
    asked.settle();
    CHECK(asked.dialog() == nullptr);
    CHECK(asked.session->m_account.m_ends.count() == 1);
}

TEST_CASE("the way on and the way out are in sight on every page of the question")
{
    Question asked;
    SECTION("the code") {}
    SECTION("the slider")
    {
        asked.session->m_stepUp->put(humanNeeded(sliderChallenge(300, asked.house.clock)));
    }
    SECTION("the pictures")
    {
        asked.session->m_stepUp->put(humanNeeded(picturesChallenge(asked.house.clock)));
    }
    SECTION("the slider in a dialog made small")
    {
        asked.dialog()->resize(asked.dialog()->width(), asked.dialog()->height() * 2 / 3);
        asked.session->m_stepUp->put(humanNeeded(sliderChallenge(300, asked.house.clock)));
    }
    asked.settle();
    CHECK(asked.isInSight(asked.button(QStringLiteral("Cancel"))));
    CHECK(asked.isInSight(asked.button(QStringLiteral("Continue"))));
    REQUIRE(asked.dialog()->focusWidget() != nullptr);
    CHECK_FALSE(asked.dialog()->focusWidget()->visibleRegion().isEmpty());
    REQUIRE(tabTo(asked.dialog(), asked.button(QStringLiteral("Cancel"))));
    press(asked.dialog(), Qt::Key_Return);
    asked.settle();
    CHECK(asked.dialog() == nullptr);
}

TEST_CASE("whoever leaves the question is told that nothing was done, and of no fields that are not there")
{
    Question asked;
    asked.button(QStringLiteral("Cancel"))->click();
    asked.settle();
    CHECK(says(asked.window.get(), QStringLiteral("This was not done: the service first wants you to prove")));
    CHECK_FALSE(says(asked.window.get(), QStringLiteral("once more")));
    CHECK(asked.session->m_account.m_ends.count() == 1);
}
