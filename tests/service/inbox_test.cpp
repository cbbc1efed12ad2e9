// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/inbox.h"
#include "service/private_file.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <QDir>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::int64_t start = 1'800'000'000'000;

QStringList filesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

} // namespace

TEST_CASE("a text message is a file of its own, for its owner only")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("inbox"));
    Inbox inbox(folder, FixedClock(start).clock(), countingRandom());
    CHECK(inbox.sendText(QStringLiteral("+15550100"), QStringLiteral("Your code is 123456.")));
    REQUIRE(filesOf(folder) == QStringList{QStringLiteral("20270115T080000000Z-00010203.sms")});
    const auto path = folder + u'/' + filesOf(folder)[0];
    CHECK(readPrivateFile(path)
          == "Date: 15 Jan 2027 08:00:00 +0000\nFrom: Sallyport\nTo: +15550100\n\nYour code is 123456.\n");
    CHECK((QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    CHECK((QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

TEST_CASE("a mail is plain text in UTF-8 and its headers are one line each")
{
    const QTemporaryDir data;
    Inbox inbox(data.path(), FixedClock(start).clock(), countingRandom());
    CHECK(inbox.sendMail(QStringLiteral("kim@example.org\nBcc: x@example.org"), QStringLiteral("New\r\ndevice"),
                         QStringLiteral("Grüße")));
    const auto mail = readPrivateFile(data.filePath(filesOf(data.path())[0])).value();
    CHECK(filesOf(data.path())[0].endsWith(QStringLiteral(".eml")));
    CHECK(mail.contains("\nTo: kim@example.org Bcc: x@example.org\n"));
    CHECK(mail.contains("\nSubject: New  device\n"));
    CHECK(mail.endsWith("\n\nGr\xc3\xbc\xc3\x9f"
                        "e\n"));
}

TEST_CASE("the oldest messages go when there are too many")
{
    const QTemporaryDir data;
    const FixedClock clock(start);
    Inbox inbox(data.path(), clock.clock(), countingRandom(), 3);
    for (int i = 0; i < 5; ++i) {
        CHECK(inbox.sendText(QStringLiteral("+15550100"), QString::number(i)));
        clock.advanceMs(1);
    }
    const auto files = filesOf(data.path());
    REQUIRE(files.size() == 3);
    CHECK(readPrivateFile(data.filePath(files[0]))->endsWith("\n2\n"));
    CHECK(readPrivateFile(data.filePath(files[2]))->endsWith("\n4\n"));
}

TEST_CASE("a message that cannot be written is said to be not sent")
{
    Inbox inbox(QStringLiteral("/proc/nowhere"), FixedClock(start).clock(), countingRandom());
    CHECK_FALSE(inbox.sendText(QStringLiteral("+15550100"), QStringLiteral("x")));
    CHECK_FALSE(NoMessenger().sendText(QStringLiteral("+15550100"), QStringLiteral("x")));
}
