// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/origin.h"
#include "tests/support/catch.h"

using namespace sallyport::origin;

namespace {

struct GoodRow {
    QString text;
    QString host;
    int port;
    QString canonical;
};

struct BadRow {
    const char* attack;
    QString text;
    OriginError error;
};

QString label(int letters)
{
    return QString(letters, u'a');
}

} // namespace

TEST_CASE("an origin is read and written back in one form")
{
    const GoodRow rows[] = {
        {QStringLiteral("https://localhost:41873"), QStringLiteral("localhost"), 41873,
         QStringLiteral("https://localhost:41873")},
        {QStringLiteral("https://accounts.example/"), QStringLiteral("accounts.example"), 443,
         QStringLiteral("https://accounts.example")},
        {QStringLiteral("HTTPS://Accounts.EXAMPLE:443"), QStringLiteral("accounts.example"), 443,
         QStringLiteral("https://accounts.example")},
        {QStringLiteral("https://127.0.0.1:8443"), QStringLiteral("127.0.0.1"), 8443,
         QStringLiteral("https://127.0.0.1:8443")},
        {QStringLiteral("https://[::1]:8443"), QStringLiteral("::1"), 8443, QStringLiteral("https://[::1]:8443")},
        {QStringLiteral("https://[2001:DB8:0:0::0:1]/"), QStringLiteral("2001:db8::1"), 443,
         QStringLiteral("https://[2001:db8::1]")},
        {QStringLiteral("https://xn--kucon-2sa.net"), QStringLiteral("xn--kucon-2sa.net"), 443,
         QStringLiteral("https://xn--kucon-2sa.net")},
        {QStringLiteral("https://1.example:65535"), QStringLiteral("1.example"), 65535,
         QStringLiteral("https://1.example:65535")},
        {QStringLiteral("https://") + label(63) + QStringLiteral(".example"), label(63) + QStringLiteral(".example"),
         443, QStringLiteral("https://") + label(63) + QStringLiteral(".example")},
    };
    for (const GoodRow& row : rows) {
        INFO(row.text.toStdString());
        const auto origin = Origin::parse(row.text);
        REQUIRE(origin.has_value());
        CHECK(origin->host() == row.host);
        CHECK(origin->port() == row.port);
        CHECK(origin->text() == row.canonical);
        CHECK(Origin::parse(origin->text()) == origin);
    }
}

