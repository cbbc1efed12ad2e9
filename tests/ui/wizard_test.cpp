// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "tests/ui/scenes.h"
#include "ui/practice/practice_card.h"
#include "ui/sign_in/credentials_page.h"
#include "ui/sign_in/sign_in_wizard.h"
#include "ui/sign_in/slider_puzzle.h"
#include "ui/sign_in/wizard_page.h"
#include "ui/widgets/address_plate.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString trader = QStringLiteral("trader@practice.example");

/// The last effect of a kind that the machine asked for.
template <typename T>
const T* lastEffect(const FakeSignIn& signIn)
{
    for (auto it = signIn.m_effects.rbegin(); it != signIn.m_effects.rend(); ++it) {
        if (const auto* effect = std::get_if<T>(&*it))
            return effect;
    }
    return nullptr;
}

template <typename S>
bool is(const FakeSignIn& signIn)
{
    return std::holds_alternative<S>(signIn.state());
}

void giveCredentials(Stage& stage)
{
    type(stage.window.get(), trader);
    press(stage.window.get(), Qt::Key_Tab);
    type(stage.window.get(), QStringLiteral("open sesame"));
    press(stage.window.get(), Qt::Key_Return);
    stage.settle();
}

auth::FactorsAsked asked(QList<auth::Factor> next, QList<auth::Factor> rejected = {})
{
    return {.next = std::move(next),
            .rejected = std::move(rejected),
            .challenge = {},
            .codeMethods = {auth::CodeMethod::totp, auth::CodeMethod::sms},
            .smsDestination = {},
            .attemptsLeft = {},
            .notBeforeMs = {}};
}

auth::FactorsAsked humanAsked(auth::HumanChallenge challenge)
{
    auth::FactorsAsked answer = asked({auth::Factor::captcha});
    answer.challenge = std::move(challenge);
    return answer;
}

} // namespace

TEST_CASE("Tab leads from the puzzle to the other checks and the way back, then to the practice account from its top")
{
    Stage stage;
    stage.openWizard();
    QWidget* window = stage.window.get();
    for (int challenge = 0; challenge < 2; ++challenge) { // another one is asked for: the order stays
        stage.house.signIn->put(auth::HumanCheckNeeded{.identifier = trader,
                                                       .password = Secret::copyOf("x"),
                                                       .challenge = sliderChallenge(380, stage.house.clock),
                                                       .trouble = {}});
        stage.settle();
        REQUIRE(qobject_cast<ui::SliderPuzzle*>(window->focusWidget()) != nullptr);
        QStringList stops;
        for (int i = 0; i < 9; ++i) {
            press(window, Qt::Key_Tab);
            const auto* button = qobject_cast<const QAbstractButton*>(window->focusWidget());
            REQUIRE(button != nullptr);
            stops.append(button->text().isEmpty() ? button->accessibleName() : ui::plainCaption(button->text()));
        }
        CHECK(stops
              == QStringList{QStringLiteral("Another one"), QStringLiteral("Pictures instead"),
                             QStringLiteral("No puzzle"), QStringLiteral("Back"), QStringLiteral("Practice account"),
                             QStringLiteral("Copy the practice name"), QStringLiteral("Copy the practice passphrase"),
                             QStringLiteral("Keep in the built-in authenticator"),
                             QStringLiteral("Show it as a link")});
    }
}

TEST_CASE("the practice account beside the sign-in opens at its top, although the keyboard passes it")
{
    Stage stage;
    stage.openWizard();
    const auto atTop = [&stage] {
        const QWidget* card = stage.window->findChild<ui::PracticeCard*>();
        for (QWidget* up = card->parentWidget(); up != nullptr; up = up->parentWidget()) {
            if (const auto* box = qobject_cast<QScrollArea*>(up)) {
                REQUIRE(box->verticalScrollBar()->maximum() > 0);
                return box->verticalScrollBar()->value() == 0;
            }
        }
        return false;
    };
    CHECK(atTop());
    giveCredentials(stage);
    stage.house.signIn->put(
        auth::CredentialsNeeded{trader, auth::Trouble{.what = auth::Problem::wrongCredentials, .attemptsLeft = 3}});
    stage.settle();
    CHECK(atTop());
}

