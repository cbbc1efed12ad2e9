// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_reader.h"
#include "core/mail/whole_message.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("the line of a mailbox file hides nothing")
{
    const QByteArray rest = "From: a@b.example\nSubject: x\n\n";
    CHECK(mail::hasPlainPreface(rest));
    CHECK(mail::hasPlainPreface("\xef\xbb\xbf\r\n" + rest));
    CHECK(mail::hasPlainPreface("From a@b\tThu Nov 26\r\n" + rest));
    CHECK_FALSE(mail::hasPlainPreface("From a@b\rFrom: c@d\r\rHello\n" + rest));
    CHECK_FALSE(mail::hasPlainPreface("\r\nFrom a@b\r\r\n" + rest));
    CHECK_FALSE(mail::hasPlainPreface("From a@b\x0b\n" + rest));
    CHECK_FALSE(mail::hasPlainPreface(QByteArray("From a\0b\n", 9) + rest));
    CHECK(mail::withoutPreface("From a").isEmpty());
}

TEST_CASE("a whole message is told from a text, whatever programs put before it")
{
    struct Row {
        const char* what;
        QByteArray bytes;
        bool whole;
    };
    const QByteArray short3 = "From: a@b.example\nTo: c@d.example\nSubject: x\n\nhello\n";
    for (const Row& row :
         {Row{"as Gmail shows it", Sample{}.bytes(), true}, Row{"three headers", short3, true},
          Row{"other letters", QByteArray(short3).replace("From", "FROM").replace("Subject", "sUBJECT"), true},
          Row{"out of a mailbox file", "From a@b.example Thu Nov 26 09:00:00 2026\n" + short3, true},
          Row{"a byte order mark and empty lines", "\xef\xbb\xbf\r\n\r\n" + short3, true},
          Row{"headers alone", "From: a@b.example\r\nTo: c@d.example\r\nSubject: x", true},
          Row{"folded", "Received: from a\r\n\tby b\r\nFrom: a@b.example\r\nDate: x\r\n\r\n", true},
          Row{"nothing", "", false}, Row{"a link", "https://www.kucoin.com/login", false},
          Row{"a link with lines", "https://www.kucoin.com/\nFrom: a@b.example\nTo: b\nSubject: c\n", false},
          Row{"what a mail program quotes", "Am 26.11. schrieb KuCoin:\nFrom: a@b.example\nTo: b\nSubject: c\n", false},
          Row{"a letter", "Dear Sir: hello\n\nFrom: a\nTo: b\nSubject: c\n", false},
          Row{"no sender", "To: c@d.example\nSubject: x\nDate: y\n\n", false},
          Row{"one header again and again", "From: a\nFrom: b\nFrom: c\nFrom: d\n\n", false},
          Row{"begins in the middle of a header", "\tby b\nFrom: a\nTo: b\nSubject: c\n\n", false},
          Row{"headers behind the empty line", "From: a@b.example\n\nTo: b\nSubject: c\n", false},
          Row{"behind more than is read", "X: " + QByteArray(300'000, 'x') + '\n' + short3, false},
          Row{"bytes", QByteArray(1000, '\0'), false}}) {
        INFO(row.what);
        CHECK(mail::isWholeMessage(row.bytes) == row.whole);
        if (row.whole)
            CHECK(mail::readMessage(row.bytes).has_value());
    }
}
