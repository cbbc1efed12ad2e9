// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The third door: a profile that a person adds may not pass for a built-in one. Five services are taken for built in,
// so that the rules are not KuCoin's alone; each row is what a deceiver would hand over, or an honest neighbour.
#include "core/origin/added_profile.h"
#include "core/origin/profile_sources.h"
#include "tests/support/catch.h"

using namespace sallyport;
using origin::ProfileClash;

namespace {

origin::ServiceProfile web(const char* id, const char* name, const char* host, const char* links)
{
    const QByteArray json = QByteArray(R"({"id": ")") + id + R"(", "name": ")" + name
        + R"(", "sign_in": "web", "official_hosts": [")" + host + R"("], "official_domains": [")" + host
        + R"("], "links": )" + links + '}';
    auto profile = origin::readServiceProfile(json, origin::ProfileTrust::shipped);
    REQUIRE(profile.has_value());
    return *std::move(profile);
}

QList<origin::ServiceProfile> builtIns()
{
    return {*origin::shippedProfile(u"kucoin"),
            web("kraken", "Kraken", "kraken.com", R"({"names": ["kraken"], "ordinary_names": ["kraken"]})"),
            web("okx", "OKX", "okx.com", R"({"names": ["okx"]})"),
            web("binance", "Binance", "binance.com", R"({"names": ["binance"], "disputed_domains": ["binance.info"]})"),
            web("coinbase", "Coinbase", "coinbase.com", R"({"names": ["coinbase"]})")};
}

struct Row {
    const char* id;
    const char* name;
    const char* host;
    std::optional<ProfileClash> clash;
};

const Row rows[] = {
    // Services of their own.
    {"harbour", "Harbour", "accounts.harbour.example", std::nullopt},
    {"bitstamp", "Bitstamp", "www.bitstamp.net", std::nullopt},
    {"finance", "My Finance", "finance.example", std::nullopt},
    {"coins", "Coin Basket", "coinbasket.example", std::nullopt},
    {"look", "Lookxyz", "lookxyz.example", std::nullopt},
    // The id decides where secrets are kept.
    {"kucoin", "Other", "x.example", ProfileClash::id},
    {"kraken", "Other", "x.example", ProfileClash::id},
    {"coinbase", "Other", "x.example", ProfileClash::id},
    {"practice", "Other", "x.example", ProfileClash::id},
    // The name is what the person reads.
    {"a", "KuCoin", "x.example", ProfileClash::name},
    {"a", "KU-COIN", "x.example", ProfileClash::name},
    {"a", "KuCion", "x.example", ProfileClash::name},
    {"a", "The real KuCoin!", "x.example", ProfileClash::name},
    {"a", "Kraken", "x.example", ProfileClash::name},
    {"a", "K.R.A.K.E.N", "x.example", ProfileClash::name},
    {"a", "Krakken", "x.example", ProfileClash::name},
    {"a", "Kraken Pro", "x.example", ProfileClash::name},
    {"a", "OKX", "x.example", ProfileClash::name},
    {"a", "O-K-X", "x.example", ProfileClash::name},
    {"a", "OKX Wallet", "x.example", ProfileClash::name},
    {"a", "Binnance", "x.example", ProfileClash::name},
    {"a", "B1nance", "x.example", ProfileClash::name},
    {"a", "Bin\xC3\xA1nce", "x.example", ProfileClash::name},
    {"a", "Coinb\xD0\xB0se", "x.example", ProfileClash::name},
    {"a", "\xEF\xBC\xA3\xEF\xBD\x8F\xEF\xBD\x89\xEF\xBD\x8E\xEF\xBD\x82\xEF\xBD\x81\xEF\xBD\x93\xEF\xBD\x85",
     "x.example", ProfileClash::name},
    {"a", "Kr\xD0\xB0ken", "x.example", ProfileClash::name},
    // The host is where the passphrase goes.
    {"a", "Other", "www.kucoin.com", ProfileClash::host},
    {"a", "Other", "login.kucoin.com", ProfileClash::host},
    {"a", "Other", "notkucoin.com", ProfileClash::host},
    {"a", "Other", "kuc0in-login.webflow.io", ProfileClash::host},
    {"a", "Other", "www.kraken.com", ProfileClash::host},
    {"a", "Other", "login.okx.com", ProfileClash::host},
    {"a", "Other", "binance.info", ProfileClash::host},
    {"a", "Other", "www.binance.com.evil.example", ProfileClash::host},
    {"a", "Other", "kraken.example", ProfileClash::host},
    {"a", "Other", "kraken-login.example", ProfileClash::host},
    {"a", "Other", "okx-wallet.example", ProfileClash::host},
    {"a", "Other", "c0inbase.example", ProfileClash::host},
    {"a", "Other", "binanse-login.webflow.io", ProfileClash::host},
    {"a", "Other", "xn--krken-5ve.example", ProfileClash::host},
};

} // namespace

TEST_CASE("a profile that would pass for any of the built-in ones is refused, and an honest neighbour is not")
{
    const auto known = builtIns();
    for (const Row& row : rows) {
        INFO(row.id << ", " << row.name << ", " << row.host);
        const QString host = QString::fromLatin1(row.host);
        const origin::ServiceProfile byHost{.id = QString::fromLatin1(row.id),
                                            .name = QString::fromUtf8(row.name),
                                            .signIn = origin::SignInKind::web,
                                            .officialHosts = {host}};
        CHECK(origin::clashWithBuiltIn(byHost, known) == row.clash);
        const origin::ServiceProfile byIssuer{
            .id = byHost.id, .name = byHost.name, .issuer = *origin::Origin::parse(QStringLiteral("https://") + host)};
        CHECK(origin::clashWithBuiltIn(byIssuer, known) == row.clash);
    }
}

TEST_CASE("nor may it judge links or mails by what is a built-in one's")
{
    const auto known = builtIns();
    const origin::ServiceProfile honest{.id = QStringLiteral("harbour"),
                                        .name = QStringLiteral("Harbour"),
                                        .officialHosts = {QStringLiteral("harbour.example")}};
    CHECK_FALSE(origin::clashWithBuiltIn(honest, known).has_value());
    auto named = honest;
    named.names.names = {QStringLiteral("kucoin")};
    CHECK(origin::clashWithBuiltIn(named, known) == ProfileClash::name);
    auto nearlyNamed = honest;
    nearlyNamed.names.names = {QStringLiteral("kuc0in")};
    CHECK(origin::clashWithBuiltIn(nearlyNamed, known) == ProfileClash::name);
    auto disputing = honest;
    disputing.names.disputedDomains = {QStringLiteral("kucoin.com")};
    CHECK(origin::clashWithBuiltIn(disputing, known) == ProfileClash::host);
    auto mailing = honest;
    mailing.mailDomains = {QStringLiteral("kucoin.com")};
    CHECK(origin::clashWithBuiltIn(mailing, known) == ProfileClash::host);
}
