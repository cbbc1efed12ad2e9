// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links inside links, and links that do not say where they lead.
#include "core/origin/onward_links.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::origin;

namespace {

QString u(const char* text)
{
    return QString::fromUtf8(text);
}

const LinkJudge& kucoin()
{
    static const LinkJudge judge(*shippedProfile(u"kucoin"));
    return judge;
}

} // namespace

TEST_CASE("links inside a link are found as redirectors, mail filters and archives write them")
{
    struct Row {
        const char* what;
        QString link;
        QStringList inside;
    };
    const QString target = u("https://kuc0in.example/login");
    const Row rows[] = {
        {"none", u("https://www.kucoin.com/login?lang=en_US"), {}},
        {"a word that begins like one", u("https://a.example/https?x=httpd"), {}},
        {"as it is", u("https://www.google.com/url?q=https://kuc0in.example/login&sa=D"), {target}},
        {"escaped", u("https://www.google.com/url?q=https%3A%2F%2Fkuc0in.example%2Flogin&sa=D"), {target}},
        {"escaped twice", u("https://a.example/?u=https%253A%252F%252Fkuc0in.example%252Flogin"), {target}},
        {"capitals", u("https://a.example/?u=HTTPS%3a%2f%2Fkuc0in.example/login"), {u("HTTPS://kuc0in.example/login")}},
        {"in the path", u("https://web.archive.org/web/2024/https://kuc0in.example/login"), {target}},
        {"in the fragment", u("https://a.example/#/go?https://kuc0in.example/login"), {target}},
        {"without a scheme before it", u("a.example/?u=https://kuc0in.example/login"), {target}},
        {"Bing's base64",
         u("https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9rdWMwaW4uZXhhbXBsZS9sb2dpbg&ntb=1"),
         {target}},
        {"Proofpoint 2", u("https://urldefense.proofpoint.com/v2/url?u=https-3A__kuc0in.example_login&d=x"), {target}},
        {"Proofpoint 3", u("https://urldefense.com/v3/__https://kuc0in.example/login__;!!abc"), {target}},
        {"one in another",
         u("https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fv%3Dhttps%253A%252F%252Fkuc0in.example%252Flogin"),
         {u("https://b.example/?v=https%3A%2F%2Fkuc0in.example%2Flogin"), target}},
        {"twice the same", u("https://a.example/?u=https://b.example&v=https://b.example"), {u("https://b.example")}},
        {"without a scheme, as browsers read it in a page",
         u("https://a.example/?to=//kuc0in.example/login"),
         {target}},
        {"the same, escaped", u("https://a.example/?to=%2F%2Fkuc0in.example/login"), {target}},
        {"the same, before one of ours",
         u("https://a.example/?to=%2F%2Fkuc0in.example%2F%3Fx%3Dhttps%3A%2F%2Fb.example"),
         {u("https://kuc0in.example/?x=https://b.example"), u("https://b.example")}},
        {"one slash", u("https://a.example/?to=https:/kuc0in.example"), {u("https:/kuc0in.example")}},
        {"no slash", u("https://a.example/?to=https:kuc0in.example"), {u("https:kuc0in.example")}},
        {"a tab in it", u("https://a.example/?to=ht%09tps://kuc0in.example/login"), {target}},
        {"a path of the same site", u("https://a.example/?to=/login"), {}},
        {"two slashes in a path", u("https://a.example//b"), {}},
        {"base64 that is none", u("https://a.example/?u=aHR0c"), {}},
        {"an escape that is none", u("https://a.example/?u=%zzhttps%3"), {}},
        {"no link", u("please see https://kuc0in.example"), {}},
        {"another program's", u("javascript:open('https://kuc0in.example')"), {}},
        {"too long", u("https://a.example/?u=https://kuc0in.example/") + QString(maxLinkLength, u'a'), {}},
        {"escaped over and over", u("https://a.example/?u=") + u("%25").repeated(1000), {}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(onwardLinks(row.link) == row.inside);
    }
}

TEST_CASE("no more links are looked for inside a link than anybody would put there")
{
    QString link = u("https://a.example/?x");
    for (qsizetype i = 0; i < 2 * mostOnwardLinks; ++i)
        link += u("&v=http://") + QString::number(i) + u(".example");
    CHECK(onwardLinks(link).size() == mostOnwardLinks);
}

TEST_CASE("of links inside a link only what is worse is told, never what would make it look good")
{
    const auto isTold = [](const char* outer, const char* inner) {
        return isNews(kucoin().judge(u(inner)), kucoin().judge(u(outer)));
    };
    CHECK(isTold("https://www.google.com/", "https://kuc0in.example/"));
    CHECK(isTold("https://www.kucoin.com/", "https://kuc0in.example/"));
    CHECK(isTold("https://www.kucoin.com/", "https://shop.example/"));
    CHECK(isTold("https://a.example/", "https://kucoin.plus/"));
    CHECK(isTold("https://a.example/", "https://www.kucoin.com@evil.example/"));
    CHECK_FALSE(isTold("https://a.example/", "https://www.kucoin.com/"));
    CHECK_FALSE(isTold("https://a.example/", "http://www.kucoin.com/")); // an archive's
    CHECK_FALSE(isTold("https://a.example/", "https://shop.example/"));
    CHECK_FALSE(isTold("https://www.kucoin.com/", "https://www.kucoin.com/login"));
}

TEST_CASE("a shortened link is said not to show where it leads, and is advised against")
{
    for (const char* link : {"https://bit.ly/3abc", "bit.ly/3abc", "https://www.tinyurl.com/kucoin-login",
                             "http://t.co/x", "https://BIT.LY./3abc", "https://qrco.de/a"}) {
        CAPTURE(link);
        const LinkReport report = kucoin().judge(u(link));
        CHECK(report.verdict == LinkVerdict::unrelated);
        CHECK(report.has(LinkFinding::hiddenTarget));
        CHECK(report.advice == LinkAdvice::useOfficialAddress);
    }
    for (const char* link : {"https://bit.ly/", "https://bit.ly", "https://rabbit.ly/3abc",
                             "https://bit.ly.example/3abc", "https://www./3abc", "https://www.www./x"}) {
        CAPTURE(link);
        CHECK_FALSE(kucoin().judge(u(link)).has(LinkFinding::hiddenTarget));
    }
    CHECK(kucoin().judge(u("https://www.kucoin.com@bit.ly/3abc")).verdict == LinkVerdict::unsafe);
}
