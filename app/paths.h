// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the programs keep what they keep. One place, so that the window and the command line agree.
//   const Paths paths = Paths::ofThisUser();
#pragma once

#include <QDir>
#include <QString>

namespace sallyport::app {

struct Paths {
    QDir data; ///< exists, readable by this person only

    /// $XDG_DATA_HOME/sallyport or its like on other systems; made if it is not there.
    static Paths ofThisUser();

    QString refreshLock() const { return data.filePath(QStringLiteral("refresh.lock")); }
    /// Beside the alerts: held (with ".lock" added) by the one program that polls for them.
    QString alertPolling(const QString& profileId) const
    {
        return data.filePath(QStringLiteral("alerts-%1-poll").arg(profileId));
    }
    QString secretsFile() const { return data.filePath(QStringLiteral("secrets.box")); }
    /// The wrap key under the local passphrase: that it is there means that the program can be locked.
    QString lockFile() const { return data.filePath(QStringLiteral("lock.box")); }
    /// The window's choices; no secret.
    QString windowSettings() const { return data.filePath(QStringLiteral("window.ini")); }
    QString practiceFolder() const { return data.filePath(QStringLiteral("practice")); }
    /// sallyport-service, beside the running program.
    static QString serviceProgram();
};

/// The name all our entries in the keychain bear.
inline QString keychainServiceName()
{
    return QStringLiteral("sallyport");
}

} // namespace sallyport::app
