// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "ui/alerts/alert_delegate.h"
#include "ui/alerts/alert_model.h"
#include "ui/alerts/alerts_page.h"
#include "ui/alerts/channel_line.h"
#include "ui/shell/session_view.h"
#include "ui/text/alert_messages.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QListView>
#include <QScrollBar>

using namespace sallyport;
using namespace sallyport::test;
using account::Alert;
using account::AlertKind;
using account::StreamPhase;

namespace {

QListView* list(Stage& stage)
{
    return visible<QListView>(stage.window.get(), QStringLiteral("Alerts, newest first"));
}

ui::Button* button(Stage& stage, const QString& caption)
{
    return visible<ui::Button>(stage.window.get(), caption);
}

void click(Stage& stage, const QString& caption)
{
    auto* found = button(stage, caption);
    INFO(caption.toStdString());
    REQUIRE(found != nullptr);
    found->click();
    stage.settle();
}

} // namespace

TEST_CASE("every kind of alert has words of its own, and what is grave comes with advice")
{
    QSet<QString> findings;
    for (int i = 0; i <= static_cast<int>(AlertKind::unknown); ++i) {
        const Alert alert = alertOf(QStringLiteral("a"), static_cast<AlertKind>(i), 60);
        INFO("kind " << i);
        const ui::Message said = ui::message(alert);
        CHECK_FALSE(findings.contains(said.finding));
        findings.insert(said.finding);
        if (alert.severity == account::Severity::urgent)
            CHECK_FALSE(said.advice.isEmpty());
    }
    QSet<QString> words, pictures;
    for (const auto severity : {account::Severity::calm, account::Severity::notice, account::Severity::urgent}) {
        words.insert(ui::severityName(severity));
        pictures.insert(QString::number(static_cast<int>(ui::severityIcon(severity))));
    }
    CHECK(words.size() == 3);
    CHECK(pictures.size() == 3);
}

TEST_CASE("a device is told by its key, never by its name")
{
    const ui::Here here{.sessionId = QStringLiteral("s1"), .deviceId = QStringLiteral("d1")};
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::signIn, 60);
    alert.deviceName = QStringLiteral("Study desktop");
    CHECK(ui::deviceText(alert, here).startsWith(QStringLiteral("Another device, named “Study desktop”")));
    alert.deviceId = QStringLiteral("d1");
    CHECK(ui::deviceText(alert, here) == QStringLiteral("This computer"));
    alert.kind = AlertKind::sessionEnded;
    alert.bySession = here.sessionId;
    CHECK(ui::moreText(alert, here, 0) == QStringLiteral("Ended from this very session"));
    alert.bySession = QStringLiteral("s-7");
    CHECK(ui::moreText(alert, here, 0) == QStringLiteral("Ended from another session than this one"));
}

TEST_CASE("what was done with this computer's key says so, and is as grave and as well advised as before")
{
    const ui::Here here{.sessionId = QStringLiteral("s1"), .deviceId = QStringLiteral("d1")};
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::passwordChanged, 60);
    CHECK(ui::titleText(alert, here) == QStringLiteral("The passphrase was changed"));
    CHECK(ui::titleText(alert, {}) == QStringLiteral("The passphrase was changed"));
    alert.deviceId = QStringLiteral("d1");
    CHECK(ui::titleText(alert, here) == QStringLiteral("The passphrase was changed (from this computer)"));
    CHECK(account::severityOf(alert) == account::Severity::urgent);
    CHECK_FALSE(ui::message(alert).advice.isEmpty());
    // These speak of the device that something befell, or that had asked, not of who did it.
    for (const auto kind : {AlertKind::sessionEnded, AlertKind::pendingChangeCancelled, AlertKind::unknown}) {
        alert.kind = kind;
        CHECK_FALSE(ui::titleText(alert, here).contains(QStringLiteral("from this computer")));
    }
    alert.deviceId.clear(); // nothing known is never "this computer"
    alert.kind = AlertKind::passwordChanged;
    CHECK_FALSE(ui::titleText(alert, {}).contains(QStringLiteral("from this computer")));
}

TEST_CASE("added, removed, set and changed are told apart")
{
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::withdrawalAddressChanged, 60);
    CHECK(ui::message(alert).finding == QStringLiteral("A withdrawal address was added or removed"));
    alert.change = account::ChangeKind::addressAdded;
    CHECK(ui::message(alert).finding == QStringLiteral("A withdrawal address was added"));
    alert.change = account::ChangeKind::addressRemoved;
    CHECK(ui::message(alert).finding == QStringLiteral("A withdrawal address was removed"));
    alert.kind = AlertKind::passcodeChanged;
    CHECK(ui::message(alert).finding == QStringLiteral("The trading passcode was changed"));
    alert.isFirst = true;
    CHECK(ui::message(alert).finding == QStringLiteral("A trading passcode was set"));
}