TEST_CASE("a person signs in with the keyboard alone")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    FakeSignIn& signIn = *stage.house.signIn;

    giveCredentials(stage);
    REQUIRE(is<auth::CheckingCredentials>(signIn));
    const auto* credentials = lastEffect<auth::SendCredentials>(signIn);
    REQUIRE(credentials != nullptr);
    CHECK(credentials->identifier == trader);
    CHECK(credentials->password.equals(Secret::copyOf("open sesame")));

    signIn.answer(humanAsked(sliderChallenge(380, stage.house.clock)));
    stage.settle();
    auto* puzzle = qobject_cast<ui::SliderPuzzle*>(window->focusWidget());
    REQUIRE(puzzle != nullptr);
    for (int i = 0; i < 19; ++i) {
        stage.house.clock.advanceMs(30 + i);
        press(window, Qt::Key_PageUp);
    }
    press(window, Qt::Key_Right);
    press(window, Qt::Key_Left);
    press(window, Qt::Key_Return);
    const auto* human = lastEffect<auth::SendHumanAnswer>(signIn);
    REQUIRE(human != nullptr);
    const auto& slid = std::get<auth::SliderAnswer>(human->answer);
    CHECK(slid.x == 380);
    CHECK(slid.trace.size() >= 20);
    CHECK(slid.trace.first().x == 0);
    CHECK(slid.trace.last().x == 380);
    CHECK(std::is_sorted(slid.trace.begin(), slid.trace.end(), [](auto a, auto b) { return a.ms < b.ms; }));

    signIn.answer(asked({auth::Factor::otp}));
    stage.settle();
    type(window, QStringLiteral("123456"));
    press(window, Qt::Key_Return);
    const auto* code = lastEffect<auth::SendCode>(signIn);
    REQUIRE(code != nullptr);
    CHECK(code->code.equals(Secret::copyOf("123456")));
    CHECK(code->method == auth::CodeMethod::totp);

    signIn.answer(asked({auth::Factor::device}));
    stage.settle();
    press(window, Qt::Key_Space);
    auto* name = visible<QLineEdit>(window, QStringLiteral("Name in your list of devices"));
    REQUIRE(name != nullptr);
    REQUIRE(tabTo(window, name));
    press(window, Qt::Key_Return);
    const auto* computer = lastEffect<auth::SendComputer>(signIn);
    REQUIRE(computer != nullptr);
    CHECK(computer->choice.kind == auth::ComputerKind::own);
    CHECK(computer->choice.name == QStringLiteral("Study desktop"));

    signIn.answer(auth::AllFactorsAccepted{});
    signIn.m_session = std::make_unique<FakeSession>();
    signIn.m_session->m_facts = ownFacts();
    signIn.answer(auth::SessionOpened{ownFacts()});
    CHECK(signIn.m_signedInAs == trader);
    stage.settle();
    CHECK(says(window, QStringLiteral("Overview")));
    CHECK(says(window, trader));
}

TEST_CASE("the passphrase is gone from its field once it is handed on, and once its page is left")
{
    Stage stage;
    stage.openWizard();
    auto* field = stage.window->findChild<ui::SignInWizard*>()->findChild<ui::SecretField*>();
    giveCredentials(stage);
    CHECK(field->text().isEmpty());

    stage.house.signIn->act(auth::Cancel{});
    stage.settle();
    field->setText(QStringLiteral("typed again"));
    stage.house.signIn->put(auth::Blocked{.reason = auth::BlockReason::locked});
    CHECK(field->text().isEmpty());
}

TEST_CASE("what is missing is said under its field, and nothing is handed on")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    press(window, Qt::Key_Return);
    auto* name = visible<QLineEdit>(window, QStringLiteral("Phone or e-mail"));
    REQUIRE(name != nullptr);
    CHECK(name->accessibleDescription().contains(QStringLiteral("Enter your e-mail address")));
    CHECK(window->focusWidget() == name);
    type(window, trader);
    CHECK_FALSE(name->property("wrong").toBool());
    press(window, Qt::Key_Return);
    CHECK(window->focusWidget() == visible<ui::SecretField>(window, QStringLiteral("Passphrase")));
    CHECK(says(window, QStringLiteral("Enter your passphrase.")));
    CHECK(lastEffect<auth::SendCredentials>(*stage.house.signIn) == nullptr);
}

