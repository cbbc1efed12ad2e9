// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures of messages: the standards' own examples, what dkimpy signs, and what somebody does who wants to pass for
// the service with a message that it once signed.
#include "core/mail/dkim_check.h"
#include "core/mail/dkim_tags.h"
#include "core/mail/message_reader.h"
#include "core/mail/message_report.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/core/mail/signed_sample.h"
#include "tests/core/mail/test_signer.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace sallyport;
using namespace sallyport::mail;
using namespace sallyport::test;

namespace {

constexpr std::int64_t now = 1'764'000'000;
const QString keyName = signedKeyName;

KeyRecords published(const QByteArray& record, const QString& name = keyName)
{
    return {.byName = {{name, QList<QByteArray>{record}}}, .askedAt = now};
}

origin::ServiceProfile kucoin()
{
    return *origin::shippedProfile(u"kucoin");
}

DkimSays says(const QByteArray& bytes, const KeyRecords& records, const origin::ServiceProfile& profile = kucoin())
{
    const auto message = readMessage(bytes);
    REQUIRE(message);
    return checkDkim(bytes, *message, profile, records).says;
}

/// Whether anything is said to prove a message that may not even be read any more.
bool proves(const QByteArray& bytes, const KeyRecords& records, const origin::ServiceProfile& profile = kucoin())
{
    const auto message = readMessage(bytes);
    return message && checkDkim(bytes, *message, profile, records).says == DkimSays::proven;
}

std::string name(DkimSays says)
{
    static const char* const names[] = {"notAsked", "none",    "proven",   "unfit",      "partial",
                                        "keyGone",  "expired", "unusable", "unreachable"};
    return names[int(says)];
}

const QByteArray plain = signedRest;

/// RSAPublicKey (RFC 8017, A.1.1) with a modulus of so many bits, at least 2048, that nobody has the factors of.
QByteArray bareRsaKey(int bits)
{
    const auto sized = [](char tag, const QByteArray& content) {
        return tag + QByteArray("\x82") + char(content.size() >> 8) + char(content.size() & 0xff) + content;
    };
    return sized(0x30, sized(0x02, '\0' + QByteArray(bits / 8, '\xff')) + QByteArray("\x02\x03\x01\x00\x01", 5));
}

} // namespace

namespace Catch {
template <>
struct StringMaker<DkimSays> {
    static std::string convert(DkimSays says) { return name(says); }
};
} // namespace Catch

TEST_CASE("the examples of RFC 8463 A.3 and RFC 6376 A.2 are proved, and no other key proves them")
{
    const QByteArray ed25519 = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n"
                               " d=football.example.com; i=@football.example.com;\r\n"
                               " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n"
                               " subject : date : message-id : from : subject : date;\r\n"
                               " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                               " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
                               " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n";
    const QByteArray rsa = "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
                           " d=football.example.com; i=@football.example.com;\r\n"
                           " q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n"
                           " date : message-id : from : subject : date;\r\n"
                           " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                           " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n"
                           " DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
                           " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n";
    const QByteArray rest = "From: Joe SixPack <joe@football.example.com>\r\n"
                            "To: Suzie Q <suzie@shopping.example.net>\r\n"
                            "Subject: Is dinner ready?\r\n"
                            "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n"
                            "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n"
                            "\r\n"
                            "Hi.\r\n"
                            "\r\n"
                            "We lost the game.  Are you hungry yet?\r\n"
                            "\r\n"
                            "Joe.\r\n";
    const QByteArray simple = "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n"
                              "      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n"
                              "      h=Received : From : To : Subject : Date : Message-ID;\r\n"
                              "      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
                              "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n"
                              "      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
                              "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n"
                              "      4bmp/YzhwvcubU4=;\r\n"
                              "Received: from client1.football.example.com  [192.0.2.1]\r\n"
                              "      by submitserver.example.com with SUBMISSION;\r\n"
                              "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)\r\n";
    QByteArray simpleRest = rest;
    simpleRest.replace("game.  Are", "game. Are");
    const QByteArray ed25519Key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    const QByteArray rsaKey = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
                              "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
                              "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
                              "Ip3G+2kryOTIKT+l/K4w3QIDAQAB";
    const QByteArray simpleKey = "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1"
                                 "fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/N"
                                 "MqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
    struct Row {
        const char* source;
        QByteArray bytes;
        QString name;
        QByteArray key;
    };
    origin::ServiceProfile profile;
    profile.mailDomains = {QStringLiteral("football.example.com"), QStringLiteral("example.com")};
    const QString brisbane = QStringLiteral("brisbane._domainkey.football.example.com");
    for (const Row& row :
         {Row{"RFC 8463 A.3, Ed25519", ed25519 + rest, brisbane, ed25519Key},
          Row{"RFC 8463 A.3, RSA", rsa + rest, QStringLiteral("test._domainkey.football.example.com"), rsaKey},
          Row{"RFC 6376 A.2 and C", simple + simpleRest, QStringLiteral("brisbane._domainkey.example.com"),
              simpleKey}}) {
        INFO(row.source);
        CHECK(says(row.bytes, published(row.key, row.name), profile) == DkimSays::proven);
        CHECK(says(QByteArray(row.bytes).replace("\r\n", "\n"), published(row.key, row.name), profile)
              == DkimSays::proven); // as most programs save it
        CHECK(says("From someone Thu Nov 26 09:00:00 2026\n" + QByteArray(row.bytes).replace("\r\n", "\n"),
                   published(row.key, row.name), profile)
              == DkimSays::proven);
        const TestSigner other(row.key == ed25519Key ? 0 : 1024);
        CHECK(says(row.bytes, published(other.record(), row.name), profile) == DkimSays::unfit);
        CHECK(says(row.bytes, published(row.key, keyName), profile) == DkimSays::unreachable);
        CHECK(says(QByteArray(row.bytes).replace("dinner", "supper"), published(row.key, row.name), profile)
              == DkimSays::unfit);
        CHECK(says(QByteArray(row.bytes).replace("hungry", "angry!"), published(row.key, row.name), profile)
              == DkimSays::unfit);
    }
    const auto message = readMessage(ed25519 + rsa + rest);
    CHECK(dkimKeyNames(ed25519 + rsa + rest, *message, profile)
          == QStringList{brisbane, QStringLiteral("test._domainkey.football.example.com")});
}

