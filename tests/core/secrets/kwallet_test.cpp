// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeychainStore in a Plasma 5 session, where QtKeychain takes KWallet. A stub stands for kwalletd5: QtKeychain's own
// handling of its answers is what is looked at here.
#include "tests/core/secrets/keychain_situation.h"
#include "tests/support/stub_service.h"

#include <map>

using namespace sallyport::test;

namespace {

struct Wallet {
    bool open = true;
    bool refuses = false;
    bool losesWrites = false;
    bool failsReads = false;
    std::map<QString, QString> passwords;

    std::optional<QVariantList> answer(const QDBusMessage& call)
    {
        const QString method = call.member();
        const QString key = call.arguments().value(2).toString();
        if (method == QStringLiteral("networkWallet"))
            return QVariantList{QStringLiteral("kdewallet")};
        if (method == QStringLiteral("isOpen"))
            return QVariantList{open};
        if (method == QStringLiteral("open"))
            return QVariantList{open && !refuses ? 1 : -1};
        if (method == QStringLiteral("entryType"))
            return QVariantList{passwords.contains(key) ? 1 : 0};
        if (method == QStringLiteral("readPassword"))
            return failsReads ? QVariantList{StubService::errorReply} : QVariantList{passwords[key]};
        if (method == QStringLiteral("writePassword")) {
            if (losesWrites)
                return QVariantList{-1};
            passwords[key] = call.arguments().value(3).toString();
        } else if (method == QStringLiteral("removeEntry")) {
            passwords.erase(key);
        }
        return QVariantList{0};
    }
};

struct PlasmaSituation : Situation {
    Wallet wallet;
    StubService daemon{session.address(), QStringLiteral("org.kde.kwalletd5"),
                       [this](const QDBusMessage& call) { return wallet.answer(call); }};

    PlasmaSituation()
    {
        environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("KDE"));
        environment.insert(QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5"));
    }
};

} // namespace

TEST_CASE("an open wallet keeps values")
{
    PlasmaSituation at;
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("write session/one value") == "done");
    CHECK(at.ask("read session/one") == "value value");
    CHECK(at.ask("remove session/one") == "done");
    CHECK(at.ask("read session/one") == "notFound");
    CHECK(at.ask("state") == walletOpen);
}

TEST_CASE("a closed wallet is locked, not empty")
{
    PlasmaSituation at;
    REQUIRE(at.ask("write session/one value") == "done");
    at.wallet.open = false;
    CHECK(at.ask("read session/one") == "locked");
    CHECK(at.ask("write session/one other") == "locked");
    CHECK(at.ask("remove session/one") == "locked");
    CHECK(at.ask("state") == walletClosed);
    at.wallet.open = true;
    CHECK(at.ask("read session/one") == "value value");
}

TEST_CASE("a wallet that is open and refuses this program is denied")
{
    PlasmaSituation at;
    REQUIRE(at.ask("write session/one value") == "done");
    at.wallet.refuses = true;
    CHECK(at.ask("read session/one") == "denied");
    CHECK(at.ask("write session/one other") == "denied");
    at.wallet.refuses = false;
    CHECK(at.ask("read session/one") == "value value");
}

TEST_CASE("a wallet that loses writes is found out")
{
    PlasmaSituation at;
    REQUIRE(at.ask("write session/one old") == "done");
    at.wallet.losesWrites = true;
    CHECK(at.ask("write session/one new") == "failed");
    CHECK(at.ask("write session/two new") == "failed");
    CHECK(at.ask("read session/one") == "value old");
    CHECK(at.ask("read session/two") == "notFound");
}

TEST_CASE("a read that failed in the wallet is not an empty value")
{
    PlasmaSituation at;
    REQUIRE(at.ask("write session/one value") == "done");
    at.wallet.failsReads = true;
    CHECK(at.ask("read session/one") == "failed");
    at.wallet.failsReads = false;
    CHECK(at.ask("read session/one") == "value value");
}

TEST_CASE("a wallet that was emptied behind our back is corrupt where something must be")
{
    PlasmaSituation at;
    REQUIRE(at.ask("write session/one value") == "done");
    at.wallet.passwords.clear();
    CHECK(at.ask("read session/one") == "corrupt");
    CHECK(at.ask("read session/two") == "notFound");
}