TEST_CASE("where the steps are not offered no alert advises to take them there")
{
    for (int kind = 0; kind <= static_cast<int>(AlertKind::unknown); ++kind) {
        for (int by = 0; by <= static_cast<int>(auth::EndCause::unknown); ++by) {
            Alert alert = alertOf(QStringLiteral("a"), static_cast<AlertKind>(kind), 60);
            alert.endedBy = static_cast<auth::EndCause>(by);
            INFO(kind << " by " << by);
            const bool steps = ui::message(alert).advice.contains(QStringLiteral("It wasn't me"));
            const QString advice = ui::adviceElsewhere(alert);
            CHECK(advice.contains(QStringLiteral("It wasn't me")) == steps);
            CHECK(advice.contains(QStringLiteral("from a computer of your own"))
                  == (steps || alert.kind == AlertKind::credentialCompromised));
        }
    }
}

TEST_CASE("on a shared computer an alert sends the person to a computer of their own")
{
    Stage stage;
    stage.openSession(sharedFacts(), [](FakeSession& s) {
        s.m_hasAccount = true;
        s.m_alerts.open().then(&s, [](auto) {});
        s.m_alerts.add({alertOf(QStringLiteral("a"), AlertKind::newDevice, 60)}).then(&s, [](auto) {});
    });
    stage.window->findChild<ui::SessionView*>()->showAlerts();
    stage.settle();
    CHECK(says(stage.window.get(), QStringLiteral("If it was not you, act from a computer of your own: choose")));
    CHECK(button(stage, QStringLiteral("It wasn't me")) == nullptr);
}

TEST_CASE("nothing is said about who knows what that understates it")
{
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::signInIncomplete, 60);
    CHECK(ui::message(alert).finding.contains(QStringLiteral("but not the right code")));
    alert.codeWasRight = true;
    CHECK(ui::message(alert).finding.contains(QStringLiteral("and the right code")));
    alert = alertOf(QStringLiteral("a"), AlertKind::signIn, 60);
    CHECK_FALSE(ui::message(alert).finding.contains(QStringLiteral("without a device key")));
    alert.deviceId.clear();
    CHECK(ui::message(alert).finding.contains(QStringLiteral("without a device key")));
}

TEST_CASE("places are marked as estimates, and the same network only where it is known to be")
{
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::signIn, 60);
    alert.network = QStringLiteral("home");
    CHECK(ui::whereText(alert, {}) == QStringLiteral("203.0.113.7 · Lagos (estimate) · home"));
    CHECK(ui::whereText(alert, {.ip = QStringLiteral("203.0.113.7"), .network = QStringLiteral("home")})
          == QStringLiteral("203.0.113.7, the same address as now · Lagos (estimate) · same network as now"));
    alert.ip.clear();
    alert.network.clear();
    CHECK(ui::whereText(alert, {}) == QStringLiteral("Lagos (estimate)"));
}

TEST_CASE("the page lists alerts newest first, and a screen reader hears the whole of a row")
{
    Stage stage;
    openAlerts(stage, manyAlerts());
    const QAbstractItemModel* model = list(stage)->model();
    REQUIRE(model->rowCount() == manyAlerts().size());
    const QString row = model->index(0, 0).data(Qt::AccessibleTextRole).toString();
    for (const char* part :
         {"Urgent", "on a device not seen before", "203.0.113.7", "Lagos (estimate)", "Waiting for you"})
        CHECK(row.contains(QLatin1String(part)));
    CHECK(
        model->index(1, 0).data(ui::AlertModel::detailRole).toString().contains(QStringLiteral("same network as now")));
}

TEST_CASE("it was me stays on this computer, can be taken back, and nothing is sent")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    CHECK(says(stage.window.get(), QStringLiteral("stays on this computer")));
    click(stage, QStringLiteral("It was me"));
    CHECK(session->m_alerts.find(QStringLiteral("a0"))->review == account::Review::mine);
    CHECK(session->m_alerts.alerts().size() == manyAlerts().size());
    CHECK(stage.house.notifier.m_badge == manyAlerts().size() - 1);
    CHECK(button(stage, QStringLiteral("Alerts, %1 waiting").arg(manyAlerts().size() - 1)) != nullptr);
    CHECK(session->m_account.m_ends.count() == 0);
    CHECK(session->m_account.m_endOthers.count() == 0);
    CHECK(stage.window->focusWidget() == list(stage));
    click(stage, QStringLiteral("Undo"));
    CHECK(session->m_alerts.find(QStringLiteral("a0"))->review == account::Review::open);
    CHECK(stage.house.notifier.m_badge == manyAlerts().size());
}

