// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/file_store.h"
#include "tests/core/secrets/file_fixture.h"
#include "tests/core/secrets/store_behaviour.h"
#include "tests/support/canary.h"

#include <QDir>

using namespace sallyport;
using namespace sallyport::test;
using secrets::FileStore;
using secrets::SecretStoreError;

TEST_CASE("an encrypted file behaves as every store does")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    checkStoreBehaviour(store);
    CHECK(store.kind() == secrets::StoreKind::file);
}

TEST_CASE("what was written is there again when the file is opened anew")
{
    const FileFixture at;
    {
        FileStore store(at.path, cheap);
        CHECK_FALSE(store.exists());
        REQUIRE(openWith(store, "passphrase").has_value());
        REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    }
    FileStore store(at.path, {.passes = 2, .memoryKiB = 128}); // the file's own cost counts
    CHECK(store.exists());
    REQUIRE(openWith(store, "passphrase").has_value());
    CHECK(holds(store, QStringLiteral("key"), "value"));
}

TEST_CASE("a write is not lost when the store dies before it is answered")
{
    const FileFixture at;
    {
        FileStore store(at.path, cheap);
        REQUIRE(openWith(store, "passphrase").has_value());
        static_cast<void>(store.write(QStringLiteral("key"), Secret::copyOf("value")));
    }
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    CHECK(holds(store, QStringLiteral("key"), "value"));
}

TEST_CASE("before it is opened a file store answers passphraseNeeded and touches nothing")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    CHECK(readFrom(store, QStringLiteral("key")).error() == SecretStoreError::passphraseNeeded);
    CHECK(QDir(at.directory.path()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
    CHECK(writeTo(store, QStringLiteral("key"), "value") == std::unexpected(SecretStoreError::passphraseNeeded));
    CHECK(waitFor(store.remove(QStringLiteral("key"))) == std::unexpected(SecretStoreError::passphraseNeeded));
    CHECK_FALSE(store.exists());
}

TEST_CASE("a wrong passphrase is said to be that and changes nothing")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    const auto before = at.content();

    FileStore other(at.path, cheap);
    for (const char* wrong : {"Passphrase", "passphrase ", "passphras", "", "passphrase\xcc\x81"}) {
        INFO(wrong);
        CHECK(openWith(other, wrong) == std::unexpected(SecretStoreError::wrongPassphrase));
        CHECK(readFrom(other, QStringLiteral("key")).error() == SecretStoreError::passphraseNeeded);
        CHECK(writeTo(other, QStringLiteral("key"), "mine") == std::unexpected(SecretStoreError::passphraseNeeded));
    }
    CHECK(at.content() == before);
    REQUIRE(openWith(other, "passphrase").has_value());
    CHECK(holds(other, QStringLiteral("key"), "value"));
}

TEST_CASE("no file is made with an empty or an endless passphrase")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    CHECK(openWith(store, "") == std::unexpected(SecretStoreError::wrongPassphrase));
    CHECK(openWith(store, QByteArray(4097, 'p')) == std::unexpected(SecretStoreError::wrongPassphrase));
    CHECK_FALSE(store.exists());
}

TEST_CASE("two stores on one file see each other's writes and lose none")
{
    const FileFixture at;
    FileStore window(at.path, cheap);
    FileStore cli(at.path, cheap);
    QObject receiver;
    int opened = 0;
    for (auto* store : {&window, &cli}) // both at once: one makes the file, the other opens it
        store->open(Secret::copyOf("passphrase")).then(&receiver, [&](const auto& answer) {
            opened += answer ? 1 : 0;
        });
    REQUIRE(waitUntil([&] { return opened == 2; }));
    int written = 0;
    for (int i = 0; i < 25; ++i) {
        const QString number = QString::number(i);
        for (auto* store : {&window, &cli}) {
            const QString key = (store == &window ? QStringLiteral("window/") : QStringLiteral("cli/")) + number;
            store->write(key, Secret::fromText(number)).then(&receiver, [&](const auto& answer) {
                written += answer ? 1 : 0;
            });
        }
    }
    REQUIRE(waitUntil([&] { return written == 50; }));
    for (int i = 0; i < 25; ++i) {
        const QString number = QString::number(i);
        CHECK(holds(window, QStringLiteral("cli/") + number, number.toUtf8()));
        CHECK(holds(cli, QStringLiteral("window/") + number, number.toUtf8()));
    }
}

TEST_CASE("a file made anew by another program asks for its passphrase again")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(QFile::remove(at.path));
    FileStore other(at.path, cheap);
    REQUIRE(openWith(other, "another").has_value());
    CHECK(readFrom(store, QStringLiteral("key")).error() == SecretStoreError::passphraseNeeded);
    const auto before = at.content();
    CHECK(writeTo(store, QStringLiteral("key"), "v") == std::unexpected(SecretStoreError::passphraseNeeded));
    CHECK(at.content() == before);
}

TEST_CASE("a file that vanished while open is not taken for an empty one")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(QFile::remove(at.path));
    CHECK(readFrom(store, QStringLiteral("key")).error() == SecretStoreError::corrupt);
    CHECK(writeTo(store, QStringLiteral("key"), "v") == std::unexpected(SecretStoreError::corrupt));
}

TEST_CASE("neither values nor names nor the passphrase are on disk in any form")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    const QByteArray canary = "canary-7c1e-value";
    const QByteArray name = "canary-88f2-name";
    const QByteArray passphrase = "canary-03aa-passphrase";
    REQUIRE(openWith(store, passphrase).has_value());
    REQUIRE(writeTo(store, QString::fromUtf8(name), canary).has_value());
    REQUIRE(writeTo(store, QStringLiteral("second"), canary + canary).has_value());
    for (const auto& secret : {canary, name, passphrase})
        CHECK(filesWithCanary(at.directory.path(), secret) == QStringList());
    for (const auto& form : canaryForms(canary)) // the search can find
        CHECK(bearsCanary("before " + form + " after", canary));
    CHECK(QFileInfo(at.path).size() > 0);
}