TEST_CASE("whatever is not plainly an https origin is refused")
{
    using enum OriginError;
    const BadRow rows[] = {
        {"nothing at all", QString(), notHttps},
        {"no scheme", QStringLiteral("accounts.example"), notHttps},
        {"plain http", QStringLiteral("http://accounts.example"), notHttps},
        {"another scheme", QStringLiteral("javascript://accounts.example"), notHttps},
        {"one slash, which browsers mend", QStringLiteral("https:/accounts.example"), notHttps},
        {"backslashes, which browsers read as slashes", QStringLiteral("https:\\\\accounts.example"), notHttps},
        {"leading space", QStringLiteral(" https://accounts.example"), notHttps},
        {"scheme within another", QStringLiteral("view-source:https://accounts.example"), notHttps},

        {"a name before the host", QStringLiteral("https://kucoin.com@evil.example"), notAnOrigin},
        {"name and password before the host", QStringLiteral("https://kucoin.com:443@evil.example"), notAnOrigin},
        {"empty user info", QStringLiteral("https://@accounts.example"), notAnOrigin},
        {"backslash hides the real host", QStringLiteral("https://kucoin.com\\@evil.example"), notAnOrigin},
        {"a path", QStringLiteral("https://accounts.example/login"), notAnOrigin},
        {"two slashes at the end", QStringLiteral("https://accounts.example//"), notAnOrigin},
        {"a query", QStringLiteral("https://accounts.example?x"), notAnOrigin},
        {"a fragment", QStringLiteral("https://accounts.example#x"), notAnOrigin},

        {"no host", QStringLiteral("https://"), badHost},
        {"no host but a slash", QStringLiteral("https:///"), badHost},
        {"no host but a port", QStringLiteral("https://:443"), badHost},
        {"backslash in the host", QStringLiteral("https://accounts.example\\evil"), badHost},
        {"trailing dot, another name to a cookie or a pin", QStringLiteral("https://accounts.example."), badHost},
        {"two dots", QStringLiteral("https://accounts..example"), badHost},
        {"leading dot", QStringLiteral("https://.example"), badHost},
        {"space in the host", QStringLiteral("https://accounts example"), badHost},
        {"trailing space", QStringLiteral("https://accounts.example "), badHost},
        {"line break", QStringLiteral("https://accounts.example\r\nHost: evil"), badHost},
        {"tab, which browsers drop", QStringLiteral("https://acc\tounts.example"), badHost},
        {"a zero byte", QStringLiteral("https://accounts.example") + QChar(u'\0') + QStringLiteral(".evil"), badHost},
        {"%-escape of a letter", QStringLiteral("https://%61ccounts.example"), badHost},
        {"%-escape of a dot", QStringLiteral("https://accounts%2Eexample"), badHost},
        {"%-escape of a zero", QStringLiteral("https://accounts.example%00.evil"), badHost},
        {"Cyrillic letter", QString::fromUtf8("https://kuc\xD0\xBEin.com"), badHost},
        {"umlaut, not yet in ASCII form", QString::fromUtf8("https://m\xC3\xBCnchen.example"), badHost},
        {"full-width letters, which IDNA folds",
         QString::fromUtf8("https://\xEF\xBD\x8B"
                           "ucoin.com"),
         badHost},
        {"ideographic full stop",
         QString::fromUtf8("https://kucoin\xE3\x80\x82"
                           "com"),
         badHost},
        {"soft hyphen",
         QString::fromUtf8("https://ku\xC2\xAD"
                           "coin.com"),
         badHost},
        {"right-to-left override",
         QString::fromUtf8("https://\xE2\x80\xAE"
                           "moc.niocuk"),
         badHost},
        {"Arabic-Indic digits", QString::fromUtf8("https://\xD9\xA1\xD9\xA2\xD9\xA7.0.0.1"), badHost},
        {"punycode that QUrl turns into another name (found by fuzzing)", QStringLiteral("https://xn--zzzz.com"),
         badHost},
        {"the same in capitals", QStringLiteral("https://XN--MNCHEN-3Y2.de"), badHost},
        {"punycode of nothing", QStringLiteral("https://xn--.de"), badHost},
        {"underscore", QStringLiteral("https://accounts_.example"), badHost},
        {"leading hyphen", QStringLiteral("https://-accounts.example"), badHost},
        {"trailing hyphen", QStringLiteral("https://accounts-.example"), badHost},
        {"label of 64 letters", QStringLiteral("https://") + label(64) + QStringLiteral(".example"), badHost},
        {"name of 254 letters", QStringLiteral("https://") + QStringLiteral("a.").repeated(126) + QStringLiteral("aa"),
         badHost},
        {"a megabyte of name", QStringLiteral("https://") + label(1'000'000), badHost},
        {"comma and semicolon", QStringLiteral("https://a,b;c"), badHost},
        {"wildcard", QStringLiteral("https://*.example"), badHost},

        {"short IPv4", QStringLiteral("https://127.1"), badHost},
        {"IPv4 as one number", QStringLiteral("https://2130706433"), badHost},
        {"IPv4 in octal", QStringLiteral("https://0177.0.0.1"), badHost},
        {"IPv4 with a leading zero", QStringLiteral("https://127.0.0.01"), badHost},
        {"IPv4 in hex", QStringLiteral("https://0x7f.0.0.1"), badHost},
        {"IPv4 as one hex number", QStringLiteral("https://0x7f000001"), badHost},
        {"IPv4 in binary, as QUrl reads it (found by fuzzing)", QStringLiteral("https://127.0.0b1"), badHost},
        {"bare 0x", QStringLiteral("https://accounts.0x"), badHost},
        {"IPv4 part out of range", QStringLiteral("https://127.0.0.256"), badHost},
        {"IPv4 of five parts", QStringLiteral("https://127.0.0.0.1"), badHost},
        {"name that ends in a number", QStringLiteral("https://accounts.1"), badHost},
        {"IPv4 with a trailing dot", QStringLiteral("https://127.0.0.1."), badHost},

        {"IPv6 without brackets", QStringLiteral("https://::1"), badHost},
        {"IPv6 with a zone", QStringLiteral("https://[fe80::1%25eth0]"), badHost},
        {"IPv6 left open", QStringLiteral("https://[::1"), badHost},
        {"empty brackets", QStringLiteral("https://[]"), badHost},
        {"IPv4 in brackets", QStringLiteral("https://[127.0.0.1]"), badHost},
        {"IPv4 dressed as IPv6", QStringLiteral("https://[::ffff:127.0.0.1]"), badHost},
        {"the same in hex", QStringLiteral("https://[::ffff:7f00:1]"), badHost},
        {"IPv6 of nine groups", QStringLiteral("https://[1:2:3:4:5:6:7:8:9]"), badHost},
        {"something between bracket and port", QStringLiteral("https://[::1]x:443"), badHost},
        {"host after brackets", QStringLiteral("https://[::1].evil.example"), badHost},

        {"empty port", QStringLiteral("https://accounts.example:"), badPort},
        {"port 0", QStringLiteral("https://accounts.example:0"), badPort},
        {"port 65536", QStringLiteral("https://accounts.example:65536"), badPort},
        {"port that wraps round 2^16", QStringLiteral("https://accounts.example:65979"), badPort},
        {"port that wraps round 2^32", QStringLiteral("https://accounts.example:4294967739"), badPort},
        {"negative port", QStringLiteral("https://accounts.example:-1"), badPort},
        {"port with a plus", QStringLiteral("https://accounts.example:+443"), badPort},
        {"port with leading zeros", QStringLiteral("https://accounts.example:00443"), badPort},
        {"port with letters", QStringLiteral("https://accounts.example:443x"), badPort},
        {"port in other digits", QString::fromUtf8("https://accounts.example:\xD9\xA4\xD9\xA4\xD9\xA3"), badPort},
        {"two ports", QStringLiteral("https://accounts.example:443:443"), badPort},
    };
    for (const BadRow& row : rows) {
        INFO(row.attack);
        const auto origin = Origin::parse(row.text);
        REQUIRE_FALSE(origin.has_value());
        CHECK(origin.error() == row.error);
    }
}

