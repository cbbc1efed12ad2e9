// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/find.h"
#include "tests/ui/scenes.h"
#include "ui/devices/device_dialogs.h"
#include "ui/practice/inbox_model.h"
#include "ui/practice/practice_card.h"
#include "ui/shell/first_run_page.h"
#include "ui/shell/session_view.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/store_passphrase_dialog.h"
#include "ui/sign_in/sign_in_wizard.h"
#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/address_plate.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/door.h"
#include "ui/widgets/host_line.h"
#include "ui/widgets/text_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>

using namespace sallyport;
using namespace sallyport::test;

namespace {

ui::Door* door(Stage& stage, const QString& start)
{
    for (auto* each : stage.window->findChildren<ui::Door*>()) {
        if (each->accessibleName().startsWith(start))
            return each;
    }
    return nullptr;
}

/// As the person does: the button, and the question it asks.
void signOut(Stage& stage)
{
    visible<ui::Button>(stage.window.get(), QStringLiteral("Sign out"))->click();
    stage.settle();
    visible<ui::Button>(stage.window->findChild<ui::ConfirmDialog*>(), QStringLiteral("Sign out"))->click();
    stage.settle();
}

} // namespace

TEST_CASE("what is said of KuCoin is a note and no door")
{
    Stage stage;
    CHECK(says(stage.window.get(), QStringLiteral("KuCoin arrives next")));
    CHECK(says(stage.window.get(), QStringLiteral("publishes no way")));
    CHECK(door(stage, QStringLiteral("KuCoin")) == nullptr);
}

TEST_CASE("the practice door starts the service and opens its wizard beside its credentials")
{
    Stage stage;
    QWidget* window = stage.window.get();
    REQUIRE(tabTo(window, door(stage, QStringLiteral("Practice account"))));
    press(window, Qt::Key_Return);
    stage.settle();
    CHECK(stage.house.practiceStarts == 1);
    REQUIRE(stage.house.signIn != nullptr);
    CHECK(says(window, QStringLiteral("vivid-lantern-otter-81")));
    CHECK(says(window, QStringLiteral("Checking the address")));
}

TEST_CASE("a practice service that does not start is explained, and can be tried again")
{
    Stage stage;
    stage.house.practiceError = ui::PracticeError::programMissing;
    auto* practice = door(stage, QStringLiteral("Practice account"));
    practice->click();
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("not installed beside Sallyport")));
    CHECK(practice->isEnabled());
    stage.house.practiceError.reset();
    practice->click();
    stage.settle();
    CHECK(stage.house.signIn != nullptr);
}

TEST_CASE("leaving the practice wizard deletes it, stops the service and forgets its credentials")
{
    Stage stage;
    door(stage, QStringLiteral("Practice account"))->click();
    stage.settle();
    stage.house.signIn->answer(auth::AddressGood{});
    visible<ui::Button>(stage.window.get(), QStringLiteral("Back"))->click();
    stage.settle();
    CHECK(stage.window->findChild<ui::SignInWizard*>() == nullptr);
    CHECK(stage.window->findChild<ui::PracticeCard*>() == nullptr);
    CHECK(stage.house.practiceStops == 1);
    door(stage, QStringLiteral("Practice account"))->click();
    stage.settle();
    CHECK(stage.house.practiceStarts == 2);
}

TEST_CASE("the practice authenticator is set up with one button")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    auto* setUp = visible<ui::Button>(window, QStringLiteral("Keep in the built-in authenticator"));
    REQUIRE(setUp != nullptr);
    setUp->click();
    stage.settle();
    CHECK(stage.house.authenticator.m_entry.has_value());
    CHECK_FALSE(setUp->isVisible());
    CHECK(says(window, QStringLiteral("Set up in Sallyport's authenticator")));
}

TEST_CASE("the authenticator's link is shown on demand only and cannot be selected")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    auto* link = window->findChild<ui::PracticeCard*>()->findChild<QPlainTextEdit*>();
    REQUIRE(link != nullptr);
    CHECK_FALSE(link->isVisible());
    CHECK(link->toPlainText().isEmpty());
    visible<ui::Button>(window, QStringLiteral("Show it as a link"))->click();
    CHECK(link->toPlainText().startsWith(QStringLiteral("otpauth://totp/")));
    CHECK(link->textInteractionFlags() == Qt::NoTextInteraction);
    visible<ui::Button>(window, QStringLiteral("Hide the link"))->click();
    CHECK(link->toPlainText().isEmpty());
}