TEST_CASE("wrong credentials stand under the passphrase, with the tries that are left")
{
    Stage stage;
    stage.openWizard();
    stage.house.signIn->put(
        auth::CredentialsNeeded{trader, auth::Trouble{.what = auth::Problem::wrongCredentials, .attemptsLeft = 3}});
    stage.settle();
    auto* field = visible<ui::SecretField>(stage.window.get(), QStringLiteral("Passphrase"));
    REQUIRE(field != nullptr);
    CHECK(field->accessibleDescription().contains(QStringLiteral(": 3")));
    CHECK(stage.window->focusWidget() == field); // the name is kept, the passphrase is typed again
}

TEST_CASE("a red plate closes every field, forgets the passphrase and passes nothing on")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    auto* field = visible<ui::SecretField>(window, QStringLiteral("Passphrase"));
    auto* name = visible<QLineEdit>(window, QStringLiteral("Phone or e-mail"));
    name->setText(trader);
    field->setText(QStringLiteral("open sesame"));
    stage.house.signIn->setAddress(std::nullopt);
    CHECK(window->findChild<ui::AddressPlate*>()->content().state == ui::PlateState::refused);
    CHECK_FALSE(field->isEnabled());
    CHECK_FALSE(name->isEnabled());
    CHECK(field->text().isEmpty());
    field->setText(QStringLiteral("slipped in"));
    visible<ui::Button>(window, QStringLiteral("Continue"))->click();
    CHECK(lastEffect<auth::SendCredentials>(*stage.house.signIn) == nullptr);
}

TEST_CASE("fields stay closed until the process is hardened")
{
    Stage stage;
    stage.window->setSecretsAllowed(false);
    stage.openWizard();
    auto* field = visible<ui::SecretField>(stage.window.get(), QStringLiteral("Passphrase"));
    CHECK_FALSE(field->isEnabled());
    CHECK(says(stage.window.get(), QStringLiteral("One moment")));
    stage.window->setSecretsAllowed(true);
    CHECK(field->isEnabled());
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("One moment")));
}

TEST_CASE("an unknown service is entered only knowingly, and again when its key is another")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openStranger(false);
    stage.settle();
    CHECK(visible<ui::SecretField>(window, QStringLiteral("Passphrase")) == nullptr);
    auto* go = visible<ui::Button>(window, QStringLiteral("Go on"));
    REQUIRE(go != nullptr);
    CHECK_FALSE(go->isEnabled());
    CHECK(says(window, QStringLiteral("9f 86 d0 81")));
    press(window, Qt::Key_Space); // the box has the keyboard
    REQUIRE(go->isEnabled());
    press(window, Qt::Key_Tab);
    CHECK(tabTo(window, go));
    press(window, Qt::Key_Return);
    CHECK(visible<ui::SecretField>(window, QStringLiteral("Passphrase")) != nullptr);

    auto other = goodAddress(strangerProfile());
    other.connection.spkiSha256 = QByteArray(32, 'x');
    stage.house.signIn->setAddress(other);
    CHECK(visible<ui::SecretField>(window, QStringLiteral("Passphrase")) == nullptr);
    CHECK_FALSE(visible<ui::Button>(window, QStringLiteral("Go on"))->isEnabled());
}

TEST_CASE("each wait says what it waits for and can be cancelled with the keyboard")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    giveCredentials(stage);
    CHECK(says(window, QStringLiteral("Waiting for the service's human check")));
    CHECK(window->focusWidget() == visible<ui::Button>(window, QStringLiteral("Cancel")));
    press(window, Qt::Key_Return);
    CHECK(is<auth::CredentialsNeeded>(*stage.house.signIn));
    CHECK(visible<ui::Button>(window, QStringLiteral("Cancel")) == nullptr);
    CHECK(visible<QLineEdit>(window, QStringLiteral("Phone or e-mail"))->text() == trader);
}

TEST_CASE("Back leads one step back from every page, and from the first one out")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    FakeSignIn* signIn = stage.house.signIn;
    const auto back = [&] { visible<ui::Button>(window, QStringLiteral("Back"))->click(); };
    signIn->put(auth::HumanCheckNeeded{trader, Secret(), sliderChallenge(200, stage.house.clock), {}});
    back();
    CHECK(is<auth::CredentialsNeeded>(*signIn));
    signIn->put(auth::CodeNeeded{{.identifier = trader, .methods = {auth::CodeMethod::totp}}, {}});
    back();
    CHECK(is<auth::CredentialsNeeded>(*signIn));
    signIn->put(auth::ComputerNeeded{trader, {}});
    back();
    CHECK(is<auth::CredentialsNeeded>(*signIn));
    back();
    stage.settle();
    CHECK(says(window, QStringLiteral("Where do you keep your account?")));
    CHECK(stage.house.practiceStops == 1);
}

