// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "ui/alerts/not_me_page.h"
#include "ui/alerts/step_card.h"
#include "ui/shell/stepped_account.h"

#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using account::AlertKind;
using account::NotMeStep;
using account::StepState;

namespace {

const AccountError stepUpNeeded{.what = AccountProblem::session,
                                .session = auth::SessionError{.what = auth::SessionProblem::stepUpNeeded}};

/// The steps' page alone, with a store in memory or in `folder`.
struct Desk {
    FixedClock clock{gallerySeconds * 1000};
    FakeAccount fake;
    account::AlertStore store;
    ui::CodeNow codes;
    std::unique_ptr<ui::NotMePage> page;

    explicit Desk(const QString& folder = {}) : store(folder, QStringLiteral("practice"))
    {
        waitFor(store.open());
        waitFor(store.add({alertOf(QStringLiteral("a0"), AlertKind::newDevice, 60)}));
    }
    void open() { open(fake); }
    void open(account::AccountService& account)
    {
        page = std::make_unique<ui::NotMePage>(store, account, ui::Here{}, QStringLiteral("a0"), clock.clock(),
                                               ui::PassphraseHelp{.codes = codes});
        page->show();
        settle();
    }
    void settle() const
    {
        for (int i = 0; i < 6; ++i)
            QCoreApplication::processEvents();
    }
    void click(const QString& caption)
    {
        auto* button = visible<ui::Button>(page.get(), caption);
        INFO(caption.toStdString());
        REQUIRE(button != nullptr);
        button->click();
        settle();
    }
    QWidget* card(NotMeStep step) const
    {
        for (auto* each : page->findChildren<ui::StepCard*>()) {
            if (each->step() == step)
                return each;
        }
        return nullptr;
    }
    bool says(NotMeStep step, const QString& text) const { return test::says(card(step), text); }
    void put(const QString& name, const QString& text)
    {
        auto* field = visible<QLineEdit>(page.get(), name);
        REQUIRE(field != nullptr);
        field->setText(text);
    }
    void fill()
    {
        put(QStringLiteral("Old passphrase"), QStringLiteral("old old old"));
        put(QStringLiteral("New passphrase"), QStringLiteral("entirely new one"));
        put(QStringLiteral("New passphrase again"), QStringLiteral("entirely new one"));
        put(QStringLiteral("One-time code"), QStringLiteral("493021"));
    }
    StepState state(NotMeStep step) const { return store.steps(QStringLiteral("a0"))->entry(step).state; }
};

} // namespace

TEST_CASE("the alert stays when a step fails, with the reason and a Retry that works")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    QWidget* window = stage.window.get();
    const auto click = [&](const QString& caption) {
        auto* button = visible<ui::Button>(window, caption);
        INFO(caption.toStdString());
        REQUIRE(button != nullptr);
        button->click();
        stage.settle();
    };
    click(QStringLiteral("It wasn't me"));
    click(QStringLiteral("End it now"));
    session->m_account.m_ends.answer(std::unexpected(AccountError{.what = AccountProblem::noReceipt}));
    stage.settle();
    CHECK(says(window, QStringLiteral("There is no proof that it has ended")));
    CHECK(says(window, QStringLiteral("Failed")));
    CHECK_FALSE(says(window, QStringLiteral("Done")));
    click(QStringLiteral("Back to the alerts"));
    CHECK(session->m_alerts.alerts().size() == manyAlerts().size());
    CHECK(session->m_alerts.find(QStringLiteral("a0")).has_value());
    CHECK(says(window, QStringLiteral("It wasn't me: steps left to do")));
    click(QStringLiteral("Show the steps"));
    CHECK(says(window, QStringLiteral("There is no proof that it has ended")));
    click(QStringLiteral("Retry: End that session"));
    CHECK(says(window, QStringLiteral("Under way")));
    session->m_account.m_ends.answer(account::EndReport{});
    stage.settle();
    CHECK(says(window, QStringLiteral("Ended; the service's receipt was checked.")));
    CHECK(session->m_alerts.alerts().size() == manyAlerts().size());
}

TEST_CASE("a new anti-phishing code is not shown before the service agrees")
{
    Desk desk;
    desk.open();
    const QString code = QStringLiteral("HARBOUR 7");
    desk.put(QStringLiteral("New code"), code);
    desk.click(QStringLiteral("Change code"));
    CHECK(desk.fake.m_codes.abouts == QStringList{code});
    CHECK_FALSE(says(desk.page.get(), code));
    CHECK(visible<QLineEdit>(desk.page.get(), QStringLiteral("New code")) == nullptr);
    CHECK(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("the former code counts")));
    CHECK_FALSE(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("Done")));
    desk.fake.m_codes.answer(std::unexpected(AccountError{.what = AccountProblem::tryLater}));
    desk.settle();
    CHECK_FALSE(says(desk.page.get(), code));
    CHECK(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("Failed")));
    desk.click(QStringLiteral("Retry: Change the anti-phishing code"));
    desk.fake.m_codes.answer(account::ChangeReport{});
    desk.settle();
    CHECK(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("carry “HARBOUR 7” from now on")));
}

