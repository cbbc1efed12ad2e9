// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links that a mail filter put in place of a message's, and those that only look like it.
#include "core/mail/filtered_link.h"
#include "tests/core/mail/judged_message.h"

using namespace sallyport;
using namespace sallyport::mail;
using namespace sallyport::test;

namespace {

QString u(const char* text)
{
    return QString::fromUtf8(text);
}

const QByteArray safeLink = "https://eur01.safelinks.protection.outlook.com/?url=";

} // namespace

TEST_CASE("what a mail filter put in place of a link is read back, and nothing else is")
{
    struct Row {
        const char* link;
        const char* sent; ///< null: nothing
    };
    const Row rows[] = {
        {"https://eur01.safelinks.protection.outlook.com/"
         "?url=https%3A%2F%2Fwww.kucoin.com%2Fa%3Fb%3D1&data=05%7C02&sdata=x&reserved=0",
         "https://www.kucoin.com/a?b=1"},
        {"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwww.kucoin.com%2f&c=E,1,x&typo=1",
         "https://www.kucoin.com/"},
        {"https://clicktime.symantec.com/3abc?u=https%3A%2F%2Fwww.kucoin.com", "https://www.kucoin.com"},
        {"https://urldefense.proofpoint.com/v2/url?u=https-3A__www.kucoin.com_a-5Fb&d=DwMF&c=x",
         "https://www.kucoin.com/a_b"},
        {"https://urldefense.com/v3/__https://www.kucoin.com/a__;!!Abc!def$", "https://www.kucoin.com/a"},
        {"https://urldefense.us/v3/__http://www.kucoin.com__;!!Abc$", "http://www.kucoin.com"},
        {"https://secure-web.cisco.com/1abc-_d/https%3A%2F%2Fwww.kucoin.com%2Flogin", "https://www.kucoin.com/login"},
        // Not theirs.
        {"https://safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"http://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://a@eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://www.google.com/url?q=https%3A%2F%2Fwww.kucoin.com", nullptr},
        // Not as they write it.
        {"https://eur01.safelinks.protection.outlook.com/", nullptr},
        {"https://eur01.safelinks.protection.outlook.com/?url=", nullptr},
        {"https://eur01.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", nullptr},
        {"https://eur01.safelinks.protection.outlook.com/?data=1#?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://eur01.safelinks.protection.outlook.com/"
         "?url=https%3A%2F%2Fwww.kucoin.com&URL=https%3A%2F%2Fevil.example",
         nullptr},
        {"https://eur01.safelinks.protection.outlook.com/"
         "?%75rl=https%3A%2F%2Fevil.example&url=https%3A%2F%2Fwww.kucoin.com",
         nullptr},
        {"https://eur01.safelinks.protection.outlook.com:8443/?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://eur01.safelinks.protection.outlook.com/other?url=https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://urldefense.proofpoint.com/v1/url?u=https%3A%2F%2Fwww.kucoin.com_.evil.example", nullptr},
        {"https://urldefense.com/anything?u=https-3A__www.kucoin.com", nullptr},
        {"https://secure-web.cisco.com/1abc/https%3A%2F%2Fevil.example/https%3A%2F%2Fwww.kucoin.com", nullptr},
        {"https://urldefense.com/v3/__", nullptr},
        {"https://urldefense.com/v3/____;", nullptr},
        {"https://secure-web.cisco.com/", nullptr},
        // Whole, with what makes it another host.
        {"https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.kucoin.com;@evil.example%2F",
         "https://www.kucoin.com;@evil.example/"},
        {"https://urldefense.com/v3/__https://www.kucoin.com__;@evil.example/__;!!A$",
         "https://www.kucoin.com__;@evil.example/"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.link);
        CHECK(unfiltered(u(row.link)) == (row.sent != nullptr ? std::optional(u(row.sent)) : std::nullopt));
    }
}

TEST_CASE("a message is judged by the links it was sent with, and by what its links may lead on to")
{
    using enum MessageVerdict;
    using enum MessageFinding;
    const QByteArray other = gmail("mx.google.com; dmarc=pass header.from=evil.example", "evil.example");
    const JudgedRow rows[] = {
        {"a filter's link in place of an official one",
         {.body =
              linking("<a href=\"" + safeLink + "https%3A%2F%2Fwww.kucoin.com%2Faccount&data=1\">www.kucoin.com</a>")},
         genuine,
         {senderProven, codeRight}},
        {"a filter's link in place of an imitation",
         {.provider = other,
          .from = "a@evil.example",
          .subject = "Hi",
          .body = "<a href=\"" + safeLink + "https%3A%2F%2Fkucoin-login.webflow.io%2F&data=1\">www.kucoin.com</a>"},
         imitation,
         {linkImitation, linkTextDeceives}},
        {"an imitation that a redirector leads on to",
         {.provider = other,
          .from = "a@evil.example",
          .subject = "Hi",
          .body = "<a href=\"https://www.google.com/url?q=https%3A%2F%2Fkucoin-login.webflow.io\">go</a>"},
         imitation,
         {linkImitation}},
        {"an imitation beside what a filter seems to have put there",
         {.body =
              linking("<a href=\"" + safeLink
                      + "https%3A%2F%2Fwww.kucoin.com%2F&data=https://kucoin-login.webflow.io\">www.kucoin.com</a>")},
         unsafe,
         {linkImitation}},
        {"a redirector that leads on to an official host proves nothing",
         {.provider = other,
          .from = "a@evil.example",
          .subject = "Hi",
          .body = "<a href=\"https://evil.example/?u=https://www.kucoin.com/\">www.kucoin.com</a>"},
         imitation,
         {linkTextDeceives}},
    };
    for (const JudgedRow& row : rows)
        check(row);
}