TEST_CASE("a new alert appears by itself and leaves the person's place in the list")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    const QAbstractItemModel* model = list(stage)->model();
    list(stage)->setCurrentIndex(model->index(3, 0));
    session->m_alerts.add({alertOf(QStringLiteral("new"), AlertKind::accountLocked, 1)}).then(session, [](auto) {});
    stage.settle();
    CHECK(model->rowCount() == manyAlerts().size() + 1);
    CHECK(model->index(0, 0).data().toString() == QStringLiteral("The service locked the account"));
    CHECK(list(stage)->currentIndex().row() == 4);
}

TEST_CASE("the page opens on the newest alert that is not answered, in sight, and the keyboard stays in the sidebar")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    list(stage)->setCurrentIndex(list(stage)->model()->index(15, 0));
    click(stage, QStringLiteral("Overview"));
    for (const char* jti : {"new", "newer"})
        session->m_alerts.add({alertOf(QLatin1String(jti), AlertKind::newDevice, 1)}).then(session, [](auto) {});
    session->m_alerts.review(QStringLiteral("newer"), account::Review::mine).then(session, [](auto) {});
    stage.settle();
    auto* line = button(stage, QStringLiteral("Alerts, %1 waiting").arg(manyAlerts().size() + 1));
    REQUIRE(line != nullptr);
    line->setFocus();
    press(stage.window.get(), Qt::Key_Space);
    stage.settle();
    const QModelIndex open = list(stage)->currentIndex();
    CHECK(open.data(ui::AlertModel::openRole).toBool());
    CHECK(open.row() <= 1);
    CHECK(list(stage)->viewport()->rect().contains(list(stage)->visualRect(open)));
    CHECK(stage.window->focusWidget() == line);
}

TEST_CASE("the keyboard alone reads an alert and judges it")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    QWidget* window = stage.window.get();
    REQUIRE(tabTo(window, list(stage)));
    press(window, Qt::Key_Down);
    CHECK(says(window, QStringLiteral("Somebody gave the right passphrase")));
    REQUIRE(tabTo(window, button(stage, QStringLiteral("It was me"))));
    press(window, Qt::Key_Return);
    stage.settle();
    CHECK(session->m_alerts.find(QStringLiteral("a1"))->review == account::Review::mine);
    REQUIRE(tabTo(window, list(stage)));
    press(window, Qt::Key_Up);
    REQUIRE(tabTo(window, button(stage, QStringLiteral("It wasn't me"))));
    press(window, Qt::Key_Return);
    stage.settle();
    REQUIRE(tabTo(window, button(stage, QStringLiteral("End it now"))));
    press(window, Qt::Key_Return);
    stage.settle();
    CHECK(session->m_account.m_ends.abouts == QStringList{QStringLiteral("s-a0")});
}

TEST_CASE("names from outside are letters, not markup, and none is wider than the window")
{
    Stage stage;
    QWidget* window = stage.window.get();
    for (const Scene& scene : alertScenes()) {
        if (scene.name == QStringLiteral("alerts-hostile"))
            scene.play(stage);
    }
    const int width = window->width();
    for (int row = 0; row < 3; ++row) {
        list(stage)->setCurrentIndex(list(stage)->model()->index(row, 0));
        stage.settle();
        CHECK(window->minimumSizeHint().width() <= width);
    }
    for (const QLabel* label : window->findChildren<QLabel*>())
        CHECK(label->textFormat() == Qt::PlainText);
}

TEST_CASE("the page scrolls where the window is too small for it")
{
    Stage stage;
    QWidget* window = stage.window.get();
    openAlerts(stage, manyAlerts());
    CHECK(window->minimumSizeHint().height() < window->height() * 2 / 3);
}