TEST_CASE("a pending change is not ticked, says when it takes effect, and shows no new value")
{
    Desk desk;
    desk.open();
    desk.put(QStringLiteral("New code"), QStringLiteral("HARBOUR 7"));
    desk.click(QStringLiteral("Change code"));
    desk.fake.m_codes.answer(account::ChangeReport{.pending = true, .effectiveAt = gallerySeconds + 86'400});
    desk.settle();
    CHECK(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("Not yet in force")));
    CHECK(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("Takes effect 23 ")));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("HARBOUR 7")));
    CHECK_FALSE(desk.says(NotMeStep::changeAntiPhishingCode, QStringLiteral("Done")));
}

TEST_CASE("a passphrase that was refused can be corrected without typing all again, but the code is asked anew")
{
    Desk desk;
    desk.open();
    desk.fill();
    desk.click(QStringLiteral("Change passphrase"));
    desk.fake.m_passwords.answer(std::unexpected(AccountError{.what = AccountProblem::wrongCode, .attemptsLeft = 4}));
    desk.settle();
    CHECK(desk.says(NotMeStep::changePassword, QStringLiteral("Tries left: 4.")));
    auto* code = visible<QLineEdit>(desk.page.get(), QStringLiteral("One-time code"));
    REQUIRE(code != nullptr);
    CHECK(code->text().isEmpty());
    auto* old = visible<QLineEdit>(desk.page.get(), QStringLiteral("Old passphrase"));
    CHECK(old->text() == QStringLiteral("old old old"));
    CHECK(old->echoMode() == QLineEdit::Password);
    desk.click(QStringLiteral("Retry: Change the passphrase"));
    CHECK(desk.fake.m_passwords.count() == 1); // without a code nothing is sent
    code->setText(QStringLiteral("493022"));
    desk.click(QStringLiteral("Retry: Change the passphrase"));
    desk.fake.m_passwords.answer(account::ChangeReport{});
    desk.settle();
    CHECK(desk.says(NotMeStep::changePassword, QStringLiteral("The new passphrase is in force.")));
    for (const auto* field : desk.page->findChildren<ui::SecretField*>())
        CHECK(field->text().isEmpty());
}

TEST_CASE("a code field left empty is filled by the built-in authenticator, with each code once")
{
    Desk desk;
    auto now = ui::TimedCode{.digits = QStringLiteral("111222"), .secondsLeft = 9};
    desk.codes = [&] { return std::optional(now); };
    desk.open();
    desk.fill();
    desk.put(QStringLiteral("One-time code"), {});
    CHECK(desk.says(NotMeStep::changePassword, QStringLiteral("Leave it empty")));
    desk.click(QStringLiteral("Change passphrase"));
    CHECK(desk.fake.m_oneTimeCode == "111222");
    desk.fake.m_passwords.answer(std::unexpected(AccountError{.what = AccountProblem::wrongCode, .attemptsLeft = 4}));
    desk.settle();
    desk.click(QStringLiteral("Retry: Change the passphrase"));
    CHECK(desk.fake.m_passwords.count() == 1);
    CHECK(desk.says(NotMeStep::changePassword, QStringLiteral("The next one is filled in here in 9 s")));
    now.digits = QStringLiteral("333444");
    desk.click(QStringLiteral("Retry: Change the passphrase"));
    CHECK(desk.fake.m_oneTimeCode == "333444");
    desk.fake.m_passwords.answer(std::unexpected(AccountError{.what = AccountProblem::wrongCode, .attemptsLeft = 3}));
    desk.settle();
    desk.put(QStringLiteral("One-time code"), QStringLiteral("555666")); // what is typed is what is sent
    desk.click(QStringLiteral("Retry: Change the passphrase"));
    CHECK(desk.fake.m_oneTimeCode == "555666");
}

