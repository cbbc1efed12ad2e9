// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"

#include <array>

using namespace sallyport::origin;

namespace {

const LinkJudge& kucoin()
{
    static const LinkJudge judge(*shippedProfile(u"kucoin"));
    return judge;
}

LinkReport judged(const QString& text)
{
    return kucoin().judge(text);
}

struct Written {
    QString text;
    LinkVerdict verdict;
    QString host; ///< as a browser reads it; empty where it goes nowhere
    LinkFinding finding;
};

std::ostream& operator<<(std::ostream& out, const Written& row)
{
    return out << row.text.toUtf8().toPercentEncoding(":/?#@[]!$&'()*+,;=\\").constData();
}

QString u(const char16_t* text)
{
    return QString::fromUtf16(text);
}

} // namespace

TEST_CASE("the service's own addresses are official")
{
    const auto* const text = GENERATE(
        u"https://www.kucoin.com", u"https://www.kucoin.com/", u"https://kucoin.com/login",
        u"HTTPS://WWW.KuCoin.COM/x?y=1#z", u"https://www.kucoin.com:443/", u"https://www.kucoin.com./",
        u"https://api.kucoin.com/api/v1/timestamp", u"https://never.seen.kucoin.com/", u"https://www.kucoin.tr/",
        u"https://kucoin.zendesk.com/hc/en-us", u"kucoin.com", u"www.kucoin.com/ucenter/signin",
        u"kucoin.com:443/login", u"https://www.kucoin.com/zh-hant/\u516C\u544A",
        u"https://www.kucoin.com/a?next=https://evil.example/%5Cx");
    INFO(qPrintable(u(text)));
    const LinkReport report = judged(u(text));
    CHECK(report.verdict == LinkVerdict::official);
    CHECK(report.findings.isEmpty());
    CHECK(report.advice == LinkAdvice::goAhead);
    CHECK(report.officialHost == report.host);
}

TEST_CASE("what anybody can put on an official host is not vouched for")
{
    for (const auto* const text : {u"https://kucoin.zendesk.com/attachments/token/abc/?name=KuCoin.apk",
                                   u"https://kucoin.zendesk.com/hc/../attachments/token/abc",
                                   u"https://kucoin.zendesk.com//%61ttachments/token/abc"}) {
        INFO(qPrintable(u(text)));
        const LinkReport report = judged(u(text));
        CHECK(report.verdict == LinkVerdict::disputed);
        CHECK(report.has(LinkFinding::uploadedFile));
        CHECK(report.advice == LinkAdvice::useOfficialAddress);
    }
    CHECK(judged(u(u"https://www.kucoin.com/attachments/x")).verdict == LinkVerdict::official);
}

