// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/alert_scenes.h"

#include "tests/ui/find.h"
#include "ui/shell/session_view.h"

#include <QListView>

namespace sallyport::test {

using account::Alert;
using account::AlertKind;
using account::StreamPhase;
using account::StreamTrouble;

Alert alertOf(const QString& jti, AlertKind kind, std::int64_t secondsAgo)
{
    Alert alert{.jti = jti,
                .kind = kind,
                .at = gallerySeconds - secondsAgo,
                .receivedAt = gallerySeconds - secondsAgo + 1,
                .sessionId = QStringLiteral("s-") + jti,
                .deviceId = QStringLiteral("d-") + jti,
                .deviceName = QStringLiteral("Unknown phone"),
                .ip = QStringLiteral("203.0.113.7"),
                .location = QStringLiteral("Lagos")};
    alert.severity = account::severityOf(alert);
    return alert;
}

QList<Alert> manyAlerts()
{
    QList<Alert> alerts;
    for (int i = 0; i <= static_cast<int>(AlertKind::unknown); ++i) {
        const auto kind = static_cast<AlertKind>((i + 1) % (static_cast<int>(AlertKind::unknown) + 1));
        Alert alert = alertOf(QStringLiteral("a%1").arg(i), kind, 240 + i * 9'000);
        if (i % 3 == 1) {
            alert.deviceId = QStringLiteral("d1");
            alert.ip = QStringLiteral("127.0.0.1");
            alert.location = QStringLiteral("This computer (practice)");
            alert.network = QStringLiteral("home");
        }
        if (kind == AlertKind::sessionEnded)
            alert.endedBy = auth::EndCause::otherSession;
        if (kind == AlertKind::pendingChangeBegan || kind == AlertKind::pendingChangeCancelled)
            alert.change = account::ChangeKind::password;
        if (kind == AlertKind::pendingChangeBegan)
            alert.effectiveAt = gallerySeconds + 80'000;
        if (kind == AlertKind::authenticatorAdded)
            alert.objectName = QStringLiteral("Pixel 9");
        if (kind == AlertKind::unknown)
            alert.typeUri = QStringLiteral("https://schemas.example/secevent/something-new");
        alert.severity = account::severityOf(alert);
        alerts.append(alert);
    }
    return alerts;
}

FakeSession* openAlerts(Stage& stage, const QList<Alert>& alerts)
{
    FakeSession* session = stage.openSession(ownFacts(), [&alerts](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_alerts.open().then(&s, [](auto) {});
        s.m_alerts.add(alerts).then(&s, [](auto) {});
        s.m_channel.m_state = {.phase = StreamPhase::alive};
        s.m_channel.m_lastProof = gallerySeconds - 12;
        s.m_account.m_sessions.standing = QList<account::SessionEntry>{{.id = QStringLiteral("s1"),
                                                                        .current = true,
                                                                        .ip = QStringLiteral("127.0.0.1"),
                                                                        .network = QStringLiteral("home")}};
    });
    stage.window->findChild<ui::SessionView*>()->showAlerts();
    stage.settle();
    return session;
}

namespace {

using account::AccountError;
using account::AccountProblem;

void click(Stage& stage, const QString& caption)
{
    if (auto* button = visible<ui::Button>(stage.window.get(), caption))
        button->click();
    stage.settle();
}

void fillPassphrases(Stage& stage)
{
    QWidget* window = stage.window.get();
    visible<QLineEdit>(window, QStringLiteral("Old passphrase"))->setText(QStringLiteral("vivid-lantern-otter-81"));
    visible<QLineEdit>(window, QStringLiteral("New passphrase"))->setText(QStringLiteral("calm-harbour-lamp-27"));
    visible<QLineEdit>(window, QStringLiteral("New passphrase again"))->setText(QStringLiteral("calm-harbour-lamp-27"));
    visible<QLineEdit>(window, QStringLiteral("One-time code"))->setText(QStringLiteral("493021"));
}

FakeSession* openSteps(Stage& stage)
{
    FakeSession* session = openAlerts(stage, manyAlerts());
    click(stage, QStringLiteral("It wasn't me"));
    return session;
}

QList<Scene> pageScenes()
{
    return {
        {QStringLiteral("alerts-many"), [](Stage& s) { openAlerts(s, manyAlerts()); }},
        {QStringLiteral("alerts-overview"),
         [](Stage& s) {
             openAlerts(s, manyAlerts());
             click(s, QStringLiteral("Overview"));
         }},
        {QStringLiteral("alerts-empty"),
         [](Stage& s) {
             auto* session = openAlerts(s, {});
             session->m_channel.m_lastProof = 0;
             session->m_channel.become({.phase = StreamPhase::connecting});
         }},
        {QStringLiteral("alerts-retrying"),
         [](Stage& s) {
             s.house.notifier.become(ui::NoticeReach::none, false);
             auto* session = openAlerts(s, manyAlerts());
             session->m_channel.m_refused = 3;
             session->m_channel.become({.phase = StreamPhase::retrying,
                                        .trouble = StreamTrouble::transport,
                                        .transport = net::TransportError::unreachable,
                                        .since = gallerySeconds - 400,
                                        .next = gallerySeconds + 41});
         }},
        {QStringLiteral("alerts-mine"),
         [](Stage& s) {
             s.house.notifier.become(ui::NoticeReach::muted, true);
             openAlerts(s, manyAlerts());
             click(s, QStringLiteral("It was me"));
         }},
        {QStringLiteral("alerts-hostile"),
         [](Stage& s) {
             Alert rich = alertOf(QStringLiteral("a1"), AlertKind::newDevice, 120);
             rich.deviceName = QStringLiteral("<h1>Your bank</h1> & <a href='https://evil.example'>click</a>");
             rich.location = QStringLiteral("<img src=x onerror=alert(1)>");
             Alert wide = alertOf(QStringLiteral("a2"), AlertKind::newDevice, 60);
             wide.deviceName = QString(64, QChar(u'W'));
             wide.location = QString(64, QChar(u'M'));
             wide.ip = QStringLiteral("2001:0db8:85a3:0000:0000:8a2e:0370:7334");
             Alert odd = alertOf(QStringLiteral("a3"), AlertKind::unknown, 180);
             odd.typeUri = QStringLiteral("https://evil.example/") + QString(178, QChar(u'a'));
             openAlerts(s, {rich, wide, odd});
         }},
    };
}

QList<Scene> stepScenes()
{
    return {
        {QStringLiteral("alerts-steps"), [](Stage& s) { openSteps(s); }},
        {QStringLiteral("alerts-steps-running"),
         [](Stage& s) {
             openSteps(s);
             click(s, QStringLiteral("End it now"));
         }},
        {QStringLiteral("alerts-steps-failed"),
         [](Stage& s) {
             auto* session = openSteps(s);
             click(s, QStringLiteral("End it now"));
             session->m_account.m_ends.answer(std::unexpected(AccountError{.what = AccountProblem::noReceipt}));
             s.settle();
             fillPassphrases(s);
             click(s, QStringLiteral("Change passphrase"));
             session->m_account.m_passwords.answer(
                 std::unexpected(AccountError{.what = AccountProblem::wrongCode, .attemptsLeft = 4}));
         }},
        {QStringLiteral("alerts-steps-mixed"),
         [](Stage& s) {
             auto* session = openSteps(s);
             click(s, QStringLiteral("End it now"));
             session->m_account.m_ends.answer(account::EndReport{});
             s.settle();
             click(s, QStringLiteral("End all others now"));
             session->m_account.m_endOthers.answer(
                 account::EndManyReport{.ended = {{}, {}}, .notEnded = {QStringLiteral("s7")}});
             s.settle();
             fillPassphrases(s);
             click(s, QStringLiteral("Change passphrase"));
             session->m_account.m_passwords.answer(
                 account::ChangeReport{.pending = true, .effectiveAt = gallerySeconds + 86'400});
             s.settle();
             click(s, QStringLiteral("Skip for now: Change the anti-phishing code"));
         }},
        {QStringLiteral("alerts-steps-done"),
         [](Stage& s) {
             auto* session = openSteps(s);
             session->m_account.m_ends.standing = account::EndReport{};
             session->m_account.m_endOthers.standing = account::EndManyReport{};
             session->m_account.m_passwords.standing = account::ChangeReport{};
             session->m_account.m_codes.standing = account::ChangeReport{};
             click(s, QStringLiteral("End it now"));
             click(s, QStringLiteral("End all others now"));
             fillPassphrases(s);
             click(s, QStringLiteral("Change passphrase"));
             visible<QLineEdit>(s.window.get(), QStringLiteral("New code"))->setText(QStringLiteral("HARBOUR 7"));
             click(s, QStringLiteral("Change code"));
         }},
    };
}

} // namespace

QList<Scene> alertScenes()
{
    return pageScenes() + stepScenes();
}

} // namespace sallyport::test
