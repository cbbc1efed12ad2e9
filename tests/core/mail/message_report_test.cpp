// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The traps of the reference on deceptive links, section 4, each as a message of its own.
#include "core/mail/message_report.h"
#include "core/origin/profile_sources.h"
#include "tests/core/mail/mail_sample.h"
#include "tests/core/qr/code_picture.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

using namespace sallyport;
using namespace sallyport::mail;
using test::gmail;
using test::gmailPass;
using test::Sample;

namespace {

const QStringList gmailNamed{QStringLiteral("mx.google.com")};

KnownCode known(QStringView code)
{
    return {.code = *canonicalCode(code)};
}

MessageReport judged(const QByteArray& bytes, const QStringList& providers = gmailNamed,
                     const KnownCode& code = known(u"tulip 77"))
{
    const MessageJudge judge(*origin::shippedProfile(u"kucoin"), {.authservIds = providers});
    auto report = judge.judge(bytes, code);
    REQUIRE(report);
    return *report;
}

struct Row {
    const char* attacks;
    Sample sample;
    MessageVerdict verdict;
    QList<MessageFinding> findings; ///< these at least
    QStringList providers = gmailNamed;
};

void check(const Row& row)
{
    INFO(row.attacks);
    const auto report = judged(row.sample.bytes(), row.providers);
    CHECK(int(report.verdict) == int(row.verdict));
    for (const MessageFinding finding : row.findings) {
        INFO("finding " << int(finding));
        CHECK(report.has(finding));
    }
    // What one pastes holds neither the code nor a path.
    QString all = report.senderName + report.senderAddress + report.subject;
    for (const auto& link : report.links)
        all += link.report.host + link.report.displayHost + link.shownHost;
    for (const auto& found : report.findings)
        all += found.part;
    CHECK_FALSE(all.contains(QStringLiteral("tulip")));
    CHECK_FALSE(all.contains(QStringLiteral("/account")));
}

/// The sample's body with another link.
QByteArray linking(const QByteArray& anchor)
{
    return "<p>your anti-phishing code: tulip 77</p>" + anchor;
}

} // namespace

