// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"

#include "tests/ui/alert_scenes.h"
#include "tests/ui/authenticator_scenes.h"
#include "tests/ui/check_scenes.h"
#include "tests/ui/device_scenes.h"
#include "tests/ui/drill_scenes.h"
#include "tests/ui/lock_scenes.h"
#include "tests/ui/preflight_scenes.h"
#include "tests/ui/safety_scenes.h"

#include "ui/shell/first_run_page.h"
#include "ui/shell/profile_page.h"
#include "ui/shell/session_view.h"
#include "ui/sign_in/computer_choice.h"
#include "ui/widgets/button.h"
#include "ui/widgets/door.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QRadioButton>
#include <QStackedWidget>

namespace sallyport::test {

Stage::Stage() : window(std::make_unique<ui::MainWindow>(house.services()))
{
    window->setSecretsAllowed(true);
    window->showFirstRun();
    window->show();
    settle();
}

void Stage::settle()
{
    for (int i = 0; i < 6; ++i) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
}

void Stage::openWizard()
{
    window->setPracticeAccount(practiceAccount());
    window->signIn(practiceProfile());
    settle();
    house.signIn->answer(auth::AddressGood{});
    settle();
}

void Stage::openStranger(bool accept)
{
    window->signIn(strangerProfile());
    settle();
    house.signIn->answer(auth::AddressGood{});
    if (!accept)
        return;
    settle();
    window->findChild<QCheckBox*>()->setChecked(true);
    for (auto* button : window->findChildren<ui::Button*>()) {
        if (button->text() == QStringLiteral("&Go on"))
            button->click();
    }
    settle();
}

FakeSession* Stage::openSession(auth::SessionFacts facts, const std::function<void(FakeSession&)>& prepare,
                                const origin::ServiceProfile& service)
{
    auto session = std::make_unique<FakeSession>();
    auto* raw = session.get();
    raw->m_facts = std::move(facts);
    raw->m_identifier = QStringLiteral("trader@practice.example");
    raw->m_address = goodAddress(service);
    if (prepare)
        prepare(*raw);
    window->setPracticeAccount(practiceAccount());
    window->openSession(service, std::move(session));
    settle();
    return raw;
}

auth::SessionFacts ownFacts()
{
    return {.profileId = QStringLiteral("practice"),
            .issuer = QStringLiteral("https://localhost:41873"),
            .sessionId = QStringLiteral("s1"),
            .deviceId = QStringLiteral("d1"),
            .deviceName = QStringLiteral("Study desktop"),
            .computer = auth::ComputerKind::own,
            .beganAt = gallerySeconds - 5 * 60,
            .authTime = gallerySeconds - 5 * 60,
            .expiresAt = gallerySeconds + 14 * 86'400,
            .keeping = auth::Keeping::stored};
}

auth::SessionFacts sharedFacts()
{
    auth::SessionFacts facts = ownFacts();
    facts.computer = auth::ComputerKind::shared;
    facts.keeping = auth::Keeping::inMemory;
    facts.leaseEndsAt = gallerySeconds + 14 * 60 + 5;
    facts.expiresAt = *facts.leaseEndsAt;
    return facts;
}

namespace {

const QString trader = QStringLiteral("trader@practice.example");

auth::CodePrompt prompt()
{
    return {.identifier = trader, .methods = {auth::CodeMethod::totp, auth::CodeMethod::sms}};
}

void choose(Stage& stage, const QString& caption)
{
    for (auto* radio : stage.window->findChildren<QRadioButton*>()) {
        if (radio->text() == caption && radio->isVisible())
            radio->setChecked(true);
    }
    for (auto* button : stage.window->findChildren<ui::Button*>()) {
        if (button->text() == caption && button->isVisible())
            button->click();
    }
    stage.settle();
}

auth::HumanCheckNeeded human(auth::HumanChallenge challenge)
{
    return {.identifier = trader, .password = Secret::copyOf("x"), .challenge = std::move(challenge), .trouble = {}};
}

QList<Scene> firstPages()
{
    return {
        {QStringLiteral("first-run"), [](Stage&) {}},
        {QStringLiteral("first-run-starting"),
         [](Stage& s) { s.window->findChild<ui::FirstRunPage*>()->setStarting(true); }},
        {QStringLiteral("first-run-restoring"),
         [](Stage& s) { s.window->showRestoring(QStringLiteral("Practice account")); }},
        {QStringLiteral("first-run-error"),
         [](Stage& s) {
             s.window->showRestoreError(
                 {.what = auth::RestoreProblem::store, .store = secrets::SecretStoreError::locked});
         }},
        {QStringLiteral("profile"),
         [](Stage& s) {
             auto* page = s.window->findChild<ui::ProfilePage*>();
             page->fill(strangerProfile());
             s.window->findChild<QStackedWidget*>()->setCurrentWidget(page);
             page->setFocus();
         }},
    };
}

QList<Scene> credentialPages()
{
    return {
        {QStringLiteral("address-checking"),
         [](Stage& s) {
             s.window->setPracticeAccount(practiceAccount());
             s.window->signIn(practiceProfile());
         }},
        {QStringLiteral("trust"), [](Stage& s) { s.openStranger(false); }},
        {QStringLiteral("credentials"), [](Stage& s) { s.openWizard(); }},
        {QStringLiteral("credentials-amber"), [](Stage& s) { s.openStranger(true); }},
        {QStringLiteral("credentials-sealing"),
         [](Stage& s) {
             s.window->setSecretsAllowed(false);
             s.openWizard();
         }},
        {QStringLiteral("credentials-wrong"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::CredentialsNeeded{
                 trader, auth::Trouble{.what = auth::Problem::wrongCredentials, .attemptsLeft = 3}});
         }},
        {QStringLiteral("credentials-trouble"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::CredentialsNeeded{
                 trader, auth::Trouble{.what = auth::Problem::transport, .transport = net::TransportError::hungUp}});
         }},
        {QStringLiteral("credentials-red"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->setAddress(std::nullopt);
         }},
        {QStringLiteral("credentials-waiting"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->act(auth::GiveCredentials{trader, Secret::copyOf("x")});
         }},
    };
}

