// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What SystemWatch hears of desktops that are there, come, go and lie.
#include "core/system/dbus_watch.h"
#include "tests/core/system/test_buses.h"

#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QSignalSpy>

#include <fcntl.h>
#include <unistd.h>

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::system;

namespace {

const QString login = QStringLiteral("org.freedesktop.login1");
const BusObject manager{login, QStringLiteral("/org/freedesktop/login1"),
                        QStringLiteral("org.freedesktop.login1.Manager")};
const BusObject loginSession{login, QStringLiteral("/org/freedesktop/login1/session/_32"),
                             QStringLiteral("org.freedesktop.login1.Session")};
const BusObject sessionProperties{login, loginSession.path, QStringLiteral("org.freedesktop.DBus.Properties")};
const QString saverName = QStringLiteral("org.freedesktop.ScreenSaver");
const BusObject saver{saverName, QStringLiteral("/org/freedesktop/ScreenSaver"), saverName};

/// A logind with one session; it holds sleep up for whoever asks, through a pipe that can be looked at.
struct StubLogind {
    QVariantMap properties{{QStringLiteral("Active"), true}, {QStringLiteral("LockedHint"), false}};
    bool knowsSession = true;
    int inhibited = 0;
    std::array<int, 2> pipe{-1, -1};
    StubService service;

    explicit StubLogind(const TestBus& bus)
        : service(bus.address(), login, [this](const QDBusMessage& call) { return answer(call); })
    {
    }
    ~StubLogind()
    {
        if (pipe[0] >= 0)
            ::close(pipe[0]);
    }
    std::optional<QVariantList> answer(const QDBusMessage& call)
    {
        if (call.member() == QStringLiteral("Inhibit")) {
            CHECK(call.arguments().value(0) == QStringLiteral("sleep"));
            CHECK(call.arguments().value(2) == QStringLiteral("why"));
            CHECK(call.arguments().value(3) == QStringLiteral("delay"));
            ++inhibited;
            if (pipe[0] >= 0)
                ::close(pipe[0]);
            REQUIRE(::pipe2(pipe.data(), O_NONBLOCK | O_CLOEXEC) == 0);
            const QVariantList reply{QVariant::fromValue(QDBusUnixFileDescriptor(pipe[1]))};
            ::close(pipe[1]);
            return reply;
        }
        if (call.member() == QStringLiteral("GetSession"))
            return knowsSession ? QVariantList{QVariant::fromValue(QDBusObjectPath(loginSession.path))}
                                : QVariantList{StubService::errorReply};
        if (call.member() == QStringLiteral("GetAll"))
            return QVariantList{properties};
        return QVariantList{StubService::errorReply};
    }
    /// True once nobody holds sleep up any more.
    bool isReleased() const
    {
        char byte = 0;
        return ::read(pipe[0], &byte, 1) == 0;
    }
    void change(const QString& name, bool value)
    {
        properties[name] = value;
        tell(sessionProperties, QStringLiteral("PropertiesChanged"),
             {loginSession.interface, QVariantMap{{name, value}}, QStringList{}});
    }
};

StubService::Answer active(bool locked)
{
    return [locked](const QDBusMessage&) { return QVariantList{locked}; };
}

/// A watch over both buses, and what it said.
struct Watched {
    DbusWatch watch;
    QSignalSpy locked{&watch, &SystemWatch::screenLocked};
    QSignalSpy unlocked{&watch, &SystemWatch::screenUnlocked};
    QSignalSpy sleeping{&watch, &SystemWatch::aboutToSleep};
    QSignalSpy woke{&watch, &SystemWatch::woke};
    QSignalSpy switched{&watch, &SystemWatch::userSwitched};
    QSignalSpy idle{&watch, &SystemWatch::idleFor};

    Watched(const QDBusConnection& session, const QDBusConnection& systemBus)
        : watch({session, systemBus}, QStringLiteral("why"))
    {
    }
    bool hears(WatchSource source)
    {
        return waitUntil([&] { return watch.sources().listening.contains(source); });
    }
};

} // namespace