TEST_CASE("the pictures are chosen with arrows and Space")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(
        auth::HumanCheckNeeded{trader, Secret::copyOf("p"), picturesChallenge(stage.house.clock), {}});
    stage.settle();
    CHECK(says(window, QStringLiteral("a triangle")));
    auto* next = visible<ui::Button>(window, QStringLiteral("Continue"));
    CHECK_FALSE(next->isEnabled());
    press(window, Qt::Key_Space);
    press(window, Qt::Key_Down);
    press(window, Qt::Key_Space);
    press(window, Qt::Key_Right);
    press(window, Qt::Key_Up);
    press(window, Qt::Key_Space);
    press(window, Qt::Key_Space);
    press(window, Qt::Key_Left);
    press(window, Qt::Key_Left); // stays at the edge
    CHECK(next->isEnabled());
    next->click();
    const auto* human = lastEffect<auth::SendHumanAnswer>(*stage.house.signIn);
    REQUIRE(human != nullptr);
    CHECK(std::get<auth::PicturesAnswer>(human->answer).indexes == QList<int>{0, 3});
}

TEST_CASE("another check can be asked for, and only kinds that the service offers")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    auth::HumanChallenge challenge = sliderChallenge(200, stage.house.clock);
    challenge.alternatives = {auth::HumanCheckKind::work};
    stage.house.signIn->put(auth::HumanCheckNeeded{trader, Secret::copyOf("p"), challenge, {}});
    stage.settle();
    CHECK(visible<ui::Button>(window, QStringLiteral("Pictures instead")) == nullptr);
    visible<ui::Button>(window, QStringLiteral("No puzzle"))->click();
    const auto* fetch = lastEffect<auth::FetchHumanCheck>(*stage.house.signIn);
    REQUIRE(fetch != nullptr);
    CHECK(fetch->kind == auth::HumanCheckKind::work);
    stage.house.signIn->answer(humanAsked(workChallenge(stage.house.clock)));
    CHECK(says(window, QStringLiteral("This computer is working")));
    CHECK(lastEffect<auth::DoWork>(*stage.house.signIn) != nullptr);
    stage.house.clock.advanceMs(5000);
    QTest::qWait(1100);
    CHECK(says(window, QStringLiteral("5 s so far")));
    visible<ui::Button>(window, QStringLiteral("Cancel"))->click();
    CHECK(is<auth::HumanCheckNeeded>(*stage.house.signIn));
}

TEST_CASE("a check whose time is over cannot be sent")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    auth::HumanChallenge challenge = workChallenge(stage.house.clock);
    challenge.expiresAtMs = *stage.house.clock.wallMs;
    stage.house.signIn->put(auth::HumanCheckNeeded{trader, Secret::copyOf("p"), challenge, {}});
    CHECK(says(window, QStringLiteral("Its time is over")));
    CHECK_FALSE(visible<ui::Button>(window, QStringLiteral("Let it work"))->isEnabled());
}

TEST_CASE("pictures that cannot be read are not shown, and another check is offered")
{
    Stage stage;
    stage.openWizard();
    auth::HumanChallenge challenge = sliderChallenge(200, stage.house.clock);
    std::get<auth::SliderChallenge>(challenge.puzzle).piecePng = "not a picture";
    stage.house.signIn->put(auth::HumanCheckNeeded{trader, Secret::copyOf("p"), challenge, {}});
    CHECK(says(stage.window.get(), QStringLiteral("cannot be read")));
    CHECK(visible<ui::Button>(stage.window.get(), QStringLiteral("No puzzle")) != nullptr);
}

