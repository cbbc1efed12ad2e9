// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table for each rule about letters: what a slip costs (name_match.h), what a letter looks like (letter_fold.h),
// and the domains of free hosting (host_labels.h).
#include "core/origin/host_labels.h"
#include "core/origin/letter_fold.h"
#include "core/origin/link_thresholds.h"
#include "core/origin/login_words.h"
#include "core/origin/name_match.h"
#include "core/origin/other_names.h"
#include "tests/support/catch.h"

using namespace sallyport::origin;
using namespace sallyport::origin::thresholds;

namespace {

QString u(const char16_t* text)
{
    return QString::fromUtf16(text);
}

} // namespace

TEST_CASE("each kind of slip in a name has its cost")
{
    struct Row {
        const char* text;
        int cost;
    };
    const Row rows[] = {
        {"kucoin", 0},
        {"xx-kucoin-xx", 0},
        {"kuc0ln", 0}, // shapes are no slips
        {"kuccoin", doubledLetter},
        {"kucoen", otherVowel},
        {"kukoin", soundsAlike},
        {"qucoin", soundsAlike},
        {"kucion", swappedLetters},
        {"kucoein", addedVowel},
        {"ku-coin", addedDash},
        {"kucloin", addedLetter},
        {"kucon", missingLetter},
        {"kucoim", otherLetter},
        {"kocoin", otherVowel + distinctiveVowel},
        {"bucoin", otherLetter + distinctiveLetter},
        {"ucoin", missingLetter + distinctiveLetter},
        {"coin", 2 * (missingLetter + distinctiveLetter)},
        {"haikucoin", beginningInside},
        {"kuccoen", doubledLetter + otherVowel},
    };
    const NamePattern kucoin = NamePattern::ofName("kucoin");
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(nearestPlace(row.text, kucoin).cost == row.cost);
        CHECK(kucoin.costAtLeast(lettersIn(row.text)) <= row.cost); // what is ruled out early could not have been near
    }
}

TEST_CASE("only what is a name's own is distinctive")
{
    CHECK(nearestPlace("coinbaze", NamePattern::ofName("coinbase")).cost == soundsAlike);
    CHECK(nearestPlace("coinface", NamePattern::ofName("coinbase")).cost > inBothContexts);
    CHECK(nearestPlace("kracen", NamePattern::ofName("kraken")).cost == soundsAlike);
    CHECK(nearestPlace("braken", NamePattern::ofName("kraken")).cost == otherLetter);
    CHECK(nearestPlace("haikraken", NamePattern::ofWord("kraken")).cost == 0); // words may begin anywhere
}

TEST_CASE("a name and the word behind it are counted together")
{
    const NamePattern both = NamePattern::ofNameBefore("kucoin", "login");
    CHECK(both.letters() == "kucoinlogin");
    CHECK(nearestPlace("kucoinlogin", both).cost == 0);
    CHECK(nearestPlace("kucoinlogn", both).cost == missingLetter);
    CHECK(nearestPlace("bucoinlogin", both).cost == otherLetter + distinctiveLetter);
    CHECK(nearestPlace("kucoinbogin", both).cost == otherLetter); // the word has no letters of its own
    CHECK(NamePattern::ofNameBefore(QByteArray(30, 'a'), "login").letters().size() == 32);
}

TEST_CASE("letters of every script are folded to the one they look like")
{
    struct Row {
        const char16_t* label;
        const char* letters; ///< '?' for what looks like no letter
    };
    const Row rows[] = {
        {u"KuCoin", "kucoin"},
        {u"k\u00FA\u00E7\u00F6\u00EDn", "kucoin"},
        {u"\u043A\u0443\u0441\u043E\u0456\u043F", "kycoin"},
        {u"\u03BA\u03C5\u03F2\u03BF\u03B9\u03B7", "kucoin"},
        {u"\u0138uco\u0131\u014B", "kucoin"},
        {u"\u1D0Bu\u1D04o\u026A\u0274", "kucoin"},
        {u"k\u0301u\u0308coin", "kucoin"}, // marks by themselves
        {u"ku\u200Bcoin", "kucoin"},
        {u"ku_coin\u2010x", "ku-coin-x"},
        {u"\u0661\u06F2\u0663", "123"},
        {u"\u6B63\u5E38", "??"},
        {u"!$", "??"},
    };
    for (const Row& row : rows) {
        const FoldedLabel folded = foldLabel(u(row.label));
        INFO(u(row.label).toUtf8().toPercentEncoding().constData());
        CHECK(QByteArray(folded.letters).replace(unknownLetter, '?') == row.letters);
    }
}

