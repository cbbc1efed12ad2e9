// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What hardening does to a process, looked at from another one of the same person through /proc.
#include "tests/support/private_session.h"
#include "tests/support/stub_service.h"
#include "tests/support/wait.h"

#include <QElapsedTimer>

#include <sys/prctl.h>
#include <unistd.h>

using namespace sallyport::test;

namespace {

const QString portalName = QStringLiteral("org.freedesktop.portal.Desktop");

/// Root could read everything: without its capabilities it is a person like any other.
void asOrdinaryPerson(QProcess& process)
{
    process.setChildProcessModifier([] {
        for (unsigned long capability = 0; ::getuid() == 0 && capability < 64; ++capability)
            ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    });
}

/// A hardening_child; its process is there for as long as this object.
struct Program {
    QProcess process;

    explicit Program(const QProcessEnvironment& environment, const QStringList& arguments = {})
    {
        asOrdinaryPerson(process);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/hardening_child"), arguments);
        REQUIRE(hear() == "waiting");
    }
    ~Program()
    {
        process.kill();
        process.waitForFinished();
    }
    QByteArray hear()
    {
        const bool heard = waitUntil([this] {
            return process.canReadLine() || (process.state() == QProcess::NotRunning && process.waitForFinished(0));
        });
        REQUIRE(heard);
        return process.readLine().trimmed();
    }
    /// A file of its in /proc, as another process of the same person finds it; empty if that is refused.
    QByteArray proc(const char* file) const
    {
        QProcess reader;
        asOrdinaryPerson(reader);
        reader.start(QStringLiteral("cat"),
                     {QStringLiteral("/proc/%1/%2").arg(process.processId()).arg(QLatin1String(file))});
        reader.waitForFinished();
        return reader.readAllStandardOutput();
    }
    bool isOpenToOthers() const { return !proc("environ").isEmpty(); }
};

QByteArray bit(bool b)
{
    return b ? "1" : "0";
}

/// The whole line but the word on locked memory, which depends on this machine's limits.
QByteArray reportLine(bool portal)
{
    return "first 1 cores 1 closed 1 portal " + bit(portal) + " locked ";
}

} // namespace

TEST_CASE("with a portal that answers, the program is closed after the answer")
{
    PrivateSession session;
    QList<QByteArray> asked;
    const StubService portal(session.address(), portalName, [&](const QDBusMessage& call) {
        asked << call.interface().toUtf8() + '.' + call.member().toUtf8();
        return std::optional(QVariantList{true});
    });
    Program program(session.environment());
    CHECK(program.hear().startsWith(reportLine(true)));
    CHECK(asked == QList<QByteArray>{"org.freedesktop.portal.NetworkMonitor.GetAvailable"});
    CHECK_FALSE(program.isOpenToOthers());
}

TEST_CASE("with a portal that refuses, the program is closed all the same")
{
    PrivateSession session;
    const StubService portal(session.address(), portalName,
                             [](const QDBusMessage&) { return QVariantList{StubService::errorReply}; });
    Program program(session.environment());
    CHECK(program.hear().startsWith(reportLine(false)));
    CHECK_FALSE(program.isOpenToOthers());
}

TEST_CASE("a portal that never answers holds the program up for a second, in which it can still be seen")
{
    PrivateSession session;
    const StubService portal(session.address(), portalName, [](const QDBusMessage&) { return std::nullopt; });
    QElapsedTimer timer;
    timer.start();
    Program program(session.environment());
    CHECK(program.isOpenToOthers()); // so the other cases look at something that can be seen
    CHECK(program.hear().startsWith(reportLine(false)));
    CHECK(timer.elapsed() >= 900);
    CHECK(timer.elapsed() < 3000);
    CHECK_FALSE(program.isOpenToOthers());
}

TEST_CASE("without a portal, or without a bus, the program is closed at once")
{
    PrivateSession session;
    auto environment = session.environment();
    SECTION("nobody offers a portal") {}
    SECTION("there is no bus")
    {
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent/bus"));
    }
    QElapsedTimer timer;
    timer.start();
    Program program(environment);
    CHECK(program.hear().startsWith(reportLine(false)));
    CHECK(timer.elapsed() < 900);
    CHECK_FALSE(program.isOpenToOthers());
}

TEST_CASE("a program without windows is closed at once, and asks no portal")
{
    PrivateSession session;
    int asked = 0;
    const StubService portal(session.address(), portalName, [&](const QDBusMessage&) {
        ++asked;
        return std::nullopt;
    });
    Program program(session.environment(), {QStringLiteral("now")});
    CHECK(program.hear().startsWith(reportLine(false)));
    CHECK_FALSE(program.isOpenToOthers());
    CHECK(asked == 0);
}

TEST_CASE("core files are off for good, soft and hard limit")
{
    PrivateSession session;
    Program program(session.environment());
    program.hear();
    CHECK(program.proc("limits").simplified().contains("Max core file size 0 0"));
}

TEST_CASE("in a sandbox, which has walls of its own, the program stays visible to the portal")
{
    PrivateSession session;
    auto environment = session.environment();
    environment.insert(QStringLiteral("SNAP"), QCoreApplication::applicationDirPath());
    Program program(environment);
    CHECK(program.hear().startsWith("first 1 cores 1 closed 0 portal 0"));
    CHECK(program.isOpenToOthers());
}

TEST_CASE("started by a program out of a sandbox, it is not in one itself")
{
    PrivateSession session;
    auto environment = session.environment();
    environment.insert(QStringLiteral("SNAP"), QStringLiteral("/snap/editor/1"));
    Program program(environment);
    CHECK(program.hear().startsWith(reportLine(false)));
    CHECK_FALSE(program.isOpenToOthers());
}