QList<Scene> checkPages()
{
    return {
        {QStringLiteral("human-slider"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(human(sliderChallenge(380, s.house.clock)));
         }},
        {QStringLiteral("human-pictures"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(human(picturesChallenge(s.house.clock)));
             s.settle();
             for (auto* tile : s.window->findChildren<QAbstractButton*>()) {
                 if (tile->accessibleName() == QStringLiteral("Picture 1 of 9"))
                     tile->setChecked(true);
             }
         }},
        {QStringLiteral("human-work"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(human(workChallenge(s.house.clock)));
         }},
        {QStringLiteral("human-working"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(human(workChallenge(s.house.clock)));
             s.house.signIn->act(auth::AnswerHumanCheck{auth::WorkWanted{}});
         }},
        {QStringLiteral("code-typed"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::CodeNeeded{prompt(), {}});
         }},
        {QStringLiteral("code-filled"),
         [](Stage& s) {
             s.house.authenticator.add(QStringLiteral("practice"), {}).then(s.window.get(), [](auto) {});
             s.openWizard();
             s.house.signIn->put(auth::CodeNeeded{prompt(), {}});
         }},
        {QStringLiteral("code-wrong"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(
                 auth::CodeNeeded{prompt(), auth::Trouble{.what = auth::Problem::wrongCode, .attemptsLeft = 4}});
         }},
        {QStringLiteral("code-sms"),
         [](Stage& s) {
             s.openWizard();
             auth::CodePrompt sent = prompt();
             s.house.signIn->put(auth::CodeNeeded{sent, {}});
             s.settle();
             choose(s, QStringLiteral("Send me a &text message"));
             s.house.signIn->answer(auth::FactorsAsked{.next = {auth::Factor::otp},
                                                       .smsDestination = QStringLiteral("+1 *** ** 00"),
                                                       .notBeforeMs = *s.house.clock.wallMs + 57'000});
             s.house.inbox.deliver({.kind = ui::InboxMessage::Kind::textMessage,
                                    .id = QStringLiteral("1"),
                                    .from = QStringLiteral("Sallyport practice"),
                                    .to = QStringLiteral("+15550100"),
                                    .text = QStringLiteral("493021 is your sign-in code for localhost."),
                                    .receivedAtMs = *s.house.clock.wallMs});
             choose(s, QStringLiteral("&Inbox"));
         }},
    };
}

QList<Scene> lastPages()
{
    return {
        {QStringLiteral("computer"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::ComputerNeeded{trader, {}});
         }},
        {QStringLiteral("computer-own"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::ComputerNeeded{trader, {}});
             s.settle();
             choose(s, QStringLiteral("&My own computer"));
         }},
        {QStringLiteral("computer-shared"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::ComputerNeeded{trader, {}});
             s.settle();
             choose(s, QStringLiteral("A &shared computer"));
         }},
        {QStringLiteral("opening"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(auth::OpeningSession{auth::AttemptId{9}, trader});
         }},
        {QStringLiteral("web"),
         [](Stage& s) {
             s.openStranger(true);
             s.house.signIn->put(auth::WebSignInNeeded{});
         }},
        {QStringLiteral("web-waiting"),
         [](Stage& s) {
             s.openStranger(true);
             s.house.signIn->put(auth::WaitingForBrowser{auth::AttemptId{9}});
         }},
        {QStringLiteral("blocked-locked"),
         [](Stage& s) {
             s.openWizard();
             s.house.signIn->put(
                 auth::Blocked{auth::BlockReason::locked, *s.house.clock.wallMs + 14 * 60'000 + 32'000});
         }},
        {QStringLiteral("blocked-untrusted"),
         [](Stage& s) {
             s.window->setPracticeAccount(practiceAccount());
             s.window->signIn(practiceProfile());
             s.settle();
             s.house.signIn->answer(auth::AddressBad{
                 {.reason = auth::BlockReason::notTrusted, .transport = net::TransportError::pinMismatch}});
         }},
        {QStringLiteral("blocked-unreachable"),
         [](Stage& s) {
             s.window->setPracticeAccount(practiceAccount());
             s.window->signIn(practiceProfile());
             s.settle();
             s.house.signIn->answer(auth::AddressBad{
                 {.reason = auth::BlockReason::unreachable, .transport = net::TransportError::unreachable}});
         }},
    };
}