TEST_CASE("a message is genuine only if the named provider proves its sender")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const QByteArray dkimOnly = "mx.google.com; dkim=pass header.d=kucoin.com; spf=pass smtp.mailfrom=x@kucoin.com";
    const Row rows[] = {
        {"as it should be", {}, genuine, {senderProven, codeRight}},
        {"a sub-domain of an official domain",
         {.provider = gmail("mx.google.com; dmarc=pass header.from=notice.kucoin.com"),
          .from = "KuCoin <no-reply@notice.kucoin.com>"},
         genuine,
         {senderProven}},
        {"capitals",
         {.provider = gmail("MX.Google.Com; DMARC=PASS header.from=KuCoin.COM"), .from = "a@KUCOIN.com"},
         genuine,
         {senderProven}},
        {"nobody was named", {}, unproved, {senderUnproved, providerNotNamed}, {}},
        {"somebody else was named", {}, unproved, {senderUnproved, providerNotNamed}, {QStringLiteral("mx.example")}},
        {"spf and dkim pass prove nothing", {.provider = gmail(dkimOnly)}, unproved, {senderUnproved, resultsSilent}},
        {"dmarc=pass for somebody else",
         {.provider = gmail("mx.google.com; dmarc=pass header.from=kucoin.com.evil.example")},
         unproved,
         {resultsContradict}},
        {"dmarc=pass for nobody", {.provider = gmail("mx.google.com; dmarc=pass")}, unproved, {resultsContradict}},
        {"dmarc=none",
         {.provider = gmail("mx.google.com; dmarc=none header.from=kucoin.com")},
         unproved,
         {resultsSilent}},
        {"a pass and a fail under one name",
         {.provider = gmail("mx.google.com; dmarc=fail header.from=kucoin.com")
              + "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsContradict}},
        {"several results of one provider, all pass (Proton writes five)",
         {.provider =
              "Authentication-Results: mail.protonmail.ch; dmarc=pass (p=quarantine dis=none) "
              "header.from=kucoin.com\r\n"
              "Authentication-Results: mail.protonmail.ch; spf=pass smtp.mailfrom=kucoin.com\r\n"
              "Authentication-Results: mail.protonmail.ch; dkim=pass header.d=kucoin.com\r\n"
              "Received: from mail.kucoin.com (mail.kucoin.com [192.0.2.25]) by mailin001.protonmail.ch (Postfix)\r\n"},
         genuine,
         {senderProven},
         {QStringLiteral("mail.protonmail.ch")}},
        {"hops inside the provider before it (Fastmail's manner)",
         {.provider =
              "Received: from mx5 ([10.202.2.204]) by compute6.internal (MEProxy); x\r\n"
              "Received: from mx5.messagingengine.com (localhost [127.0.0.1]) by mailmx.nyi.internal (Postfix); x\r\n"
              "Authentication-Results: mx5.messagingengine.com; dmarc=pass header.from=kucoin.com\r\n"
              "Received: from mail.kucoin.com ([192.0.2.25]) by mx5.messagingengine.com (Postfix); x\r\n"},
         genuine,
         {senderProven},
         {QStringLiteral("mx5.messagingengine.com")}},
        {"Outlook.com writes no id",
         {.provider =
              "Received: from mail.kucoin.com (192.0.2.25) by DB1.mail.protection.outlook.com (10.1.1.1); x\r\n"
              "Authentication-Results: spf=pass (sender IP is 192.0.2.25) smtp.mailfrom=kucoin.com; dkim=pass\r\n"
              " header.d=kucoin.com;dmarc=pass action=none header.from=kucoin.com;compauth=pass reason=100\r\n"},
         unproved,
         {senderUnproved, namelessResults}},
        {"results written by the sender, below a hop that greets with a private address",
         {.provider = "Received: from 203.0.113.5 (EHLO [10.0.0.1]) by mx.google.com with SMTPs; x\r\n"
                      "Received: from mail.kucoin.com ([192.0.2.25]) by mx.google.com; x\r\n"
                      "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsTooLow}},
        {"results written by the sender, below the first foreign hop",
         {.provider = gmail("mx.google.com; dmarc=none header.from=kucoin.com")
              + "Received: from x (x [192.0.2.9]) by evil.example; x\r\n"
                "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsTooLow, resultsSilent}},
        {"the same with the provider's name forged into the hop",
         {.provider = gmail("mx.google.com; dmarc=none header.from=kucoin.com")
              + "Received: from mx.google.com (mx.google.com [10.0.0.1]) by mx.google.com; x\r\n"
                "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsTooLow}},
        {"a hop that greets as the provider and comes from elsewhere",
         {.provider = "Received: from mx.google.com ([192.0.2.66]) by mx.google.com; x\r\n"
                      "Received: from mail.kucoin.com ([10.0.0.1]) by mx.google.com; x\r\n"
                      "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsTooLow}},
        {"delivered by another provider altogether",
         {.provider = "Received: from mail.kucoin.com ([192.0.2.25]) by mx.other.example; x\r\n"
                      "Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {resultsTooLow}},
        {"arc=pass and ARC's own results are an intermediary's word",
         {.provider = "ARC-Authentication-Results: i=1; mx.google.com; dmarc=pass header.from=kucoin.com\r\n"
              + gmail("mx.google.com; arc=pass; dkim=pass header.d=forwarder.example; spf=pass")},
         unproved,
         {resultsSilent}},
        {"an old field kept under another name",
         {.provider = "X-Original-Authentication-Results: mx.google.com; dmarc=pass header.from=kucoin.com\r\n"},
         unproved,
         {senderUnproved}},
        {"refused, and nothing in it leads away (a forwarder makes this of a genuine one)",
         {.provider = gmail("mx.google.com; dmarc=fail (p=QUARANTINE) header.from=kucoin.com"), .body = "Hello"},
         unproved,
         {senderRefused, codeMissing}},
        {"refused, with a link to elsewhere",
         {.provider = gmail("mx.google.com; dmarc=fail (p=QUARANTINE) header.from=kucoin.com; spf=pass; dkim=pass"),
          .body = "<a href=https://forms.example/x>Verify</a>"},
         imitation,
         {senderRefused}},
    };
    for (const Row& row : rows)
        check(row);
}

TEST_CASE("a From header that can be read in two ways proves nothing")
{
    using enum MessageFinding;
    struct From {
        const char* attacks;
        QByteArray from;
        MessageFinding finding;
    };
    const From rows[] = {
        {"two headers", "a@kucoin.com\r\nFrom: a@evil.example", severalSenders},
        {"two headers, the other way round", "a@evil.example\r\nFrom: a@kucoin.com", severalSenders},
        {"two equal headers", "a@kucoin.com\r\nFrom: a@kucoin.com", severalSenders},
        {"two people", "a@kucoin.com, b@evil.example", severalSenders},
        {"a group", "KuCoin: no-reply@kucoin.com;", unclearSender},
        {"a comment", "no-reply@kucoin.com (KuCoin)", unclearSender},
        {"a quoted local part", "\"a@evil.example\"@kucoin.com", unclearSender},
        {"a route", "<@evil.example:a@kucoin.com>", unclearSender},
        {"an unquoted address before it", "a@evil.example <a@kucoin.com>", unclearSender},
        {"two pairs of angles", "<a@kucoin.com> <a@evil.example>", severalSenders},
        {"something behind it", "<a@kucoin.com> x", severalSenders},
        {"an encoded address", "=?utf-8?Q?a=40kucoin=2Ecom?=", unclearSender},
        {"a host literal", "a@[192.0.2.1]", unclearSender},
    };
    for (const auto& row : rows) {
        INFO(row.attacks);
        const auto report = judged(Sample{.from = row.from}.bytes());
        CHECK(report.verdict != MessageVerdict::genuine);
        CHECK(report.proof != SenderProof::proven);
        CHECK(report.has(row.finding));
    }
    const auto nobody = judged("Subject: x\r\nDate: y\r\nTo: z@a.example\r\n\r\nHello");
    CHECK(nobody.has(noSender));
    CHECK(nobody.verdict == MessageVerdict::unproved);
}

TEST_CASE("what pretends to be the service is an imitation")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const QByteArray other = gmail("mx.google.com; dmarc=pass header.from=evil.example", "evil.example");
    const QByteArray plain = "<p>Hello</p>";
    const Row rows[] = {
        {"a domain that bears the name, with a genuine pass for itself",
         {.provider = gmail("mx.google.com; dmarc=pass header.from=kucoin-support.com"),
          .from = "a@kucoin-support.com",
          .body = plain},
         imitation,
         {senderImitation}},
        {"a domain in punycode",
         {.provider = other, .from = "a@xn--kucin-lye.com", .body = plain},
         imitation,
         {senderImitation}},
        {"the name as display name",
         {.provider = other, .from = "KuCoin Support <a@evil.example>", .body = plain},
         imitation,
         {senderElsewhere, nameClaimsService}},
        {"the name in Cyrillic letters",
         {.provider = other, .from = "=?utf-8?B?0Jp10KHQvmlu?= <a@evil.example>", .body = plain},
         imitation,
         {nameLookalike}},
        {"the name with a zero",
         {.provider = other, .from = "KuC0in <a@evil.example>", .body = plain},
         imitation,
         {nameLookalike}},
        {"the name in single letters",
         {.provider = other, .from = "K u C o i n <a@evil.example>", .body = plain},
         imitation,
         {nameClaimsService}},
        {"the name with something unseen in it",
         {.provider = other, .from = "=?utf-8?Q?Ku=E2=80=8BCoin?= <a@evil.example>", .body = plain},
         imitation,
         {nameClaimsService, nameHidden}},
        {"an official address as display name",
         {.provider = other, .from = "\"no-reply@kucoin.com\" <a@evil.example>", .body = plain},
         imitation,
         {nameHasAddress}},
        {"an official host as display name",
         {.provider = other, .from = "www.kucoin.com <a@evil.example>", .body = plain},
         imitation,
         {nameHasAddress}},
        {"the subject in look-alike letters (one real mail: \"[Binаnсе]\")",
         {.provider = other, .from = "a@evil.example", .subject = "=?utf-8?Q?[Ku=D0=A1oin]_security?=", .body = plain},
         imitation,
         {subjectLookalike}},
        {"an imitation as a link",
         {.provider = other,
          .from = "a@evil.example",
          .subject = "Hi",
          .body = "<a href=https://kucoin-login.webflow.io/x>go</a>"},
         imitation,
         {linkImitation}},
        {"an imitation in plain text",
         {.provider = other,
          .from = "a@evil.example",
          .type = "text/plain",
          .body = "Go to https://kucoin.com.evil.example/x."},
         imitation,
         {linkImitation}},
        {"an imitation without a scheme, as mail programs make links of it",
         {.provider = other,
          .from = "a@evil.example",
          .type = "text/plain",
          .body = "Go to kucoin-secure.webflow.io/login now."},
         imitation,
         {linkImitation}},
        {"an imitation behind a letter that is no letter of a host's",
         {.provider = other,
          .from = "a@evil.example",
          .type = "text/plain; charset=utf-8",
          .body = "请访问https://kucoin-login.webflow.io/x，如果您"},
         imitation,
         {linkImitation}},
        {"an imitation behind another link in one word",
         {.provider = other,
          .from = "a@evil.example",
          .type = "text/plain",
          .body = "https://www.kucoin.com/,https://kucoin-login.webflow.io/"},
         imitation,
         {linkImitation}},
        {"an imitation to be written to",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=\"mailto:a@b.example,help@kucoin-support.com?subject=x\">Write</a>"},
         imitation,
         {linkImitation}},
        {"an imitation to be answered",
         {.provider = other, .from = "a@evil.example", .more = "Reply-To: help@kucoin-support.com\r\n", .body = plain},
         imitation,
         {replyImitation}},
        {"an official address shown with a dot behind it",
         {.provider = other, .from = "a@evil.example", .body = "<a href=https://evil.example/>www.kucoin.com.</a>"},
         imitation,
         {linkTextDeceives}},
        {"in parentheses",
         {.provider = other, .from = "a@evil.example", .body = "<a href=https://evil.example/>(www.kucoin.com)</a>"},
         imitation,
         {linkTextDeceives}},
        {"behind a word and a colon",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=https://evil.example/>Visit:www.kucoin.com</a>"},
         imitation,
         {linkTextDeceives}},
        {"behind an arrow",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=https://evil.example/>&#8594;www.kucoin.com</a>"},
         imitation,
         {linkTextDeceives}},
        {"behind another address",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=https://evil.example/>evil.example www.kucoin.com</a>"},
         imitation,
         {linkTextDeceives}},
        {"with something unseen in it",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=https://evil.example/>www.ku&shy;coin&#8203;.com</a>"},
         imitation,
         {linkTextDeceives}},
        {"an imitation in a comment that Outlook reads",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<!--[if mso]><a href=https://kucoin-login.webflow.io>x</a><![endif]-->"},
         imitation,
         {linkImitation}},
        {"an imitation behind a mail program's own button",
         {.provider = other,
          .from = "a@evil.example",
          .more = "List-Unsubscribe: <mailto:a@evil.example>, <https://kucoin-login.webflow.io/out>\r\n",
          .body = plain},
         imitation,
         {linkImitation}},
        {"an imitation in an attached page",
         {.provider = other,
          .from = "a@evil.example",
          .type = "multipart/mixed; boundary=b",
          .body = "--b\r\nContent-Type: text/html; name=kyc.html\r\n\r\n<form "
                  "action=https://kucoin-kyc.webflow.io></form>\r\n--b--"},
         imitation,
         {linkImitation, attachedPage, form}},
        {"an official address shown, another one behind it, refused sender",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<a href=https://evil.example/x>https://www.kucoin.com/login</a>"},
         imitation,
         {linkTextDeceives}},
        {"the same by an image map",
         {.provider = other, .from = "a@evil.example", .body = "<area href=https://kucoin-login.webflow.io>"},
         imitation,
         {linkImitation}},
        {"a base that all shorter links begin with",
         {.provider = other,
          .from = "a@evil.example",
          .body = "<base href=https://kucoin-login.webflow.io/><a href=/login>x</a>"},
         imitation,
         {baseAddress, linkImitation}},
        {"a code that is not the person's",
         {.provider = gmail("mx.google.com; dmarc=none header.from=kucoin.com"),
          .body = "<p>Anti-Phishing Code: sunny 12</p>"},
         imitation,
         {senderUnproved, codeWrong}},
        {"the person's code from somebody else: it has leaked",
         {.provider = other, .from = "a@evil.example", .body = "<p>Anti-Phishing Code: tulip 77</p>"},
         imitation,
         {codeLeaked}},
        {"the person's code from an official address that the provider refuses",
         {.provider = gmail("mx.google.com; dmarc=fail header.from=kucoin.com")},
         imitation,
         {senderRefused, codeLeaked}},
    };
    for (const Row& row : rows)
        check(row);
}

TEST_CASE("a sender's name claims to be the service in whatever way people read it as that")
{
    const auto reportOn = [](const QByteArray& name) {
        const QByteArray from = name + " <a@evil.example>";
        return judged(Sample{.provider = gmail("mx.google.com; dmarc=pass header.from=evil.example", "evil.example"),
                             .from = from,
                             .subject = "Hi",
                             .body = "<p>Hello</p>"}
                          .bytes());
    };
    for (const char* name : {"KuColn", "Ku Coin", "Ku-Coin Support", "\"Ku.Coin\"", "Kuccoin", "Kucion", "Cucoin",
                             "KUCOLN Team", "KuColnSupport", "Security at KuCoin", "KuCoin on behalf",
                             "KuCoin Community Support", "Support via KuCoin", "Ku C0in", "Ku_Coin"}) {
        INFO(name);
        CHECK(reportOn(name).verdict == MessageVerdict::imitation);
    }
    for (const char* name : {"Jane Doe at KuCoin",
                             "KuCoin via LinkedIn",
                             "KuCoin Community",
                             "Trustpilot about KuCoin",
                             "KuCoin Fans",
                             "Marku Coin",
                             "Kuching Coins",
                             "Otaku Coin",
                             "Haiku Coin Club",
                             "Coin Ku",
                             "Kucina",
                             "Cousin",
                             "Kokain",
                             "Kucin",
                             "OKCoin",
                             "Mycoin",
                             "Bitcoin",
                             "Coinbase",
                             "Kuan Lin",
                             "\"Ku, Colin\"",
                             "Ruku Coindesk",
                             "Nu Coin"}) {
        INFO(name);
        CHECK(reportOn(name).verdict == MessageVerdict::unrelated);
    }
}

TEST_CASE("what is dangerous is that whoever sent it")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const Row rows[] = {
        {"a link in which a browser and others read different hosts",
         {.body = linking("<a href=\"https://evil.example\\@www.kucoin.com/\">x</a>")},
         unsafe,
         {senderProven, linkUnsafe}},
        {"an answer to an imitation", {.more = "Reply-To: help@kucoin-support.com\r\n"}, unsafe, {replyImitation}},
        {"an official host with a user before it, and not encrypted",
         {.body = linking("<a href=\"http://a@www.kucoin.com/\">x</a>")},
         unsafe,
         {linkUnsafe}},
        {"a script", {.body = linking("<a href=\"java&Tab;script:alert(1)\">x</a>")}, unsafe, {linkUnsafe}},
        {"a program",
         {.type = "multipart/mixed; boundary=b",
          .body = "--b\r\n\r\nyour anti-phishing code: tulip 77\r\n--b\r\nContent-Type: application/pdf; "
                  "name=\"statement.pdf.exe\"\r\n\r\nMZ\r\n--b--"},
         unsafe,
         {attachedProgram}},
        {"a form",
         {.body = linking("<form action=https://www.kucoin.com/x><input name=password></form>")},
         unsafe,
         {form}},
        {"an imitation from a proven sender: somebody got at what it sends",
         {.body = linking("<a href=https://kucoin-login.webflow.io>x</a>")},
         unsafe,
         {senderProven, linkImitation}},
    };
    for (const Row& row : rows)
        check(row);
}

TEST_CASE("what is missing keeps a message from being called genuine")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const Row rows[] = {
        {"no code", {.body = "<p>Hello</p>"}, unproved, {senderProven, codeMissing}},
        {"talk about the code is not the code",
         {.body = "<p>Never share your anti-phishing code with anyone.</p>"},
         unproved,
         {senderProven, codeMissing}},
        {"another code from a proven sender",
         {.body = "<p>Anti-phishing code: sunny 12</p>"},
         unproved,
         {senderProven, codeWrong}},
        {"the code as a piece of a longer word", {.body = "<p>xtulip 77</p>"}, unproved, {codeMissing}},
        {"the code in the subject alone",
         {.subject = "[tulip 77] New sign-in", .body = "<p>Hello</p>"},
         genuine,
         {codeRight}},
        {"the code broken over lines and tags", {.body = "Code: <b>tulip</b>\r\n <i>77</i>"}, genuine, {codeRight}},
        {"answers go elsewhere", {.more = "Reply-To: help@desk.example\r\n"}, unproved, {replyElsewhere}},
        {"answers go to the service", {.more = "Reply-To: support@kucoin.com\r\n"}, genuine, {}},
        {"an attached message",
         {.type = "multipart/mixed; boundary=b",
          .body = "--b\r\n\r\nyour anti-phishing code: tulip 77\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: "
                  "a@b.example\r\n\r\nx\r\n--b--"},
         unproved,
         {attachedMessage}},
        {"a counter of clicks on the service's own host, not encrypted",
         {.body = linking("<a href=http://url1234.kucoin.com/ls/click?upn=1>x</a>")},
         unproved,
         {linkUnclean}},
        {"an official address with a sign that none may have",
         {.body = linking("<a href=\"https://www.kucoin.com/x?a=1|2\">x</a>")},
         unproved,
         {linkUnclean}},
        {"more than is read",
         {.body = linking(QByteArray("<a href=https://www.kucoin.com>x</a>").repeated(6'000))},
         unproved,
         {notAllRead}},
    };
    for (const Row& row : rows)
        check(row);
}

TEST_CASE("nobody is accused who does nothing wrong")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const auto from = [](const char* address) { return QByteArray(address); };
    const QByteArray provider = gmail("mx.google.com; dmarc=pass header.from=news.example", "news.example");
    const QByteArray letter =
        "<a href=https://news.example/1>Read on</a> <a href=https://clicks.sendgrid.net/x>news.example/2</a>"
        "<a href=mailto:a@news.example>write</a> <a href=#top>top</a> <a href=\"{{unsubscribe}}\">x</a>"
        "<img src=https://cdn.example/pixel.gif>";
    const Row rows[] = {
        {"a newsletter",
         {.provider = provider, .from = from("News <a@news.example>"), .subject = "Today", .body = letter},
         unrelated,
         {senderElsewhere, linksElsewhere, linkTextDiffers}},
        {"a newsletter about the service",
         {.provider = provider,
          .from = from("News <a@news.example>"),
          .subject = "KuCoin lists a coin",
          .body = letter},
         unrelated,
         {namesService}},
        {"one that links to the service",
         {.provider = provider,
          .from = from("News <a@news.example>"),
          .subject = "x",
          .body = "<a href=https://www.kucoin.com/>KuCoin</a>"},
         unrelated,
         {}},
        {"somebody who writes about it",
         {.provider = provider,
          .from = from("Trustpilot about KuCoin <a@news.example>"),
          .subject = "x",
          .body = letter},
         unrelated,
         {namesService}},
        {"a form of somebody else",
         {.provider = provider,
          .from = from("Survey <a@news.example>"),
          .subject = "x",
          .body = "<form action=https://news.example/f></form>"},
         unrelated,
         {form}},
        {"a disputed sibling",
         {.provider = provider, .from = from("KuCoin <a@kucoin.plus>"), .body = "<p>Hello</p>"},
         unproved,
         {senderDisputed}},
        {"files, sentences and programs that only look like hosts",
         {.provider = provider,
          .from = from("Review <a@news.example>"),
          .subject = "x",
          .type = "text/plain",
          .body = "kucoin-report.pdf, kucoin.py and kucoin.md: I use KuCoin.It works. See ccxt.kucoin.orders, "
                  "kucoin.json or www.kucoin.com."},
         unrelated,
         {}},
        {"a link in Chinese text",
         {.provider = provider,
          .from = from("a@news.example"),
          .subject = "x",
          .type = "text/plain; charset=utf-8",
          .body = "请访问“https://www.kucoin.com”。或https://www.kucoin.com，如果您点击https://"
                  "www.kucoin.com登录（www.kucoin.com）"},
         unrelated,
         {}},
        {"emoji and a script with joiners",
         {.provider = provider,
          .from = from("=?utf-8?B?8J+RqeKAjfCfkrs=?= <a@news.example>"),
          .subject = "=?utf-8?B?2YXbjOKAjNiu2YjYp9mH2YU=?=",
          .body = letter},
         unrelated,
         {}},
        {"a genuine message in Chinese",
         {.type = "text/plain; charset=utf-8",
          .body = "tulip 77 请访问https://www.kucoin.com/zh-hans，如果您有疑问，请联系support@kucoin.com。KuCoin团队"},
         genuine,
         {}},
        {"a genuine message with links elsewhere, as newsletters have",
         {.body = linking("<a href=https://blog.example>x</a><a href=https://t.example/k>y</a>")},
         genuine,
         {linksElsewhere}},
    };
    for (const Row& row : rows)
        check(row);
    const auto report =
        judged(Sample{.provider = provider, .from = "News <a@news.example>", .subject = "x", .body = letter}.bytes());
    for (const auto& found : report.findings) {
        CHECK(gravity(found.finding) != Gravity::imitation);
        CHECK(gravity(found.finding) != Gravity::unsafe);
    }
}

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
