// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inbox_folder.h"

#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QFile>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::app;

TEST_CASE("a text message is its headers, a gap and its words")
{
    const auto message = readInboxMessage(
        QStringLiteral("1.sms"),
        "From: Practice\r\nTo: +15550100\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nYour code is 123456.\r\n");
    REQUIRE(message);
    CHECK(message->kind == ui::InboxMessage::Kind::textMessage);
    CHECK(message->to == QStringLiteral("+15550100"));
    CHECK(message->text == QStringLiteral("Your code is 123456."));
    CHECK(message->receivedAtMs == 1795341600000);
}

TEST_CASE("a file that is no message is left out")
{
    CHECK_FALSE(readInboxMessage(QStringLiteral("1.sms"), "no gap"));
    CHECK_FALSE(readInboxMessage(QStringLiteral("1.txt"), "A: b\n\nc"));
    CHECK_FALSE(readInboxMessage(QStringLiteral("1.eml"), "A: b\n\n" + QByteArray(70'000, 'x')));
}

TEST_CASE("a message that arrives is noticed")
{
    QTemporaryDir folder;
    InboxFolder inbox(folder.path());
    inbox.watch();
    CHECK(inbox.messages().isEmpty());
    bool told = false;
    QObject::connect(&inbox, &ui::InboxSource::changed, [&] { told = true; });
    QFile file(folder.filePath(QStringLiteral("2.sms")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("To: +1\n\nhello");
    file.close();
    REQUIRE(test::waitUntil([&] { return told && !inbox.messages().isEmpty(); }));
    CHECK(inbox.messages().first().text == QStringLiteral("hello"));
}

TEST_CASE("what was forgotten is read again once it is watched again, and not before")
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("2.sms")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("To: +1\n\nhello");
    file.close();
    InboxFolder inbox(folder.path());
    inbox.watch();
    REQUIRE(inbox.messages().size() == 1);
    inbox.forget();
    CHECK(inbox.messages().isEmpty());
    REQUIRE(QFile::copy(file.fileName(), folder.filePath(QStringLiteral("3.sms"))));
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    CHECK(inbox.messages().isEmpty());
    inbox.watch();
    CHECK(inbox.messages().size() == 2);
}
