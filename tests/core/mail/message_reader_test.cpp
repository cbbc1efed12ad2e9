// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/charset.h"
#include "core/mail/message_reader.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::mail;

namespace {

const QByteArray top =
    "From: KuCoin <no-reply@kucoin.com>\r\nSubject: Hello\r\nTo: a@b.example\r\nMIME-Version: 1.0\r\n";

Message read(const QByteArray& bytes)
{
    const auto message = readMessage(bytes);
    REQUIRE(message);
    return *message;
}

QStringList targets(const Message& message)
{
    QStringList list;
    for (const auto& link : message.links)
        list.append(link.target);
    return list;
}

} // namespace

TEST_CASE("a message is read with its people, its subject and its links")
{
    const auto message =
        read("Received: from x (x [192.0.2.1])\r\n by mx.example; Thu, 1 Jan 2026 00:00:00 +0000\r\n"
             "From: =?utf-8?Q?Ku=43oin?= <no-reply@kucoin.com>\r\n"
             "Reply-To: help@evil.example\r\n"
             "Subject: =?utf-8?B?W0JpbtCwbtGB0LVd?=\r\n"
             "Content-Type: multipart/alternative; boundary=\"b\"\r\n\r\n"
             "--b\r\nContent-Type: text/plain\r\n\r\nSee https://www.kucoin.com/x, or www.kucoin.com.\r\n"
             "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
             "<a href=3D\"https://evil.example/\">www.kucoin.com</a>\r\n--b--\r\n");
    REQUIRE(message.from.size() == 1);
    CHECK(message.from.first().name == u"KuCoin");
    CHECK(message.from.first().address == u"no-reply@kucoin.com");
    CHECK(message.from.first().domain() == u"kucoin.com");
    CHECK(message.replyTo.first().domain() == u"evil.example");
    CHECK(message.subject == QStringLiteral("[Bin\u0430n\u0441\u0435]"));
    CHECK(targets(message)
          == QStringList({QStringLiteral("https://www.kucoin.com/x"), QStringLiteral("www.kucoin.com"),
                          QStringLiteral("https://evil.example/")}));
    CHECK(message.links.last().text == u"www.kucoin.com");
    CHECK(message.headers.first().name == "received");
    CHECK(message.headers.first().value == "from x (x [192.0.2.1]) by mx.example; Thu, 1 Jan 2026 00:00:00 +0000");
    CHECK(message.readAll);
}

TEST_CASE("every sender is told, however many headers and groups name them")
{
    const auto two = read("From: a@kucoin.com\nFrom: b@evil.example\nSubject: x\n\n");
    CHECK(two.fromHeaders == 2);
    CHECK(two.from.size() == 2);
    const auto several = read("From: a@kucoin.com, B <b@evil.example>\nSubject: x\n\n");
    CHECK(several.fromHeaders == 1);
    CHECK(several.from.size() == 2);
    const auto group = read("From: KuCoin: a@kucoin.com;\nSubject: x\n\n");
    CHECK(group.hasGroup);
    CHECK(group.from.size() == 1);
}

