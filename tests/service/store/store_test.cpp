// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files, the key and the transactions of the store.
#include "core/base/bytes.h"
#include "service/store/migrations.h"
#include "tests/service/store/store_fixture.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>

using namespace sallyport;
using namespace sallyport::test;

namespace {

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("the authenticator key comes back, and neither file shows it")
{
    Fixture f;
    const auto id = f.addAccount();
    const auto key = f.in([&] { return f.store->authenticators.key(id, "totp"); });
    REQUIRE(key);
    CHECK(key->view() == "12345678901234567890");
    f.store.reset();
    const QByteArray plain("12345678901234567890");
    for (const QFileInfo& file : QDir(f.folder.path()).entryInfoList(QDir::Files)) {
        const QByteArray bytes = contents(file.filePath());
        CHECK_FALSE(bytes.contains(plain));
        CHECK_FALSE(bytes.contains(toHex(plain)));
        CHECK_FALSE(bytes.contains(toBase64Url(plain)));
    }
}

TEST_CASE("a sealed key moved to another account's row does not open there")
{
    Fixture f;
    const auto first = f.addAccount();
    const auto second = f.addAccount({QStringLiteral("second@practice.example")});
    f.in([&] {
        return f.store->database.write(
            QStringLiteral("UPDATE authenticators SET key_sealed ="
                           " (SELECT key_sealed FROM authenticators WHERE account_id = ?) WHERE account_id = ?"),
            {sqlNumber(first), sqlNumber(second)});
    });
    CHECK_FALSE(f.store->database.inTransaction([&] { return f.store->authenticators.key(second, "totp"); }));
    CHECK(f.in([&] { return f.store->authenticators.key(first, "totp"); }));
}

#ifdef Q_OS_UNIX
TEST_CASE("all files of the store are the owner's alone")
{
    Fixture f;
    f.addAccount();
    const auto files = QDir(f.folder.path()).entryInfoList(QDir::Files);
    CHECK(files.size() >= 2);
    for (const QFileInfo& file : files) {
        INFO(file.fileName().toStdString());
        CHECK((file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
              == 0);
    }
}
#endif

TEST_CASE("a folder whose files do not belong together is refused and left as it is")
{
    Fixture f;
    f.addAccount();
    f.store.reset();
    const QString keyPath = f.path("service.key");
    const QByteArray key = contents(keyPath);

    struct Row {
        const char* what;
        std::optional<QByteArray> key;
        StoreError expected;
    };
    const auto row = GENERATE(Row{"no key file", std::nullopt, StoreError::keyMissing},
                              Row{"another key", QByteArray(32, 'k'), StoreError::keyWrong},
                              Row{"a key cut short", QByteArray(31, 'k'), StoreError::keyWrong},
                              Row{"a key too long", QByteArray(33, 'k'), StoreError::keyWrong},
                              Row{"an empty key", QByteArray(), StoreError::keyWrong});
    INFO(row.what);
    QFile::remove(keyPath);
    if (row.key) {
        QFile file(keyPath);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*row.key);
    }
    const auto opened = Store::open(f.folder.path(), systemRandom());
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == row.expected);

    QFile file(keyPath);
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(key);
    file.close();
    f.store = f.open();
    CHECK(f.in([&] { return f.store->accounts.findByIdentifier(QStringLiteral("trader@practice.example")); }));
}

TEST_CASE("what is not a database is refused")
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("service.sqlite")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto opened = Database::open(file.fileName());
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == StoreError::cannotOpen);
}

TEST_CASE("a database of a newer service is refused")
{
    Fixture f;
    f.in([&] {
        return f.store->database.write(QStringLiteral("INSERT INTO schema_version (version) VALUES (?)"), {9999});
    });
    f.store.reset();
    const auto opened = Store::open(f.folder.path(), systemRandom());
    REQUIRE_FALSE(opened);
    CHECK(opened.error() == StoreError::newerSchema);
}