TEST_CASE("fields and bodies are made canonical as in RFC 6376, 3.4.5 and its errata")
{
    CHECK(canonicalField("A: X\r\n", DkimCanonical::relaxed) == "a:X\r\n");
    CHECK(canonicalField("B : Y\t\r\n\tZ  \r\n", DkimCanonical::relaxed) == "b:Y Z\r\n");
    CHECK(canonicalField("B : Y\t\r\n\tZ  \r\n", DkimCanonical::simple) == "B : Y\t\r\n\tZ  \r\n");
    const QByteArray body = " C \r\nD \t E\r\n\r\n\r\n";
    CHECK(canonicalBody(body, DkimCanonical::relaxed) == " C\r\nD E\r\n");
    CHECK(canonicalBody(body, DkimCanonical::simple) == " C \r\nD \t E\r\n");
    CHECK(canonicalBody("", DkimCanonical::relaxed).isEmpty());
    CHECK(canonicalBody("\r\n \r\n\r\n", DkimCanonical::relaxed).isEmpty());
    CHECK(canonicalBody("", DkimCanonical::simple) == "\r\n");
    CHECK(canonicalBody("a", DkimCanonical::simple) == "a\r\n");
    CHECK(canonicalBody("a \t", DkimCanonical::relaxed) == "a\r\n");
    CHECK(sha256(canonicalBody("", DkimCanonical::simple)).toBase64()
          == "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY="); // RFC 6376, 3.4.3
    CHECK(sha256(canonicalBody("", DkimCanonical::relaxed)).toBase64()
          == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="); // 3.4.4
}

TEST_CASE("tag lists are read as RFC 6376, 3.2 writes them, and nothing else is one")
{
    const auto tags = DkimTags::read(" v = 1 ;\r\n\ta=x y\r\n z; empty=; b_2=q=r;");
    REQUIRE(tags);
    CHECK(tags->value("v") == "1");
    CHECK(tags->value("a") == "x y\r\n z");
    CHECK(tags->value("empty") == "");
    CHECK(tags->value("b_2") == "q=r");
    CHECK_FALSE(tags->value("V"));
    CHECK(tags->isFirst("v"));
    CHECK(DkimTags::read("a=1; b= x y ; c=2")->withoutValue("b") == "a=1; b=; c=2");
    CHECK(DkimTags::read("a=1; b= x y")->withoutValue("b") == "a=1; b=");
    CHECK(DkimTags::read("h= from : To:x")->list("h") == QList<QByteArray>{"from", "To", "x"});
    CHECK(DkimTags::read("t=012")->number("t") == 12);
    QByteArray many;
    for (int i = 0; i < 60; ++i)
        many += "t" + QByteArray::number(i) + "=1;";
    for (const QByteArray& text :
         {QByteArray(), QByteArray(";"), QByteArray("v"), QByteArray("v=1;;a=2"), QByteArray("=1"), QByteArray("1v=1"),
          QByteArray("v=1; v=1"), QByteArray("v=1; a b=2"), QByteArray("v=\x01"), QByteArray("v=\xc3\xa4"),
          QByteArray("v=1\\; a=2; a=3"), QByteArray("v=" + QByteArray(17 * 1024, 'x')), many}) {
        INFO(text.left(30).constData());
        CHECK_FALSE(DkimTags::read(text));
    }
    for (const char* text : {"t=", "t=-1", "t=1x", "t=1234567890123", "t=+1"})
        CHECK_FALSE(DkimTags::read(text)->number("t"));
    CHECK_FALSE(DkimTags::read("p=a*b=")->base64("p"));
}

TEST_CASE("every byte of a signed message counts, whoever signed it")
{
    // What dkimpy signs, in every way there is.
    QProcess python;
    python.start(QStringLiteral(SALLYPORT_SYSTEM_PYTHON), {QStringLiteral(SALLYPORT_TEST_FOLDER "/sign_messages.py")});
    REQUIRE(python.waitForFinished(60'000));
    INFO(python.readAllStandardError().constData());
    REQUIRE(python.exitCode() == 0); // a missing tool is a failure: ./dev test installs it
    const QJsonArray all = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    REQUIRE(all.size() == 8);
    for (qsizetype at = 0; at < all.size(); ++at) {
        const QJsonValue each = all[at];
        INFO(each[u"what"].toString().toStdString());
        const QByteArray bytes = QByteArray::fromBase64(each[u"message"].toString().toLatin1());
        const KeyRecords records = published(each[u"record"].toString().toLatin1());
        REQUIRE(says(bytes, records) == DkimSays::proven);
        CHECK(says("Received: by mx.example; Thu, 26 Nov 2026 09:00:00 +0000\r\nX-Spam: no\r\n" + bytes, records)
              == DkimSays::proven); // what hops put on top
        int believed = 0;
        const qsizetype step = at % 7 == 0 ? 1 : 9; // of one message of each algorithm all bytes
        for (qsizetype i = 0; i < bytes.size(); i += step) {
            QByteArray changed = bytes;
            changed[i] = char(changed[i] ^ 1);
            believed += proves(changed, records) ? 1 : 0;
        }
        CHECK(believed == 0);
        // A line less, a line twice, a line more.
        const QList<QByteArray> lines = bytes.split('\n');
        for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
            QList<QByteArray> fewer = lines;
            fewer.removeAt(i);
            QList<QByteArray> more = lines;
            more.insert(i, lines[i]);
            const bool isSignature = lines[i].startsWith("DKIM-Signature") || i < 8;
            INFO("line " << i << ": " << lines[i].constData());
            if (!lines[i].trimmed().isEmpty()) {
                CHECK_FALSE(proves(fewer.join('\n'), records));
                CHECK((isSignature || !proves(more.join('\n'), records)));
            }
        }
        CHECK_FALSE(proves(bytes + "more", records));
    }
}

TEST_CASE("whoever changes what a person sees of a signed message proves nothing")
{
    const TestSigner signer;
    const KeyRecords records = published(signer.record());
    const QByteArray honest = signer.sign({.message = plain});
    REQUIRE(says(honest, records) == DkimSays::proven);
    const QByteArray short1 = "from:to:subject:date:content-type";
    const QByteArray multipart = "From: KuCoin <no-reply@kucoin.com>\r\nTo: a@b.example\r\nSubject: x\r\n"
                                 "Content-Type: multipart/alternative; boundary=one\r\n\r\n"
                                 "--one\r\n\r\nHello\r\n--one--\r\n--two\r\n\r\nsomething else\r\n--two--\r\n";
    const auto with = [&](const Signing& signing, const QByteArray& above) { return above + signer.sign(signing); };
    struct Row {
        const char* attacks;
        QByteArray bytes;
        DkimSays expected;
    };
    const Row rows[] = {
        {"a second Subject above, oversigned", with({.message = plain}, "Subject: You won\r\n"), DkimSays::unfit},
        {"a second Subject above", with({.message = plain, .fields = short1}, "Subject: You won\r\n"),
         DkimSays::partial},
        {"a second Subject below, which h= then means",
         QByteArray(honest).replace("MIME-Version", "Subject: You won\r\nMIME-Version"), DkimSays::unfit},
        {"an unsigned Subject", signer.sign({.message = plain, .fields = "from:to:date:content-type"}),
         DkimSays::partial},
        {"an unsigned Content-Type", signer.sign({.message = plain, .fields = "from:to:subject:date"}),
         DkimSays::partial},
        {"another boundary for a body that was signed",
         QByteArray(signer.sign({.message = multipart, .fields = "from:to:subject"})).replace("=one", "=two"),
         DkimSays::partial},
        {"a Content-Type where there was none",
         with({.message = "From: a@kucoin.com\r\nSubject: x\r\n\r\nx\r\n", .fields = "from:subject"},
              "Content-Type: text/html\r\n"),
         DkimSays::partial},
        {"another transfer encoding", with({.message = plain}, "Content-Transfer-Encoding: base64\r\n"),
         DkimSays::partial},
        {"where links begin", with({.message = plain}, "Content-Location: https://evil.example/\r\n"),
         DkimSays::partial},
        {"an answer to somebody else", with({.message = plain}, "Reply-To: a@evil.example\r\n"), DkimSays::partial},
        {"a button that leaves a list, put on top",
         with({.message = plain}, "List-Unsubscribe: <https://evil.example/out>\r\n"), DkimSays::partial},
        {"the same pressed at once", with({.message = plain}, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
         DkimSays::partial},
        {"an answer to a list", with({.message = plain}, "Mail-Followup-To: a@evil.example\r\n"), DkimSays::partial},
        {"somebody who sent it once more", with({.message = plain}, "Resent-From: Boss <a@evil.example>\r\n"),
         DkimSays::partial},
        {"a receipt for somebody else", with({.message = plain}, "Disposition-Notification-To: a@evil.example\r\n"),
         DkimSays::partial},
        {"an unsigned Content-Type that was taken away",
         QByteArray(signer.sign({.message = plain, .fields = "from:to:subject:date:mime-version"}))
             .replace("Content-Type: text/html; charset=utf-8\r\n", ""),
         DkimSays::partial},
        {"the same of a message that was not MIME's",
         QByteArray(signer.sign({.message = plain, .fields = "from:to:subject:date"}))
             .replace("Content-Type: text/html; charset=utf-8\r\n", ""),
         DkimSays::partial},
        {"an unsigned Subject that was taken away",
         QByteArray(signer.sign({.message = plain, .fields = "from:to:date:mime-version:content-type"}))
             .replace("Subject: [KuCoin] New sign-in\r\n", ""),
         DkimSays::partial},
        {"an unsigned Date that was taken away",
         QByteArray(signer.sign({.message = plain, .fields = "from:to:subject:mime-version:content-type"}))
             .replace("Date: Thu, 26 Nov 2026 09:00:00 +0000\r\n", ""),
         DkimSays::partial},
        {"another message in the line before it, for programs that end lines at a carriage return",
         "From x\rFrom: KuCoin <no-reply@kucoin.com>\rSubject: You won\r\r<a href=https://evil.example>x</a>\n"
             + honest,
         DkimSays::unusable},
        {"an unsigned To", signer.sign({.message = plain, .fields = "from:subject:date:content-type"}),
         DkimSays::partial},
        {"a body that was cut off for the signature", signer.sign({.message = plain, .tags = "l=0; "}),
         DkimSays::partial},
        {"a body that goes on behind l=", signer.sign({.message = plain, .tags = "l=20; "}) + "more\r\n",
         DkimSays::partial},
        {"a length of more than there is", signer.sign({.message = plain, .tags = "l=9999; "}), DkimSays::unfit},
        {"the length of all of it",
         signer.sign({.message = plain,
                      .tags = "l=" + QByteArray::number(plain.size() - plain.indexOf("\r\n\r\n") - 4) + "; "}),
         DkimSays::proven},
        {"the hash of another body", signer.sign({.message = plain, .bodyHash = sha256("x").toBase64()}),
         DkimSays::unfit},
        {"From is not signed", signer.sign({.message = plain, .fields = "to:subject:date:content-type"}),
         DkimSays::unusable},
        {"a signature that is over", signer.sign({.message = plain, .tags = "t=1700000000; x=1700000600; "}),
         DkimSays::expired},
        {"over before it began", signer.sign({.message = plain, .tags = "t=1700000000; x=1700000000; "}),
         DkimSays::unusable},
        {"not over yet", signer.sign({.message = plain, .tags = "t=1700000000; x=1900000000; "}), DkimSays::proven},
        {"made in two days", signer.sign({.message = plain, .tags = "t=1764172801; "}), DkimSays::unusable},
        {"made by a clock that is an hour ahead", signer.sign({.message = plain, .tags = "t=1764003600; "}),
         DkimSays::proven},
        {"a date that is no number", signer.sign({.message = plain, .tags = "t=soon; "}), DkimSays::unusable},
        {"an identity elsewhere", signer.sign({.message = plain, .tags = "i=@evil.example; "}), DkimSays::unusable},
        {"an identity beside it", signer.sign({.message = plain, .tags = "i=@xkucoin.com; "}), DkimSays::unusable},
        {"an identity below it", signer.sign({.message = plain, .tags = "i=a@mail.kucoin.com; "}), DkimSays::proven},
        {"another version", signer.sign({.message = plain, .version = "2"}), DkimSays::unusable},
        {"SHA-1", signer.sign({.message = plain, .algorithm = "rsa-sha1"}), DkimSays::unusable},
        {"the key's algorithm is another", signer.sign({.message = plain, .algorithm = "rsa-sha256"}),
         DkimSays::unusable},
        {"a tag twice", signer.sign({.message = plain, .tags = "s=s1; "}), DkimSays::unusable},
        {"another way of asking", signer.sign({.message = plain, .tags = "q=http; "}), DkimSays::unusable},
        {"another way of hashing", signer.sign({.message = plain, .how = "nofws/relaxed"}), DkimSays::unusable},
        {"somebody else's name", signer.sign({.message = plain, .names = "d=evil.example; s=s1; "}), DkimSays::none},
        {"a name that ends alike", signer.sign({.message = plain, .names = "d=notkucoin.com; s=s1; "}), DkimSays::none},
        {"a name below the service's", signer.sign({.message = plain, .names = "d=kucoin.com.evil.example; s=s1; "}),
         DkimSays::none},
        {"no name at all", signer.sign({.message = plain, .names = "s=s1; "}), DkimSays::unusable},
        {"a top-level domain", signer.sign({.message = plain, .names = "d=com; s=s1; "}), DkimSays::unusable},
        {"a selector that is a path", signer.sign({.message = plain, .names = "d=kucoin.com; s=../s1; "}),
         DkimSays::unusable},
        {"a selector that leads away", signer.sign({.message = plain, .names = "d=kucoin.com; s=s1.; "}),
         DkimSays::unusable},
        {"a name that is too long",
         signer.sign({.message = plain,
                      .names = "d=kucoin.com; s=" + QByteArray(60, 'a') + '.' + QByteArray(60, 'b') + '.'
                          + QByteArray(60, 'c') + '.' + QByteArray(60, 'd') + "; "}),
         DkimSays::unusable},
        {"no signature", plain, DkimSays::none},
        {"white space before a colon", with({.message = plain}, "Subject : You won\r\n"), DkimSays::unusable},
        {"From twice", "From: Boss <a@evil.example>\r\n" + honest, DkimSays::notAsked},
        {"From twice, both the service's", "From: Boss <boss@kucoin.com>\r\n" + honest, DkimSays::notAsked},
        {"two people", QByteArray(honest).replace("<no-reply@kucoin.com>", "<a@kucoin.com>, b@kucoin.com"),
         DkimSays::notAsked},
        {"somebody else's From", QByteArray(honest).replace("@kucoin.com>", "@evil.example>"), DkimSays::notAsked},
    };
    for (const Row& row : rows) {
        INFO(row.attacks);
        CHECK(says(row.bytes, records) == row.expected);
    }
}

TEST_CASE("a key record is taken as RFC 6376, 3.6.1 and RFC 8301 want it, and in no other way")
{
    const TestSigner ed25519;
    const TestSigner rsa(2048);
    const QByteArray p = "p=" + ed25519.publicKey();
    struct Row {
        const char* what;
        QList<QByteArray> records;
        DkimSays expected;
        const TestSigner* signer;
    };
    const TestSigner least(1024);
    const TestSigner weak(1000);
    for (const Row& row : {
             Row{"one", {ed25519.record()}, DkimSays::proven, &ed25519},
             Row{"RSA", {rsa.record()}, DkimSays::proven, &rsa},
             Row{"RSA without k=", {"p=" + rsa.publicKey()}, DkimSays::proven, &rsa},
             Row{"RSA, the bare key", {"p=" + rsa.bareKey()}, DkimSays::proven, &rsa},
             Row{"RSA with bytes behind it",
                 {"p=" + (QByteArray::fromBase64(rsa.publicKey()) + "x").toBase64()},
                 DkimSays::unusable,
                 &rsa},
             Row{"1024 bits", {least.record()}, DkimSays::proven, &least},
             Row{"fewer", {weak.record()}, DkimSays::unusable, &weak},
             Row{"more than 4096", {"p=" + bareRsaKey(4104).toBase64()}, DkimSays::unusable, &rsa},
             Row{"none", {}, DkimSays::keyGone, &ed25519},
             Row{"revoked", {"v=DKIM1; k=ed25519; p="}, DkimSays::keyGone, &ed25519},
             Row{"no p=", {"v=DKIM1; k=ed25519"}, DkimSays::unusable, &ed25519},
             Row{"another text alone", {"v=spf1 -all"}, DkimSays::unusable, &ed25519},
             Row{"another text beside it", {"hello", ed25519.record()}, DkimSays::proven, &ed25519},
             Row{"two keys", {rsa.record(), ed25519.record()}, DkimSays::unusable, &ed25519},
             Row{"another version", {"v=DKIM2; k=ed25519; " + p}, DkimSays::unusable, &ed25519},
             Row{"the version behind", {"k=ed25519; v=DKIM1; " + p}, DkimSays::unusable, &ed25519},
             Row{"in test", {ed25519.record("t=y; ")}, DkimSays::unusable, &ed25519},
             Row{"in test, among others", {ed25519.record("t=s:y; ")}, DkimSays::unusable, &ed25519},
             Row{"this domain exactly", {ed25519.record("t=s; ")}, DkimSays::proven, &ed25519},
             Row{"SHA-1 alone", {ed25519.record("h=sha1; ")}, DkimSays::unusable, &ed25519},
             Row{"SHA-256 too", {ed25519.record("h=sha1:sha256; ")}, DkimSays::proven, &ed25519},
             Row{"not for mail", {ed25519.record("s=tlsrpt; ")}, DkimSays::unusable, &ed25519},
             Row{"for mail", {ed25519.record("s=email; ")}, DkimSays::proven, &ed25519},
             Row{"another kind", {"k=dsa; " + p}, DkimSays::unusable, &ed25519},
             Row{"a key of the other kind", {rsa.record()}, DkimSays::unusable, &ed25519},
             Row{"no base64", {"k=ed25519; p=***"}, DkimSays::unusable, &ed25519},
             Row{"31 bytes", {"k=ed25519; p=" + QByteArray(31, 'x').toBase64()}, DkimSays::unusable, &ed25519},
             Row{"no point of the curve",
                 {"k=ed25519; p=" + QByteArray(32, '\xff').toBase64()},
                 DkimSays::unfit,
                 &ed25519},
             Row{"too long", {ed25519.record("n=" + QByteArray(4096, 'x') + "; ")}, DkimSays::unusable, &ed25519},
         }) {
        INFO(row.what);
        const KeyRecords records{.byName = {{keyName, row.records}}, .askedAt = now};
        CHECK(says(row.signer->sign({.message = plain}), records) == row.expected);
    }
    const QByteArray below = ed25519.sign({.message = plain, .tags = "i=@mail.kucoin.com; "});
    CHECK(says(below, published(ed25519.record("t=s; "))) == DkimSays::unusable);
    CHECK(says(below, published(ed25519.record())) == DkimSays::proven);
}

TEST_CASE("of several signatures the best one counts, and only the service's own are asked about, few of them")
{
    const TestSigner good;
    const TestSigner other;
    const KeyRecords records = published(good.record());
    const QByteArray honest = good.sign({.message = plain});
    const QByteArray forwarded = other.sign({.message = honest, .names = "d=forwarder.example; s=s1; "});
    CHECK(says(forwarded, records) == DkimSays::proven);
    CHECK(says("DKIM-Signature: junk\r\n" + honest, records) == DkimSays::proven);
    CHECK(says(other.sign({.message = honest, .names = "d=kucoin.com; s=s2; "}), records) == DkimSays::proven);
    const auto names = [&](const QByteArray& bytes) { return MessageJudge(kucoin(), {}).keyNames(bytes); };
    CHECK(names(forwarded) == QStringList{keyName});
    CHECK(names(plain).isEmpty());
    CHECK(names("nothing").isEmpty());
    CHECK(names(QByteArray(honest).replace("From: KuCoin <no-reply@kucoin.com>", "From: a@evil.example")).isEmpty());
    CHECK(names("From: b@kucoin.com\r\n" + honest).isEmpty());
    CHECK(names(good.sign({.message = plain, .names = "d=Mail.KuCoin.com; s=S1.x; "}))
          == QStringList{QStringLiteral("s1.x._domainkey.mail.kucoin.com")});
    QByteArray many = plain;
    for (int i = 0; i < 30; ++i)
        many = good.sign({.message = many, .names = "d=kucoin.com; s=t" + QByteArray::number(i) + "; "});
    CHECK(names(many).size() == 5);
    // One domain of the service's does not speak for another.
    origin::ServiceProfile two = kucoin();
    two.mailDomains = {QStringLiteral("kucoin.com"), QStringLiteral("kucoin.example")};
    CHECK(says(good.sign({.message = plain, .names = "d=kucoin.example; s=s1; "}),
               published(good.record(), QStringLiteral("s1._domainkey.kucoin.example")), two)
          == DkimSays::none);
}

TEST_CASE("a signature proves the sender as the provider's word does, and decides nothing else")
{
    const KnownCode code{.code = *canonicalCode(u"tulip 77")};
    const auto report = [&](const QByteArray& bytes, const std::optional<KeyRecords>& keys,
                            const QStringList& providers = {}) {
        return *MessageJudge(kucoin(), {.authservIds = providers}).judge(bytes, code, keys);
    };
    const KeyRecords records = published(signedKeyRecord);
    const auto proved = report(signedSample, records);
    CHECK(proved.verdict == MessageVerdict::genuine);
    CHECK(proved.proof == SenderProof::proven);
    CHECK(proved.code == CodeState::right);
    CHECK(proved.dkim == DkimSays::proven);
    CHECK(proved.findings.contains({MessageFinding::signatureProves, QStringLiteral("kucoin.com")}));
    CHECK_FALSE(proved.has(MessageFinding::senderUnproved));

    const auto notAsked = report(signedSample, std::nullopt);
    CHECK(notAsked.verdict == MessageVerdict::unproved);
    CHECK(notAsked.dkim == DkimSays::notAsked);
    CHECK_FALSE(notAsked.has(MessageFinding::signatureNone));

    // Old, forwarded or cut off from the network: not proved, and nobody's guilt.
    struct Row {
        const char* what;
        QByteArray bytes;
        KeyRecords keys;
        MessageFinding finding;
    };
    for (const Row& row :
         {Row{"old",
              signedSample,
              {.byName = {{keyName, QList<QByteArray>{}}}, .askedAt = now},
              MessageFinding::signatureKeyGone},
          Row{"forwarded", signedSample + "-- \r\nThe list\r\n", records, MessageFinding::signatureUnfit},
          Row{"no network",
              signedSample,
              {.byName = {{keyName, std::unexpected(KeyRecordError::unreachable)}}, .askedAt = now},
              MessageFinding::signatureUnreachable},
          Row{"not signed", signedRest, records, MessageFinding::signatureNone}}) {
        INFO(row.what);
        const auto unproved = report(row.bytes, row.keys);
        CHECK(unproved.verdict == MessageVerdict::unproved);
        CHECK(unproved.has(row.finding));
        CHECK(unproved.has(MessageFinding::senderUnproved));
    }

    // The provider's word beside it.
    const QStringList gmailNamed{QStringLiteral("mx.google.com")};
    const QByteArray refused = gmail("mx.google.com; dmarc=fail header.from=kucoin.com") + signedSample;
    CHECK(report(refused, std::nullopt, gmailNamed).proof == SenderProof::refused);
    CHECK(report(refused, records, gmailNamed).proof == SenderProof::unproved);
    CHECK(report(refused, records, gmailNamed).verdict == MessageVerdict::unproved);
    const QByteArray contradicted = gmail("mx.google.com; dmarc=pass header.from=other.example") + signedSample;
    CHECK(report(contradicted, records, gmailNamed).verdict == MessageVerdict::unproved);
    CHECK(report(gmailPass + signedSample, records, gmailNamed).verdict == MessageVerdict::genuine);
    CHECK(report(gmailPass + signedRest, records, gmailNamed).verdict == MessageVerdict::genuine);

    // What the provider's word does not cover: seen without asking anybody.
    const TestSigner any;
    const QByteArray cutOff = any.sign({.message = plain, .tags = "l=20; "});
    for (const auto& [what, bytes, finding] :
         {std::tuple{"a signature over the beginning", gmailPass + cutOff, MessageFinding::signatureCutOff},
          std::tuple{"the same where lines end with LF alone", QByteArray(gmailPass + cutOff).replace("\r\n", "\n"),
                     MessageFinding::signatureCutOff},
          std::tuple{"a length that is no number", gmailPass + any.sign({.message = plain, .tags = "l=x; "}),
                     MessageFinding::signatureCutOff},
          std::tuple{"a second subject", "Subject: You won\r\n" + gmailPass + signedSample, MessageFinding::fieldTwice},
          std::tuple{"a second type", gmailPass + "Content-Type: text/plain\r\n" + signedSample,
                     MessageFinding::fieldTwice},
          std::tuple{"another message before it", "From x\rFrom: a@kucoin.com\r\rHi\n" + gmailPass + signedSample,
                     MessageFinding::notAllRead},
          std::tuple{"a carriage return in a header", "X-A: b\rSubject: You won\r\n" + gmailPass + signedSample,
                     MessageFinding::notAllRead}}) {
        INFO(what);
        const auto doubted = report(bytes, std::nullopt, gmailNamed);
        CHECK(doubted.verdict == MessageVerdict::unproved);
        CHECK(doubted.has(finding));
    }
    for (const auto& [what, bytes] :
         {std::pair{
              "the length of all of it",
              gmailPass
                  + any.sign({.message = plain,
                              .tags = "l=" + QByteArray::number(plain.size() - plain.indexOf("\r\n\r\n") - 4) + "; "})},
          std::pair{"somebody else's over the beginning",
                    gmailPass + any.sign({.message = plain, .tags = "l=1; ", .names = "d=list.example; s=s1; "})},
          std::pair{"a mailbox file's line", "From a@b Thu Nov 26 09:00:00 2026\r\n" + gmailPass + signedSample}}) {
        INFO(what);
        CHECK(report(bytes, std::nullopt, gmailNamed).verdict == MessageVerdict::genuine);
    }
    const auto both = any.sign({.message = signedSample, .tags = "l=1; ", .names = "d=kucoin.com; s=s2; "});
    CHECK(report(gmailPass + both, records, gmailNamed).verdict == MessageVerdict::genuine); // the other covers all

    // What is signed can be bad all the same.
    const TestSigner signer;
    const QByteArray bad = signer.sign(
        {.message = QByteArray(plain).replace("https://www.kucoin.com/account", "https://kucoin-login.webflow.io/x")});
    CHECK(report(bad, published(signer.record())).verdict == MessageVerdict::unsafe);
}

TEST_CASE("keys are asked for once each, and not any more once the question is given up")
{
    FakeKeys keys;
    keys.publish(keyName, signedKeyRecord);
    const Clock clock{.unixMs = [] { return now * 1000; }, .monotonicMs = [] { return std::int64_t{0}; }};
    const auto judge = std::make_shared<const MessageJudge>(kucoin(), MailProviders{});
    const auto found = waitFor(askForKeysOf(judge, signedField + signedSample, keys, clock, {}));
    REQUIRE(found);
    CHECK(keys.asked == QStringList{keyName});
    CHECK(found->askedAt == now);
    CHECK(*found->byName.value(keyName) == QList<QByteArray>{signedKeyRecord});
    CHECK(waitFor(askForKeysOf(judge, "nothing", keys, clock, {}))->byName.isEmpty());

    keys.answers = false;
    CancelSource cancel;
    auto task = askForKeysOf(judge, signedSample, keys, clock, cancel.token());
    REQUIRE(waitUntil([&] { return keys.asked.size() == 2; }));
    cancel.cancel();
    const auto given = waitFor(std::move(task));
    REQUIRE_FALSE(given);
    CHECK(given.error() == KeyRecordError::cancelled);
    CHECK_FALSE(waitFor(askForKeysOf(judge, signedSample, keys, clock, cancel.token())));
    CHECK(keys.asked.size() == 2);
}
