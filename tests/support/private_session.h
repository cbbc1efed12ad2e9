// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop session of a test's own: a private bus, home and runtime directory, and, when asked, a real gnome-keyring.
// Nothing in it reaches the session that the tests run in; all of it ends with the object.
//   PrivateSession session;  session.startUnlockedKeyring();  Child program(arguments, session.environment());
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

namespace sallyport::test {

class PrivateSession {
public:
    /// With a bus, and nobody on it.
    PrivateSession();
    ~PrivateSession();

    /// What a program needs to live in this session; no display, no desktop.
    const QProcessEnvironment& environment() const { return m_environment; }
    /// The bus, for a test that offers a service on it.
    const QString& address() const { return m_address; }
    /// The home directory, where the keyring keeps its files.
    QString home() const { return m_directory.path(); }

    /// gnome-keyring with its default keyring open. Takes the place of the one that runs.
    void startUnlockedKeyring();
    /// gnome-keyring as it is before anybody has given the password.
    void startLockedKeyring();
    void stopKeyring();
    /// Stops and resumes the keyring's process: a service that hangs.
    void freezeKeyring();
    void thawKeyring();

private:
    void startKeyring(const QStringList& arguments, const QByteArray& password);

    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
    QString m_address;
    QProcess m_bus;
    std::unique_ptr<QProcess> m_keyring;
};

} // namespace sallyport::test
