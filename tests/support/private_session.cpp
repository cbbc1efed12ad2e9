// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/private_session.h"

#include "tests/support/wait.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFile>

#include <csignal>

namespace sallyport::test {

namespace {

// Without the directories of installed services: whatever a test does not start itself is not there.
const QByteArray busConfiguration = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir=%1</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>)";

QProcessEnvironment bareEnvironment(const QString& home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION",
                             "KDE_SESSION_VERSION", "KDE_FULL_SESSION", "GNOME_DESKTOP_SESSION_ID",
                             "GNOME_KEYRING_CONTROL", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
        environment.remove(QString::fromLatin1(name));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    return environment;
}

} // namespace

PrivateSession::PrivateSession() : m_environment(bareEnvironment(m_directory.path()))
{
    QFile configuration(m_directory.filePath(QStringLiteral("bus.conf")));
    const bool written = configuration.open(QIODevice::WriteOnly)
        && configuration.write(QByteArray(busConfiguration).replace("%1", m_directory.path().toUtf8())) > 0;
    REQUIRE(written);
    configuration.close();
    m_bus.setProcessEnvironment(m_environment);
    m_bus.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_bus.start(QStringLiteral("dbus-daemon"),
                {QStringLiteral("--config-file=") + configuration.fileName(), QStringLiteral("--nofork"),
                 QStringLiteral("--nosyslog"), QStringLiteral("--print-address")});
    const bool ready = waitUntil([this] { return m_bus.canReadLine() || m_bus.state() == QProcess::NotRunning; });
    REQUIRE(ready);
    m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    REQUIRE_FALSE(m_address.isEmpty());
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
}

PrivateSession::~PrivateSession()
{
    stopKeyring();
    m_bus.kill();
    m_bus.waitForFinished();
}

void PrivateSession::startUnlockedKeyring()
{
    startKeyring({QStringLiteral("--unlock")}, QByteArrayLiteral("keyring-password"));
}

void PrivateSession::startLockedKeyring()
{
    startKeyring({}, {});
}

void PrivateSession::stopKeyring()
{
    if (!m_keyring)
        return;
    m_keyring->kill();
    m_keyring->waitForFinished();
    m_keyring.reset();
}

void PrivateSession::freezeKeyring()
{
    ::kill(static_cast<pid_t>(m_keyring->processId()), SIGSTOP);
}

void PrivateSession::thawKeyring()
{
    ::kill(static_cast<pid_t>(m_keyring->processId()), SIGCONT);
}

void PrivateSession::startKeyring(const QStringList& arguments, const QByteArray& password)
{
    stopKeyring();
    m_keyring = std::make_unique<QProcess>();
    m_keyring->setProcessEnvironment(m_environment);
    m_keyring->start(QStringLiteral("gnome-keyring-daemon"),
                     QStringList{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")} + arguments);
    m_keyring->write(password);
    m_keyring->closeWriteChannel();
    const QString name = QStringLiteral("private-session");
    auto bus = QDBusConnection::connectToBus(m_address, name);
    const bool up =
        waitUntil([&] { return bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")); });
    QDBusConnection::disconnectFromBus(name);
    REQUIRE(up);
}

} // namespace sallyport::test
