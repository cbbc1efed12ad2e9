// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainStore where nobody answers, or too late.
#include "tests/core/secrets/keychain_situation.h"
#include "tests/support/stub_service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QLocalServer>

using namespace sallyport::test;

TEST_CASE("a session without a Secret Service is said to be that")
{
    Situation at;
    CHECK(at.ask("read session/one") == "noService");
    CHECK(at.ask("write session/one value") == "noService");
    CHECK(at.ask("remove session/one") == "noService");
    CHECK(at.ask("state") == noSecretService);
    CHECK(at.index().isEmpty());
}

TEST_CASE("a session without a bus is said to be that")
{
    Situation at;
    at.environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent/bus"));
    CHECK(at.ask("read session/one") == "noService");
    CHECK(at.ask("write session/one value") == "noService");
    CHECK(at.ask("remove session/one") == "noService");
    CHECK(at.ask("state") == noSessionBus);
}

TEST_CASE("a keyring without the library that speaks to it is no service")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const QString libraries = at.session.home() + QStringLiteral("/lib");
    REQUIRE(QDir().mkdir(libraries));
    QFile broken(libraries + QStringLiteral("/libsecret-1.so.0"));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray(4096, 'x'));
    broken.close();
    at.environment.insert(QStringLiteral("LD_LIBRARY_PATH"), libraries);
    CHECK(at.ask("state") == noLibrary);
    CHECK(at.ask("read session/one") == "noService");
    CHECK(at.ask("write session/one value") == "noService");
    CHECK(at.ask("remove session/one") == "noService");
}

TEST_CASE("an event loop without GLib, in which the library never answers, is timedOut")
{
    Situation at;
    at.session.startUnlockedKeyring();
    at.environment.insert(QStringLiteral("QT_NO_GLIB"), QStringLiteral("1"));
    CHECK(at.ask("read session/one", 300) == "timedOut");
}

TEST_CASE("a keyring that vanished while the program runs is noService, and is found again")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const auto program = at.program();
    REQUIRE(program->ask("write session/one value") == "done");
    at.session.stopKeyring();
    CHECK(program->ask("read session/one") == "noService");
    CHECK(program->ask("write session/one other") == "noService");
    at.session.startUnlockedKeyring();
    CHECK(program->ask("read session/one") == "value value");
}

TEST_CASE("a service that never answers is timedOut each time, counted from the asking")
{
    Situation at;
    StubService stub(at.session.address(), QStringLiteral("org.freedesktop.secrets"),
                     [](const QDBusMessage&) { return std::nullopt; });
    const auto program = at.program(400);
    QElapsedTimer timer;
    timer.start();
    program->say("read session/one");
    CHECK(program->hear() == "timedOut");
    CHECK(timer.elapsed() < 5000);
    CHECK(program->ask("write session/one value") == "timedOut");
    CHECK(program->ask("remove session/one") == "timedOut");
    CHECK(program->ask("state") == "timedOut");
    CHECK(at.index().isEmpty());
}

TEST_CASE("a write that was answered timedOut may still land, and later answers are right")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one old") == "done");
    at.session.freezeKeyring();
    const auto program = at.program(400);
    CHECK(program->ask("write session/one new") == "timedOut");
    CHECK(program->ask("read session/one") == "timedOut");
    CHECK(program->ask("write session/two new") == "timedOut");
    at.session.thawKeyring();
    QByteArray answer;
    CHECK(waitUntil([&] { return (answer = program->ask("read session/one")) != "timedOut"; })); // a busy machine
    CHECK(answer == "value new");
    CHECK(at.ask("read session/two") == "value new");
    CHECK(at.index().contains("session/two"));
}

TEST_CASE("a store that dies while it waits answers abandoned and leaves the running job alone")
{
    Situation at;
    at.session.startUnlockedKeyring();
    const auto program = at.program();
    REQUIRE(program->ask("write session/one value") == "done");
    at.session.freezeKeyring();
    CHECK(program->ask("drop session/one") == "abandoned");
    at.session.thawKeyring();
    CHECK(program->ask("read session/one") == "value value");
    CHECK(program->ask("drop session/one") == "abandoned");
    CHECK(program->ask("read session/one") == "value value");
}

TEST_CASE("nobody is called on the bus before the first question")
{
    Situation at;
    QLocalServer bus;
    REQUIRE(bus.listen(at.session.home() + QStringLiteral("/quiet-bus")));
    at.environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                          QStringLiteral("unix:path=") + bus.fullServerName());
    const auto program = at.program(300);
    REQUIRE(program->ask("nothing") == "unknown command"); // the store stands
    CHECK_FALSE(bus.hasPendingConnections());
    program->say("read session/one");
    CHECK(waitUntil([&] { return bus.hasPendingConnections(); }));
}