TEST_CASE("the built-in authenticator fills the code only while the service asks, by the service's clock")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auto& authenticator = stage.house.authenticator;
    authenticator.add(QStringLiteral("practice"), {}).then(window, [](auto) {});
    stage.openWizard();
    CHECK(authenticator.m_asked == 0);
    auto facts = goodAddress(practiceProfile());
    facts.clockOffset = std::chrono::seconds(-7200);
    stage.house.signIn->setAddress(facts);
    CHECK(authenticator.m_asked == 0);
    stage.house.signIn->put(auth::CodeNeeded{{.identifier = trader, .methods = {auth::CodeMethod::totp}}, {}});
    auto* code = visible<QLineEdit>(window, QStringLiteral("Code"));
    REQUIRE(code != nullptr);
    const auto expected = authenticator.codeAt(QStringLiteral("practice"), gallerySeconds - 7200);
    CHECK(code->text() == expected->digits);
    CHECK(says(window, QStringLiteral("Filled in by Sallyport's authenticator")));
    CHECK(says(window, QStringLiteral("https://localhost:41873 asks for the code of trader@practice.example")));
    visible<ui::Button>(window, QStringLiteral("Continue"))->click();
    CHECK(code->text().isEmpty());
    const int askedSoFar = authenticator.m_asked;
    QTest::qWait(600);
    CHECK(authenticator.m_asked == askedSoFar);

    // Judged wrong: the same code is not offered a second time.
    stage.house.signIn->answer(asked({auth::Factor::otp}, {auth::Factor::otp}));
    CHECK(code->text().isEmpty());
    CHECK(says(window, QStringLiteral("fills in the next code")));
    CHECK(code->accessibleDescription().contains(QStringLiteral("The last code was refused")));
    CHECK_FALSE(code->accessibleDescription().contains(QStringLiteral("Wait for")));
}

TEST_CASE("a code that was given away before is not filled in: the page waits for the next one and fills that in")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auto& authenticator = stage.house.authenticator;
    const QString id = QStringLiteral("practice");
    authenticator.add(id, {}).then(window, [](auto) {});
    authenticator.noteGiven(id, authenticator.codeAt(id, gallerySeconds)->digits);
    authenticator.noteGiven(QStringLiteral("another"), QStringLiteral("000000"));
    stage.openWizard();
    stage.house.signIn->put(auth::CodeNeeded{{.identifier = trader, .methods = {auth::CodeMethod::totp}}, {}});
    auto* code = visible<QLineEdit>(window, QStringLiteral("Code"));
    REQUIRE(code != nullptr);
    CHECK(code->text().isEmpty());
    CHECK(says(window, QStringLiteral("fills in the next code in")));
    stage.house.clock.advanceMs(30'000);
    CHECK(waitUntil([&] { return !code->text().isEmpty(); }));
    CHECK(code->text() == authenticator.codeAt(id, gallerySeconds + 30)->digits);
    visible<ui::Button>(window, QStringLiteral("Continue"))->click();
    CHECK(authenticator.judgedAt(id, gallerySeconds + 30)->isSpent);
    CHECK_FALSE(authenticator.judgedAt(id, gallerySeconds + 60)->isSpent);
}

TEST_CASE("what a person types for a code is never overwritten, and spaces are dropped")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.house.authenticator.add(QStringLiteral("practice"), {}).then(window, [](auto) {});
    stage.openWizard();
    stage.house.signIn->put(auth::CodeNeeded{{.identifier = trader, .methods = {auth::CodeMethod::totp}}, {}});
    stage.settle();
    auto* code = visible<QLineEdit>(window, QStringLiteral("Code"));
    code->selectAll();
    type(window, QStringLiteral("98 76-54"));
    CHECK(code->text() == QStringLiteral("987654"));
    QTest::qWait(600);
    CHECK(code->text() == QStringLiteral("987654"));
}

TEST_CASE("a text message is asked for, its destination shown masked, and not again before its time")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(
        auth::CodeNeeded{{.identifier = trader, .methods = {auth::CodeMethod::totp, auth::CodeMethod::sms}}, {}});
    stage.settle();
    visible<ui::Button>(window, QStringLiteral("Send me a text message"))->click();
    CHECK(lastEffect<auth::RequestSms>(*stage.house.signIn) != nullptr);
    auth::FactorsAsked sent = asked({auth::Factor::otp});
    sent.smsDestination = QStringLiteral("+49 *** ** 21");
    sent.notBeforeMs = *stage.house.clock.wallMs + 60'000;
    stage.house.signIn->answer(sent);
    stage.settle();
    CHECK(says(window, QStringLiteral("+49 *** ** 21")));
    CHECK(says(window, QStringLiteral("safer")));
    auto* again = visible<ui::Button>(window, QStringLiteral("Send another in 1:00"));
    REQUIRE(again != nullptr);
    CHECK_FALSE(again->isEnabled());
    type(window, QStringLiteral("493021"));
    press(window, Qt::Key_Return);
    CHECK(lastEffect<auth::SendCode>(*stage.house.signIn)->method == auth::CodeMethod::sms);

    // Codes of text messages do not follow one another: there is no next one to wait for.
    stage.house.signIn->answer(asked({auth::Factor::otp}, {auth::Factor::otp}));
    const QString said = visible<QLineEdit>(window, QStringLiteral("Code"))->accessibleDescription();
    CHECK(said.contains(QStringLiteral("have another one sent")));
    CHECK_FALSE(said.contains(QStringLiteral("Wait for")));
}