TEST_CASE("a database of the first version is brought up to date and keeps what is in it")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("service.sqlite"));
    {
        auto old = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("first-version"));
        old.setDatabaseName(path);
        REQUIRE(old.open());
        QStringList statements{QStringLiteral("CREATE TABLE schema_version (version BIGINT NOT NULL)"),
                               QStringLiteral("INSERT INTO schema_version (version) VALUES (1)")};
        statements += migrations().front();
        statements += {QStringLiteral("INSERT INTO accounts VALUES (1, 'hash', 'sealed', 7, '+15550100', 1000)"),
                       QStringLiteral("INSERT INTO identifiers VALUES ('a@b.example', 1)"),
                       QStringLiteral("INSERT INTO devices VALUES (1, 'd', 'Old laptop', '{}', 2000, 3000)")};
        for (const auto& statement : std::as_const(statements)) {
            INFO(statement.toStdString());
            REQUIRE(QSqlQuery(old).exec(statement));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("first-version"));
    const auto opened = Database::open(path);
    REQUIRE(opened);
    const auto vault = Vault::create(folder.filePath(QStringLiteral("key")), systemRandom());
    Accounts accounts(**opened, *vault);
    Devices devices(**opened);
    REQUIRE((*opened)->inTransaction([&] {
        const auto account = accounts.findByIdentifier(QStringLiteral("a@b.example"));
        REQUIRE(account);
        CHECK(account->passwordHash == "hash");
        CHECK(account->passwordVersion == 1);
        CHECK(account->passwordChangedAt == 1000);
        CHECK_FALSE(account->antiPhishingCodeChangedAt);
        const Device device{.id = "d",
                            .name = QStringLiteral("Old laptop"),
                            .publicJwk = "{}",
                            .firstSeenAt = 2000,
                            .lastSeenAt = 3000};
        CHECK(devices.all(1) == std::vector{device});
        Authenticators authenticators(**opened, *vault);
        CHECK(authenticators.ofAccount(1) == std::vector{Authenticator{.id = "totp", .addedAt = 1000}});
        CHECK(authenticators.lastStep(1, "totp") == 7);
        return Done{};
    }));
}

TEST_CASE("a transaction in which one statement failed keeps nothing and says so")
{
    Fixture f;
    auto& db = f.store->database;
    const auto result = db.inTransaction([&] {
        db.write(QStringLiteral("INSERT INTO service_facts (name, fact) VALUES (?, ?)"),
                 {QStringLiteral("a"), QStringLiteral("1")});
        db.write(QStringLiteral("INSERT INTO no_such_table (name) VALUES (?)"), {QStringLiteral("a")});
        db.write(QStringLiteral("INSERT INTO service_facts (name, fact) VALUES (?, ?)"),
                 {QStringLiteral("b"), QStringLiteral("1")});
        return Done{};
    });
    CHECK_FALSE(result);
    const auto rows = f.in([&] {
        return db.read(QStringLiteral("SELECT name FROM service_facts WHERE name IN (?, ?)"),
                       {QStringLiteral("a"), QStringLiteral("b")});
    });
    CHECK(rows.isEmpty());
}

TEST_CASE("an exception within a transaction keeps nothing of it, and the next one is not its victim")
{
    Fixture f;
    auto& database = f.store->database;
    const auto addAndThrow = [&]() -> qint64 {
        database.write(QStringLiteral("INSERT INTO service_facts (name, fact) VALUES ('half', 'done')"));
        throw std::bad_alloc();
    };
    CHECK_THROWS_AS(database.inTransaction(addAndThrow), std::bad_alloc);
    const auto rows = database.inTransaction(
        [&] { return database.read(QStringLiteral("SELECT name FROM service_facts WHERE name = 'half'")); });
    REQUIRE(rows);
    CHECK(rows->isEmpty());
}

TEST_CASE("a statement outside of a transaction does nothing")
{
    Fixture f;
    CHECK(f.store->database.write(QStringLiteral("DELETE FROM service_facts")) == 0);
    CHECK(f.in([&] { return f.store->database.read(QStringLiteral("SELECT 1 FROM service_facts")); }).size() == 1);
}

TEST_CASE("foreign keys are enforced")
{
    Fixture f;
    const auto result = f.store->database.inTransaction([&] {
        f.store->sessions.add(f.session("s", 4711));
        return Done{};
    });
    CHECK_FALSE(result);
}

TEST_CASE("the database is in WAL mode")
{
    Fixture f;
    f.addAccount();
    CHECK(QFile::exists(f.path("service.sqlite-wal")));
}
