// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says, and what it keeps to itself.
#include "tests/core/mail/judged_message.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::mail;
using namespace sallyport::test;

TEST_CASE("a code is asked for only where the service has one, and only of what claims to be from it")
{
    const auto unset = judged(Sample{}.bytes(), gmailNamed, KnownCode{});
    CHECK(unset.verdict == MessageVerdict::genuine);
    CHECK(unset.has(MessageFinding::codeNotSet));
    CHECK(unset.advice.contains(MessageAdvice::setCode));
    const auto unavailable = judged(Sample{}.bytes(), gmailNamed, KnownCode{.unavailable = true});
    CHECK(unavailable.has(MessageFinding::codeUnavailable));
    CHECK(unavailable.code == CodeState::unavailable);
    const auto letter = judged(Sample{.from = "a@news.example", .subject = "x", .body = "Hello"}.bytes());
    CHECK_FALSE(letter.has(MessageFinding::codeMissing));
}

TEST_CASE("what to do comes with the verdict")
{
    const auto leaked = judged(Sample{.from = "KuCoin <a@evil.example>"}.bytes());
    REQUIRE(leaked.advice.size() >= 2);
    CHECK(leaked.advice[0] == MessageAdvice::changeCode);
    CHECK(leaked.advice[1] == MessageAdvice::doNotFollow);
    const auto unnamed = judged(Sample{}.bytes(), {});
    CHECK(unnamed.advice.contains(MessageAdvice::nameProvider));
    CHECK(judged(Sample{}.bytes()).advice == QList{MessageAdvice::typeAddressYourself});
}

TEST_CASE("what a report shows of a message is fit to be shown, and to be pasted once defanged")
{
    const auto report = judged(Sample{.from = "=?utf-8?Q?KuCoin=E2=80=AEmoc?= <a@evil.example>",
                                      .subject = "Hi\ttulip 77 =?utf-8?Q?=1B[31m?=",
                                      .body = "<a href=https://tulip.evil.example/secret?token=1>x</a>"}
                                   .bytes());
    CHECK_FALSE(report.senderName.contains(QChar(0x202e)));
    CHECK(report.senderName.contains(QStringLiteral("U+202E")));
    CHECK_FALSE(report.subject.contains(QStringLiteral("tulip 77")));
    CHECK_FALSE(report.subject.contains(QChar(0x1b)));
    CHECK(defanged(QStringLiteral("https://a@evil.example")) == QStringLiteral("hxxps://a[at]evil[.]example"));
}

TEST_CASE("no spelling of the code is in a report, and only its own spelling is right")
{
    const auto report =
        judged(Sample{.from = "\"TULIP77 support\" <tulip-77@tulip77.kucoin-login.example>",
                      .subject = "=?utf-8?Q?Tu=E2=80=8Blip77?=",
                      .more = "Reply-To: a@t-ulip77.example\r\n",
                      .body = "<a href=https://tulip77-kucoin.webflow.io/>www.TULIP77.example</a> "
                              "<a href=\"https://\uff54\uff55\uff4c\uff49\uff5077-kucoin.webflow.io/\">x</a>"}
                   .bytes(),
               gmailNamed, known(u"tulip77"));
    QString all = report.senderName + report.senderAddress + report.subject;
    for (const auto& found : report.findings)
        all += u' ' + found.part;
    for (const auto& link : report.links) {
        all += u' ' + link.report.host + u' ' + link.report.displayHost + u' ' + link.shownHost;
        for (const auto& found : link.report.findings)
            all += u' ' + found.part;
    }
    INFO(all.toStdString());
    CHECK_FALSE(all.remove(u'-').contains(QStringLiteral("lip77"), Qt::CaseInsensitive));
    CHECK(report.code == CodeState::missing);
    // Where a host is written with letters that are no ASCII, its encoded form tells it as well.
    const auto encoded = judged(Sample{.body = "<a href=\"https://t\u00fclip.evil.example/\">x</a>"}.bytes(),
                                gmailNamed, known(u"T\u00dcLIP"));
    for (const auto& link : encoded.links)
        CHECK_FALSE(link.report.host.contains(QStringLiteral("lip")));
    // And where such a letter parts the code, it brings it together again: "xn--tulip77-...".
    const auto parted = judged(Sample{.body = "<a href=\"https://tul\u03bbip77.evil.example/\">x</a>"}.bytes(),
                               gmailNamed, known(u"tulip77"));
    REQUIRE(parted.links.size() == 1);
    CHECK(parted.links.front().report.host.startsWith(QStringLiteral("xn--")));
    CHECK_FALSE(parted.links.front().report.host.contains(QStringLiteral("tulip77")));
}

TEST_CASE("links in QR codes are judged like others")
{
    struct CodeReader : qr::PictureReader {
        Result<QList<qr::Luminance>, qr::PictureError> read(QByteArrayView file) const override
        {
            if (file == "broken")
                return std::unexpected(qr::PictureError::unreadable);
            return QList<qr::Luminance>{test::codePicture(file)};
        }
    };
    const auto withPicture = [](const QByteArray& payload) {
        return Sample{
            .type = "multipart/related; boundary=b",
            .body = "--b\r\nContent-Type: text/html\r\n\r\nyour anti-phishing code: tulip 77<img src=cid:1>\r\n"
                    "--b\r\nContent-Type: image/png\r\nContent-ID: <1>\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + payload.toBase64() + "\r\n--b--"}
            .bytes();
    };
    const MessageJudge judge(*origin::shippedProfile(u"kucoin"), {.authservIds = gmailNamed},
                             std::make_shared<CodeReader>());
    const auto code = known(u"tulip 77");
    const auto report = [&](const QByteArray& payload) { return *judge.judge(withPicture(payload), code); };

    CHECK(report("https://kucoin-login.webflow.io/x").has(MessageFinding::linkImitation));
    CHECK(report("https://kucoin-login.webflow.io/x").verdict == MessageVerdict::unsafe);
    CHECK(report("https://elsewhere.example/").has(MessageFinding::codeLink));
    CHECK(report("https://elsewhere.example/").verdict == MessageVerdict::unproved);
    CHECK(report("otpauth://totp/x?secret=MZXW6").has(MessageFinding::codeAuthenticator));
    CHECK(report("https://www.kucoin.com/").verdict == MessageVerdict::genuine);
    CHECK(report("broken").verdict == MessageVerdict::genuine);
    CHECK(judged(withPicture("x")).has(MessageFinding::picturesNotSearched));
}

TEST_CASE("a message is read on another thread, and the code joins it afterwards")
{
    const auto judge = std::make_shared<MessageJudge>(*origin::shippedProfile(u"kucoin"), MailProviders{gmailNamed});
    const auto examined = test::waitFor(examineInWorker(judge, Sample{}.bytes()));
    REQUIRE(examined);
    CHECK(judge->report(*examined, known(u"tulip 77")).verdict == MessageVerdict::genuine);
    CHECK(judge->report(*examined, known(u"other 88")).code == CodeState::wrong);
    const auto refused = test::waitFor(examineInWorker(judge, "nothing"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error() == MessageError::notAMessage);
}
