// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One table for each rule of imitation.cpp: hosts that it must find, and near misses that no rule may. The hosts are
// made up after the kinds of deception in links.md, sections 1 and 3.
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"

using namespace sallyport::origin;

namespace {

using enum LinkFinding;

LinkReport judged(const char16_t* host)
{
    static const LinkJudge judge(*shippedProfile(u"kucoin"));
    return judge.judge(QString::fromUtf16(host));
}

struct Row {
    const char16_t* host;
    std::optional<FoundInLink> found; ///< nothing: not an imitation
};

std::ostream& operator<<(std::ostream& out, const Row& row)
{
    return out << QString::fromUtf16(row.host).toUtf8().toPercentEncoding(".").constData();
}

FoundInLink part(LinkFinding finding, const char* text)
{
    return {finding, QString::fromLatin1(text)};
}

void check(std::initializer_list<Row> rows)
{
    for (const Row& row : rows) {
        INFO(row);
        const LinkReport report = judged(row.host);
        CHECK((report.verdict == LinkVerdict::imitation) == row.found.has_value());
        for (const FoundInLink& found : report.findings)
            UNSCOPED_INFO(static_cast<int>(found.finding) << ' ' << qPrintable(found.part));
        if (row.found)
            CHECK(report.findings.contains(*row.found));
    }
}

} // namespace

TEST_CASE("the name itself in a label that is not the service's is an imitation")
{
    check({
        {u"kucoin.example", part(nameAsLabel, "kucoin")},
        {u"kucoin.webflow.io", part(nameAsLabel, "kucoin")},
        {u"login.kucoin.example.org", part(nameAsLabel, "kucoin")},
        {u"mykucoin.example", part(nameInLabel, "mykucoin")},
        {u"kucoin-login.example", part(nameInLabel, "kucoin-login")},
        {u"a.b.xkucoinx.c.example", part(nameInLabel, "xkucoinx")},
        {u"kuco.example", std::nullopt},
        {u"coin.example", std::nullopt},
        {u"coinku.example", std::nullopt},
    });
}

TEST_CASE("the name in letters and digits that look the same is an imitation")
{
    check({
        {u"kuc0in.example", part(nameLookalike, "kuc0in")},
        {u"kucoln.example", part(nameLookalike, "kucoln")},
        {u"kuco1n-pro.example", part(nameLookalike, "kuco1n-pro")},
        {u"kuc\u043Ein.example", part(nameLookalike, "xn--kucin-lye")},
        {u"\u043Aucoin.example", part(nameLookalike, "xn--ucoin-txe")},
        {u"k\u00FAcoin.example", part(nameLookalike, "xn--kcoin-7ua")},
        {u"kuc\u03BFin.example", part(nameLookalike, "xn--kucin-tce")},
        {u"kuco\u0131n.example", part(nameLookalike, "xn--kucon-q4a")},
        {u"k\u057Dc\u0585i\u0578.example", part(nameLookalike, "xn--kci-qfew3c")},
        {u"k\u1D17coin.example", part(nameLookalike, "xn--kcoin-z39a")},
        {u"\u2C95"
         u"ucoin.example",
         part(nameLookalike, "xn--ucoin-uj9c")},
        {u"k\u02AFcoin.example", part(nameLookalike, "xn--kcoin-4zc")},
        {u"b\u00FCcher.example", std::nullopt},
        {u"\u043C\u043E\u043D\u0435\u0442\u0430.example", std::nullopt},
        {u"k0in.example", std::nullopt},
        {u"c01n.example", std::nullopt},
    });
}

TEST_CASE("the name with dashes in it is an imitation")
{
    check({
        {u"ku-coin.example", part(nameSplit, "ku-coin")},
        {u"k-u-c-o-i-n.example", part(nameSplit, "k-u-c-o-i-n")},
        {u"my-ku--coin-login.webflow.io", part(nameSplit, "my-ku--coin-login")},
        {u"u-coin.example", std::nullopt},
        {u"k-coin.example", std::nullopt},
        {u"coin-ku.example", std::nullopt},
        {u"ku-coinbase.example", std::nullopt}, // another's name, with something before it
        {u"ku-coin-base.example", part(nameSplit, "ku-coin-base")},
    });
}

