// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/html_entities.h"
#include "core/mail/html_scan.h"
#include "tests/support/catch.h"

using namespace sallyport::mail;

namespace {

/// "place target|text", one a link.
QStringList links(const QString& html)
{
    static const QHash<LinkPlace, QString> names{
        {LinkPlace::anchor, QStringLiteral("a")},      {LinkPlace::form, QStringLiteral("form")},
        {LinkPlace::area, QStringLiteral("area")},     {LinkPlace::base, QStringLiteral("base")},
        {LinkPlace::embedded, QStringLiteral("in")},   {LinkPlace::image, QStringLiteral("img")},
        {LinkPlace::hidden, QStringLiteral("hidden")}, {LinkPlace::plainText, QStringLiteral("text")}};
    QStringList list;
    for (const auto& link : scanHtml(html).links)
        list.append(names[link.place] + u' ' + link.target + (link.text.isEmpty() ? QString() : u'|' + link.text));
    return list;
}

} // namespace

TEST_CASE("links are found where a browser finds them")
{
    struct Row {
        const char* html;
        QStringList links;
        const char* attacks;
    };
    const auto one = [](const char* text) { return QStringList{QString::fromUtf8(text)}; };
    const Row rows[] = {
        {"<a href=\"https://e.example/\">kucoin.com</a>", one("a https://e.example/|kucoin.com"), "text and target"},
        {"<A HREF=https://e.example/x>y</A>", one("a https://e.example/x|y"), "capitals, no quotes"},
        {"<a\nhref = 'x.example'\n>y</a>", one("a x.example|y"), "white space, single quotes"},
        {"<a/href=x.example>y</a>", one("a x.example|y"), "a slash in place of white space"},
        {"<a title=\">\" href=x.example>y</a>", one("a x.example|y"), "a '>' in quotes"},
        {"<a title='<a href=z>' href=x.example>y</a>", one("a x.example|y"), "a tag in quotes"},
        {"<a href=a.example href=b.example>y</a>", one("a a.example|y"), "twice: the first counts"},
        {"<a href=\"  x.example\n\">y</a>", one("a x.example|y"), "white space around it"},
        {"<a href=\"&#104;ttps&colon;&sol;&sol;e&period;example\">y</a>", one("a https://e.example|y"),
         "character references"},
        {"<a href=\"java&Tab;script&colon;x\">y</a>", one("a java\tscript:x|y"), "a tab as a reference"},
        {"<a href=\"https://e.example/?a=1&lt=2&amp;b\">y</a>", one("a https://e.example/?a=1&lt=2&b|y"),
         "&lt= is no reference in an attribute"},
        {"<a href=x.example><b>ku</b><i>coin</i>.com</a>", one("a x.example|kucoin.com"), "text in pieces"},
        {"<a href=x.example><img src=https://i.example/i.png alt=\"kucoin.com\"></a>",
         {QStringLiteral("a x.example|kucoin.com"), QStringLiteral("img https://i.example/i.png")},
         "a picture's words"},
        {"<a href=x.example>one<a href=y.example>two</a>",
         {QStringLiteral("a x.example|one"), QStringLiteral("a y.example|two")},
         "a second link ends the first"},
        {"<a href=x.example>open", one("a x.example|open"), "never closed"},
        {"<area href=x.example>", one("area x.example"), "an image map"},
        {"<base href=https://e.example/>", one("base https://e.example/"), "a base"},
        {"<form action=https://e.example/p><input name=p></form>", one("form https://e.example/p"), "a form"},
        {"<button formaction=x.example>", one("form x.example"), "a button with a target of its own"},
        {"<svg><a xlink:href=x.example>y</a></svg>", one("a x.example|y"), "SVG's own links"},
        {"<v:roundrect href=x.example>", one("a x.example"), "Outlook's buttons"},
        {"<meta http-equiv=refresh content=\"0; url='https://e.example'\">", one("in https://e.example"),
         "a page that opens by itself"},
        {"<meta http-equiv=refresh content=\"0;https://e.example\">", one("in https://e.example"), "without url="},
        {"<meta http-equiv=Refresh content=\" 3.5 , URL = \"https://e.example\" x\">", {}, "a quote too many"},
        {"<meta http-equiv=refresh content=\"1, URL = 'https://e.example' x\">", one("in https://e.example"),
         "something behind it"},
        {"<meta http-equiv=refresh content=\"0; url\">", one("in url"), "a page of that name"},
        {"<meta http-equiv=refresh content=5>", {}, "the same page again"},
        {"<object data=https://e.example></object>", one("in https://e.example"), "an object"},
        {"<iframe srcdoc=\"&lt;a href='https://e.example'&gt;x&lt;/a&gt;\"></iframe>", one("hidden https://e.example"),
         "a page within an attribute"},
        {"<iframe srcdoc=\"&lt;iframe srcdoc='&amp;lt;a href=x&amp;gt;'&gt;\"></iframe>", {}, "one within that"},
        {"<a href=\"https://&kopf;u&Copf;&oscr;&imath;n.example\">y</a>", one("a https://𝕜uℂℴın.example|y"),
         "letters by their names"},
        {"<a href=\"https://ku&NegativeThinSpace;coin.example\">y</a>",
         one("a https://ku\xe2\x80\x8b"
             "coin.example|y"),
         "something unseen by its name"},
        {"<iframe src=https://e.example></iframe>", one("in https://e.example"), "a frame"},
        {"<!-- <a href=x.example>y</a> -->", one("hidden x.example"), "Outlook reads some comments"},
        {"<!--[if mso]><a href=x.example>y</a><![endif]-->", one("hidden x.example"), "its conditional ones"},
        {"<!-- <a title=\" --><a href=x.example>y</a>", one("a x.example|y"), "a quote in a comment hides nothing"},
        {"<!--><a href=x.example>y</a>", one("a x.example|y"), "an empty comment"},
        {"<!--- ><a href=x.example>y</a>", one("hidden x.example"), "no comment's end"},
        {"<!-- x --!><a href=x.example>y</a>", one("a x.example|y"), "the other end of a comment"},
        {"<style><a title=\"</style><a href=x.example>y</a>", one("a x.example|y"), "a quote in a style"},
        {"<script>'<a href=x.example>'</script>", one("hidden x.example"), "what a script may write"},
        {"<![CDATA[><a href=x.example>y</a>]]>", one("a x.example|y"), "CDATA is no shelter in HTML"},
        {"<a href=\"x.example", {}, "cut off within a tag: nothing there"},
        {"<ahref=x.example>y", {}, "another element"},
        {"< a href=x.example>y", {}, "no tag at all"},
        {"<a href>y</a>", one("a |y"), "no target"},
    };
    for (const auto& row : rows) {
        INFO(row.attacks << ": " << row.html);
        CHECK(links(QString::fromUtf8(row.html)) == row.links);
    }
}