TEST_CASE("without any bus the watch hears nothing and says which buses are missing")
{
    Watched w(noBus(), noBus());
    const auto sources = w.watch.sources();
    CHECK(sources.listening.isEmpty());
    CHECK(sources.told == WatchFacts());
    CHECK(sources.lacks == QList{WatchLack::noSystemBus, WatchLack::noSessionBus, WatchLack::noIdleTime});
    CHECK_FALSE(sources.sleepWaits);
    CHECK_FALSE(w.watch.isScreenLocked());
    w.watch.sleepMayGoOn();
    w.watch.setIdleLimit(std::chrono::seconds(1));
}

TEST_CASE("with buses and nobody on them it says who is missing")
{
    const TestBus session;
    const TestBus systemBus;
    Watched w(session.connection(), systemBus.connection());
    QSignalSpy changed(&w.watch, &SystemWatch::sourcesChanged);
    REQUIRE(waitUntil([&] { return changed.count() > 0; }));
    CHECK(w.watch.sources().lacks == QList{WatchLack::noLogind, WatchLack::noScreenSaver, WatchLack::noIdleTime});
}

TEST_CASE("sleep waits until the secrets are gone, and again after waking")
{
    const TestBus bus;
    StubLogind logind(bus);
    Watched w(noBus(), bus.connection());
    REQUIRE(waitUntil([&] { return w.watch.sources().sleepWaits; }));
    CHECK_FALSE(logind.isReleased());

    tell(manager, QStringLiteral("PrepareForSleep"), {true});
    REQUIRE(waitUntil([&] { return w.sleeping.count() == 1; }));
    CHECK_FALSE(logind.isReleased());
    w.watch.sleepMayGoOn();
    CHECK(waitUntil([&] { return logind.isReleased(); }));

    tell(manager, QStringLiteral("PrepareForSleep"), {false});
    REQUIRE(waitUntil([&] { return w.woke.count() == 1; }));
    CHECK(waitUntil([&] { return w.watch.sources().sleepWaits; }));
    CHECK(logind.inhibited == 2);
}

TEST_CASE("the login session tells of locking, unlocking and another user")
{
    const TestBus bus;
    StubLogind logind(bus);
    Watched w(noBus(), bus.connection());
    REQUIRE(waitUntil([&] { return w.watch.sources().told.testFlag(WatchFact::userSwitch); }));

    logind.change(QStringLiteral("LockedHint"), true);
    REQUIRE(waitUntil([&] { return w.locked.count() == 1; }));
    CHECK(w.watch.isScreenLocked());
    logind.change(QStringLiteral("LockedHint"), false);
    REQUIRE(waitUntil([&] { return w.unlocked.count() == 1; }));
    CHECK_FALSE(w.watch.isScreenLocked());

    tell(loginSession, QStringLiteral("Lock"));
    REQUIRE(waitUntil([&] { return w.locked.count() == 2; }));
    tell(loginSession, QStringLiteral("Lock")); // where no desktop says that it locked, the next request counts too
    REQUIRE(waitUntil([&] { return w.locked.count() == 3; }));

    logind.change(QStringLiteral("Active"), false);
    REQUIRE(waitUntil([&] { return w.switched.count() == 1; }));
    logind.change(QStringLiteral("Active"), true);
    logind.change(QStringLiteral("Active"), false);
    REQUIRE(waitUntil([&] { return w.switched.count() == 2; }));
}

TEST_CASE("a screen that is locked at the start is heard of")
{
    const TestBus session;
    const TestBus systemBus;
    SECTION("from logind")
    {
        StubLogind logind(systemBus);
        logind.properties[QStringLiteral("LockedHint")] = true;
        Watched w(session.connection(), systemBus.connection());
        CHECK(waitUntil([&] { return w.locked.count() == 1; }));
    }
    SECTION("from a screen locker")
    {
        const StubService locker(session.address(), saverName, active(true));
        Watched w(session.connection(), systemBus.connection());
        CHECK(waitUntil([&] { return w.locked.count() == 1; }));
        CHECK(w.watch.isScreenLocked());
    }
}