TEST_CASE("the practice passphrase is copied through the guard, which says so")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openWizard();
    visible<ui::Button>(window, QStringLiteral("Copy the practice passphrase"))->click();
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("vivid-lantern-otter-81"));
    CHECK(says(window, QStringLiteral("cleared in ten seconds")));
    stage.window.reset();
    CHECK(QGuiApplication::clipboard()->text().isEmpty());
}

TEST_CASE("the overview says who, where, until when and what is not set up")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auth::SessionFacts facts = ownFacts();
    facts.clockOffset = std::chrono::seconds(7200);
    stage.openSession(facts);
    CHECK(says(window, QStringLiteral("trader@practice.example")));
    CHECK(says(window, QStringLiteral("https://localhost:41873")));
    CHECK(says(window, QStringLiteral("Study desktop")));
    CHECK(says(window, QStringLiteral("Kept in this computer's keychain")));
    CHECK(says(window, QStringLiteral("2 h behind the service's")));
    CHECK(says(window, QStringLiteral("Set this computer's clock")));
    CHECK(says(window, QStringLiteral("authenticator is not set up")));
    stage.house.authenticator.add(QStringLiteral("practice"), {}).then(window, [](auto) {});
    stage.settle();
    CHECK_FALSE(says(window, QStringLiteral("authenticator is not set up")));
}

TEST_CASE("a session's beginning stays where it was when the person proves themselves once more")
{
    Stage stage;
    auto* session = stage.openSession(ownFacts());
    const QString began = ui::momentText(ownFacts().beganAt, gallerySeconds);
    REQUIRE(says(stage.window.get(), began));
    session->m_facts.authTime = gallerySeconds + 3600;
    Q_EMIT session->factsChanged();
    CHECK(says(stage.window.get(), began));
    CHECK_FALSE(says(stage.window.get(), ui::momentText(gallerySeconds + 3600, gallerySeconds)));
}

TEST_CASE("a shared computer counts its time down by the service's clock")
{
    Stage stage;
    auth::SessionFacts facts = sharedFacts();
    facts.clockOffset = std::chrono::seconds(3600);
    facts.leaseEndsAt = gallerySeconds + 3600 + 65;
    auto* session = stage.openSession(facts);
    CHECK(says(stage.window.get(), QStringLiteral("1:05 left")));
    stage.house.clock.advanceMs(6000);
    Q_EMIT session->factsChanged();
    CHECK(says(stage.window.get(), QStringLiteral("0:59 left")));
}

TEST_CASE("the time left of a shared computer takes no room from the address: no word of it is broken")
{
    Stage stage;
    stage.openSession(sharedFacts());
    REQUIRE(says(stage.window.get(), QStringLiteral("14:05 left")));
    const auto* host = stage.window->findChild<ui::AddressPlate*>()->findChild<ui::HostLine*>();
    CHECK(host->lines(host->width()) == QStringList{host->text()});
    stage.window->resize(stage.window->minimumSizeHint());
    stage.settle();
    CHECK(host->lines(host->width()).first().startsWith(QStringLiteral("https://localhost")));
}

TEST_CASE("a shared computer that the service does not hear from is told until when it goes on")
{
    Stage stage;
    auto* session = stage.openSession(sharedFacts());
    session->m_lease = account::LeaseState{.contact = account::LeaseContact::silent,
                                           .leaseEndsAt = gallerySeconds + 600,
                                           .endsAt = gallerySeconds + 42,
                                           .heardAt = gallerySeconds - 18,
                                           .now = gallerySeconds};
    Q_EMIT session->factsChanged();
    CHECK(says(stage.window.get(), QStringLiteral("10:00 left")));
    CHECK(says(stage.window.get(), QStringLiteral("has not heard from this computer since")));
    CHECK(says(stage.window.get(), QStringLiteral("in 0:42")));
    session->m_lease->contact = account::LeaseContact::heard;
    Q_EMIT session->factsChanged();
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("has not heard from this computer")));
}

TEST_CASE("a shared computer shows no codes and no passphrase, and says why")
{
    Stage stage;
    stage.house.authenticator.add(QStringLiteral("practice"), {}).then(stage.window.get(), [](auto) {});
    stage.openSession(sharedFacts());
    visible<ui::Button>(stage.window.get(), QStringLiteral("Authenticator"))->click();
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Closed on a shared computer")));
    CHECK(stage.house.authenticator.m_asked == 0);
}

