// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/account_registry.h"

#include "app/pin_roll_over.h"
#include "core/base/bytes.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::app;

namespace {

KnownAccount example()
{
    return {.profile = {.id = QStringLiteral("example"),
                        .name = QStringLiteral("Example"),
                        .trust = origin::ProfileTrust::givenKey,
                        .issuer = *origin::Origin::parse(u"https://accounts.example:8443"),
                        .officialHosts = {QStringLiteral("accounts.example")},
                        .leafPins = {origin::Pin{sha256("a")}, origin::Pin{sha256("b")}}},
            .store = secrets::StoreKind::file,
            .deviceName = QStringLiteral("Desk"),
            .identifier = QStringLiteral("a@b.example")};
}

void put(const QDir& folder, const QByteArray& content)
{
    QFile file(folder.filePath(QStringLiteral("account.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

TEST_CASE("an account is found again as it was remembered")
{
    QTemporaryDir folder;
    AccountRegistry registry(QDir(folder.path()));
    CHECK(registry.last().value() == std::nullopt);
    REQUIRE(registry.remember(example()));
    const auto found = AccountRegistry(QDir(folder.path())).last();
    REQUIRE(found);
    REQUIRE(*found);
    CHECK((*found)->profile.issuer->text() == QStringLiteral("https://accounts.example:8443"));
    CHECK((*found)->profile.leafPins == example().profile.leafPins);
    CHECK((*found)->profile.trust == origin::ProfileTrust::givenKey);
    CHECK((*found)->store == secrets::StoreKind::file);
    CHECK((*found)->deviceName == QStringLiteral("Desk"));
    CHECK((*found)->identifier == QStringLiteral("a@b.example"));
}

TEST_CASE("a file that is not ours is said to be unreadable and left as it is")
{
    const auto content =
        GENERATE(as<QByteArray>{}, "", "{}", "[1]", R"({"profile":{},"store":"file","trust":"shipped"})",
                 R"({"store":"plain","trust":"shipped"})", QByteArray("{\"a\":").repeated(100));
    QTemporaryDir folder;
    const QDir dir(folder.path());
    put(dir, content);
    const auto last = AccountRegistry(dir).last();
    REQUIRE_FALSE(last);
    CHECK(last.error() == RegistryError::unreadable);
    QFile file(dir.filePath(QStringLiteral("account.json")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == content);
}

TEST_CASE("announced pins take the place of those held only over a connection that matched one of them")
{
    const origin::Pin held{sha256("a")};
    const origin::Pin other{sha256("b")};
    const origin::Pin next{sha256("next")};
    const auto facts = [&](const origin::Pin& shown, bool pinned) {
        return auth::AddressFacts{.connection = {.spkiSha256 = shown.spkiSha256, .pinned = pinned},
                                  .announcedPins = {shown, next}};
    };
    const auto profile = example().profile; // holds a and b
    CHECK(withAnnouncedPins(profile, facts(held, true)).leafPins == QList{held, next});
    CHECK(withAnnouncedPins(profile, facts(held, false)).leafPins == QList{held, other});
    CHECK(withAnnouncedPins(profile, facts({sha256("stranger")}, true)).leafPins == QList{held, other});
    CHECK(withAnnouncedPins(profile, std::nullopt).leafPins == QList{held, other});
    auto byCaAlone = profile;
    byCaAlone.leafPins.clear();
    CHECK(withAnnouncedPins(byCaAlone, facts(held, true)).leafPins.isEmpty());
}

TEST_CASE("a folder that is not there cannot be written, and says so")
{
    AccountRegistry registry(QDir(QStringLiteral("/nonexistent-folder")));
    CHECK(registry.remember(example()).error() == RegistryError::notWritten);
}