TEST_CASE("Tab leads through the fields of a form and on to its own button")
{
    Desk desk;
    desk.open();
    QWidget* page = desk.page.get();
    REQUIRE(tabTo(page, visible<QLineEdit>(page, QStringLiteral("Old passphrase"))));
    for (const char* next : {"New passphrase", "New passphrase again", "One-time code"}) {
        press(page, Qt::Key_Tab);
        CHECK(page->focusWidget() == visible<QLineEdit>(page, QLatin1String(next)));
    }
    const auto* wanted = visible<ui::Button>(page, QStringLiteral("Change passphrase"));
    const auto* card = desk.card(NotMeStep::changePassword);
    for (int others = 0; others < 5 && page->focusWidget() != wanted; ++others) {
        press(page, Qt::Key_Tab);
        CHECK(card->isAncestorOf(page->focusWidget()));
    }
    CHECK(page->focusWidget() == wanted);
}

TEST_CASE("what was typed does not outlast the page's being left")
{
    Desk desk;
    desk.open();
    desk.fill();
    desk.page->hide();
    for (const auto* field : desk.page->findChildren<QLineEdit*>())
        CHECK(field->text().isEmpty());
}

TEST_CASE("the forms say what is missing before anything is sent")
{
    struct Row {
        const char* field;
        const char* text;
        const char* says;
    };
    const Row rows[] = {{"Old passphrase", "", "Type the passphrase that counts now."},
                        {"New passphrase", "short", "Too short"},
                        {"New passphrase", "old old old", "This is the old one."},
                        {"New passphrase again", "entirely new onx", "The two are not the same."},
                        {"One-time code", "12", "Type the digits"},
                        {"One-time code", "12a456", "Type the digits"}};
    for (const Row& row : rows) {
        INFO(row.field << " = " << row.text);
        Desk desk;
        desk.open();
        desk.fill();
        desk.put(QLatin1String(row.field), QLatin1String(row.text));
        desk.click(QStringLiteral("Change passphrase"));
        CHECK(says(desk.page.get(), QLatin1String(row.says)));
        CHECK(desk.fake.m_passwords.count() == 0);
    }
    Desk desk;
    desk.open();
    for (const char* code : {"abc", "HARBOUR!", "   a   "}) {
        desk.put(QStringLiteral("New code"), QLatin1String(code));
        desk.click(QStringLiteral("Change code"));
    }
    CHECK(desk.fake.m_codes.count() == 0);
}

TEST_CASE("a step that wants a recent sign-in asks for it and is done after one more question")
{
    Desk desk;
    Promise<Done, ui::StepUpRefusal> proof;
    int proofs = 0;
    ui::StepGate gate([&] {
        ++proofs;
        proof = {};
        return proof.task();
    });
    ui::SteppedAccount stepped(desk.fake, gate);
    desk.open(stepped);
    desk.click(QStringLiteral("End all others now"));
    desk.fake.m_endOthers.answer(std::unexpected(stepUpNeeded));
    desk.settle();
    CHECK(proofs == 1);
    CHECK(desk.says(NotMeStep::endOthers, QStringLiteral("Under way")));
    proof.finish(Done{});
    desk.settle();
    CHECK(desk.fake.m_endOthers.count() == 2);
    desk.fake.m_endOthers.answer(account::EndManyReport{});
    desk.settle();
    CHECK(desk.says(NotMeStep::endOthers, QStringLiteral("Done")));
    desk.page.reset();
}

TEST_CASE("a step for which the person does not prove themselves stays, with the reason and Retry")
{
    Desk desk;
    ui::StepGate gate(
        [] { return Task<Done, ui::StepUpRefusal>::ready(std::unexpected(ui::StepUpRefusal::cancelled)); });
    ui::SteppedAccount stepped(desk.fake, gate);
    desk.open(stepped);
    desk.click(QStringLiteral("End it now"));
    desk.fake.m_ends.answer(std::unexpected(stepUpNeeded));
    desk.settle();
    CHECK(desk.says(NotMeStep::endSession, QStringLiteral("wants you to prove that it is you")));
    CHECK(visible<ui::Button>(desk.page.get(), QStringLiteral("Retry: End that session")) != nullptr);
    CHECK(desk.fake.m_ends.count() == 1);
    desk.page.reset();
}

TEST_CASE("a new anti-phishing code is told on once it is in force, and not before")
{
    Desk desk;
    ui::StepGate gate(
        [] { return Task<Done, ui::StepUpRefusal>::ready(std::unexpected(ui::StepUpRefusal::cancelled)); });
    QStringList told;
    ui::SteppedAccount stepped(desk.fake, gate, [&](const QString& code) { told << code; });
    const auto change = [&](const QString& code, Result<account::ChangeReport, account::AccountError> answer) {
        auto task = stepped.setAntiPhishingCode(code);
        desk.fake.m_codes.answer(std::move(answer));
        desk.settle();
    };
    change(QStringLiteral("tulip 77"), account::ChangeReport{.pending = true});
    change(QStringLiteral("tulip 78"), std::unexpected(stepUpNeeded));
    CHECK(told.isEmpty());
    change(QStringLiteral("tulip 79"), account::ChangeReport{});
    CHECK(told == QStringList{QStringLiteral("tulip 79")});
}

