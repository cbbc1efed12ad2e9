// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The link judge with profiles of other services than the shipped one: each finds its own imitations, by the same
// rules, and takes nothing of another's for an imitation of itself.
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"

using namespace sallyport::origin;

namespace {

struct Service {
    const char* name;
    const char* json; ///< empty: shipped
    std::initializer_list<const char*> official;
    std::initializer_list<const char*> imitations;
    std::initializer_list<const char*> unrelated; ///< near misses
};

const Service services[] = {
    {"kucoin",
     "",
     {"https://www.kucoin.com/", "https://kucoin.com/trade", "https://kucoin.zendesk.com/"},
     {"kucoin.example", "kuc0in-pro.example", "kukoin-login.webflow.io", "www.kucoin.com.evil.example",
      "ku-coin.example"},
     {"coin.example", "haiku.example"}},
    {"kraken",
     R"({"id": "kraken", "name": "Kraken", "sign_in": "web", "official_hosts": ["www.kraken.com", "kraken.com"],
         "official_domains": ["kraken.com"], "links": {"names": ["kraken"], "ordinary_names": ["kraken"]}})",
     {"https://www.kraken.com/sign-in", "https://pro.kraken.com", "kraken.com"},
     {"kraken-login.example", "kraken.webflow.io", "krakken-support.example", "kr4ken-wallet.example",
      "login.kraken.example", "www.kraken.com.evil.example", "kr\xd0\xb0ken.example", "krakenlogn.gitbook.io",
      "kra-ken-signin.example"},
     {"krakenhockey.example", "kraken.example", "releasethekraken.example", "cracker.example", "krakow.example",
      "kroken.example"}},
    {"okx",
     R"({"id": "okx", "name": "OKX", "sign_in": "web", "official_hosts": ["www.okx.com", "okx.com"],
         "official_domains": ["okx.com"], "links": {"names": ["okx"]}})",
     {"https://www.okx.com/", "https://okx.com/account/login", "https://web3.okx.com/"},
     {"okx.example", "okx-login.webflow.io", "my-okx.example", "okxlogin.example", "okx77.example", "login-0kx.example",
      "www.okx.com.evil.example", "okx.com-wallet.example", "\xd0\xbekx.example", "walletokx.webflow.io"},
     {"lookxyz.example", "tokx.example", "ok.x.example", "o-k-x.example", "okay.example", "bokx-login.webflow.io",
      "smokxel.example"}},
    {"binance",
     R"({"id": "binance", "name": "Binance", "sign_in": "web", "official_hosts": ["www.binance.com", "binance.com"],
         "official_domains": ["binance.com"], "links": {"names": ["binance"], "disputed_domains": ["binance.info"]}})",
     {"https://www.binance.com/en", "https://accounts.binance.com/login"},
     {"binance.example", "b1nance.example", "binnance.example", "binancee-login.webflow.io", "bin-ance.example",
      "bin.ance.example", "binace.example", "binanclogn.webflow.io", "www-binance-com.evil.example",
      "bin\xc3\xa1nce.example"},
     {"finance.example", "balance-login.webflow.io", "binary.example", "finance-login.example", "bounce.example"}},
    {"coinbase",
     R"({"id": "coinbase", "name": "Coinbase", "sign_in": "web", "official_hosts": ["www.coinbase.com", "coinbase.com"],
         "official_domains": ["coinbase.com"], "links": {"names": ["coinbase"]}})",
     {"https://www.coinbase.com/signin", "https://login.coinbase.com/"},
     {"coinbase.example", "coinbse-login.webflow.io", "c0inbase.example", "coin-base.example",
      "coinbaze-support.example", "coinnbase.example", "help-coinbase.example", "coinbasselogn.webflow.io"},
     {"coinbasket.example", "database-login.example", "coinbox.example", "firebase-login.webflow.io", "coin.example",
      "rebase.example"}},
};

LinkJudge judgeOf(const Service& service)
{
    const auto profile =
        *service.json ? readServiceProfile(service.json, ProfileTrust::shipped) : shippedProfile(u"kucoin");
    REQUIRE(profile.has_value());
    return LinkJudge(*profile);
}

LinkVerdict verdict(const LinkJudge& judge, const char* text)
{
    return judge.judge(QString::fromUtf8(text)).verdict;
}

} // namespace

TEST_CASE("each service's own hosts are official, its imitations are found, and near misses are not accused")
{
    for (const Service& service : services) {
        const LinkJudge judge = judgeOf(service);
        for (const char* text : service.official) {
            INFO(service.name << ": " << text);
            CHECK(verdict(judge, text) == LinkVerdict::official);
        }
        for (const char* text : service.imitations) {
            INFO(service.name << ": " << text);
            CHECK(verdict(judge, text) == LinkVerdict::imitation);
        }
        for (const char* text : service.unrelated) {
            INFO(service.name << ": " << text);
            CHECK(verdict(judge, text) == LinkVerdict::unrelated);
        }
    }
}

TEST_CASE("nothing of one service, honest or not, is blamed on another")
{
    for (const Service& service : services) {
        const LinkJudge judge = judgeOf(service);
        for (const Service& other : services) {
            if (other.name == service.name)
                continue;
            for (const auto& list : {other.official, other.imitations, other.unrelated}) {
                for (const char* text : list) {
                    INFO(service.name << " about " << other.name << ": " << text);
                    CHECK(verdict(judge, text) == LinkVerdict::unrelated);
                }
            }
        }
    }
}

TEST_CASE("a service's disputed domains are its own affair")
{
    CHECK(verdict(judgeOf(services[3]), "https://www.binance.info/") == LinkVerdict::disputed);
    CHECK(verdict(judgeOf(services[0]), "https://www.binance.info/") == LinkVerdict::unrelated);
    CHECK(verdict(judgeOf(services[0]), "https://kucoin.plus/") == LinkVerdict::disputed);
}

TEST_CASE("programs that bear a short name are disputed only where the name stands alone")
{
    const LinkJudge okx = judgeOf(services[2]);
    CHECK(verdict(okx, "https://cdn.example/okx.apk") == LinkVerdict::disputed);
    CHECK(verdict(okx, "https://cdn.example/get-okx-app.exe") == LinkVerdict::disputed);
    CHECK(verdict(okx, "https://cdn.example/lookxyz.apk") == LinkVerdict::unrelated);
}

TEST_CASE("without names, a service is looked for by what its domain is called")
{
    const auto profile = readServiceProfile(
        R"({"id": "h", "name": "Harbour", "sign_in": "web", "official_hosts": ["www.harbourbank.example"]})",
        ProfileTrust::shipped);
    REQUIRE(profile.has_value());
    const LinkJudge judge(*profile);
    CHECK(verdict(judge, "https://www.harbourbank.example/") == LinkVerdict::official);
    CHECK(verdict(judge, "https://other.harbourbank.example/")
          == LinkVerdict::imitation); // a host is pinned, not all below
    CHECK(verdict(judge, "https://harbourbank-login.example.org/") == LinkVerdict::imitation);
    CHECK(verdict(judge, "https://harbour.example/") == LinkVerdict::unrelated);
}
