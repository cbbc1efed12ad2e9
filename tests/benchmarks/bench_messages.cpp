// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved messages, judged whole: how many a second of an ordinary one, and how long the largest and the most nested
// take. Aims: 2,000 a second on one core; 25 MiB, 10,000 parts or 100 levels in a few seconds.
#include "core/mail/message_report.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"

#include <cstdio>
#include <ctime>

namespace {

using namespace sallyport;

double secondsFor(const mail::MessageJudge& judge, const QByteArray& bytes, int times)
{
    static const mail::KnownCode code{.code = Secret::copyOf("tulip 77")};
    const std::clock_t start = std::clock(); // of the processor: what else it does is not counted
    for (int i = 0; i < times; ++i) {
        if (const auto report = judge.judge(bytes, code); !report && report.error() == mail::MessageError::notAMessage)
            std::exit(1);
    }
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

/// A notice as exchanges send them: a page of styled HTML with a dozen links, beside the same as text.
QByteArray ordinary()
{
    QByteArray html = "<html><head><style>p{color:#333}</style></head><body><p>Your anti-phishing code: tulip 77</p>";
    for (int i = 0; i < 12; ++i)
        html +=
            "<table width=\"100%\" style=\"border:0\"><tr><td><p>Somebody signed in from a device not seen before.</p>"
            "<a href=\"https://www.kucoin.com/account/security?lang=en&amp;n="
            + QByteArray::number(i) + "\">See your account</a></td></tr></table>";
    return test::Sample{.type = "multipart/alternative; boundary=b",
                        .body = "--b\r\nContent-Type: text/plain\r\n\r\nSee https://www.kucoin.com/account\r\n"
                                "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                            + html + "</body></html>\r\n--b--"}
        .bytes();
}

QByteArray nested(int levels)
{
    QByteArray bytes = "From: a@kucoin.com\nSubject: x\n";
    for (int i = 0; i < levels; ++i)
        bytes += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b" + QByteArray::number(i)
            + "\n";
    return bytes + "\nhttps://evil.example\n";
}

} // namespace

int main()
{
    const mail::MessageJudge judge(*origin::shippedProfile(u"kucoin"),
                                   {.authservIds = {QStringLiteral("mx.google.com")}});
    const QByteArray message = ordinary();
    secondsFor(judge, message, 100);
    constexpr int times = 4'000;
    const double ordinaries = times / secondsFor(judge, message, times);
    std::printf("ordinary messages of %lld bytes: %.0f a second (aim 2,000)\n", static_cast<long long>(message.size()),
                ordinaries);
    const QByteArray head = "From: a@kucoin.com\nSubject: x\nContent-Type: ";
    std::printf(
        "25 MiB of links: %.2f s\n",
        secondsFor(judge,
                   head + "text/html\n\n" + QByteArray("<a href=https://kuc0in.example/x>x</a>\n").repeated(670'000),
                   1));
    std::printf("25 MiB of base64: %.2f s\n",
                secondsFor(judge,
                           head + "application/zip\nContent-Transfer-Encoding: base64\n\n"
                               + QByteArray("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n").repeated(700'000),
                           1));
    std::printf(
        "10,000 parts: %.2f s\n",
        secondsFor(judge,
                   head + "multipart/mixed; boundary=b\n\n"
                       + QByteArray("--b\nContent-Type: text/html\n\n<a href=https://x.example>x</a>\n").repeated(9'990)
                       + "--b--\n",
                   1));
    std::printf("100 levels: %.4f s\n", secondsFor(judge, nested(99), 1));
    return ordinaries >= 2'000 ? 0 : 1;
}
