// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the store's path is damaged, or is no store at all.
#include "core/secrets/file_store.h"
#include "tests/core/secrets/file_fixture.h"
#include "tests/core/secrets/store_behaviour.h"

#include <QDir>
#include <QFileInfo>

using namespace sallyport;
using namespace sallyport::test;
using secrets::FileStore;
using secrets::SecretStoreError;

namespace {

/// A store with one entry, as bytes.
QByteArray goodFile(const FileFixture& at)
{
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    return at.content();
}

/// Opening answers `error`, and neither that nor a write changes a byte.
void checkRefused(const FileFixture& at, const QByteArray& bytes, SecretStoreError error)
{
    at.put(bytes);
    FileStore store(at.path, cheap);
    CHECK(openWith(store, "passphrase") == std::unexpected(error));
    CHECK_FALSE(writeTo(store, QStringLiteral("key"), "other").has_value());
    CHECK(at.content() == bytes);
}

} // namespace

TEST_CASE("a file with one bit changed is corrupt and left as it is")
{
    const FileFixture at;
    const auto good = goodFile(at);
    for (qsizetype i = 0; i < good.size(); ++i) {
        INFO("byte " << i);
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ (1 << (i % 8)));
        checkRefused(at, bad, SecretStoreError::corrupt);
    }
    at.put(good);
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    CHECK(holds(store, QStringLiteral("key"), "value"));
}

TEST_CASE("a file cut short, or longer than it was, is corrupt and left as it is")
{
    const FileFixture at;
    const auto good = goodFile(at);
    for (qsizetype size = 0; size < good.size(); ++size) {
        INFO("cut to " << size);
        checkRefused(at, good.first(size), SecretStoreError::corrupt);
    }
    checkRefused(at, good + '\0', SecretStoreError::corrupt);
    checkRefused(at, good + good, SecretStoreError::corrupt);
    checkRefused(at, QByteArray(4 * 1024 * 1024 + 1, '\0'), SecretStoreError::corrupt);
    checkRefused(at, QByteArray("{\"version\":1}").repeated(20), SecretStoreError::corrupt);
}

TEST_CASE("a file damaged while it is open is corrupt, and is not written over")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    auto bad = at.content();
    bad[bad.size() - 1] = static_cast<char>(bad[bad.size() - 1] ^ 1);
    at.put(bad);
    CHECK(readFrom(store, QStringLiteral("key")).error() == SecretStoreError::corrupt);
    CHECK(writeTo(store, QStringLiteral("key"), "other") == std::unexpected(SecretStoreError::corrupt));
    CHECK(waitFor(store.remove(QStringLiteral("key"))) == std::unexpected(SecretStoreError::corrupt));
    CHECK(at.content() == bad);
}

TEST_CASE("a former state of the file put back is read as that state, for nothing can tell")
{
    const FileFixture at;
    const auto former = goodFile(at);
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "newer").has_value());
    at.put(former);
    CHECK(holds(store, QStringLiteral("key"), "value"));
}

#ifdef Q_OS_UNIX
TEST_CASE("what is not a regular file of its own is refused")
{
    const FileFixture at;
    goodFile(at);
    const QString real = at.directory.filePath(QStringLiteral("elsewhere"));
    REQUIRE(QFile::rename(at.path, real));
    FileStore store(at.path, cheap);
    SECTION("a symbolic link to a good file")
    {
        REQUIRE(QFile::link(real, at.path));
        CHECK(store.exists());
    }
    SECTION("a symbolic link to nothing")
    {
        REQUIRE(QFile::link(at.directory.filePath(QStringLiteral("nothing")), at.path));
        CHECK(store.exists());
    }
    SECTION("a directory")
    {
        REQUIRE(QDir().mkdir(at.path));
    }
    SECTION("a device")
    {
        REQUIRE(QFile::link(QStringLiteral("/dev/full"), at.path));
    }
    CHECK(openWith(store, "passphrase") == std::unexpected(SecretStoreError::denied));
    CHECK_FALSE(QFileInfo::exists(at.directory.filePath(QStringLiteral("nothing"))));
}

TEST_CASE("a lock file that is a symbolic link is refused")
{
    const FileFixture at;
    goodFile(at);
    const auto before = at.content();
    REQUIRE(QFile::remove(at.path + QStringLiteral(".lock")));
    REQUIRE(QFile::link(at.directory.filePath(QStringLiteral("victim")), at.path + QStringLiteral(".lock")));
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    CHECK(writeTo(store, QStringLiteral("key"), "other") == std::unexpected(SecretStoreError::denied));
    CHECK_FALSE(QFileInfo::exists(at.directory.filePath(QStringLiteral("victim"))));
    CHECK(at.content() == before);
}
#endif