TEST_CASE("the name over several labels is an imitation, if it begins and ends with them")
{
    check({
        {u"ku.coin.example", part(nameSplit, "ku.coin")},
        {u"kuco.in", part(nameSplit, "kuco.in")},
        {u"www.ku.co.in", part(nameSplit, "ku.co.in")},
        {u"kuc0.in", part(nameSplit, "kuc0.in")},
        {u"ku.coin-login.example", part(nameSplit, "ku.coin-login")},
        {u"ku.coins-login.example", std::nullopt},
        {u"ku.c01n.example", part(nameSplit, "ku.c01n")},
        {u"k\u00FA.coin.example", part(nameSplit, "xn--k-9ga.coin")},
        {u"kuco.in.", part(nameSplit, "kuco.in")},
        {u"baku.coin.example", std::nullopt},
        {u"ku.coins.example", std::nullopt},
        {u"haiku.coinshop.example", std::nullopt},
        {u"otaku.co.in", std::nullopt},
    });
}

TEST_CASE("slips that the eye skips make an imitation anywhere")
{
    check({
        {u"kuccoin.example", part(nameMisspelt, "kuccoin")},
        {u"kucooin-x.example", part(nameMisspelt, "kucooin-x")},
        {u"kukoin.example", part(nameMisspelt, "kukoin")},
        {u"kucion.example", part(nameMisspelt, "kucion")},
        {u"kucoein.example", part(nameMisspelt, "kucoein")},
        {u"ucoin.example", std::nullopt},
        {u"mycoin.example", std::nullopt},
        {u"hulcoin.example", std::nullopt},
        {u"kumon.example", std::nullopt},
        {u"kupon.example", std::nullopt},
        {u"bucoin.example", std::nullopt},
        {u"kicking.example", std::nullopt},
    });
}

TEST_CASE("the name without its last letter is an imitation at the beginning of a part")
{
    check({
        {u"kucoipro.example", part(nameMisspelt, "kucoipro")},
        {u"www.my-kucoi77.example", part(nameMisspelt, "my-kucoi77")},
        {u"kucosmos.example", std::nullopt},
        {u"haikucoil.example", std::nullopt},
        {u"hubkucoi.zapier.app", part(nameMisspelt, "hubkucoi")}, // on free hosting anywhere
        {u"coinku-co.example", std::nullopt},
    });
}

TEST_CASE("one edit makes an imitation of a whole part between dots and dashes")
{
    check({
        {u"kulcoin.example", part(nameMisspelt, "kulcoin")},
        {u"kuoin.example", part(nameMisspelt, "kuoin")},
        {u"www.kucin.example", part(nameMisspelt, "kucin")},
        {u"my-kucon.example", part(nameMisspelt, "my-kucon")},
        {u"ku-koin.example", part(nameMisspelt, "ku-koin")},   // a dash and a sound
        {u"kuc-coin.example", part(nameMisspelt, "kuc-coin")}, // a letter doubled over a dash
        {u"kuckoin.example", part(nameMisspelt, "kuckoin")},   // the same sound twice
        {u"kvcoin.example", part(nameMisspelt, "kvcoin")},     // u and v
        {u"kucroin1.example", part(nameMisspelt, "kucroin1")}, // digits are no letters of it
        {u"kucroinx.example", std::nullopt},
        {u"kucing.example", std::nullopt}, // Indonesian for a cat
        {u"kucinta.example", std::nullopt},
        {u"vakucon.example", std::nullopt},
        {u"kubin.example", std::nullopt},
    });
}

TEST_CASE("one edit makes an imitation on free hosting or beside a word of sign-in pages")
{
    check({
        {u"kucinx.webflow.io", part(freeHosting, "webflow.io")},
        {u"kucinlogin.example", part(loginWord, "login")},
        {u"wallet.kucinx.example", part(loginWord, "wallet")},
        {u"kucinx.example", std::nullopt},
        {u"kucinx.example.org", std::nullopt},
    });
}