TEST_CASE("some proved ended and some not is a failure that can be tried again")
{
    Desk desk;
    desk.open();
    desk.click(QStringLiteral("End all others now"));
    desk.fake.m_endOthers.answer(account::EndManyReport{.ended = {{}, {}}, .notEnded = {QStringLiteral("s7")}});
    desk.settle();
    CHECK(desk.says(NotMeStep::endOthers, QStringLiteral("2 proved ended, 1 without proof.")));
    CHECK(visible<ui::Button>(desk.page.get(), QStringLiteral("Retry: End all other sessions")) != nullptr);
}

TEST_CASE("every step but the ending of that session can be skipped, and taken up again")
{
    Desk desk;
    desk.open();
    CHECK(visible<ui::Button>(desk.page.get(), QStringLiteral("Skip for now: End that session")) == nullptr);
    for (const auto step : {NotMeStep::endOthers, NotMeStep::changePassword, NotMeStep::changeAntiPhishingCode})
        desk.click(QStringLiteral("Skip for now: %1").arg(ui::stepName(step)));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("Nothing is left to do.")));
    desk.click(QStringLiteral("End it now"));
    desk.fake.m_ends.answer(account::EndReport{.outcome = account::EndOutcome::notAmongYours});
    desk.settle();
    CHECK(desk.says(NotMeStep::endSession, QStringLiteral("Not needed")));
    CHECK(says(desk.page.get(), QStringLiteral("You skipped steps.")));
    CHECK_FALSE(says(desk.page.get(), QStringLiteral("Nothing is left to do.")));
    desk.click(QStringLiteral("End all others now"));
    CHECK(desk.fake.m_endOthers.count() == 1);
}

TEST_CASE("a stray Return while a step runs presses nothing else")
{
    Desk desk;
    desk.open();
    QWidget* page = desk.page.get();
    REQUIRE(tabTo(page, visible<ui::Button>(page, QStringLiteral("End it now"))));
    press(page, Qt::Key_Return);
    desk.settle();
    press(page, Qt::Key_Return);
    press(page, Qt::Key_Space);
    desk.settle();
    CHECK(desk.fake.m_ends.count() == 1);
    CHECK(desk.fake.m_endOthers.count() == 0);
    desk.fake.m_ends.answer(std::unexpected(AccountError{.what = AccountProblem::unreadable}));
    desk.settle();
    CHECK(page->focusWidget() == visible<ui::Button>(page, QStringLiteral("Retry: End that session")));
}

TEST_CASE("the steps are there again after a restart, and what was under way is not taken for done")
{
    const QTemporaryDir folder;
    {
        Desk desk(folder.path());
        desk.open();
        desk.click(QStringLiteral("End it now"));
        REQUIRE(waitUntil([&] { return desk.fake.m_ends.count() == 1; }));
        desk.fake.m_ends.answer(account::EndReport{});
        desk.click(QStringLiteral("End all others now"));
        REQUIRE(waitUntil([&] { return desk.fake.m_endOthers.count() == 1; }));
        CHECK(desk.page->isBusy());
        desk.page.reset(); // the program ends here
    }
    Desk desk(folder.path());
    REQUIRE(desk.store.find(QStringLiteral("a0"))->review == account::Review::notMine);
    desk.open();
    CHECK(desk.says(NotMeStep::endSession, QStringLiteral("Done")));
    CHECK(desk.says(NotMeStep::endOthers, QStringLiteral("Sallyport was closed before the answer came.")));
    CHECK(desk.says(NotMeStep::changePassword, QStringLiteral("To do")));
    desk.click(QStringLiteral("End all others now"));
    REQUIRE(waitUntil([&] { return desk.fake.m_endOthers.count() == 1; }));
}

TEST_CASE("leaving the page while a step runs does not lose the step's answer")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    QWidget* window = stage.window.get();
    visible<ui::Button>(window, QStringLiteral("It wasn't me"))->click();
    stage.settle();
    visible<ui::Button>(window, QStringLiteral("End it now"))->click();
    stage.settle();
    visible<ui::Button>(window, QStringLiteral("Back to the alerts"))->click();
    stage.settle();
    session->m_account.m_ends.answer(account::EndReport{});
    stage.settle();
    visible<ui::Button>(window, QStringLiteral("Show the steps"))->click();
    stage.settle();
    CHECK(says(window, QStringLiteral("Ended; the service's receipt was checked.")));
}