TEST_CASE("every desktop's screen locker is heard")
{
    const TestBus session;
    struct Row {
        const char* name;
        const char* path;
        WatchSource source;
    };
    for (const Row& row :
         {Row{"org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", WatchSource::freedesktopScreenSaver},
          Row{"org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", WatchSource::gnomeScreenSaver},
          Row{"org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", WatchSource::cinnamonScreenSaver},
          Row{"org.mate.ScreenSaver", "/org/mate/ScreenSaver", WatchSource::mateScreenSaver},
          Row{"org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", WatchSource::xfceScreenSaver}}) {
        INFO(row.name);
        const auto name = QString::fromLatin1(row.name);
        const StubService locker(session.address(), name, active(false));
        Watched w(session.connection(), noBus());
        REQUIRE(w.hears(row.source));
        CHECK(w.locked.count() == 0);
        tell({name, QString::fromLatin1(row.path), name}, QStringLiteral("ActiveChanged"), {true});
        CHECK(waitUntil([&] { return w.locked.count() == 1; }));
    }
}

TEST_CASE("a locker that starts after the program is heard, and one that crashes has unlocked nothing")
{
    const TestBus session;
    Watched w(session.connection(), noBus());
    {
        const StubService locker(session.address(), saverName, active(false));
        REQUIRE(w.hears(WatchSource::freedesktopScreenSaver));
        tell(saver, QStringLiteral("ActiveChanged"), {true});
        REQUIRE(waitUntil([&] { return w.watch.isScreenLocked(); }));
    }
    REQUIRE(waitUntil([&] { return w.watch.sources().listening.isEmpty(); }));
    CHECK(w.unlocked.count() == 0);
    CHECK(w.watch.sources().lacks.contains(WatchLack::noScreenSaver));

    const StubService next(session.address(), saverName, active(true));
    CHECK(waitUntil([&] { return w.locked.count() == 2; }));
}

TEST_CASE("a service that only keeps the screen awake is no locker")
{
    const TestBus session;
    const StubService inhibitor(session.address(), saverName,
                                [](const QDBusMessage&) { return QVariantList{StubService::errorReply}; });
    const StubService gnome(session.address(), QStringLiteral("org.gnome.ScreenSaver"), active(false));
    Watched w(session.connection(), noBus());
    REQUIRE(w.hears(WatchSource::gnomeScreenSaver));
    CHECK(w.watch.sources().listening == QList{WatchSource::gnomeScreenSaver});
}

TEST_CASE("the screen counts as unlocked only when nobody says locked any more")
{
    const TestBus session;
    const TestBus systemBus;
    StubLogind logind(systemBus);
    const StubService locker(session.address(), saverName, active(false));
    Watched w(session.connection(), systemBus.connection());
    REQUIRE(w.hears(WatchSource::freedesktopScreenSaver));
    REQUIRE(waitUntil([&] { return w.watch.sources().told.testFlag(WatchFact::userSwitch); }));
    logind.change(QStringLiteral("LockedHint"), true);
    tell(saver, QStringLiteral("ActiveChanged"), {true});
    REQUIRE(waitUntil([&] { return w.locked.count() == 2; }));
    logind.change(QStringLiteral("LockedHint"), false);
    logind.change(QStringLiteral("Active"), false); // a word that comes after it
    REQUIRE(waitUntil([&] { return w.switched.count() == 1; }));
    CHECK(w.unlocked.count() == 0);
    tell(saver, QStringLiteral("ActiveChanged"), {false});
    CHECK(waitUntil([&] { return w.unlocked.count() == 1; }));
}