TEST_CASE("ten thousand alerts are shown and scrolled without building ten thousand rows")
{
    const FixedClock clock(gallerySeconds * 1000);
    account::AlertStore store({}, QStringLiteral("practice"), {.alerts = 20'000});
    FakeAlertChannel channel;
    FakeAccount account;
    QList<Alert> alerts;
    for (int i = 0; i < 10'000; ++i)
        alerts.append(alertOf(QStringLiteral("n%1").arg(i), AlertKind::newDevice, 60 + i));
    waitFor(store.open());
    waitFor(store.add(alerts));
    QElapsedTimer elapsed;
    elapsed.start();
    ui::AlertsPage page({.store = &store, .channel = &channel, .account = &account, .clock = clock.clock()});
    page.resize(900, 700);
    page.show();
    auto* list = page.findChild<QListView*>();
    for (int i = 0; i <= 20; ++i) {
        list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum() / 20 * i);
        QCoreApplication::processEvents();
    }
    waitFor(store.add({alertOf(QStringLiteral("new"), AlertKind::newDevice, 1)}));
    REQUIRE(waitUntil([&] { return list->model()->rowCount() == 10'001; }));
    CHECK(elapsed.elapsed() < 5'000); // rows that are widgets would take minutes
    CHECK(list->findChildren<QWidget*>().size() < 20);
}

TEST_CASE("the channel's line says how it stands in plain words")
{
    struct Row {
        account::AlertStreamState state;
        std::int64_t proof; ///< seconds ago; -1: never
        const char* says;
        bool retry;
    };
    const std::int64_t now = gallerySeconds;
    using account::StreamTrouble;
    const Row rows[] = {
        {{.phase = StreamPhase::alive}, 12, "Alerts alive, 12 s ago", false},
        {{.phase = StreamPhase::alive}, -1, "not yet proved", false},
        {{.phase = StreamPhase::alive}, 1'200, "the last proof came 20 min ago", false},
        {{.phase = StreamPhase::connecting}, 12, "Connecting", false},
        {{.phase = StreamPhase::elsewhere}, 5, "Another Sallyport program on this computer receives them", false},
        {{.phase = StreamPhase::retrying, .trouble = StreamTrouble::serviceBusy, .since = now - 90, .next = now + 41},
         12,
         "Next try in 41 s",
         true},
        {{.phase = StreamPhase::retrying, .trouble = StreamTrouble::storeFailed, .since = now, .next = now},
         12,
         "could not be kept on this computer",
         true},
        {{.phase = StreamPhase::stopped, .trouble = StreamTrouble::notOffered},
         -1,
         "This service sends no alerts",
         false},
        {{.phase = StreamPhase::stopped, .trouble = StreamTrouble::sessionEnded}, 12, "The session has ended", false}};
    for (const Row& row : rows) {
        INFO(row.says);
        FixedClock clock(now * 1000);
        FakeAlertChannel channel;
        channel.m_lastProof = row.proof < 0 ? 0 : now - row.proof;
        ui::ChannelLine line(channel, clock.clock());
        line.show();
        channel.become(row.state);
        CHECK(line.accessibleName().contains(QLatin1String(row.says)));
        CHECK((visible<ui::Button>(&line, QStringLiteral("Retry now")) != nullptr) == row.retry);
    }
}

TEST_CASE("the channel's line counts on, counts refused messages, retries and asks for a proof")
{
    FixedClock clock(gallerySeconds * 1000);
    FakeAlertChannel channel;
    channel.m_lastProof = gallerySeconds;
    ui::ChannelLine line(channel, clock.clock());
    line.show();
    channel.m_refused = 3;
    clock.advanceMs(75'000);
    channel.become({.phase = StreamPhase::alive});
    CHECK(says(&line, QStringLiteral("Alerts alive, 1 min 15 s ago")));
    CHECK(says(&line, QStringLiteral("3 messages did not verify and were refused.")));
    visible<ui::Button>(&line, QStringLiteral("Ask for a proof"))->click();
    CHECK_FALSE(visible<ui::Button>(&line, QStringLiteral("Ask for a proof"))->isEnabled());
    channel.m_proof.finish(std::unexpected(account::ProofError::noProof));
    REQUIRE(waitUntil([&] { return says(&line, QStringLiteral("alerts do not get through")); }));
    visible<ui::Button>(&line, QStringLiteral("Ask for a proof"))->click();
    channel.proved(clock.clock().unixSeconds());
    REQUIRE(waitUntil([&] { return !says(&line, QStringLiteral("alerts do not get through")); }));
    CHECK(channel.m_proofsAsked == 2);
    channel.become({.phase = StreamPhase::retrying, .since = gallerySeconds, .next = gallerySeconds + 100});
    visible<ui::Button>(&line, QStringLiteral("Retry now"))->click();
    CHECK(channel.m_retries == 1);
}

TEST_CASE("the overview tells how many alerts wait and whether the channel lives")
{
    Stage stage;
    openAlerts(stage, manyAlerts());
    click(stage, QStringLiteral("Overview"));
    CHECK(says(stage.window.get(),
               QStringLiteral("%1 waiting for you · Alerts alive, 12 s ago").arg(manyAlerts().size())));
}

TEST_CASE("a service without alerts has no page for them")
{
    Stage stage;
    stage.openSession(ownFacts());
    CHECK(button(stage, QStringLiteral("Alerts")) == nullptr);
    stage.window->findChild<ui::SessionView*>()->showAlerts();
    CHECK_FALSE(stage.house.notifier.m_trayShown);
}
