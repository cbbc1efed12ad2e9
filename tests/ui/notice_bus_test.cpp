// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The notification service of a session bus, in a session of the test's own.
#include "tests/support/catch.h"
#include "tests/support/stub_service.h"
#include "tests/support/wait.h"
#include "tests/ui/session_bus.h"
#include "ui/alerts/notice_bus.h"

#include <QDBusVariant>

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString name = QStringLiteral("org.freedesktop.Notifications");

ui::NoticeReach reachOf(ui::NoticeBus& bus)
{
    std::optional<ui::NoticeReach> reach;
    QObject receiver;
    QObject::connect(&bus, &ui::NoticeBus::looked, &receiver, [&](ui::NoticeReach told) { reach = told; });
    bus.look();
    REQUIRE(waitUntil([&] { return reach.has_value(); }));
    return *reach;
}

} // namespace

TEST_CASE("a session without a notification service shows nothing, and that is known")
{
    sessionBus();
    const auto bus = ui::noticeBus();
    CHECK(reachOf(*bus) == ui::NoticeReach::none);
}

TEST_CASE("a notification service is found, and whether it is muted")
{
    struct Row {
        const char* what;
        QVariantList answer;
        ui::NoticeReach reach;
    };
    for (const Row& row : {Row{"do not disturb", {QVariant::fromValue(QDBusVariant(true))}, ui::NoticeReach::muted},
                           Row{"not muted", {QVariant::fromValue(QDBusVariant(false))}, ui::NoticeReach::shown},
                           Row{"knows no such property", {StubService::errorReply}, ui::NoticeReach::shown},
                           Row{"answers nonsense", {QStringLiteral("?")}, ui::NoticeReach::shown}}) {
        INFO(row.what);
        const StubService stub(sessionBus().address(), name, [&row](const QDBusMessage&) { return row.answer; });
        const auto bus = ui::noticeBus();
        CHECK(reachOf(*bus) == row.reach);
    }
}

TEST_CASE("a notice arrives with its words and urgency, and only a click on ours is heard")
{
    QList<QVariantList> shown;
    const StubService stub(sessionBus().address(), name, [&shown](const QDBusMessage& call) -> QVariantList {
        if (call.member() != QStringLiteral("Notify"))
            return {StubService::errorReply};
        shown.append(call.arguments());
        return {uint(42)};
    });
    const auto bus = ui::noticeBus();
    int clicks = 0;
    QObject::connect(bus.get(), &ui::NoticeBus::clicked, bus.get(), [&clicks] { ++clicks; });
    bus->notify({.title = QStringLiteral("Somebody signed in"), .text = QStringLiteral("203.0.113.7"), .urgent = true});
    REQUIRE(waitUntil([&] { return shown.size() == 1; }));
    CHECK(shown.first().at(3).toString() == QStringLiteral("Somebody signed in"));
    CHECK(shown.first().at(4).toString() == QStringLiteral("203.0.113.7"));
    CHECK(shown.first().at(5).toStringList().first() == QStringLiteral("default"));
    const auto clicked = [](uint id) {
        auto signal = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/Notifications"), name,
                                                 QStringLiteral("ActionInvoked"));
        signal.setArguments({id, QStringLiteral("default")});
        QDBusConnection(name).send(signal);
    };
    // The answer with the number may still be on its way: the reply to a later question comes after it.
    CHECK(reachOf(*bus) == ui::NoticeReach::shown);
    clicked(41);
    clicked(42);
    REQUIRE(waitUntil([&] { return clicks > 0; }));
    clicked(42);
    CHECK(reachOf(*bus) == ui::NoticeReach::shown);
    CHECK(clicks == 1);
}