TEST_CASE("an origin contains its own addresses and no others")
{
    const auto origin = Origin::parse(u"https://accounts.example:8443");
    REQUIRE(origin.has_value());
    struct Row {
        const char* url;
        bool inside;
    };
    const Row rows[] = {
        {"https://accounts.example:8443", true},
        {"https://accounts.example:8443/", true},
        {"https://accounts.example:8443/oauth/token?x=1", true},
        {"HTTPS://ACCOUNTS.EXAMPLE:8443/", true},
        {"https://accounts.example:8443/a@b", true},
        {"http://accounts.example:8443/", false},
        {"https://accounts.example/", false},
        {"https://accounts.example:8444/", false},
        {"https://accounts.example.:8443/", false},
        {"https://www.accounts.example:8443/", false},
        {"https://example:8443/", false},
        {"https://user@accounts.example:8443/", false},
        {"https://@accounts.example:8443/", false},
        {"https://:@accounts.example:8443/", false},
        {"https://accounts.example:8443@evil.example/", false},
        {"https://evil.example:8443/accounts.example", false},
        {"https://accounts.example:8443/#fragment", false},
        {"https://accounts.example:8443/#", false},
        {"//accounts.example:8443/", false},
        {"/oauth/token", false},
        {"", false},
        {"wss://accounts.example:8443/", false},
        {"https:accounts.example:8443/", false},
        {"https://acc\xD0\xBEunts.example:8443/", false},
    };
    for (const Row& row : rows) {
        INFO(row.url);
        CHECK(origin->contains(QUrl(QString::fromUtf8(row.url))) == row.inside);
    }
}

TEST_CASE("addresses of one IPv6 host are the same however they are spelled")
{
    const auto origin = Origin::parse(u"https://[2001:db8::1]");
    REQUIRE(origin.has_value());
    CHECK(origin->contains(QUrl(QStringLiteral("https://[2001:db8::1]/x"))));
    CHECK(origin->contains(QUrl(QStringLiteral("https://[2001:0DB8:0::0001]:443/x"))));
    CHECK_FALSE(origin->contains(QUrl(QStringLiteral("https://[2001:db8::2]/x"))));
    CHECK_FALSE(Origin::parse(u"https://[::1]")->contains(QUrl(QStringLiteral("https://[::ffff:127.0.0.1]/"))));
}

TEST_CASE("an internationalised name is contained in its ASCII form")
{
    const auto origin = Origin::parse(u"https://xn--mnchen-3ya.de");
    REQUIRE(origin.has_value());
    CHECK(origin->contains(QUrl(QStringLiteral("https://xn--mnchen-3ya.de/"))));
    CHECK_FALSE(origin->contains(QUrl(QStringLiteral("https://munchen.de/"))));
}

TEST_CASE("an IPv4 origin does not contain other spellings that reach the same machine")
{
    const auto origin = Origin::parse(u"https://127.0.0.1:8443");
    REQUIRE(origin.has_value());
    CHECK(origin->contains(QUrl(QStringLiteral("https://127.0.0.1:8443/"))));
    CHECK_FALSE(origin->contains(QUrl(QStringLiteral("https://localhost:8443/"))));
    CHECK_FALSE(origin->contains(QUrl(QStringLiteral("https://127.0.0.1.:8443/"))));
}