TEST_CASE("texts are read in the charset they claim, and as well as they go if that is wrong")
{
    struct Row {
        const char* charset;
        QByteArray bytes;
        QString text;
    };
    const Row rows[] = {
        {"utf-8", "\xd0\xba", QStringLiteral("\u043a")},
        {"", "\xd0\xba", QStringLiteral("\u043a")},
        {"us-ascii", "\xe9", QStringLiteral("\u00e9")},
        {"windows-1251", "\xea", QStringLiteral("\u043a")},
        {"koi8-r", "\xcb", QStringLiteral("\u043a")},
        {"iso-8859-1", "\xe9", QStringLiteral("\u00e9")},
        {"utf-16le", QByteArray("k\0u\0", 4), QStringLiteral("ku")},
        {"utf-7", "+BDo-", QStringLiteral("+BDo-")},    // no browser reads it
        {"ibm037", "kucoin", QStringLiteral("kucoin")}, // EBCDIC
        {"bocu-1", "kucoin", QStringLiteral("kucoin")},
        {"scsu", "kucoin", QStringLiteral("kucoin")},
        {"utf-32", QByteArray("k\0\0\0", 4), QString::fromLatin1("k\0\0\0", 4)},
        {"iso-8859-1", "\x93", QStringLiteral("\u201c")}, // as windows-1252
        {"utf-16", QByteArray("k\0u\0", 4), QStringLiteral("ku")},
        {"utf-16", QByteArray("\xfe\xff\0k", 4), QStringLiteral("\ufeffk")},
        {"shift_jis", "\x83\x4c", QStringLiteral("\u30ad")},
        {"euc-kr", "\xc0\xc7", QStringLiteral("\uc758")},
        {"big5", "\xa4\xa4", QStringLiteral("\u4e2d")},
        {"Iso-2022-JP", "\x1b$B%-\x1b(B", QStringLiteral("\u30ad")},
        {"-1", "kucoin", QStringLiteral("kucoin")},
        {"gb18030", "\xbf\xe2", QStringLiteral("\u5e93")},
        {"no-such-charset", "kucoin", QStringLiteral("kucoin")},
        {"utf-8", "kucoin\xff", QStringLiteral("kucoin\u00ff")},
    };
    for (const auto& row : rows) {
        INFO(row.charset);
        CHECK(decodedText(row.bytes, row.charset) == row.text);
    }
    CHECK(decodedText("x", QByteArray(1'000, 'c')) == u"x");
}

TEST_CASE("a zero byte hides nothing behind it")
{
    const auto message =
        read(top + "Content-Type: text/html\r\n\r\na" + QByteArray(1, '\0') + "<a href=https://evil.example>x</a>");
    CHECK(targets(message) == QStringList{QStringLiteral("https://evil.example")});
}

TEST_CASE("what is attached is told for what it can do")
{
    struct Row {
        const char* part;
        AttachmentKind kind;
        const char* ending;
    };
    const Row rows[] = {
        {"Content-Type: text/html\nContent-Disposition: attachment; filename=KuCoin.HTML", AttachmentKind::page,
         "html"},
        {"Content-Type: application/octet-stream; name=\"a.htm\"", AttachmentKind::page, "htm"},
        {"Content-Type: image/svg+xml; name=a.svg", AttachmentKind::page, "svg"},
        {"Content-Type: application/pdf; name=\"statement.pdf.exe\"", AttachmentKind::program, "exe"},
        {"Content-Type: application/pdf; name=\"statement.pdf\"", AttachmentKind::other, "pdf"},
        {"Content-Type: message/rfc822\n\nFrom: a@b.example\nSubject: x", AttachmentKind::message, ""},
        {"Content-Type: application/pkcs7-mime; name=smime.p7m", AttachmentKind::sealed, "p7m"},
        {"Content-Type: application/x; name=\"a.exe. .\"", AttachmentKind::program, "exe"},
        {"Content-Type: image/png; name=a.scr", AttachmentKind::program, "scr"},
        {"Content-Type: image/png; name=a.png\nContent-Disposition: attachment; filename=a.lnk",
         AttachmentKind::program, "lnk"},
        {"Content-Type: application/x; name=a.exe\nContent-Disposition: attachment; filename=a.pdf",
         AttachmentKind::program, "exe"},
        {"Content-Type: application/x; name=a.mobileconfig", AttachmentKind::program, "mobileconfig"},
        {"Content-Type: application/x; name=a.library-ms", AttachmentKind::program, "libraryms"},
        {"Content-Type: application/x; name=a.application", AttachmentKind::program, "application"},
        {"Content-Type: application/x; name=a.xlsb", AttachmentKind::program, "xlsb"},
        {"Content-Type: application/zip; name=a.zip", AttachmentKind::archive, "zip"},
        {"Content-Type: application/x; name=\"a.e\xd0\xbax\"e", AttachmentKind::other, "ex"},
    };
    for (const auto& row : rows) {
        INFO(row.part);
        const auto message =
            read(top + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + QByteArray(row.part) + "\n\nx\n--b--\n");
        REQUIRE(message.attachments.size() == 1);
        CHECK(message.attachments.first().kind == row.kind);
        CHECK(message.attachments.first().ending == QString::fromUtf8(row.ending));
    }
}

TEST_CASE("what no program can name is read as the text that it is shown as")
{
    struct Row {
        const char* attacks;
        const char* part;
        bool readAll = true;
    };
    const Row rows[] = {
        {"a type that is none", "Content-Type: foo\n\nhttps://x.example"},
        {"a type with a space", "Content-Type: text plain\n\nhttps://x.example"},
        {"half a type", "Content-Type: text/\n\nhttps://x.example"},
        {"a type of its own", "Content-Type: x/y\n\n<a href=https://x.example>"},
        {"bytes without a name", "Content-Type: application/octet-stream\n\nhttps://x.example"},
        {"bytes with a name that are shown", "Content-Type: application/octet-stream; name=a.bin\n\nhttps://x.example"},
        {"a part of a message", "Content-Type: message/partial; id=a; number=1; total=2\n\nhttps://x.example"},
        {"a text with a name", "Content-Type: text/plain; name=a.log\n\nhttps://x.example"},
        {"a text to be saved",
         "Content-Type: text/csv\nContent-Disposition: attachment; filename=a.csv\n\nhttps://x.example"},
        {"a calendar", "Content-Type: text/calendar; method=REQUEST\n\nURL:https://x.example"},
        {"a folded calendar", "Content-Type: text/calendar\n\nURL:https://x.e\n xample"},
        {"lines that flow together", "Content-Type: text/plain; format=flowed; delsp=yes\n\nhttps://x.e \nxample"},
        {"another charset than the first bytes say",
         "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
         "//5oAHQAdABwAHMAOgAvAC8AeAAuAGUAeABhAG0AcABsAGUA",
         false},
        {"parts without a boundary", "Content-Type: multipart/mixed\n\nhttps://x.example", false},
        {"parts without any", "Content-Type: multipart/mixed; boundary=c\n\nhttps://x.example\n--c--", false},
        {"two types", "Content-Type: text/plain\nContent-Type: image/png\n\nhttps://x.example", false},
        {"two encodings",
         "Content-Type: text/plain\nContent-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: "
         "base64\n\nhttps://x.example",
         false},
        {"an encoding that is none", "Content-Type: text/plain\nContent-Transfer-Encoding: x-own\n\nhttps://x.example",
         false},
        {"a charset that browsers do not know", "Content-Type: text/plain; charset=utf-7\n\nhttps://x.example", false},
        {"padding before the end",
         "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\naGVsbG8g=\naHR0cHM6Ly94LmV4YW1wbGU=", false},
        {"padding where it belongs",
         "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\naHR0cHM6Ly94LmV4YW1wbGU=\n"},
    };
    for (const auto& row : rows) {
        INFO(row.attacks);
        const auto message =
            read(top + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + QByteArray(row.part) + "\n--b--\n");
        CHECK(targets(message).contains(QStringLiteral("https://x.example")));
        CHECK(message.readAll == row.readAll);
        const auto alone = read(top + QByteArray(row.part));
        CHECK(targets(alone).contains(QStringLiteral("https://x.example")));
        CHECK(alone.readAll == row.readAll);
    }
    // What is no text, or is to be saved, is none.
    for (const char* part : {"Content-Type: application/octet-stream\n\nhttps://x.example\x01",
                             "Content-Type: image/png\n\nhttps://x.example",
                             "Content-Type: application/json\nContent-Disposition: attachment\n\nhttps://x.example"}) {
        INFO(part);
        CHECK(targets(read(top + QByteArray(part))).isEmpty());
    }
}

TEST_CASE("an attached page is read like the text, and so is an attached message")
{
    const auto page =
        read(top
             + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/octet-stream; "
               "name=a.html\nContent-Transfer-Encoding: base64\n\nPGEgaHJlZj14LmV4YW1wbGU+\n--b--\n");
    CHECK(targets(page) == QStringList{QStringLiteral("x.example")});
    const auto inner =
        read(top + "Content-Type: message/rfc822\n\nFrom: b@evil.example\nSubject: y\n\nhttp://evil.example\n");
    CHECK(targets(inner) == QStringList{QStringLiteral("http://evil.example")});
    CHECK(inner.from.size() == 1); // the sender is the outer one
}

TEST_CASE("pictures are taken along, attached or written into the text")
{
    const auto message =
        read(top
             + "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
               "<img src=cid:1><img src=\"data:image/png;base64,aGk=\">\n"
               "--b\nContent-Type: image/png\nContent-ID: <1>\nContent-Transfer-Encoding: base64\n\nYWJj\n--b--\n");
    CHECK(message.pictures == QList<QByteArray>({"hi", "abc"}));
}

TEST_CASE("what mail programs put before a message does not keep it from being read")
{
    for (const QByteArray& preface :
         {QByteArray("\xef\xbb\xbf"), QByteArray("\r\n\r\n"), QByteArray("From x@y Thu Jan 1\n")})
        CHECK(read(preface + top + "\r\nx").from.size() == 1);
}
