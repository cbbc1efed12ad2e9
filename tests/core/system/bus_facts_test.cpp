// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pre-flight learns from the buses, and what it does not.
#include "core/system/preflight/bus_facts.h"
#include "tests/core/system/test_buses.h"

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::system;

namespace {

BusFacts factsOf(const QDBusConnection& session, const QDBusConnection& systemBus)
{
    QObject receiver;
    std::optional<BusFacts> facts;
    askBusFacts(&receiver, {session, systemBus}, std::chrono::milliseconds(300),
                [&](const BusFacts& told) { facts = told; });
    REQUIRE(waitUntil([&] { return facts.has_value(); }));
    return *facts;
}

StubService::Answer properties(const QVariantMap& map)
{
    return [map](const QDBusMessage&) { return QVariantList{map}; };
}

} // namespace

TEST_CASE("without buses nothing is known")
{
    const auto facts = factsOf(noBus(), noBus());
    CHECK_FALSE(facts.sessionNames);
    CHECK_FALSE(facts.assistive);
    CHECK_FALSE(facts.remoteSession);
}

TEST_CASE("the session bus says who is on it, and nobody reads windows where there is no such bus")
{
    const TestBus session;
    const StubService klipper(session.address(), QStringLiteral("org.kde.klipper"), properties({}));
    const auto facts = factsOf(session.connection(), noBus());
    REQUIRE(facts.sessionNames);
    CHECK(facts.sessionNames->contains(QStringLiteral("org.kde.klipper")));
    CHECK(facts.assistive == false);
}

TEST_CASE("assistive programs are told by the accessibility bus")
{
    const QString name = QStringLiteral("org.a11y.Bus");
    const TestBus session;
    const QString enabled = QStringLiteral("IsEnabled");
    const QString reader = QStringLiteral("ScreenReaderEnabled");
    struct Row {
        const char* what;
        StubService::Answer answer;
        std::optional<bool> assistive;
    };
    for (const Row& row :
         {Row{"off", properties({{enabled, false}, {reader, false}}), false},
          Row{"on", properties({{enabled, true}}), true}, Row{"a reader", properties({{reader, true}}), true},
          Row{"an error", [](const QDBusMessage&) { return QVariantList{StubService::errorReply}; }, std::nullopt},
          Row{"nonsense", [](const QDBusMessage&) { return QVariantList{7}; }, std::nullopt},
          Row{"silence", [](const QDBusMessage&) { return std::nullopt; }, std::nullopt}}) {
        CAPTURE(row.what);
        const StubService stub(session.address(), name, row.answer);
        CHECK(factsOf(session.connection(), noBus()).assistive == row.assistive);
    }
}

TEST_CASE("only a session with windows counts as one that is shown elsewhere")
{
    const TestBus systemBus;
    struct Row {
        bool remote;
        const char* type;
        bool shown;
    };
    for (const Row& row :
         {Row{true, "x11", true}, Row{true, "wayland", true}, Row{true, "tty", false}, Row{false, "x11", false}}) {
        const StubService logind(systemBus.address(), QStringLiteral("org.freedesktop.login1"),
                                 properties({{QStringLiteral("Remote"), row.remote},
                                             {QStringLiteral("Type"), QString::fromLatin1(row.type)}}));
        CHECK(factsOf(noBus(), systemBus.connection()).remoteSession == row.shown);
    }
}
