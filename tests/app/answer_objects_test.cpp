// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What sallyport-cli prints of moments, places and sessions.
#include "app/cli/answer_objects.h"
#include "app/cli/session_list.h"
#include "tests/support/catch.h"

#include <QDateTime>

#include <cstdlib>
#include <ctime>

using namespace sallyport;
using namespace sallyport::app;

#if !defined(Q_OS_WIN) // whose zones are not the process's
namespace {

/// The time zone of this process, as POSIX writes it; put back at the end.
struct Zone {
    explicit Zone(const char* posix) : before(qgetenv("TZ"))
    {
        qputenv("TZ", posix);
        tzset();
    }
    ~Zone()
    {
        before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
        tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;
    QByteArray before;
};

} // namespace

TEST_CASE("a printed moment says how far its clock is from UTC")
{
    struct Row {
        const char* zone;
        const char* text;
    };
    const Row rows[] = {
        {"EST5", "2026-05-02T07:03:10-05:00"},
        {"IST-5:30", "2026-05-02T17:33:10+05:30"},
    };
    for (const Row& row : rows) {
        INFO(row.zone);
        const Zone zone(row.zone);
        CHECK(when(1'777'723'390) == QLatin1String(row.text));
    }
}
#endif

TEST_CASE("a printed moment is the same one when it is read again")
{
    CHECK(QDateTime::fromString(when(1'777'723'390), Qt::ISODate).toSecsSinceEpoch() == 1'777'723'390);
}

TEST_CASE("a printed session says whose computer it is on and when it ends")
{
    account::SessionEntry entry{.id = QStringLiteral("s1"), .deviceName = QStringLiteral("Desk"), .expiresAt = 2000};
    CHECK(textOf(entry).contains(QStringLiteral("Desk, own computer")));
    CHECK(textOf(entry).contains(QStringLiteral("ends ") + when(2000)));
    entry.computer = auth::ComputerKind::shared;
    entry.leaseEndsAt = 1500;
    CHECK(textOf(entry).contains(QStringLiteral("shared computer")));
    CHECK(textOf(entry).contains(QStringLiteral("ends ") + when(1500)));
}
