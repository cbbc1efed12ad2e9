// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/link_addresses.h"
#include "core/mail/text_links.h"
#include "tests/support/catch.h"

using namespace sallyport::mail;

namespace {

QString linksIn(const QString& text, bool bare)
{
    QList<MessageLink> links;
    CHECK(findTextLinks(text, 100, links));
    QStringList targets;
    for (const auto& link : links) {
        if (link.bare == bare)
            targets.append(link.target);
    }
    return targets.join(u' ');
}

} // namespace

TEST_CASE("links in a text end where mail programs end them")
{
    struct Row {
        const char* text;
        const char* links;
    };
    const Row rows[] = {
        {"See https://a.example/x, or www.b.example.", "https://a.example/x www.b.example"},
        {"(https://a.example) [https://b.example] {HTTP://c.example!}",
         "https://a.example https://b.example HTTP://c.example"},
        {"请访问https://a.example，如果", "https://a.example"},
        {"https://a.example。如果", "https://a.example"},
        {"https://a.example。KuCoin", "https://a.example"},
        {"https://a.example。evil.example/x", "https://a.example。evil.example/x"},
        {"https://a。example", "https://a。example"},
        {"“https://a.example” ‘www.b.example’ 「www.c.example」（www.d.example）《www.e.example》【www.f.example】",
         "https://a.example www.b.example www.c.example www.d.example www.e.example www.f.example"},
        {"https://a.example；https://b.example：https://c.example！https://d.example？https://e.example、https://"
         "f.example",
         "https://a.example https://b.example https://c.example https://d.example https://e.example https://f.example"},
        {"https://a.example…https://b.example—https://c.example",
         "https://a.example https://b.example https://c.example"},
        {"*https://a.example* `www.b.example` |www.c.example|", "https://a.example www.b.example www.c.example"},
        {"https://a.example|@evil.example/", "https://a.example|@evil.example/"},
        {"[x](https://a.example)", "https://a.example"},
        {"点击https://www.a.example登录", "https://www.a.example"},
        {"https://登录.a.example/登录x", "https://登录.a.example/登录x"},
        {"https://a.example登录.evil.example", "https://a.example登录.evil.example"},
        {"https://a.example's https://b.example&nbsp;x https://c.example'@evil.example https://d.example/it's",
         "https://a.example https://b.example https://c.example'@evil.example https://d.example/it's"},
        {"https://a.example'.evil.example", "https://a.example'.evil.example"},
        {"https://a.example,https://b.example;www.c.example", "https://a.example https://b.example www.c.example"},
        {"https://a.example/?u=https://b.example", "https://a.example/?u= https://b.example"},
        {"https://www.a.example.www.b.example/www.c", "https://www.a.example.www.b.example/www.c"},
        {"xhttps://a.example awww.b.example 1www.c.example", ""},
        {"\"https://a.example\"<https://b.example>", "https://a.example https://b.example"},
        {"http:", ""},
        {"www.", ""},
    };
    for (const auto& row : rows) {
        INFO(row.text);
        CHECK(linksIn(QString::fromUtf8(row.text), false).toStdString() == row.links);
    }
}

TEST_CASE("words with a dot in them may be hosts, each told once")
{
    CHECK(linksIn(QStringLiteral("Go to a.example/login, now. 1.5 e.g. x. a.example/login"), true)
          == u"a.example/login");
    CHECK(linksIn(QStringLiteral("write:help@b.example(c.example)https://d.example"), true)
          == u"help@b.example c.example");
    CHECK(bareHost(QStringLiteral("a.com/x")) == QStringLiteral("a.com/x"));
    CHECK(bareHost(QStringLiteral("x@a.com")) == QStringLiteral("a.com"));
    CHECK(bareHost(QStringLiteral("KuCoin.COM")) == QStringLiteral("KuCoin.COM"));
    CHECK(bareHost(QStringLiteral("a.zip/x")) == QStringLiteral("a.zip/x"));
    for (const char* word :
         {"a.pdf", "a.zip", "README.md", "one.Two", "KuCoin.It", "a.", ".com", "a/b.com", "a$b.com", "a...b.com"}) {
        INFO(word);
        CHECK_FALSE(bareHost(QString::fromLatin1(word)));
    }
}

TEST_CASE("the people of a mailto link are known by their domains")
{
    CHECK(mailDomains(QStringLiteral("mailto:a@b.example,c%40d.example?cc=e@F.example&subject=hi@you"))
          == QStringList({QStringLiteral("b.example"), QStringLiteral("d.example"), QStringLiteral("F.example")}));
    CHECK(mailDomains(QStringLiteral("mailto:")).isEmpty());
    CHECK(mailDomains(QStringLiteral("mailto:") + QStringLiteral("a@b.example,").repeated(50)).size() == 10);
}

// Anything that grows with the square would take hours, and so run into the program's time limit.
TEST_CASE("no text takes more than its length")
{
    for (const char* text : {"http:", "http:|", "https://a*", "www.", "*www.", "。a", "a.bc", "a.bc,", "@",
                             "https://a@", "|", "https://登", "a。"}) {
        INFO(text);
        QList<MessageLink> links;
        const QString piece = QString::fromUtf8(text);
        findTextLinks(piece.repeated(1'000'000 / piece.size()), 5'000, links);
        CHECK(links.size() <= 5'000);
    }
}