TEST_CASE("closing the window on a shared computer signs out and shows what is left there")
{
    Stage stage;
    stage.house.left.files = {QStringLiteral("/home/guest/.config/QtProject.conf")};
    auto* session = stage.openSession(sharedFacts());
    stage.window->close();
    CHECK(stage.window->isVisible());
    session->m_signOut.finish(auth::SignOutReport{.outcome = auth::SignOutOutcome::confirmed,
                                                  .end = {.cause = auth::EndCause::self, .endedAt = gallerySeconds}});
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("Signed out for good")));
    CHECK(says(stage.window.get(), QStringLiteral("Left on this computer")));
    CHECK(says(stage.window.get(), QStringLiteral("QtProject.conf")));
    stage.window->close();
    CHECK_FALSE(stage.window->isVisible());
}

TEST_CASE("what was on a shared computer before is told apart from what the session has left there, a path a line")
{
    Stage stage;
    const QString mine = QStringLiteral("/home/guest/.config/QtProject.conf");
    const QStringList theirs{QStringLiteral("/home/guest/.local/share/sallyport/account.json"),
                             QStringLiteral("/home/guest/.local/share/sallyport/window.ini")};
    stage.house.left = {
        .files = {mine}, .filesBefore = theirs, .keychainEntries = 1, .keychainEntriesBefore = std::optional(1)};
    auto* session = stage.openSession(sharedFacts());
    session->endNow({.cause = auth::EndCause::lease, .endedAt = gallerySeconds, .receipt = "receipt"});
    stage.settle();
    const auto labelWith = [&](const QString& name) {
        for (auto* label : stage.window->findChildren<ui::TextLabel*>()) {
            // Without the places where a long path may be broken.
            if (label->isVisibleTo(stage.window.get()) && label->text().remove(QChar(0x200b)).contains(name))
                return label;
        }
        return static_cast<ui::TextLabel*>(nullptr);
    };
    auto* fresh = labelWith(QStringLiteral("QtProject.conf"));
    auto* older = labelWith(QStringLiteral("window.ini"));
    REQUIRE((fresh != nullptr && older != nullptr && fresh != older));
    CHECK(fresh->tone() == ui::Tone::warning);
    CHECK(older->tone() == ui::Tone::normal);
    CHECK(older->text().startsWith(QStringLiteral("There before this session began")));
    CHECK(older->text().split(u'\n').size() == 3);
    CHECK_FALSE(older->text().contains(QStringLiteral("QtProject")));
    CHECK(labelWith(QStringLiteral("as before this session"))->tone() == ui::Tone::normal);
}

TEST_CASE("signing out asks first, says what happens, and Return on the question keeps the session")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openSession(ownFacts());
    visible<ui::Button>(window, QStringLiteral("Sign out"))->click();
    stage.settle();
    auto* question = window->findChild<ui::ConfirmDialog*>();
    REQUIRE(question != nullptr);
    CHECK(says(question, QStringLiteral("its key is taken off this computer")));
    CHECK(says(question, QStringLiteral("Your other devices stay signed in.")));
    SECTION("Return")
    {
        press(question, Qt::Key_Return);
    }
    SECTION("Escape")
    {
        press(question, Qt::Key_Escape);
    }
    stage.settle();
    CHECK(window->findChild<ui::ConfirmDialog*>() == nullptr);
    CHECK_FALSE(window->findChild<ui::SessionView*>()->isSigningOut());
}

TEST_CASE("the question about signing out goes with a session that ends meanwhile")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auto* session = stage.openSession(ownFacts());
    visible<ui::Button>(window, QStringLiteral("Sign out"))->click();
    REQUIRE(window->findChild<ui::ConfirmDialog*>() != nullptr);
    session->endNow({.cause = auth::EndCause::service});
    stage.settle();
    CHECK(window->findChild<ui::ConfirmDialog*>() == nullptr);
    CHECK(says(window, QStringLiteral("The service ended this session")));
}

TEST_CASE("on a shared computer, where nobody may stay to answer, signing out is done at once")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openSession(sharedFacts());
    visible<ui::Button>(window, QStringLiteral("Sign out"))->click();
    CHECK(window->findChild<ui::ConfirmDialog*>() == nullptr);
    CHECK(window->findChild<ui::SessionView*>()->isSigningOut());
}

TEST_CASE("every part of a session can be opened with keys, and its line says which")
{
    Stage stage;
    QWidget* window = stage.window.get();
    stage.openSession(ownFacts(), [](FakeSession& s) { s.m_hasAccount = true; });
    for (const auto* line : window->findChild<ui::Sidebar*>()->findChildren<ui::Button*>()) {
        INFO(line->text().toStdString());
        CHECK_FALSE(line->shortcut().isEmpty());
        const QString keys = line->shortcut().toString(QKeySequence::NativeText);
        CHECK(line->toolTip() == keys);
        CHECK(line->accessibleDescription().contains(keys));
    }
    CHECK(says(window, QStringLiteral("Ctrl+K"))); // no letter of Check is underlined
}