TEST_CASE("only the service itself is believed: a signal by another program locks and unlocks nothing")
{
    const TestBus bus;
    StubLogind logind(bus);
    Watched w(noBus(), bus.connection());
    REQUIRE(waitUntil([&] { return w.watch.sources().told.testFlag(WatchFact::userSwitch); }));
    const QString liar = QStringLiteral("liar");
    auto other = QDBusConnection::connectToBus(bus.address(), liar);
    auto forged = QDBusMessage::createSignal(manager.path, manager.interface, QStringLiteral("PrepareForSleep"));
    forged.setArguments({true});
    other.send(forged);
    // A call to the same bus comes back after whatever was sent before it.
    other.call(QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                              QStringLiteral("org.freedesktop.DBus"), QStringLiteral("ListNames")));
    logind.change(QStringLiteral("Active"), false);
    REQUIRE(waitUntil([&] { return w.switched.count() == 1; }));
    CHECK(w.sleeping.count() == 0);
    QDBusConnection::disconnectFromBus(liar);
}

TEST_CASE("a logind without a session for us still tells of sleep")
{
    const TestBus bus;
    StubLogind logind(bus);
    logind.knowsSession = false;
    Watched w(noBus(), bus.connection());
    REQUIRE(waitUntil([&] { return w.watch.sources().sleepWaits; }));
    CHECK(w.watch.sources().told == WatchFacts(WatchFact::sleep));
    CHECK(w.watch.sources().lacks.contains(WatchLack::noLoginSession));
}

TEST_CASE("logind going away and coming back is noticed, and heard once for each thing it says")
{
    const TestBus bus;
    std::optional<StubLogind> logind(std::in_place, bus);
    Watched w(noBus(), bus.connection());
    REQUIRE(waitUntil([&] { return w.watch.sources().told.testFlag(WatchFact::userSwitch); }));
    logind.reset();
    REQUIRE(waitUntil([&] { return w.watch.sources().lacks.contains(WatchLack::noLogind); }));
    logind.emplace(bus);
    REQUIRE(waitUntil([&] { return w.watch.sources().told.testFlag(WatchFact::userSwitch); }));
    tell(loginSession, QStringLiteral("Lock"));
    logind->change(QStringLiteral("Active"), false);
    REQUIRE(waitUntil([&] { return w.switched.count() == 1; }));
    CHECK(w.locked.count() == 1);
}

TEST_CASE("idle time comes from the desktop, once at the limit and once at each further one")
{
    const TestBus session;
    const QString name = QStringLiteral("org.gnome.Mutter.IdleMonitor");
    qulonglong idle = 2'500;
    int asked = 0;
    const StubService mutter(session.address(), name, [&](const QDBusMessage&) {
        ++asked;
        return QVariantList{idle};
    });
    Watched w(session.connection(), noBus());
    REQUIRE(w.hears(WatchSource::mutterIdleMonitor));
    CHECK(w.watch.sources().told == WatchFacts(WatchFact::idle));
    w.watch.setIdleLimit(std::chrono::seconds(1));
    REQUIRE(waitUntil([&] { return w.idle.count() == 1; }));
    CHECK(w.idle.first().first().value<std::chrono::milliseconds>() == std::chrono::milliseconds(2'500));
    idle = 0; // somebody came
    const int before = asked;
    REQUIRE(waitUntil([&] { return asked > before + 1; })); // so the first answer has been judged
    CHECK(w.idle.count() == 1);
    idle = 1'000;
    CHECK(waitUntil([&] { return w.idle.count() == 2; }));
}

TEST_CASE("an idle time out of this world is no longer than a year")
{
    const TestBus session;
    const StubService mutter(session.address(), QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                             [](const QDBusMessage&) { return QVariantList{~qulonglong(0)}; });
    Watched w(session.connection(), noBus());
    w.watch.setIdleLimit(std::chrono::seconds(1));
    REQUIRE(waitUntil([&] { return w.idle.count() == 1; }));
    CHECK(w.idle.first().first().value<std::chrono::milliseconds>() == std::chrono::hours(24 * 365));
}
