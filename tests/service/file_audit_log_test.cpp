// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/file_audit_log.h"
#include "service/private_file.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <QFileInfo>
#include <QSet>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

TEST_CASE("each event is one line of JSON with what the entry has and no more")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("audit.log"));
    FileAuditLog log(path, FixedClock(1'800'000'000'123).clock());
    log.write({.event = AuditEvent::serviceStarted});
    log.write({.event = AuditEvent::signedIn, .accountId = 7, .sessionId = "s1", .address = QStringLiteral("::1")});
    CHECK(readPrivateFile(path)
          == "{\"event\":\"serviceStarted\",\"time\":\"2027-01-15T08:00:00.123Z\"}\n"
             "{\"account\":7,\"address\":\"::1\",\"event\":\"signedIn\",\"session\":\"s1\",\"time\":\"2027-01-15T08:00:"
             "00.123Z\"}\n");
    CHECK((QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

TEST_CASE("the log goes on where an earlier one ended, and is never longer than twice its limit")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("audit.log"));
    const FixedClock clock(0);
    for (int i = 0; i < 30; ++i)
        FileAuditLog(path, clock.clock(), 500).write({.event = AuditEvent::signedIn, .accountId = i});
    CHECK(QFileInfo(path).size() <= 500);
    CHECK(QFileInfo(path + QStringLiteral(".1")).size() <= 500);
    CHECK(readPrivateFile(path)->contains("\"account\":29,"));
}

TEST_CASE("what strangers can cause at will does not push out the rest")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("audit.log"));
    FixedClock time(0);
    FileAuditLog log(path, time.clock(), 16'000);
    log.write({.event = AuditEvent::signedIn, .accountId = 7});
    const auto flood = GENERATE(AuditEvent::humanCheckFailed, AuditEvent::refusedWhileLocked, AuditEvent::proofRefused,
                                AuditEvent::rateLimited, AuditEvent::poolFull);
    for (int i = 0; i < 1000; ++i)
        log.write({.event = flood, .address = QStringLiteral("127.0.0.1")});
    CHECK(readPrivateFile(path)->contains("\"signedIn\""));
    CHECK(readPrivateFile(path)->count('\n') == 21);
    // Another kind has its own room, what only the service or a person causes is always written, and the next minute
    // tells how many there were.
    for (int i = 0; i < 30; ++i)
        log.write({.event = AuditEvent::credentialsRefused});
    CHECK(readPrivateFile(path)->count('\n') == 51);
    time.advanceMs(60'000);
    log.write({.event = flood});
    log.write({.event = flood});
    CHECK(readPrivateFile(path)->count("\"left_out\":980") == 1);
    CHECK(readPrivateFile(path)->count("left_out") == 1);
}

TEST_CASE("every event has a name of its own")
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(AuditEvent::poolFull); ++i)
        names.insert(auditEventName(static_cast<AuditEvent>(i)));
    CHECK(names.size() == static_cast<int>(AuditEvent::poolFull) + 1);
    CHECK_FALSE(names.contains(QStringLiteral("unknown")));
}

TEST_CASE("a log that cannot be written harms nobody")
{
    FileAuditLog log(QStringLiteral("/proc/nowhere/audit.log"), FixedClock(0).clock());
    log.write({.event = AuditEvent::signedIn});
    log.write({.event = AuditEvent::signedIn});
    SUCCEED("said once on standard error");
}