TEST_CASE("words of sign-in pages part a name from what stands beside it, as dashes do")
{
    check({
        {u"securitykucon.example", part(nameMisspelt, "securitykucon")},
        {u"loginkkucio.webflow.io", part(nameMisspelt, "loginkkucio")},
        {u"kkuccoilog.webflow.io", part(nameMisspelt, "kkuccoilog")},
        {u"vakuchkucon.example", std::nullopt},
    });
}

TEST_CASE("behind other letters a name bears two edits only if it begins as it does by itself")
{
    check({
        {u"suportkucon.webflow.io", part(nameMisspelt, "suportkucon")},
        {u"lgiinkuconn.webflow.io", part(nameMisspelt, "lgiinkuconn")},
        // Names of coins, and German for gingerbread.
        {u"sonikcoin-claim.pages.dev", std::nullopt},
        {u"luckycoin-airdrop.vercel.app", std::nullopt},
        {u"claim-minucoin.pages.dev", std::nullopt},
        {u"profound-lebkuchen-731109.netlify.app", std::nullopt},
    });
}

TEST_CASE("the parts of the name in turn make an imitation on free hosting and beside a word of sign-in pages")
{
    check({
        {u"coinku-login.webflow.io", part(nameMisspelt, "coinku-login")},
        {u"mycoinku.webflow.io", std::nullopt},
        {u"coinku-shop.webflow.io", std::nullopt},
        {u"coinku-login.example", std::nullopt},
        {u"coinkura-login.webflow.io", std::nullopt},
    });
}

TEST_CASE("two edits make an imitation only on free hosting and beside a word of sign-in pages")
{
    check({
        {u"kucnlogi-support.webflow.io", part(loginWord, "support")},
        {u"kucan-signin.gitbook.io", part(freeHosting, "gitbook.io")},
        {u"kucnl-support.example", std::nullopt},
        {u"kucnl.webflow.io", std::nullopt},
        {u"login-ku.webflow.io", std::nullopt},
        {u"wallet-login.webflow.io", std::nullopt},
        {u"coin-login.webflow.io", std::nullopt},
    });
}

TEST_CASE("three edits in the name run together with login make an imitation on free hosting")
{
    check({
        {u"kuclogina.webflow.io", part(nameMisspelt, "kuclogina")},
        {u"kucolgon.gitbook.io", part(nameMisspelt, "kucolgon")},
        {u"my-kucuelogne.godaddysites.com", part(nameMisspelt, "my-kucuelogne")},
        {u"kconnlogin.webflow.io", part(nameMisspelt, "kconnlogin")},
        {u"kuclogina.example", std::nullopt},
        {u"kulogin.webflow.io", std::nullopt},
        {u"mycoinlogin.webflow.io", std::nullopt},
        {u"coinlogin.webflow.io", std::nullopt},
        {u"coinbaselogin.webflow.io", std::nullopt},
        {u"krakenlogin.webflow.io", std::nullopt},
        {u"geminilogin.webflow.io", std::nullopt},
        {u"catalogin.webflow.io", std::nullopt},
    });
}

TEST_CASE("a host that is at least as near to another service's name is not blamed on this one")
{
    check({
        {u"coinbase-login.webflow.io", std::nullopt},
        {u"coinbse-login.webflow.io", std::nullopt},
        {u"likecoin-login.webflow.io", std::nullopt},
        {u"bitkub-coin-login.webflow.io", std::nullopt},
        {u"okcoin-login.webflow.io", std::nullopt},
        {u"coin-spot-login.webflow.io", std::nullopt},
        {u"jucoin-login.webflow.io", std::nullopt},
        {u"kukai-wallet.github.io", std::nullopt},                          // a wallet's own page
        {u"kujucoinlogin.webflow.io", part(nameMisspelt, "kujucoinlogin")}, // "jucoin" is but a part of it
        {u"sso-kcoinlgin.webflow.io", part(nameMisspelt, "sso-kcoinlgin")}, // no "okcoin"
        {u"kucoin-coinbase.example", part(nameInLabel, "kucoin-coinbase")}, // bears both
        {u"coinbase.kuccoin.example", part(nameMisspelt, "kuccoin")},
    });
}

