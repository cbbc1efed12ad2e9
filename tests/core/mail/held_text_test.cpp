// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a text is judged as a link.
#include "core/mail/held_text.h"

#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::mail;

namespace {

struct Row {
    const char* text;
    QStringList links;
};

QString u(const char* text)
{
    return QString::fromUtf8(text);
}

} // namespace

TEST_CASE("a link alone is judged as it is written, whatever that is")
{
    const char* const rows[] = {
        "https://www.kucoin.com/login",
        "kuc0in-login.webflow.io",
        "https://evil.example\\@www.kucoin.com/",
        "javascript:alert(1)",
        "javascript:alert(1) //https://www.kucoin.com",
        "javascript: open('https://www.kucoin.com')",
        "ms-word:ofe|u|https://www.kucoin.com/a b",
        "ms-word: ofe|u|https://www.kucoin.com/",
        "Verify:https://www.kucoin.com",
        "please call me",
        "otpauth://totp/KuCoin:a?secret=JBSWY3DPEHPK3PXP",
        "",
    };
    for (const char* const row : rows) {
        CAPTURE(row);
        CHECK(linksToJudge(u(row)).links == QStringList{u(row)});
    }
    CHECK(linksToJudge(u(" https://www.kucoin.com \n")).links == QStringList{u("https://www.kucoin.com")});
    CHECK(linksWithin(u("WIFI:S:net;T:WPA;P:secret;;")).links.isEmpty());
    CHECK(linksWithin(u("Log in: https://a.example ")).links == QStringList{u("https://a.example")});
}

TEST_CASE("the links in a text are judged one by one")
{
    const Row rows[] = {
        {"see kuc0in-login.webflow.io/verify today", {u("kuc0in-login.webflow.io/verify")}},
        {"https://kuc0in-login.webflow.io now or never", {u("https://kuc0in-login.webflow.io")}},
        {"Log in: https://kuc0in-login.webflow.io", {u("https://kuc0in-login.webflow.io")}},
        {"Verify: https://www.kucoin.com/a.", {u("https://www.kucoin.com/a")}},
        {"<https://www.kucoin.com/account>", {u("https://www.kucoin.com/account")}},
        {"(https://www.kucoin.com)", {u("https://www.kucoin.com")}},
        {"“www.kucoin.com”", {u("www.kucoin.com")}},
        {"https://www.kucoin.com/account https://kuc0in-login.webflow.io",
         {u("https://www.kucoin.com/account"), u("https://kuc0in-login.webflow.io")}},
        {"https://www.kucoin.com/a\nhttps://b.example/", {u("https://www.kucoin.com/a"), u("https://b.example/")}},
        {"https://www.kucoin.com\nhttps://b.example/", {u("https://www.kucoin.com"), u("https://b.example/")}},
        {"kucoin.com and kucoin.com", {u("kucoin.com")}},
        {"Ask help@kucoin.com", {u("kucoin.com")}},
        {"see the file readme.md", {u("see the file readme.md")}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(linksToJudge(u(row.text)).links == row.links);
        CHECK(linksToJudge(u(row.text)).complete);
    }
}

TEST_CASE("what a browser makes one link of is judged as one first")
{
    const Row rows[] = {
        {"https://www.kucoin.com\n.evil.com/", {u("https://www.kucoin.com\n.evil.com/")}},
        {"www.kucoin.com\n.evil.com", {u("https://www.kucoin.com\n.evil.com")}},
        {"https://www.kucoin.com\t@evil.com", {u("https://www.kucoin.com\t@evil.com")}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(linksToJudge(u(row.text)).links.first() == row.links.first());
        CHECK(linksToJudge(u(row.text)).links.size() > 1);
    }
}

TEST_CASE("a text with more links than are judged says so, and a long one is read to its end")
{
    QString many;
    for (int i = 0; i < 30; ++i)
        many += QStringLiteral("https://a%1.example/ ").arg(i);
    const HeldText held = linksToJudge(many);
    CHECK(held.links.size() == mostHeldLinks);
    CHECK_FALSE(held.complete);
    CHECK(linksToJudge(QStringLiteral("a.b ").repeated(500'000)).links.size() == 1);
    CHECK(linksToJudge(QStringLiteral("https://").repeated(200'000) + u' ').links.size() >= 1);
}

TEST_CASE("an imitation is told before all else, and what is official last")
{
    using origin::LinkVerdict;
    const LinkVerdict order[] = {LinkVerdict::imitation, LinkVerdict::unsafe,     LinkVerdict::disputed,
                                 LinkVerdict::unrelated, LinkVerdict::unreadable, LinkVerdict::official};
    for (std::size_t i = 1; i < std::size(order); ++i)
        CHECK(urgency(order[i - 1]) > urgency(order[i]));
}
