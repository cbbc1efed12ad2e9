// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/alert_scenes.h"
#include "tests/ui/find.h"
#include "ui/alerts/alert_herald.h"
#include "ui/alerts/tray_badge.h"
#include "ui/shell/session_view.h"

#include <QCheckBox>
#include <QListView>

using namespace sallyport;
using namespace sallyport::test;
using account::Alert;
using account::AlertKind;
using namespace std::chrono_literals;

namespace {

struct Post {
    account::AlertStore store{{}, QStringLiteral("practice")};
    FakeAlertChannel channel;
    FakeNotifier notifier;
    ui::AlertHerald herald;

    explicit Post(ui::AlertHerald::Times times = {.gather = 5ms, .rest = 5ms})
        : herald(store, channel, notifier, QStringLiteral("s1"), times)
    {
        waitFor(store.open());
    }
    void arrive(const Alert& alert)
    {
        store.add({alert}).then(&store, [](auto) {});
        Q_EMIT channel.alertArrived(alert);
    }
};

} // namespace

TEST_CASE("a new alert is told in short, plain words, without anything a desktop could read as markup")
{
    Post post;
    Alert alert = alertOf(QStringLiteral("a"), AlertKind::newDevice, 1);
    alert.location = QStringLiteral("<b>Lagos</b> & <img src=\"x\">");
    alert.deviceName = QStringLiteral("<a href=\"https://evil.example\">Your bank</a>");
    post.arrive(alert);
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 1; }));
    const ui::Notice& notice = post.notifier.m_notices.first();
    CHECK(notice.title == QStringLiteral("Somebody signed in on a device not seen before"));
    CHECK(notice.urgent);
    CHECK(notice.text.contains(QStringLiteral("203.0.113.7")));
    for (const QChar mark : {u'<', u'>', u'&'})
        CHECK_FALSE(notice.text.contains(mark));
    CHECK_FALSE(notice.text.contains(QStringLiteral("bank")));
}

TEST_CASE("many alerts at once are one notice, and calm ones none")
{
    Post post({.gather = 20ms, .rest = 60s});
    for (int i = 0; i < 12; ++i)
        post.arrive(alertOf(QStringLiteral("a%1").arg(i), i < 5 ? AlertKind::newDevice : AlertKind::signIn, 1));
    Alert calm = alertOf(QStringLiteral("calm"), AlertKind::sessionEnded, 1);
    calm.endedBy = auth::EndCause::self;
    calm.severity = account::severityOf(calm);
    post.arrive(calm);
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 1; }));
    CHECK(post.notifier.m_notices.first().title == QStringLiteral("12 new alerts"));
    CHECK(post.notifier.m_notices.first().text.startsWith(QStringLiteral("5 of them urgent.")));
    CHECK(post.notifier.m_badge == 13);
}

TEST_CASE("after a notice the next ones wait and are folded too")
{
    Post post({.gather = 5ms, .rest = 30ms});
    post.arrive(alertOf(QStringLiteral("a"), AlertKind::newDevice, 1));
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 1; }));
    post.arrive(alertOf(QStringLiteral("b"), AlertKind::newDevice, 1));
    post.arrive(alertOf(QStringLiteral("c"), AlertKind::newDevice, 1));
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 2; }));
    CHECK(post.notifier.m_notices.last().title == QStringLiteral("2 new alerts"));
}

TEST_CASE("what the person has judged meanwhile is not told")
{
    Post post({.gather = 20ms, .rest = 20ms});
    post.arrive(alertOf(QStringLiteral("a"), AlertKind::newDevice, 1));
    waitFor(post.store.review(QStringLiteral("a"), account::Review::mine));
    post.arrive(alertOf(QStringLiteral("b"), AlertKind::accountLocked, 1));
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 1; }));
    CHECK(post.notifier.m_notices.first().title == QStringLiteral("The service locked the account"));
}

TEST_CASE("the sign-in that made this very session is listed, but no notice")
{
    Post post({.gather = 20ms, .rest = 20ms});
    Alert own = alertOf(QStringLiteral("own"), AlertKind::newDevice, 1);
    own.sessionId = QStringLiteral("s1");
    post.arrive(own);
    post.arrive(alertOf(QStringLiteral("other"), AlertKind::accountLocked, 1));
    REQUIRE(waitUntil([&] { return post.notifier.m_notices.size() == 1; }));
    CHECK(post.notifier.m_notices.first().title == QStringLiteral("The service locked the account"));
    CHECK(post.notifier.m_badge == 2);
}

TEST_CASE("a session that ends while the window is in the tray brings the window back to say so")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    stage.house.staysInTray = true;
    CHECK_FALSE(stage.window->close());
    CHECK_FALSE(stage.window->isVisible());
    session->endNow({.cause = auth::EndCause::otherSession, .endedAt = gallerySeconds});
    stage.settle();
    CHECK(stage.window->isVisible());
    CHECK(says(stage.window.get(), QStringLiteral("The session has ended")));
    CHECK_FALSE(stage.house.notifier.m_trayShown);
    CHECK(QGuiApplication::quitOnLastWindowClosed());
}

TEST_CASE("the badge counts what is open and goes with the session")
{
    FakeNotifier notifier;
    account::AlertStore store({}, QStringLiteral("practice"));
    waitFor(store.open());
    waitFor(store.add(manyAlerts()));
    {
        FakeAlertChannel channel;
        const ui::AlertHerald herald(store, channel, notifier, {});
        CHECK(notifier.m_badge == manyAlerts().size());
        CHECK(notifier.m_trayShown);
        CHECK(notifier.m_notices.isEmpty()); // what was there before is no news
    }
    CHECK(notifier.m_badge == 0);
    CHECK_FALSE(notifier.m_trayShown);
}