QList<Scene> sessionPages()
{
    return {
        {QStringLiteral("overview-own"), [](Stage& s) { s.openSession(ownFacts()); }},
        {QStringLiteral("overview-shared"),
         [](Stage& s) {
             auth::SessionFacts facts = sharedFacts();
             facts.clockOffset = std::chrono::seconds(3 * 3600 + 120);
             facts.leaseEndsAt = *facts.leaseEndsAt + facts.clockOffset.count();
             s.openSession(facts);
         }},
        {QStringLiteral("shared-silent"),
         [](Stage& s) {
             auto* session = s.openSession(sharedFacts());
             session->m_lease = account::LeaseState{.contact = account::LeaseContact::silent,
                                                    .leaseEndsAt = gallerySeconds + 14 * 60 + 5,
                                                    .endsAt = gallerySeconds + 42,
                                                    .heardAt = gallerySeconds - 18,
                                                    .now = gallerySeconds};
             Q_EMIT session->factsChanged();
         }},
        {QStringLiteral("shared-authenticator"),
         [](Stage& s) {
             s.openSession(sharedFacts());
             choose(s, QStringLiteral("&Authenticator"));
         }},
        {QStringLiteral("shared-end"),
         [](Stage& s) {
             s.openSession(sharedFacts())
                 ->endNow({.cause = auth::EndCause::lease,
                           .endedAt = gallerySeconds,
                           .receipt = QByteArrayLiteral("receipt")});
         }},
        {QStringLiteral("shared-end-files"),
         [](Stage& s) {
             const auto inData = [](const char* name) {
                 return QString(QStringLiteral("/home/guest/.local/share/sallyport/") + QLatin1String(name));
             };
             s.house.left.files = {QStringLiteral("/home/guest/.config/QtProject.conf"), inData("checks.json")};
             s.house.left.filesBefore = {inData("account.json"), inData("alerts-practice.log"),
                                         inData("installation.key"), inData("window.ini")};
             s.house.left.keychainEntries = s.house.left.keychainEntriesBefore = 2;
             s.openSession(sharedFacts())
                 ->endNow({.cause = auth::EndCause::lease,
                           .endedAt = gallerySeconds,
                           .receipt = QByteArrayLiteral("receipt")});
         }},
        {QStringLiteral("overview-not-kept"),
         [](Stage& s) {
             auth::SessionFacts facts = ownFacts();
             facts.keeping = auth::Keeping::notStored;
             facts.storeError = secrets::SecretStoreError::noService;
             s.openSession(facts);
         }},
        {QStringLiteral("authenticator"),
         [](Stage& s) {
             s.house.authenticator.add(QStringLiteral("practice"), {}).then(s.window.get(), [](auto) {});
             s.openSession(ownFacts());
             choose(s, QStringLiteral("&Authenticator"));
         }},
        {QStringLiteral("inbox"),
         [](Stage& s) {
             s.house.inbox.deliver(
                 {.kind = ui::InboxMessage::Kind::mail,
                  .id = QStringLiteral("2"),
                  .from = QStringLiteral("security@practice.example"),
                  .to = trader,
                  .subject = QStringLiteral("New sign-in on Study desktop"),
                  .text = QStringLiteral("Somebody signed in to your account.\n\n<b>Not bold</b>, because "
                                         "messages are plain text here."),
                  .receivedAtMs = *s.house.clock.wallMs - 60'000});
             s.house.inbox.deliver({.kind = ui::InboxMessage::Kind::textMessage,
                                    .id = QStringLiteral("1"),
                                    .from = QStringLiteral("Sallyport practice"),
                                    .to = QStringLiteral("+15550100"),
                                    .text = QStringLiteral("493021 is your sign-in code for localhost."),
                                    .receivedAtMs = *s.house.clock.wallMs - 120'000});
             s.openSession(ownFacts());
             choose(s, QStringLiteral("&Inbox"));
         }},
        {QStringLiteral("signing-out"),
         [](Stage& s) {
             s.openSession(ownFacts());
             s.window->findChild<ui::SessionView*>()->signOut();
         }},
        {QStringLiteral("signed-out"),
         [](Stage& s) {
             auto* session = s.openSession(ownFacts());
             s.window->findChild<ui::SessionView*>()->signOut();
             session->m_signOut.finish(
                 auth::SignOutReport{.outcome = auth::SignOutOutcome::confirmed,
                                     .end = {.cause = auth::EndCause::self, .endedAt = gallerySeconds}});
         }},
        {QStringLiteral("sign-out-not-confirmed"),
         [](Stage& s) {
             auto* session = s.openSession(ownFacts());
             s.window->findChild<ui::SessionView*>()->signOut();
             session->m_signOut.finish(auth::SignOutReport{.endsAt = gallerySeconds + 14 * 86'400});
         }},
        {QStringLiteral("ended-elsewhere"),
         [](Stage& s) {
             s.openSession(ownFacts())->endNow({.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds - 30});
         }},
    };
}

} // namespace

QList<Scene> scenes()
{
    return firstPages() + credentialPages() + checkPages() + lastPages() + sessionPages() + alertScenes()
        + authenticatorScenes() + drillScenes() + deviceScenes() + checkScenes() + preflightScenes() + lockScenes()
        + safetyScenes();
}

} // namespace sallyport::test