TEST_CASE("the readable text is what is shown")
{
    const auto content = scanHtml(u"<title>no</title><style>no</style><p>Your <b>code</b>: <td>a&eacute;b&nbsp;c<br>"
                                  u"1 < 2 &unknown; <a href=x>link</a><!-- no --><script>no</script>");
    CHECK(content.text == QStringLiteral("\nYour code: \na\u00e9b\u00a0c\n1 < 2 &unknown; link"));
    CHECK(content.textOutsideLinks == QStringLiteral("\nYour code: \na\u00e9b\u00a0c\n1 < 2 &unknown; "));
}

TEST_CASE("a form counts where a person sees it")
{
    CHECK(scanHtml(u"<form action=x>").hasForm);
    CHECK_FALSE(scanHtml(u"<!--[if mso]><form action=x><![endif]-->").hasForm);
    CHECK_FALSE(scanHtml(u"<script>'<form>'</script>").hasForm);
}

TEST_CASE("pictures inside the text are taken out of it")
{
    const auto content = scanHtml(u"<img src=\"data:image/png;base64,aGVsbG8=\"><img src='DATA:image/gif,%41%42'>"
                                  u"<img src=cid:1><img src=data:text/html,x>");
    CHECK(content.pictures == QList<QByteArray>({"hello", "AB"}));
}

TEST_CASE("character references are those of the standard")
{
    struct Row {
        const char* text;
        const char16_t* decoded;
    };
    const Row rows[] = {
        {"&amp;&amp", u"&&"},
        {"&#65;&#x41;&#X41", u"AAA"},
        {"&#0;", u"\ufffd"},
        {"&#xD800;", u"\ufffd"},
        {"&#x110000;", u"\ufffd"},
        {"&#99999999999999;", u"\ufffd"},
        {"&#128;", u"\u20ac"},
        {"&#x1F600;", u"\U0001F600"},
        {"&;&#;&#x;", u"&;&#;&#x;"},
        {"&notit;", u"\u00acit;"},
        {"&colon", u"&colon"},
        {"&", u"&"},
        {"&Copf;&ii;", u"\u2102\u2148"},
        {"&kopf;", u"\U0001d55c"},
        {"&NotEqualTilde;", u"\u2242\u0338"},
        {"&CounterClockwiseContourIntegral;", u"\u2233"},
        {"&frac12x;&frac12", u"\u00bdx;\u00bd"},
        {"&Copf", u"&Copf"},
        {"&shy;x", u"\u00adx"},
        {"&ZeroWidthSpace;", u"\u200b"},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(decodeEntities(QString::fromUtf8(row.text), EntityPlace::text) == QString::fromUtf16(row.decoded));
    }
}

// Anything that grows with the square would take hours, and so run into the program's time limit.
TEST_CASE("no HTML takes more than its length")
{
    const auto repeated = [](const char* text) { return QString::fromUtf8(text).repeated(1'000'000 / qstrlen(text)); };
    for (const char* text : {"<", "<a ", "<a href=\"", "<!--", "<!-- <a ", "<b>", "<a href=x>", "</script",
                             "<script><a ", "&", "&#x", "<p a=b c=d>", "<a href='x'", "-->", "<!", "<style>"}) {
        INFO(text);
        const auto content = scanHtml(repeated(text));
        CHECK(content.links.size() <= 5'000);
    }
}