TEST_CASE("the tray's picture changes with the number, in every size a panel asks for")
{
    const auto drawn = [](qsizetype count, int side) {
        return ui::badgedIcon(count).pixmap(QSize(side, side)).toImage();
    };
    for (const int side : {16, 22, 64}) {
        CHECK(drawn(0, side) != drawn(1, side));
        CHECK(drawn(1, side) != drawn(2, side));
        CHECK(drawn(10, side) == drawn(5'000, side));
    }
}

TEST_CASE("a desktop with neither tray nor session bus is known to show nothing")
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    const auto desktop = ui::desktopNotifier();
    CHECK(desktop->reach() == ui::NoticeReach::unknown); // nothing is asked before there is something to tell
    desktop->setBadge(3);
    int told = 0;
    QObject::connect(desktop.get(), &ui::Notifier::reachChanged, desktop.get(), [&told] { ++told; });
    desktop->look();
    REQUIRE(waitUntil([&] { return desktop->reach() == ui::NoticeReach::none; }));
    CHECK(told > 0);
    CHECK_FALSE(desktop->hasTray());
    desktop->setTrayShown(true);
    desktop->notify({.title = QStringLiteral("nobody sees this")});
    desktop->setBadge(0);
}

TEST_CASE("clicking a notice raises the window on the newest alert that waits")
{
    Stage stage;
    auto* session = openAlerts(stage, manyAlerts());
    waitFor(session->m_alerts.review(QStringLiteral("a0"), account::Review::mine));
    visible<ui::Button>(stage.window.get(), QStringLiteral("Overview"))->click();
    stage.window->hide();
    Q_EMIT stage.house.notifier.noticeClicked();
    stage.settle();
    CHECK(stage.window->isVisible());
    auto* list = visible<QListView>(stage.window.get(), QStringLiteral("Alerts, newest first"));
    REQUIRE(list != nullptr);
    CHECK(list->currentIndex().row() == 1);
}

TEST_CASE("a desktop without notifications is said so on the page, and so is one that has them switched off")
{
    Stage stage;
    QWidget* window = stage.window.get();
    openAlerts(stage, manyAlerts());
    CHECK(stage.house.notifier.m_looks > 0);
    CHECK_FALSE(says(window, QStringLiteral("notifications")));
    stage.house.notifier.become(ui::NoticeReach::none, false);
    CHECK(says(window, QStringLiteral("This desktop shows no notifications.")));
    stage.house.notifier.become(ui::NoticeReach::muted, true);
    CHECK(says(window, QStringLiteral("notifications are switched off")));
    stage.house.notifier.become(ui::NoticeReach::shown, true);
    CHECK_FALSE(says(window, QStringLiteral("switched off")));
}

TEST_CASE("closing the window ends the program unless the person chose the tray and there is one")
{
    struct Row {
        const char* name;
        bool chosen, tray, hidden;
    };
    for (const Row& row : {Row{"the default", false, true, false}, Row{"chosen", true, true, true},
                           Row{"chosen, but no tray", true, false, false}}) {
        INFO(row.name);
        Stage stage;
        openAlerts(stage, manyAlerts());
        stage.house.staysInTray = row.chosen;
        stage.house.notifier.m_hasTray = row.tray;
        const bool closed = stage.window->close();
        CHECK(closed != row.hidden);
        CHECK_FALSE(stage.window->isVisible());
        CHECK(QGuiApplication::quitOnLastWindowClosed() != row.hidden);
        Q_EMIT stage.house.notifier.activated();
        CHECK(stage.window->isVisible());
        CHECK(QGuiApplication::quitOnLastWindowClosed());
    }
}

TEST_CASE("without a session there is nothing to stay in the tray for")
{
    Stage stage;
    stage.house.staysInTray = true;
    CHECK(stage.window->close());
}

TEST_CASE("the tray's menu ends the program, and a tray that goes away brings the hidden window back")
{
    Stage stage;
    openAlerts(stage, manyAlerts());
    stage.house.staysInTray = true;
    CHECK_FALSE(stage.window->close());
    stage.house.notifier.become(ui::NoticeReach::none, false);
    CHECK(stage.window->isVisible());
    stage.house.notifier.become(ui::NoticeReach::shown, true);
    CHECK_FALSE(stage.window->close());
    Q_EMIT stage.house.notifier.quitWanted();
    CHECK_FALSE(stage.window->isVisible());
    CHECK(QGuiApplication::quitOnLastWindowClosed());
}

TEST_CASE("staying in the tray is the person's choice on the page, offered only where there is a tray")
{
    {
        Stage stage;
        openAlerts(stage, manyAlerts());
        auto* stay = visible<QCheckBox>(stage.window.get(),
                                        QStringLiteral("Keep listening in the tray when the window is closed"));
        REQUIRE(stay != nullptr);
        CHECK_FALSE(stay->isChecked());
        stay->click();
        CHECK(stage.house.staysInTray);
    }
    Stage stage;
    stage.house.notifier.m_hasTray = false;
    openAlerts(stage, manyAlerts());
    CHECK(visible<QCheckBox>(stage.window.get(), QStringLiteral("Keep listening in the tray when the window is closed"))
          == nullptr);
}
