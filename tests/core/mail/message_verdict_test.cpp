// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What proves a sender, what is dangerous, what is missing, and who is accused of nothing; each row a message.
#include "tests/core/mail/judged_message.h"

using namespace sallyport;
using namespace sallyport::mail;
using namespace sallyport::test;

TEST_CASE("a message is genuine only if the named provider proves its sender")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const QByteArray dkimOnly = "mx.google.com; dkim=pass header.d=kucoin.com; spf=pass smtp.mailfrom=x@kucoin.com";
    const JudgedRow rows[] = {
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
        {"a stranger's quoted address in a comment, out of which a result grows",
         {.provider =
              gmail("mx.google.com; spf=pass (domain of \"a); dmarc=pass header.from=kucoin.com; x=(\"@evil.com)")},
         unproved,
         {resultsSilent}},
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
    for (const JudgedRow& row : rows)
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

TEST_CASE("what is dangerous is that whoever sent it")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const JudgedRow rows[] = {
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
    for (const JudgedRow& row : rows)
        check(row);
}

TEST_CASE("what is missing keeps a message from being called genuine")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const JudgedRow rows[] = {
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
    for (const JudgedRow& row : rows)
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
    const JudgedRow rows[] = {
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
        {"the tag of somebody else's list",
         {.provider = provider,
          .from = from("List <a@news.example>"),
          .subject = "[kucoin/sdk] New issue",
          .body = letter},
         unrelated,
         {namesService}},
        {"a subject that begins as the service's do",
         {.provider = provider,
          .from = from("Security Team <a@news.example>"),
          .subject = "[KuCoin] New login detected",
          .body = letter},
         unproved,
         {subjectClaimsService}},
        {"the same in Chinese brackets",
         {.provider = provider,
          .from = from("Security Team <a@news.example>"),
          .subject = "=?utf-8?B?44CQS3VDb2lu44CRIGxvZ2lu?=",
          .body = letter},
         unproved,
         {subjectClaimsService}},
        {"an answer to one",
         {.provider = provider,
          .from = from("Friend <a@news.example>"),
          .subject = "Re: [KuCoin] New login detected",
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
    for (const JudgedRow& row : rows)
        check(row);
    const auto report =
        judged(Sample{.provider = provider, .from = "News <a@news.example>", .subject = "x", .body = letter}.bytes());
    for (const auto& found : report.findings) {
        CHECK(gravity(found.finding) != Gravity::imitation);
        CHECK(gravity(found.finding) != Gravity::unsafe);
    }
}
