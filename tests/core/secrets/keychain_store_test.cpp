// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainStore over QtKeychain and a real gnome-keyring. QtKeychain keeps its connection for the life of a process, so
// each situation is seen by a program of its own (store_child).
#include "tests/core/secrets/child.h"
#include "tests/core/secrets/private_session.h"

#include <QDir>
#include <QFile>

using namespace sallyport::test;

namespace {

struct Situation {
    PrivateSession session;
    QString data = session.home() + QStringLiteral("/data");

    QStringList arguments(int limitMs = 10'000) const
    {
        return {QStringLiteral("keychain"), QStringLiteral("sallyport-test"), data, QString::number(limitMs)};
    }
    /// One question by a fresh program.
    QByteArray ask(const QByteArray& line, int limitMs = 10'000) const
    {
        Child child(arguments(limitMs), session.environment());
        return child.ask(line);
    }
};

} // namespace

TEST_CASE("an open keyring keeps values between programs")
{
    Situation at;
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("write session/one first value") == "done");
    CHECK(at.ask("read session/one") == "value first value");
    CHECK(at.ask("write session/one second") == "done");
    CHECK(at.ask("read session/one") == "value second");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("state") == "state 0 1 0");
}

TEST_CASE("a locked keyring is locked, not empty, and has everything once it is opened")
{
    Situation at;
    at.session.startUnlockedKeyring();
    REQUIRE(at.ask("write session/one value") == "done");
    at.session.startLockedKeyring();
    CHECK(at.ask("read session/one") == "locked");
    CHECK(at.ask("write session/one other") == "locked");
    CHECK(at.ask("remove session/one") == "locked");
    CHECK(at.ask("read never/stored") == "locked");
    CHECK(at.ask("write never/stored x") == "locked");
    CHECK(at.ask("state") == "state 1 1 0");
    at.session.startUnlockedKeyring();
    CHECK(at.ask("read session/one") == "value value");
    CHECK(at.ask("read never/stored") == "notFound");
}
