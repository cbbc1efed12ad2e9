// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A private session and programs in it that use a KeychainStore. QtKeychain keeps its connection for the life of a
// process, so each situation is seen by a program of its own.
//   Situation at;  at.session.startUnlockedKeyring();  CHECK(at.ask("read key") == "notFound");
#pragma once

#include "tests/core/secrets/child.h"
#include "tests/support/private_session.h"

#include <QFile>

namespace sallyport::test {

// What store_child prints for KeychainState: availability, backend, what is missing.
inline const QByteArray gnomeKeyringOpen = "state 0 1 0";
inline const QByteArray gnomeKeyringLocked = "state 1 1 0";
inline const QByteArray gnomeKeyringWithoutCollection = "state 1 1 4";
inline const QByteArray walletOpen = "state 0 2 0";
inline const QByteArray walletClosed = "state 1 2 0";
inline const QByteArray noSecretService = "state 2 0 3";
inline const QByteArray noLibrary = "state 2 0 2";
inline const QByteArray noSessionBus = "state 2 0 1";

struct Situation {
    PrivateSession session;
    QProcessEnvironment environment = session.environment();
    QString data = session.home() + QStringLiteral("/data");

    static QStringList arguments(const QString& data, int limitMs)
    {
        return {QStringLiteral("keychain"), QStringLiteral("sallyport-test"), data, QString::number(limitMs)};
    }
    /// A program that stays.
    std::unique_ptr<Child> program(int limitMs = 20'000) const
    {
        return std::make_unique<Child>(arguments(data, limitMs), environment);
    }
    /// One question by a fresh program.
    QByteArray ask(const QByteArray& line, int limitMs = 20'000) const { return program(limitMs)->ask(line); }

    QString indexPath() const { return data + QStringLiteral("/keychain-index.json"); }
    QByteArray index() const
    {
        QFile file(indexPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace sallyport::test