TEST_CASE("scripts are told apart, and those that are written together are not mixed")
{
    struct Row {
        const char16_t* label;
        bool mixes;
        bool lookalike;
    };
    const Row rows[] = {
        {u"kucoin", false, false},
        {u"kuc\u043Ein", true, false},
        {u"k\u03C5coin", true, false},
        {u"\u0430\u0440\u0440\u04CF\u0435", false, true},
        {u"\u043A\u0443\u0441\u043E\u0456\u043F", false, true},
        {u"\u0436\u0443\u043A", false, false}, // a beetle: one letter looks like none
        {u"b\u00FCcher", false, false},
        {u"\u65E5\u672C\u8A9E\u306E", false, false},
        {u"kucoin\u516C\u544A", false, false}, // Latin beside Chinese is usual
        {u"\u043A\u516C", true, false},
        {u"123", false, false},
    };
    for (const Row& row : rows) {
        INFO(u(row.label).toUtf8().toPercentEncoding().constData());
        CHECK(mixesScripts(u(row.label)) == row.mixes);
        CHECK(isWhollyLookalike(u(row.label)) == row.lookalike);
    }
}

TEST_CASE("free hosting is any domain of our list or a private public suffix, and only what stands below it")
{
    struct Row {
        const char16_t* host;
        const char16_t* domain;
    };
    const Row rows[] = {
        {u"a.webflow.io", u"webflow.io"},
        {u"a.b.webflow.io.", u"webflow.io"},
        {u"a.github.io", u"github.io"},
        {u"webflow.io", u""},
        {u"notwebflow.io", u""},
        {u"webflow.io.example", u""},
        {u"a.co.uk", u""},
        {u"example.com", u""},
    };
    for (const Row& row : rows) {
        INFO(qPrintable(u(row.host)));
        CHECK(freeHostingDomain(u(row.host)) == u(row.domain));
    }
}

TEST_CASE("words of sign-in pages are found whole and with one slip, the longest first")
{
    const LoginWords words({"ucenter"});
    struct Row {
        const char* text;
        const char* word;
    };
    const Row rows[] = {
        {"xloginx", "login"},
        {"log", "log"},
        {"lgoin", "login"},
        {"suport", "support"},
        {"my-ucenter", "ucenter"},
        {"verifyme", "verify"},
        {"secure", "secure"},
        {"zebra", ""},
        {"", ""},
        {"lemon", ""},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(words.longestIn(row.text) == row.word);
    }
    CHECK(words.contains("login"));
    CHECK_FALSE(words.contains("lgoin"));
}

TEST_CASE("everyday words are kept if a name could be taken for one, and only then")
{
    const auto nearBinance = everydayWordsNear({NamePattern::ofName("binance")});
    CHECK(nearBinance.contains("finance"));
    CHECK(nearBinance.contains("balance"));
    CHECK_FALSE(nearBinance.contains("abacus"));
    CHECK_FALSE(nearBinance.contains("ice"));
    CHECK(nearBinance.size() < 200);
}

TEST_CASE("names of other services are all but one's own")
{
    const auto has = [](const QList<NamePattern>& names, const char* name) {
        return std::ranges::any_of(names, [name](const NamePattern& other) { return other.letters() == name; });
    };
    CHECK(has(otherNames({"kucoin"}), "coinbase"));
    CHECK_FALSE(has(otherNames({"coinbase"}), "coinbase"));
    CHECK(has(otherNames({"coinbase"}), "kraken"));
    CHECK_FALSE(has(otherNames({"coinbasepro"}), "coinbase"));
}