TEST_CASE("words of other languages and names of companies are no slips of the name")
{
    check({
        {u"kucing-care.blogspot.com", std::nullopt}, // cats
        {u"kuchen-market.blogspot.com", std::nullopt},
        {u"login.kuching.com", std::nullopt}, // a city
        {u"login-kuching.com", std::nullopt},
        {u"cucina-live.blogspot.com", std::nullopt},
        {u"cocoon-app.netlify.app", std::nullopt},
        {u"kuponapp.web.app", std::nullopt},
        {u"kuoni-support.webflow.io", std::nullopt},
        {u"kuccing.webflow.io", part(nameMisspelt, "kuccing")}, // no such word
    });
}

TEST_CASE("a word that ends as the name begins is a name of its own before coin, where it begins a part")
{
    check({
        {u"otakucoin.io", std::nullopt},
        {u"www.haikucoin.com", std::nullopt},
        {u"my-sudokucoin.com", std::nullopt},
        {u"rokucoin-app.web.app", std::nullopt},
        {u"prokucoin.com", part(nameInLabel, "prokucoin")}, // not "roku"
        {u"gokucoin.com", part(nameInLabel, "gokucoin")},
        {u"kucoin-otaku.com", part(nameInLabel, "kucoin-otaku")},
        {u"otaku-kucoin.com", part(nameInLabel, "otaku-kucoin")},
        {u"otakukucoin.com", part(nameInLabel, "otakukucoin")},
    });
}

TEST_CASE("an official host inside another one is named")
{
    check({
        {u"www.kucoin.com.evil.example", part(hostEmbedded, "www.kucoin.com")},
        {u"kucoin.com-login.example", part(hostEmbedded, "kucoin.com")},
        {u"www-kucoin-com.webflow.io", part(hostEmbedded, "www.kucoin.com")},
        {u"secure-kucoin-tr.example.com", part(hostEmbedded, "kucoin.tr")},
        {u"evil.example.com", std::nullopt},
    });
    CHECK_FALSE(judged(u"kucoin-community.example").has(hostEmbedded));
    CHECK_FALSE(judged(u"xkucoin.com.example").has(hostEmbedded));
}

TEST_CASE("letters of several scripts in one label, and a label of look-alikes of another script, are named")
{
    check({
        {u"kuc\u043Ein.example", part(mixedScripts, "xn--kucin-lye")},
        {u"\u043A\u0443\u0441\u043E\u0456\u043F.example", part(foreignScript, "xn--j1aidgj0j")},
    });
    CHECK_FALSE(judged(u"k\u00FAcoin.example").has(mixedScripts)); // Latin with a mark
    CHECK_FALSE(judged(u"k\u00FAcoin.example").has(foreignScript));
    CHECK_FALSE(judged(u"kucoin.example").has(mixedScripts));
}

TEST_CASE("a word of sign-in pages beside the name is named, with one slip too")
{
    check({
        {u"kucoin-login.example", part(loginWord, "login")},
        {u"kucoinsupport.example", part(loginWord, "support")},
        {u"verify.kucoin.example", part(loginWord, "verify")},
        {u"kucoin-lgoin.example", part(loginWord, "login")},
        {u"kucoin-ucenter.example", part(loginWord, "ucenter")}, // a word of the service's own pages
    });
    CHECK_FALSE(judged(u"kucoin.example").has(loginWord));
    CHECK_FALSE(judged(u"kucoin-zebra.example").has(loginWord));
    CHECK_FALSE(judged(u"kucoin.login").has(loginWord));
}