TEST_CASE("signing out waits for the receipt and says that it is confirmed only then")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auto* session = stage.openSession(ownFacts());
    signOut(stage);
    CHECK(says(window, QStringLiteral("Waiting for the service's receipt")));
    CHECK_FALSE(says(window, QStringLiteral("Signed out for good")));
    session->m_signOut.finish(auth::SignOutReport{.outcome = auth::SignOutOutcome::confirmed,
                                                  .end = {.cause = auth::EndCause::self, .endedAt = gallerySeconds}});
    stage.settle();
    CHECK(says(window, QStringLiteral("Signed out for good")));
    visible<ui::Button>(window, QStringLiteral("Back to the first page"))->click();
    stage.settle();
    CHECK(stage.window->findChild<ui::SessionView*>() == nullptr);
    CHECK(stage.house.practiceStops == 1);
}

TEST_CASE("a sign-out that was not confirmed is never called one that was")
{
    Stage stage;
    QWidget* window = stage.window.get();
    auto* session = stage.openSession(ownFacts());
    signOut(stage);
    session->endNow({.cause = auth::EndCause::self}); // must not cover the report
    session->m_signOut.finish(auth::SignOutReport{.endsAt = gallerySeconds + 1000});
    stage.settle();
    CHECK(says(window, QStringLiteral("did not confirm")));
    CHECK(says(window, QStringLiteral("ends by itself")));
    CHECK_FALSE(says(window, QStringLiteral("Signed out for good")));
}

TEST_CASE("a key that could not be removed at sign-out is said")
{
    const auto said = ui::message(auth::SignOutReport{.outcome = auth::SignOutOutcome::confirmed,
                                                      .end = {.endedAt = gallerySeconds},
                                                      .wipeError = secrets::SecretStoreError::locked},
                                  gallerySeconds * 1000);
    CHECK(said.advice.contains(QStringLiteral("could not be removed")));
}

TEST_CASE("a session ended from elsewhere is shown as that")
{
    Stage stage;
    auto* session = stage.openSession(ownFacts());
    session->endNow({.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds});
    CHECK(says(stage.window.get(), QStringLiteral("Another of your sessions ended this one")));
    CHECK(says(stage.window.get(), QStringLiteral("change your passphrase")));
}

TEST_CASE("a session that could not be looked up is said on the first page, an absent one is not")
{
    Stage stage;
    stage.window->showRestoreError({.what = auth::RestoreProblem::store, .store = secrets::SecretStoreError::timedOut});
    CHECK(says(stage.window.get(), QStringLiteral("What it holds is not known")));
    stage.window->showRestoreError({.what = auth::RestoreProblem::none});
    CHECK_FALSE(stage.window->findChild<ui::FirstRunPage*>()->findChild<ui::Banner*>()->isVisible());
}

TEST_CASE("while a session is looked for the first page says so, and why a passphrase may be asked for")
{
    Stage stage;
    stage.window->showRestoring(QStringLiteral("Practice account"));
    CHECK(says(stage.window.get(), QStringLiteral("Looking for your open session at Practice account")));
    CHECK(says(stage.window.get(), QStringLiteral("passphrase is asked for")));
    stage.window->showRestoring({});
    CHECK_FALSE(says(stage.window.get(), QStringLiteral("Looking for")));
    stage.window->showRestoreError(ui::PracticeError::didNotStart);
    CHECK(says(stage.window.get(), ui::message(ui::PracticeError::didNotStart).finding));
}

TEST_CASE("the plate of a session found again turns green or red once its address was proved again")
{
    Stage stage;
    auto* session = stage.openSession(ownFacts());
    auto* plate = stage.window->findChild<ui::AddressPlate*>();
    session->m_address.reset();
    Q_EMIT session->factsChanged();
    CHECK(plate->content().state == ui::PlateState::atRest);
    CHECK(plate->content().words.isEmpty());
    session->m_addressTrouble = auth::Blocked{.reason = auth::BlockReason::unreachable};
    Q_EMIT session->factsChanged();
    CHECK(plate->content().state == ui::PlateState::notReached);
    session->m_addressTrouble = auth::Blocked{.reason = auth::BlockReason::notTrusted};
    Q_EMIT session->factsChanged();
    CHECK(plate->content().state == ui::PlateState::refused);
    session->m_addressTrouble.reset();
    session->m_address = goodAddress(practiceProfile());
    Q_EMIT session->factsChanged();
    CHECK(plate->content().state == ui::PlateState::verified);
    CHECK(plate->content().words.size() == 3);
}

