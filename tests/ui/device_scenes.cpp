// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/device_scenes.h"

#include "tests/ui/find.h"
#include "ui/devices/devices_page.h"

#include <QTabBar>
#include <QTreeView>

namespace sallyport::test {

using account::AccountProblem;
using account::DeviceEntry;
using account::DeviceList;
using account::SessionEntry;

SessionEntry sessionOn(const QString& id, const DeviceEntry& device)
{
    return {.id = id,
            .deviceId = device.id,
            .deviceName = device.name,
            .clientId = QStringLiteral("sallyport-desktop"),
            .createdAt = gallerySeconds - 3600,
            .lastSeenAt = gallerySeconds - 240,
            .expiresAt = gallerySeconds + 86'400,
            .ip = QStringLiteral("203.0.113.7"),
            .location = QStringLiteral("Hamburg"),
            .network = QStringLiteral("Alster Net")};
}

DeviceEntry device(const QString& id, const QString& name)
{
    return {.id = id,
            .name = name,
            .firstSeenAt = gallerySeconds - 90 * 86'400,
            .lastSeenAt = gallerySeconds - 2 * 86'400 - 60};
}

DeviceList usualDevices()
{
    DeviceEntry here = device(QStringLiteral("d1"), QStringLiteral("Study desktop"));
    here.current = true;
    SessionEntry mine = sessionOn(QStringLiteral("s1"), here);
    mine.current = true;
    here.sessions = {mine};
    DeviceEntry phone = device(QStringLiteral("pQ5x0ZbT2v"), QStringLiteral("Unknown phone"));
    phone.isNew = true;
    phone.firstSeenAt = gallerySeconds - 240;
    SessionEntry far = sessionOn(QStringLiteral("p1"), phone);
    far.ip = QStringLiteral("198.51.100.23");
    far.location = QStringLiteral("Lagos");
    far.network = QStringLiteral("Gulf Telecom");
    far.createdAt = gallerySeconds - 240;
    phone.sessions = {far};
    DeviceEntry fake = device(QStringLiteral("kX81mmRw0a"), QStringLiteral("study  DESKTOP"));
    fake.isNew = true;
    fake.firstSeenAt = gallerySeconds - 7200;
    fake.sessions = {sessionOn(QStringLiteral("k1"), fake)};
    DeviceEntry laptop = device(QStringLiteral("aLm3vbnE9c"), QStringLiteral("Laptop"));
    for (const char* id : {"a1", "a2", "a3"})
        laptop.sessions.append(sessionOn(QLatin1String(id), laptop));
    const DeviceEntry old = device(QStringLiteral("b7TTqpo1Zx"), QStringLiteral("Old tablet"));
    SessionEntry hotel = sessionOn(QStringLiteral("h1"), {});
    hotel.deviceId.clear();
    hotel.deviceName = QStringLiteral("Hotel lobby");
    hotel.computer = auth::ComputerKind::shared;
    hotel.leaseEndsAt = gallerySeconds + 600;
    return {.devices = {old, laptop, phone, here, fake}, .withoutDevice = {hotel}};
}

DeviceList manyDevices(int count)
{
    DeviceList list;
    for (int i = 0; i < count; ++i) {
        DeviceEntry each = device(QStringLiteral("key-%1").arg(i), QStringLiteral("Computer %1").arg(i));
        each.sessions = {sessionOn(QStringLiteral("session-%1").arg(i), each)};
        each.lastSeenAt -= i;
        list.devices.append(each);
    }
    list.devices.front().current = true;
    list.devices.front().sessions.front().current = true;
    return list;
}

QList<account::SignInEntry> signInEntries()
{
    using account::SignInOutcome;
    QList<account::SignInEntry> entries;
    for (const auto outcome : {SignInOutcome::unfinished, SignInOutcome::wrongCode, SignInOutcome::signedIn,
                               SignInOutcome::wrongCredentials, SignInOutcome::locked, SignInOutcome::unknown}) {
        entries.append({.id = QString::number(entries.size()),
                        .at = gallerySeconds - 1000 * (entries.size() + 1),
                        .outcome = outcome,
                        .ip = QStringLiteral("198.51.100.23"),
                        .location = QStringLiteral("<b>Lagos</b>"),
                        .network = QStringLiteral("Gulf Telecom"),
                        .deviceId = outcome == SignInOutcome::signedIn ? QStringLiteral("d1") : QString()});
    }
    return entries;
}

FakeSession* openDevices(Stage& stage, const DeviceList& list)
{
    FakeSession* session = stage.openSession(ownFacts(), [&](FakeSession& made) {
        made.m_hasAccount = true;
        made.m_account.m_devices.standing = list;
        if (!made.m_account.m_pending.standing)
            made.m_account.m_pending.standing = QList<account::PendingChange>();
        made.m_account.m_signIns.standing = signInEntries();
    });
    for (auto* line : stage.window->findChildren<ui::Button*>()) {
        if (line->text() == QStringLiteral("&Devices"))
            line->click();
    }
    stage.settle();
    return session;
}

namespace {

DeviceList hostileDevices()
{
    DeviceList list = usualDevices();
    list.devices[2].name = QStringLiteral("<h1>Your bank</h1><img src=x>");
    list.devices[2].sessions.front().location = QStringLiteral("<a href='https://x.example'>here</a>");
    list.devices[4].name = QString(64, u'W');
    list.devices[4].sessions.front().network = QString(64, u'M');
    // What would turn the line round is taken away by core; letters that run from right to left stay.
    list.devices[1].name = QStringLiteral("\u05de\u05d7\u05e9\u05d1 (ok) \u05e9\u05dc\u05d9");
    list.withoutDevice.front().deviceName.clear();
    return list;
}

QTreeView* tree(Stage& stage)
{
    return stage.window->findChild<QTreeView*>();
}

/// Puts the keyboard on the row with this name.
void choose(Stage& stage, const QString& name)
{
    const auto* model = tree(stage)->model();
    const auto found =
        model->match(model->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (!found.isEmpty())
        tree(stage)->setCurrentIndex(found.first());
    stage.settle();
}

void click(Stage& stage, const QString& name)
{
    if (auto* button = visible<ui::Button>(stage.window.get(), name))
        button->click();
    stage.settle();
}

account::PendingChange newPassphrase()
{
    return {.id = QStringLiteral("c1"),
            .kind = account::ChangeKind::password,
            .beganAt = gallerySeconds - 600,
            .effectiveAt = gallerySeconds + 85'800,
            .bySession = QStringLiteral("p1"),
            .byDevice = QStringLiteral("pQ5x0ZbT2v"),
            .ip = QStringLiteral("198.51.100.23"),
            .location = QStringLiteral("Lagos")};
}

} // namespace

QList<Scene> deviceScenes()
{
    return {
        {QStringLiteral("devices"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             choose(s, QStringLiteral("study  DESKTOP"));
         }},
        {QStringLiteral("devices-alerted"),
         [](Stage& s) {
             FakeSession* session = openDevices(s, usualDevices());
             session->m_alerts.open().then(s.window.get(), [](const auto&) {});
             session->m_alerts
                 .add({{.jti = QStringLiteral("j1"),
                        .kind = account::AlertKind::newDevice,
                        .at = gallerySeconds,
                        .sessionId = QStringLiteral("p1"),
                        .deviceId = QStringLiteral("pQ5x0ZbT2v")}})
                 .then(s.window.get(), [](const auto&) {});
             s.settle();
             choose(s, QStringLiteral("Unknown phone"));
         }},
        {QStringLiteral("devices-opened"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             choose(s, QStringLiteral("Laptop"));
             tree(s)->expand(tree(s)->currentIndex());
         }},
        {QStringLiteral("devices-hostile"),
         [](Stage& s) {
             openDevices(s, hostileDevices());
             choose(s, QString(64, u'W'));
         }},
        {QStringLiteral("devices-none"), [](Stage& s) { openDevices(s, {}); }},
        {QStringLiteral("devices-200"), [](Stage& s) { openDevices(s, manyDevices(200)); }},
        {QStringLiteral("devices-asking"), [](Stage& s) { openDevices(s, {})->m_account.m_devices.standing.reset(); }},
        {QStringLiteral("devices-unreachable"),
         [](Stage& s) {
             FakeSession* session = openDevices(s, usualDevices());
             session->m_account.m_devices.standing = std::unexpected(
                 account::AccountError{.session = auth::SessionError{.transport = net::TransportError::timedOut}});
             s.window->findChild<ui::DevicesPage*>()->refresh();
         }},
        {QStringLiteral("devices-ending"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             choose(s, QStringLiteral("Unknown phone"));
             click(s, QStringLiteral("End session"));
         }},
        {QStringLiteral("devices-failed"),
         [](Stage& s) {
             FakeSession* session = openDevices(s, usualDevices());
             session->m_account.m_ends.standing =
                 std::unexpected(account::AccountError{.what = AccountProblem::newcomer});
             choose(s, QStringLiteral("Unknown phone"));
             click(s, QStringLiteral("End session"));
         }},
        {QStringLiteral("devices-pending"),
         [](Stage& s) {
             FakeSession* session = openDevices(s, usualDevices());
             session->m_account.m_pending.standing = QList<account::PendingChange>{newPassphrase()};
             s.window->findChild<ui::DevicesPage*>()->refresh();
             s.settle();
             choose(s, tree(s)->model()->index(0, 0, tree(s)->model()->index(0, 0)).data().toString());
         }},
        {QStringLiteral("devices-sign-ins"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             s.window->findChild<QTabBar*>()->setCurrentIndex(1);
         }},
        {QStringLiteral("ended-by-device"),
         [](Stage& s) {
             openDevices(s, usualDevices())
                 ->endNow({.cause = auth::EndCause::otherSession,
                           .endedAt = gallerySeconds - 30,
                           .bySession = QStringLiteral("p1")});
         }},
        {QStringLiteral("ended-copied"),
         [](Stage& s) {
             openDevices(s, usualDevices())->endNow({.cause = auth::EndCause::reuse, .endedAt = gallerySeconds - 30});
         }},
    };
}

FakeSession* openStepUp(Stage& stage, auth::State page)
{
    FakeSession* session = openDevices(stage, usualDevices());
    session->m_account.m_ends.standing = std::unexpected(
        account::AccountError{.session = auth::SessionError{.what = auth::SessionProblem::stepUpNeeded}});
    choose(stage, QStringLiteral("Unknown phone"));
    click(stage, QStringLiteral("End session"));
    session->m_stepUp->setAddress(session->m_stepUp->m_goodAddress);
    session->m_stepUp->put(std::move(page));
    stage.settle();
    return session;
}

QList<Scene> deviceDialogScenes()
{
    return {
        {QStringLiteral("dialog-others"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             click(s, QStringLiteral("Sign out all others…"));
         }},
        {QStringLiteral("dialog-rename"),
         [](Stage& s) {
             openDevices(s, usualDevices());
             click(s, QStringLiteral("Rename…"));
         }},
        {QStringLiteral("dialog-step-up"), [](Stage& s) { openStepUp(s, auth::CredentialsNeeded{}); }},
        {QStringLiteral("dialog-step-up-slider"),
         [](Stage& s) {
             openStepUp(s,
                        auth::HumanCheckNeeded{.identifier = {},
                                               .password = {},
                                               .challenge = sliderChallenge(380, s.house.clock),
                                               .trouble = {}});
         }},
        {QStringLiteral("dialog-step-up-pictures"),
         [](Stage& s) {
             openStepUp(
                 s,
                 auth::HumanCheckNeeded{
                     .identifier = {}, .password = {}, .challenge = picturesChallenge(s.house.clock), .trouble = {}});
         }},
        {QStringLiteral("dialog-step-up-work"),
         [](Stage& s) {
             openStepUp(
                 s,
                 auth::HumanCheckNeeded{
                     .identifier = {}, .password = {}, .challenge = workChallenge(s.house.clock), .trouble = {}});
         }},
        {QStringLiteral("dialog-step-up-code"),
         [](Stage& s) {
             openStepUp(s,
                        auth::CodeNeeded{.prompt = {.methods = {auth::CodeMethod::totp, auth::CodeMethod::sms},
                                                    .smsDestination = QStringLiteral("+1 *** ** 00")},
                                         .trouble = {}});
         }},
        {QStringLiteral("dialog-sign-out"),
         [](Stage& s) {
             s.openSession(ownFacts());
             click(s, QStringLiteral("Sign out"));
         }},
    };
}

} // namespace sallyport::test
