// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages made to hurt whoever reads them: each ends in a report or a clear refusal, soon.
#include "core/mail/message_reader.h"
#include "tests/support/catch.h"

using namespace sallyport::mail;

namespace {

const QByteArray top = "From: a@kucoin.com\nSubject: x\n";

QByteArray nested(int levels)
{
    QByteArray bytes = top;
    for (int i = 0; i < levels; ++i) {
        const QByteArray boundary = "b" + QByteArray::number(i);
        bytes += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
    }
    return bytes + "Content-Type: text/plain\n\nhttps://evil.example\n";
}

QByteArray wide(int parts)
{
    return top + "Content-Type: multipart/mixed; boundary=b\n\n"
        + QByteArray("--b\nContent-Type: text/plain\n\nx\n").repeated(parts) + "--b--\n";
}

QByteArray filled(const char* start, const char* text, qsizetype bytes = maxMessageBytes - 1'000)
{
    return top + start + QByteArray(text).repeated((bytes - qsizetype(qstrlen(start))) / qsizetype(qstrlen(text)));
}

} // namespace

TEST_CASE("each hostile message is read or refused within seconds")
{
    struct Row {
        const char* attacks;
        QByteArray bytes;
        std::optional<MessageError> error; ///< none: it is read
    };
    using enum MessageError;
    const Row rows[] = {
        {"nothing", "", notAMessage},
        {"no headers", "hello\n\nworld", notAMessage},
        {"a PNG", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), notAMessage},
        {"a page", "<html><body>From: a</body></html>", notAMessage},
        {"Outlook's own format", QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) + QByteArray(4'000, '\0'),
         notAMessage},
        {"one byte more than allowed", filled("\n", "x") + QByteArray(2'000, 'x'), tooLarge},
        {"25 MiB of text", filled("\n", "x"), {}},
        {"25 MiB of one HTML part", filled("Content-Type: text/html\n\n", "<a href=x>"), {}},
        {"25 MiB of base64",
         filled("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n", "PGEgaHJlZj14Pg==\n"),
         {}},
        {"25 MiB of one boundary", filled("Content-Type: multipart/mixed; boundary=b\n\n", "--b\n"), tooManyParts},
        {"a boundary hidden by a comment", filled("Content-Type: multipart/mixed; boundary (x) =b\n\n", "--b\n"),
         tooManyParts},
        {"a boundary in pieces", filled("Content-Type: multipart/mixed; boundary*0=b\n\n", "--b\n"), tooManyParts},
        {"a boundary with an escape", filled("Content-Type: multipart/mixed; boundary=\"\\b\"\n\n", "--b\n"),
         tooManyParts},
        {"100 levels", nested(maxMessageDepth - 1), {}},
        {"101 levels", nested(maxMessageDepth), tooDeep},
        {"1,000 levels", nested(1'000), tooDeep},
        {"100,000 levels", nested(100'000), tooComplex},
        {"10,000 parts", wide(9'998), {}},
        {"10,001 parts", wide(10'001), tooManyParts},
        {"messages within messages", filled("", "Content-Type: message/rfc822\n\n", 200'000), tooDeep},
        {"a 25 MiB header", filled("X: ", "x"), tooComplex},
        {"a folded 25 MiB header", filled("X: ", "x\n "), tooComplex},
        {"five million headers", filled("", "a:b\n"), tooComplex},
        {"groups within groups (overflows GMime's stack)", filled("To: ", "g:"), tooComplex},
        {"the same in an attached message", filled("Content-Type: message/rfc822\n\nTo: ", "g:", 1'000'000),
         tooComplex},
        {"the same in a digest", filled("Content-Type: multipart/digest; boundary=b\n\n--b\n\nTo: ", "g:", 200'000),
         tooComplex},
        {"the same behind a folded type", filled("Content-Type:\n message/rfc822\n\nTo: ", "g:", 200'000), tooComplex},
        {"60,000 people (GMime takes the square)", filled("To: ", "a,", 120'000), tooComplex},
        {"the same in many headers", filled("", "To: a,b,c,d\n", 300'000), tooComplex},
        {"comments within comments", filled("From: ", "(", 200'000), tooComplex},
        {"encoded words without end", filled("Subject: ", "=?utf-8?Q?", 100'000), {}},
        {"a million parameters", filled("Content-Type: text/plain", "; a=b", 200'000), {}},
        {"parameters in pieces", filled("Content-Type: text/plain", "; a*1=b", 200'000), {}},
        {"500,000 lines of dashes and many boundaries",
         filled((QByteArray("X: ") + QByteArray("boundary=x; ").repeated(1'500) + "\n\n").constData(), "--\n"),
         tooComplex},
        {"no end of a part",
         top + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n\n<a href=x>",
         {}},
        {"a multipart without boundary", top + "Content-Type: multipart/mixed\n\n--b\n\nx\n", {}},
        {"10,000 parts of two types each, 25 MiB of words with dots",
         filled(
             "Content-Type: multipart/mixed; boundary=b\n\n",
             ("--b\nContent-Type: text/html\nContent-Type: text/plain\n\n" + QByteArray("a.bc ").repeated(600) + "\n")
                 .constData()),
         {}},
        {"carriage returns only", "From: a@b\rSubject: x\rTo: c@d\r\rtext", notAMessage},
        {"broken base64", top + "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!=A==B", {}},
        {"broken quoted-printable",
         top + "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n=\n=Z=3",
         {}},
        {"uuencode",
         top + "Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n#````\nend\n",
         {}},
        {"yencode",
         top + "Content-Type: text/plain\nContent-Transfer-Encoding: x-yencode\n\n=ybegin line=1 size=99 name=x\nx\n",
         {}},
        {"a charset that is a path", top + "Content-Type: text/plain; charset=\"../../etc/passwd\"\n\nx", {}},
        {"zero bytes everywhere", top + QByteArray(1'000, '\0') + "\n\nx", {}},
    };
    for (const auto& row : rows) {
        INFO(row.attacks);
        const auto message = readMessage(row.bytes); // how fast: tests/benchmarks/bench_messages.cpp
        CHECK((message ? std::nullopt : std::optional(message.error())) == row.error);
    }
}

TEST_CASE("limits reached inside a message are told")
{
    CHECK_FALSE(readMessage(filled("Content-Type: text/html\n\n", "<a href=x>"))->readAll);
    CHECK_FALSE(readMessage(filled("\n", "x"))->readAll);
    CHECK_FALSE(readMessage(filled("\n", "http://x.example ", 200'000))->readAll);
    CHECK(readMessage(filled("\n", "http://x.example ", 20'000))->readAll);
}