TEST_CASE("a shared computer is chosen with 15 or 60 minutes, and whose computer it is must be said")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(auth::ComputerNeeded{trader, {}});
    stage.settle();
    auto* open = visible<ui::Button>(window, QStringLiteral("Open the session"));
    open->click();
    CHECK(lastEffect<auth::SendComputer>(*stage.house.signIn) == nullptr);
    CHECK(says(window, QStringLiteral("Choose whose computer this is.")));
    const auto keep = [window] {
        return visible<ui::Button>(window, QStringLiteral("Keep in the built-in authenticator"));
    };
    CHECK(keep() != nullptr);
    visible<QRadioButton>(window, QStringLiteral("A shared computer"))->setChecked(true);
    CHECK(keep() == nullptr); // nothing may stay there
    visible<QRadioButton>(window, QStringLiteral("My own computer"))->setChecked(true);
    CHECK(keep() != nullptr);
    visible<QRadioButton>(window, QStringLiteral("A shared computer"))->setChecked(true);
    visible<QRadioButton>(window, QStringLiteral("60 minutes"))->setChecked(true);
    open->click();
    const auto* sent = lastEffect<auth::SendComputer>(*stage.house.signIn);
    REQUIRE(sent != nullptr);
    CHECK(sent->choice.kind == auth::ComputerKind::shared);
    CHECK(sent->choice.lease == std::chrono::seconds(3600));
    CHECK(sent->choice.name.isEmpty());
}

TEST_CASE("Enter on a radio button chooses it, and once more goes on")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(auth::ComputerNeeded{trader, {}});
    stage.settle();
    auto* shared = visible<QRadioButton>(window, QStringLiteral("A shared computer"));
    shared->setFocus();
    press(window, Qt::Key_Return);
    CHECK(shared->isChecked());
    CHECK(lastEffect<auth::SendComputer>(*stage.house.signIn) == nullptr);
    press(window, Qt::Key_Return);
    const auto* sent = lastEffect<auth::SendComputer>(*stage.house.signIn);
    REQUIRE(sent != nullptr);
    CHECK(sent->choice.lease == std::chrono::seconds(900));
}

TEST_CASE("an own computer needs a name")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(auth::ComputerNeeded{trader, {}});
    stage.settle();
    visible<QRadioButton>(window, QStringLiteral("My own computer"))->setChecked(true);
    auto* name = visible<QLineEdit>(window, QStringLiteral("Name in your list of devices"));
    name->setText(QStringLiteral("   "));
    visible<ui::Button>(window, QStringLiteral("Open the session"))->click();
    CHECK(lastEffect<auth::SendComputer>(*stage.house.signIn) == nullptr);
    CHECK(name->accessibleDescription().contains(QStringLiteral("name that you will recognise")));
}

TEST_CASE("a lock counts down and lets nobody try before its end")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    stage.house.signIn->put(
        auth::Blocked{.reason = auth::BlockReason::locked, .untilMs = *stage.house.clock.wallMs + 90'000});
    CHECK(says(window, QStringLiteral("1:30")));
    auto* again = visible<ui::Button>(window, QStringLiteral("Try again"));
    CHECK_FALSE(again->isEnabled());
    stage.house.clock.advanceMs(91'000);
    QTest::qWait(1100);
    CHECK(again->isEnabled());
    again->click();
    CHECK(is<auth::AddressChecking>(*stage.house.signIn));
}

TEST_CASE("identifiers that can be sent are told from those that cannot")
{
    struct Row {
        const char16_t* text;
        bool good;
    };
    const Row rows[] = {{u"a@b", true},
                        {u" trader@practice.example ", true},
                        {u"+15550100", true},
                        {u"+49 170 1234567", true},
                        {u"", false},
                        {u"trader", false},
                        {u"@b", false},
                        {u"a@", false},
                        {u"a b@c", false},
                        {u"+12", false},
                        {u"+1234567890123456", false},
                        {u"15550100", false}};
    for (const Row& row : rows) {
        INFO(QString::fromUtf16(row.text).toStdString());
        CHECK(ui::looksLikeIdentifier(QStringView(row.text)) == row.good);
    }
}