TEST_CASE("on hosts that give everybody a page the page's name is looked at, and on no others")
{
    check({
        {u"https://sites.google.com/view/kucoin-login/home", part(nameInLabel, "kucoin-login")},
        {u"https://sites.google.com/view/kucoin-login/home", part(loginWord, "login")},
        {u"https://sites.google.com/view/kucoin-login/home", part(nameInPath, "")},
        {u"https://sites.google.com/view/KuCoin", part(nameAsLabel, "kucoin")},
        {u"https://sites.google.com/site/kuc0inwallet?x#y", part(freeHosting, "sites.google.com")},
        {u"https://sites.google.com/view/ku%63oin-login", part(loginWord, "login")},
        {u"https://sites.google.com/view/ku\u0441oin", part(nameInPath, "")},
        {u"https://telegra.ph/KuCoin-Login-11-26", part(loginWord, "login")},
        {u"https://storage.googleapis.com/kucoin-support/index.html", part(loginWord, "support")},
        {u"https://someone.wixsite.com/kucoin-wallet", part(loginWord, "wallet")},
        {u"https://someone.wixstudio.com/kucoin-wallet", part(loginWord, "wallet")},
        {u"https://s3.us-east-1.amazonaws.com/kucoin-login/index.html", part(loginWord, "login")},
        {u"https://x.blob.core.windows.net/kucoin-login/a.html", part(loginWord, "login")},
        {u"https://pub-1.r2.dev/kucoin-login.html", part(loginWord, "login")},
        {u"https://firebasestorage.googleapis.com/v0/b/kucoin-login.appspot.com/o/a.html", part(loginWord, "login")},
        // Steps, empty segments, escapes and a final dot, which browsers and servers do not mind.
        {u"https://sites.google.com/./view/kucoin-login", part(loginWord, "login")},
        {u"https://sites.google.com/x/../view/kucoin-login", part(loginWord, "login")},
        {u"https://sites.google.com/x/%2E%2e/view/kucoin-login", part(loginWord, "login")},
        {u"https://sites.google.com//view//kucoin-login", part(loginWord, "login")},
        {u"https://sites.google.com/%76iew/kucoin-login", part(loginWord, "login")},
        {u"https://sites.google.com./view/kucoin-login", part(loginWord, "login")},
        {u"https://telegra.ph/./KuCoin-Login-11-26", part(loginWord, "login")},
        {u"https://sites.google.com/view/kucoin-login/../../x", std::nullopt},
        // About the service, or not named by it.
        {u"https://sites.google.com/view/how-kucoin-works", std::nullopt},
        {u"https://telegra.ph/KuCoin-explained-11-26", std::nullopt},
        {u"https://telegra.ph/KuCoin-in-numbers-11-26", std::nullopt},
        {u"https://telegra.ph/KuCoin-exchange-review-11-26", std::nullopt},
        {u"https://telegra.ph/KuCoin-wallet-support-11-26", part(loginWord, "support")},
        {u"https://sites.google.com/view/my-page/kucoin-login", std::nullopt},
        {u"https://sites.google.com/view/?kucoin-login", std::nullopt},
        {u"https://sites.google.com/view/", std::nullopt},
        {u"https://sites.google.com/kucoin-login", std::nullopt},
        {u"https://sites.google.com/view/recoin-login", std::nullopt},
        // The same names elsewhere: code, posts, news, and a host that only ends alike.
        {u"https://github.com/x/kucoin-wallet", std::nullopt},
        {u"https://medium.com/kucoin-login", std::nullopt},
        {u"https://news.example/view/kucoin-login", std::nullopt},
        {u"https://wixsite.com/kucoin-wallet", std::nullopt},
        {u"https://mytelegra.ph/kucoin-login", std::nullopt},
    });
}

TEST_CASE("free hosting is named, from our own list and from the public suffix list")
{
    check({
        {u"kucoin.webflow.io", part(freeHosting, "webflow.io")},
        {u"a.kucoin.godaddysites.com", part(freeHosting, "godaddysites.com")},
        {u"kucoin.github.io", part(freeHosting, "github.io")},
        {u"kucoin.blogspot.com", part(freeHosting, "blogspot.com")},
        {u"kucoin.us-east-1.amazonaws.com", part(nameAsLabel, "kucoin")},
    });
    CHECK_FALSE(judged(u"kucoin.co.uk").has(freeHosting));
    CHECK_FALSE(judged(u"kucoin.example").has(freeHosting));
    CHECK_FALSE(judged(u"kucoin.notwebflow.io").has(freeHosting));
}