TEST_CASE("a service that would pass for one of ours is refused at the third door, and one of its own is shown")
{
    Stage stage;
    auto* page = stage.window->findChild<ui::FirstRunPage*>();
    const auto profile = [](const char* id, const char* name, const char* host) {
        return QByteArray(R"({"id": ")") + id + R"(", "name": ")" + name
            + R"(", "sign_in": "native", "issuer": "https://)" + host + R"(", "pins": ["sha256/)"
            + QByteArray(32, 'x').toBase64() + R"("]})";
    };
    for (const QByteArray& imitation :
         {profile("a", "KuCion", "accounts.example"), profile("a", "Other", "kuc0in.example")}) {
        Q_EMIT page->profilePicked(imitation);
        stage.settle();
        CHECK(page->isVisible());
        CHECK(says(page, QStringLiteral("Treat whoever gave you this file")));
    }
    Q_EMIT page->profilePicked(profile("harbour", "Harbour", "accounts.harbour.example"));
    stage.settle();
    CHECK_FALSE(page->isVisible());
    CHECK(visible<ui::HostLine>(stage.window.get(), QStringLiteral("https://accounts.harbour.example")) != nullptr);
}

TEST_CASE("a window closed in the middle of signing out stays until the session is gone from this computer")
{
    Stage stage;
    auto* session = stage.openSession(ownFacts());
    const bool clean = GENERATE(true, false);
    stage.window->findChild<ui::SessionView*>()->signOut();
    CHECK_FALSE(stage.window->close());
    CHECK(stage.window->isVisible());
    session->m_signOut.finish(
        auth::SignOutReport{.outcome = clean ? auth::SignOutOutcome::confirmed : auth::SignOutOutcome::notConfirmed,
                            .endsAt = gallerySeconds});
    stage.settle();
    CHECK(stage.window->isVisible() != clean); // a bad end is there to be read
    CHECK(stage.window->close());
}

TEST_CASE("a profile that cannot be read is refused with a reason on the first page")
{
    Stage stage;
    auto* page = stage.window->findChild<ui::FirstRunPage*>();
    Q_EMIT page->profilePicked("{}");
    CHECK(says(stage.window.get(), QStringLiteral("not a service profile")));
    CHECK(stage.house.signIn == nullptr);
}

TEST_CASE("the inbox lists the newest first, on one line each")
{
    FakeInbox inbox;
    ui::InboxModel model(&inbox);
    inbox.deliver({.id = QStringLiteral("1"), .text = QStringLiteral("old\nand long"), .receivedAtMs = 1});
    inbox.deliver({.kind = ui::InboxMessage::Kind::mail,
                   .id = QStringLiteral("2"),
                   .subject = QStringLiteral("<b>New</b>"),
                   .text = QStringLiteral("body"),
                   .receivedAtMs = 2});
    REQUIRE(model.rowCount() == 2);
    CHECK(model.data(model.index(0), Qt::DisplayRole).toString() == QStringLiteral("<b>New</b>"));
    CHECK(model.data(model.index(1), Qt::DisplayRole).toString() == QStringLiteral("old and long"));
    CHECK(model.data(model.index(0), Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Mail")));
}

TEST_CASE("the encrypted file's passphrase is asked for twice when it is new, and left nowhere")
{
    Stage stage;
    auto task = ui::askStorePassphrase(stage.window.get(), {.fileExists = false});
    stage.settle();
    auto* dialog = stage.window->findChild<ui::StorePassphraseDialog*>();
    REQUIRE(dialog != nullptr);
    const auto fields = dialog->findChildren<ui::SecretField*>();
    REQUIRE(fields.size() == 2);
    QTest::keyClick(fields.at(0), Qt::Key_Tab);
    CHECK(dialog->focusWidget() == fields.at(1)); // not the eye in between
    fields.at(0)->setText(QStringLiteral("short"));
    visible<ui::Button>(dialog, QStringLiteral("Create the file"))->click();
    CHECK(says(dialog, QStringLiteral("Too short")));
    fields.at(0)->setText(QStringLiteral("long enough now"));
    fields.at(1)->setText(QStringLiteral("long enough NOW"));
    visible<ui::Button>(dialog, QStringLiteral("Create the file"))->click();
    CHECK(says(dialog, QStringLiteral("not the same")));
    fields.at(1)->setText(QStringLiteral("long enough now"));
    visible<ui::Button>(dialog, QStringLiteral("Create the file"))->click();
    CHECK(fields.at(1)->text().isEmpty());
    const auto answer = waitFor(std::move(task));
    REQUIRE(answer);
    CHECK(answer->equals(Secret::copyOf("long enough now")));
}