TEST_CASE("nothing that is written to mislead is official")
{
    using enum LinkVerdict;
    using enum LinkFinding;
    // links.md 2.1: the classes in which WHATWG parsers and QUrl differ, measured; each attacks one of the two
    // readings.
    const auto row = GENERATE(values<Written>({
        {u(u"https://evil.example\\@www.kucoin.com/"), unsafe, u(u"evil.example"), backslash},
        {u(u"https://\tevil.example\\\\www.kucoin.com@www.kucoin.com"), unsafe, u(u"evil.example"), controlCharacter},
        {u(u"https:\\\\evil.example\\"), unsafe, u(u"evil.example"), backslash},
        {u(u"https:/\\evil.example"), unsafe, u(u"evil.example"), backslash},
        {u(u"https://evil.example\\.kucoin.com/"), unsafe, u(u"evil.example"), backslash},
        {u(u"https://www.kucoin.com\\login"), unsafe, u(u"www.kucoin.com"), backslash},
        {u(u"https:www.kucoin.com"), unsafe, u(u"www.kucoin.com"), wrongSlashes},
        {u(u"https:/www.kucoin.com"), unsafe, u(u"www.kucoin.com"), wrongSlashes},
        {u(u"https:///www.kucoin.com"), unsafe, u(u"www.kucoin.com"), wrongSlashes},
        {u(u"//\\www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), wrongSlashes},
        {u(u"http:kucoin.com@evil.example"), unsafe, u(u"evil.example"), userInfo},
        {u(u"https://www.kucoin.com@evil.example/"), unsafe, u(u"evil.example"), userInfo},
        {u(u"https://www.kucoin.com%2f@evil.example"), unsafe, u(u"evil.example"), userInfo},
        {u(u"https://evil.example;@www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), userInfo},
        {u(u"https://@www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), userInfo},
        {u(u"https://u@www.kucoin.com@evil.example/"), unsafe, u(u"evil.example"), userInfo},
        {u(u"www.kucoin.com@evil.example"), unsafe, u(u"evil.example"), userInfo},
        {u(u"kucoin.com:443@evil.example"), unsafe, u(u"evil.example"), userInfo},
        {u(u"https://www.kucoin.com\uFF20evil.example"), unsafe, {}, foreignSign},
        {u(u"https://www.kucoin.com\uFE6Bevil.example"), unsafe, {}, foreignSign},
        {u(u"https://www.kucoin.com%40evil.example"), unsafe, {}, percentInHost},
        {u(u"https://www.kuc\toin.com/"), unsafe, u(u"www.kucoin.com"), controlCharacter},
        {u(u"https://www.kucoin.com/\n"), unsafe, u(u"www.kucoin.com"), controlCharacter},
        {u(u" https://www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), controlCharacter},
        {u(u"\u0001https://www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), controlCharacter},
        {u(u"https://www.kucoin.com\u0001/"), unsafe, {}, controlCharacter},
        {u(u"https://www.kucoin.com\u00A0.evil.example/"), unsafe, {}, invisibleCharacter},
        {u(u"https://www.%6bucoin.com/"), unsafe, u(u"www.kucoin.com"), percentInHost},
        {u(u"https://www.kucoin.com%00.evil.example/"), unsafe, {}, percentInHost},
        {u(u"https://www.kucoin.com%2fevil.example/"), unsafe, {}, percentInHost},
        {u(u"https://www.kucoin.com%252fevil.example/"), unsafe, {}, percentInHost},
        {u(u"https://ww%w.kucoin.com/"), unsafe, {}, percentInHost},
        {u(u"https://www.kucoin.com%4/"), unsafe, {}, percentInHost},
        {u(u"https://www\u3002kucoin\u3002com/"), unsafe, u(u"www.kucoin.com"), foreignDot},
        {u(u"https://www\uFF0Ekucoin\uFF61com/"), unsafe, u(u"www.kucoin.com"), foreignDot},
        {u(u"https://www.kucoin\u2024com/"), unsafe, {}, foreignDot},
        {u(u"https://evil.example\uFF0Fwww.kucoin.com"), unsafe, {}, foreignSign},
        {u(u"https://evil.example\uFF1Fwww.kucoin.com"), unsafe, {}, foreignSign},
        {u(u"https://ku\u00ADcoin.com/"), unsafe, u(u"kucoin.com"), invisibleCharacter},
        {u(u"https://ku\u200Bcoin.com/"), unsafe, u(u"kucoin.com"), invisibleCharacter},
        {u(u"https://ku\uFEFFcoin.com/"), unsafe, u(u"kucoin.com"), invisibleCharacter},
        {u(u"https://ku\u200Dcoin.com/"), unsafe, {}, invisibleCharacter},
        {u(u"https://www.kucoin.com/\u202Emoc.live"), unsafe, u(u"www.kucoin.com"), directionCharacter},
        {u(u"https://\u202Ewww.kucoin.com/"), unsafe, {}, directionCharacter},
        {u(u"https://\u212Aucoin.com/"), unsafe, u(u"kucoin.com"), replacedLetter},
        {u(u"https://\uFF4Bucoin.com/"), unsafe, u(u"kucoin.com"), replacedLetter},
        {u(u"https://\u24DAuc\u2134in.com/"), unsafe, u(u"kucoin.com"), replacedLetter},
        {u(u"https://0x7f.1/kucoin"), unsafe, u(u"127.0.0.1"), numericHost},
        {u(u"https://2130706433/"), unsafe, u(u"127.0.0.1"), numericHost},
        {u(u"https://017700000001/"), unsafe, u(u"127.0.0.1"), numericHost},
        {u(u"https://\uFF11\uFF12\uFF17.1/"), unsafe, u(u"127.0.0.1"), numericHost},
        {u(u"https://[::1]/"), unsafe, u(u"[::1]"), numericHost},
        {u(u"https://[::FFFF:1.2.3.4]/"), unsafe, u(u"[::ffff:102:304]"), numericHost},
        {u(u"https://[1:0:0:2:0:0:0:3]/"), unsafe, u(u"[1:0:0:2::3]"), numericHost},
        {u(u"https://[1:0:2:3:4:5:6:7]/"), unsafe, u(u"[1:0:2:3:4:5:6:7]"), numericHost},
        {u(u"https://xn--kucoin.com/"), unsafe, {}, brokenEncoding},
        {u(u"https://xn--a.com/"), unsafe, {}, brokenEncoding},
        {u(u"http://www.kucoin.com/"), unsafe, u(u"www.kucoin.com"), notEncrypted},
        {u(u"https://www.kucoin.com:8443/"), unsafe, u(u"www.kucoin.com"), otherPort},
        {u(u"http://www.kucoin.com:443/"), unsafe, u(u"www.kucoin.com"), otherPort},
        {u(u"https://www.kucoin.com/a b"), unsafe, u(u"www.kucoin.com"), readingsDiffer},
        {u(u"javascript:alert(1)//https://www.kucoin.com/"), unsafe, {}, otherScheme},
        {u(u"java\tscript:location='https://www.kucoin.com/'"), unsafe, {}, otherScheme},
        {u(u"data:text/html,https://www.kucoin.com/"), unsafe, {}, otherScheme},
        {u(u"blob:https://www.kucoin.com/x"), unsafe, {}, otherScheme},
        {u(u"file://www.kucoin.com/"), unsafe, {}, otherScheme},
        {u(u"intent://www.kucoin.com/#Intent;scheme=https;end"), unsafe, {}, otherScheme},
        {u(u"hxxps://www.kucoin.com/"), unsafe, {}, otherScheme},
        {u(u"wss://www.kucoin.com/"), unsafe, {}, otherScheme},
    }));
    INFO(row);
    const LinkReport report = judged(row.text);
    CHECK(report.verdict == row.verdict);
    CHECK(report.host == row.host);
    CHECK(report.has(row.finding));
    CHECK(report.advice == LinkAdvice::useOfficialAddress);
}

TEST_CASE("what no browser would go to is unreadable")
{
    using enum LinkFinding;
    struct Row {
        QString text;
        LinkFinding finding;
    };
    const auto row = GENERATE(values<Row>({
        {{}, noHost},
        {u(u"kucoin"), noHost},
        {u(u"See kucoin.com for more."), noHost},
        {u(u"/login"), noHost},
        {u(u"?q=kucoin.com"), noHost},
        {u(u"https://"), badHost},
        {u(u"https://a b.example/"), badHost},
        {u(u"https://256.1.1.1/"), badHost},
        {u(u"https://1.2.3.08/"), badHost},
        {u(u"https://www.kucoin.com:99999/"), badHost},
        {u(u"https://www.kucoin.com:4a3/"), badHost},
        {u(u"https://www.kucoin.com:443:443/"), badHost},
        {u(u"https://[::1/"), badHost},
        {u(u"https://\u05D0kucoin.com/"), badHost},
        {QStringLiteral("https://") + QString(254, u'a'), tooLong},
        {QStringLiteral("https://www.kucoin.com/") + QString(maxLinkLength, u'a'), tooLong},
    }));
    INFO(qPrintable(row.text.left(80)));
    const LinkReport report = judged(row.text);
    CHECK(report.verdict == LinkVerdict::unreadable);
    CHECK(report.has(row.finding));
    CHECK(report.host.isEmpty());
    CHECK(report.advice == LinkAdvice::pasteWholeLink);
}

TEST_CASE("siblings that the service claims and blocklists name are disputed, and the service is to be asked")
{
    const auto* const text = GENERATE(u"https://www.kucoin.cloud/docs", u"kucoin.plus", u"https://futures.kucoin.biz/",
                                      u"https://kucoinauth.com", u"https://api.kucoin.eu/", u"https://www.kucoin.th/",
                                      u"https://api.kucoin-tr.plus/", u"kucoin-th.plus");
    INFO(qPrintable(u(text)));
    const LinkReport report = judged(u(text));
    CHECK(report.verdict == LinkVerdict::disputed);
    CHECK(report.has(LinkFinding::disputedDomain));
    CHECK(report.advice == LinkAdvice::askVerificationPage);
    CHECK(report.lookAt == QStringList{QStringLiteral("https://www.kucoin.com/cert")});
}

TEST_CASE("other sites are unrelated, whatever their path says")
{
    const auto* const text =
        GENERATE(u"https://www.example.com/", u"http://example.com:8080/a", u"https://en.wikipedia.org/wiki/Coin",
                 u"https://news.example/kucoin.com/login", u"https://b\u00FCcher.example/",
                 u"https://fa.wikipedia.org/wiki/\u0645\u06CC\u200C\u0634\u0648\u062F");
    INFO(qPrintable(u(text)));
    const LinkReport report = judged(u(text));
    CHECK(report.verdict == LinkVerdict::unrelated);
    CHECK(report.advice == LinkAdvice::enterNothing);
}

TEST_CASE("a link to a program that bears the name is disputed unless the service names that entry")
{
    using enum LinkVerdict;
    struct Row {
        QString text;
        LinkVerdict verdict;
        LinkAdvice advice;
    };
    const auto row = GENERATE(values<Row>({
        {u(u"https://play.google.com/store/apps/details?id=com.kubi.kucoin"), unrelated, LinkAdvice::useOfficialStores},
        {u(u"https://play.google.com/store/apps/details?hl=de&id=com.kubi.kucoin"), unrelated,
         LinkAdvice::useOfficialStores},
        {u(u"https://apps.apple.com/us/app/kucoin-buy-bitcoin-crypto/id1378956601"), unrelated,
         LinkAdvice::useOfficialStores},
        {u(u"https://play.google.com/store/apps/details?id=com.kubi.kucoin&id=com.evil"), disputed,
         LinkAdvice::useOfficialStores},
        {u(u"https://play.google.com/store/apps/details?id=com.kucoin.pro"), disputed, LinkAdvice::useOfficialStores},
        {u(u"https://apps.apple.com/us/app/kucoin-wallet/id1"), disputed, LinkAdvice::useOfficialStores},
        {u(u"https://snapcraft.io/kucoin-desktop"), disputed, LinkAdvice::useOfficialStores},
        {u(u"https://www.npmjs.com/package/KuC0in-sdk"), disputed, LinkAdvice::useOfficialStores},
        {u(u"https://cdn.example/files/%4BuCoin-Setup.exe"), disputed, LinkAdvice::useOfficialStores},
        {u(u"https://cdn.example/files/setup.exe"), unrelated, LinkAdvice::enterNothing},
        {u(u"https://play.google.com/store/apps/details?id=com.example"), unrelated, LinkAdvice::enterNothing},
    }));
    INFO(qPrintable(row.text));
    const LinkReport report = judged(row.text);
    CHECK(report.verdict == row.verdict);
    CHECK(report.advice == row.advice);
    if (row.advice == LinkAdvice::useOfficialStores)
        CHECK(report.lookAt.size() == 2);
}

TEST_CASE("a host is shown as ASCII, and its decoded form beside it has nothing unseen")
{
    const LinkReport report = judged(QStringLiteral("https://xn--80ak6aa92e.com/"));
    CHECK(report.host == QStringLiteral("xn--80ak6aa92e.com"));
    CHECK(report.displayHost == u(u"\u0430\u0440\u0440\u04CF\u0435.com"));
    CHECK(judged(QStringLiteral("https://example.com")).displayHost == QStringLiteral("example.com"));
}

TEST_CASE("the letters of an imitation stand over those of the name")
{
    const LinkReport report = judged(u(u"https://my-kuc\u043Ein.example/"));
    REQUIRE(report.verdict == LinkVerdict::imitation);
    QString written;
    QString official;
    for (const LetterPair& pair : report.letters) {
        written += pair.written ? QString::fromUcs4(&pair.written, 1) : QStringLiteral("_");
        official += pair.official ? QString::fromUcs4(&pair.official, 1) : QStringLiteral("_");
    }
    CHECK(written == u(u"my-kuc\u043Ein"));
    CHECK(official == QStringLiteral("___kucoin"));
    CHECK(report.letters[6] == LetterPair{6, U'\u043E', U'o', LetterChange::lookalike, LetterScript::cyrillic});
    CHECK(report.officialHost == QStringLiteral("kucoin.com"));
}

TEST_CASE("letters that are added, missing, replaced or alike are told apart")
{
    struct Row {
        const char16_t* host;
        const char* written; ///< '_' where nothing stands
        const char* official;
        const char* changes; ///< same, lookalike, replaced, added, missing
    };
    const Row rows[] = {
        {u"kucoin.example", "kucoin", "kucoin", "ssssss"},
        {u"kuc0in.example", "kuc0in", "kucoin", "sssLss"},
        {u"kucion.webflow.io", "kuc_ion", "kucoi_n", "sssmsas"},
        {u"kuccoin.example", "kuccoin", "ku_coin", "ssassss"},
        {u"kucin-login.example", "kuc_in-login", "kucoin______", "sssmssaaaaaa"},
    };
    for (const Row& row : rows) {
        const LinkReport report = judged(u(row.host));
        INFO(qPrintable(u(row.host)));
        REQUIRE(report.verdict == LinkVerdict::imitation);
        QByteArray written;
        QByteArray official;
        QByteArray changes;
        for (const LetterPair& pair : report.letters) {
            written += pair.written ? static_cast<char>(pair.written) : '_';
            official += pair.official ? static_cast<char>(pair.official) : '_';
            changes += "sLram"[static_cast<int>(pair.change)];
        }
        CHECK(written == row.written);
        CHECK(official == row.official);
        CHECK(changes == row.changes);
    }
}
