// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/new_account.h"

#include "core/otp/otpauth_uri.h"
#include "service/private_file.h"
#include "tests/support/catch.h"

#include <QFileInfo>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;

namespace {

struct Bench {
    QTemporaryDir folder;
    std::unique_ptr<Store> store = Store::open(folder.path(), systemRandom()).value();
    PasswordHasher hasher{systemRandom(), {.memoryBytes = 64 * 1024, .passes = 1}};
    QString file = folder.filePath(QStringLiteral("practice.json"));

    auto add(const QString& identifier, const char* password)
    {
        return addAccount(*store, hasher, systemClock(), systemRandom(),
                          {.identifiers = {identifier}, .label = identifier, .password = Secret::copyOf(password)});
    }
    auto practice() { return practiceAccount(file, *store, hasher, systemClock(), systemRandom()); }
    std::optional<Account> find(const QString& identifier)
    {
        return store->database.inTransaction([&] { return store->accounts.findByIdentifier(identifier); }).value();
    }
};

const QString trader = QStringLiteral("trader@practice.example");

} // namespace

TEST_CASE("a new account has the password it was given and the authenticator key of its link")
{
    Bench bench;
    const auto made = bench.add(QStringLiteral("kim@example.org"), "correct horse");
    REQUIRE(made);
    const auto account = bench.find(QStringLiteral("kim@example.org"));
    REQUIRE(account);
    CHECK(account->id == made->id);
    CHECK(bench.hasher.verify(Secret::copyOf("correct horse"), account->passwordHash) == PasswordVerdict::right);
    const auto entry = otp::readOtpauthUri(made->otpauth.view());
    REQUIRE(entry);
    CHECK(entry->account == QStringLiteral("kim@example.org"));
    CHECK(entry->parameters.key.size() == 20);
    const auto key =
        bench.store->database.inTransaction([&] { return bench.store->authenticators.key(made->id, "totp"); });
    CHECK((*key)->equals(entry->parameters.key));
}

TEST_CASE("an identifier is taken once and a password is of a bearable length")
{
    Bench bench;
    REQUIRE(bench.add(QStringLiteral("kim@example.org"), "correct horse"));
    CHECK(bench.add(QStringLiteral("kim@example.org"), "another horse").error() == NewAccountError::taken);
    CHECK(bench.add(QStringLiteral("lee@example.org"), "").error() == NewAccountError::badPassword);
    CHECK(bench.add(QStringLiteral("lee@example.org"), "1234567").error() == NewAccountError::badPassword);
    CHECK(bench.add(QStringLiteral("lee@example.org"), "\xff\xfe 12345678").error() == NewAccountError::badPassword);
    CHECK(bench.add(QStringLiteral("lee@example.org"), std::string(1025, 'x').c_str()).error()
          == NewAccountError::badPassword);
    CHECK(bench.add(QStringLiteral("lee@example.org"), std::string(1024, 'x').c_str()));
}

TEST_CASE("the practice account is the same at every start")
{
    Bench bench;
    const auto first = bench.practice();
    REQUIRE(first);
    CHECK(first->identifier == trader);
    CHECK(first->password.size() == 23);
    const auto second = bench.practice();
    REQUIRE(second);
    CHECK(second->password.equals(first->password));
    CHECK(second->otpauth.equals(first->otpauth));
    const auto account = bench.find(trader);
    REQUIRE(account);
    CHECK(account->phone == QStringLiteral("+15550100"));
    CHECK(bench.find(QStringLiteral("+15550100"))->id == account->id);
    CHECK(bench.hasher.verify(first->password, account->passwordHash) == PasswordVerdict::right);
    const auto entry = otp::readOtpauthUri(first->otpauth.view());
    const auto key =
        bench.store->database.inTransaction([&] { return bench.store->authenticators.key(account->id, "totp"); });
    CHECK((*key)->equals(entry->parameters.key));
    CHECK((QFile::permissions(bench.file) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}

TEST_CASE("two data folders have different practice passwords and keys")
{
    Bench one;
    Bench other;
    const auto first = one.practice();
    const auto second = other.practice();
    CHECK_FALSE(first->password.equals(second->password));
    CHECK_FALSE(first->otpauth.equals(second->otpauth));
}

TEST_CASE("a start that ended between the file and the store is made whole")
{
    Bench interrupted;
    const auto written = interrupted.practice();
    Bench bench; // its store has no account yet
    REQUIRE(QFile::copy(interrupted.file, bench.file));
    const auto account = bench.practice();
    REQUIRE(account);
    CHECK(account->password.equals(written->password));
    CHECK(bench.hasher.verify(account->password, bench.find(trader)->passwordHash) == PasswordVerdict::right);
}

TEST_CASE("a practice file that is not ours is an error and stays as it is")
{
    Bench bench;
    const auto content =
        GENERATE(as<std::string>(), "", "{}", "[]", "{\"identifier\":\"trader@practice.example\",\"password\":7}",
                 "{\"identifier\":\"other@example.org\",\"password\":\"p\",\"otpauth\":\"o\"}",
                 "{\"identifier\":\"trader@practice.example\",\"password\":\"long enough\",\"otpauth\":\"https://x\"}");
    INFO(content);
    REQUIRE(writePrivateFile(bench.file, QByteArray::fromStdString(content)));
    CHECK(bench.practice().error() == NewAccountError::fileUnusable);
    CHECK(readPrivateFile(bench.file) == QByteArray::fromStdString(content));
}
