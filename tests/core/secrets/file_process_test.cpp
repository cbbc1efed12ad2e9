// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The file store among processes: modes, a full disk, two programs at once, a program killed while it writes. Unix
// only.
#include "core/secrets/private_file.h"
#include "tests/core/secrets/child.h"
#include "tests/core/secrets/file_fixture.h"
#include "tests/core/secrets/full_disk.h"
#include "tests/core/secrets/store_behaviour.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>

#include <sys/stat.h>

using namespace sallyport;
using namespace sallyport::test;
using secrets::FileStore;
using secrets::SecretStoreError;

namespace {

mode_t modeOf(const QString& path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777 : 0;
}

QByteArray generation(char c)
{
    return QByteArray(2000, c);
}

} // namespace

TEST_CASE("the file and all beside it are the person's alone, whatever the umask")
{
    const FileFixture at;
    const auto former = ::umask(0);
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    ::umask(former);
    CHECK(modeOf(at.path) == 0600);
    CHECK(modeOf(at.path + QStringLiteral(".lock")) == 0600);
    CHECK(modeOf(QFileInfo(at.path).absolutePath()) == 0700);
}

TEST_CASE("a full disk is noSpace and leaves what was there")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("key"), "value").has_value());
    const auto before = at.content();
    {
        const FullDisk full(50);
        CHECK(writeTo(store, QStringLiteral("key"), "longer value") == std::unexpected(SecretStoreError::noSpace));
        CHECK(waitFor(store.remove(QStringLiteral("key"))) == std::unexpected(SecretStoreError::noSpace));
        CHECK(holds(store, QStringLiteral("key"), "value"));
        CHECK(at.content() == before);
        CHECK_FALSE(QFileInfo::exists(at.path + QStringLiteral(".new")));
        FileStore another(at.directory.filePath(QStringLiteral("another")), cheap);
        CHECK(openWith(another, "passphrase") == std::unexpected(SecretStoreError::noSpace));
        CHECK_FALSE(another.exists());
    }
    CHECK(writeTo(store, QStringLiteral("key"), "longer value").has_value());
    CHECK(holds(store, QStringLiteral("key"), "longer value"));
}

TEST_CASE("one file is locked by one program at a time, and the others wait no longer than they said")
{
    const FileFixture at;
    auto held = secrets::FileLock::take(at.path);
    REQUIRE(held.has_value());
    CHECK(secrets::FileLock::take(at.path, std::chrono::milliseconds(30)).error() == SecretStoreError::timedOut);
    CHECK(secrets::FileLock::take(at.path + u'2', std::chrono::milliseconds(30)).has_value());
    held = std::unexpected(SecretStoreError::failed);
    CHECK(secrets::FileLock::take(at.path, std::chrono::milliseconds(30)).has_value());
}

TEST_CASE("two programs that write different keys at once lose nothing")
{
    const FileFixture at;
    Child window({QStringLiteral("file"), at.path});
    Child cli({QStringLiteral("file"), at.path});
    window.say("open passphrase");
    cli.say("open passphrase");
    for (int i = 0; i < 50; ++i) {
        const QByteArray number = QByteArray::number(i);
        window.say("write window/" + number + " " + number);
        cli.say("write cli/" + number + " " + number);
    }
    for (int i = 0; i < 51; ++i) {
        CHECK(window.hear() == "done");
        CHECK(cli.hear() == "done");
    }
    for (int i = 0; i < 50; ++i) {
        const QByteArray number = QByteArray::number(i);
        CHECK(window.ask("read cli/" + number) == "value " + number);
        CHECK(cli.ask("read window/" + number) == "value " + number);
    }
}

TEST_CASE("a program that holds the lock and is stopped makes others wait, and killed lets them go on")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    Child child({QStringLiteral("file"), at.path});
    REQUIRE(child.ask("open passphrase") == "done");
    child.say("churn other");
    for (int i = 0; i < 10; ++i) {
        REQUIRE(child.hear() == "done");
        ::kill(static_cast<pid_t>(child.process.processId()), SIGSTOP);
        auto answer =
            store.write(QStringLiteral("key"), Secret::copyOf("value")); // waits if the lock was held just then
        ::kill(static_cast<pid_t>(child.process.processId()), SIGCONT);
        CHECK(waitFor(std::move(answer)).has_value());
    }
    child.process.kill();
    child.process.waitForFinished();
    CHECK(writeTo(store, QStringLiteral("key"), "after").has_value());
    CHECK(holds(store, QStringLiteral("key"), "after"));
}

TEST_CASE("a program killed while it writes leaves the old content or the new one")
{
    const FileFixture at;
    FileStore store(at.path, cheap);
    REQUIRE(openWith(store, "passphrase").has_value());
    REQUIRE(writeTo(store, QStringLiteral("steady"), "value").has_value());
    const auto former = ::umask(0); // leftovers must be the person's alone too
    for (int round = 0; round < 60; ++round) {
        Child child({QStringLiteral("file"), at.path});
        REQUIRE(child.ask("open passphrase") == "done");
        child.say("churn turning");
        REQUIRE(child.hear() == "done");
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() < round * 37'000) // another moment of the write each time
            ;
        child.process.kill();
        child.process.waitForFinished();

        const QString fresh = at.path + QStringLiteral(".new");
        CHECK((!QFileInfo::exists(fresh) || modeOf(fresh) == 0600)); // about half of the kills fall into a write
        CHECK(holds(store, QStringLiteral("steady"), "value"));
        const auto turning = readFrom(store, QStringLiteral("turning"));
        REQUIRE(turning.has_value());
        CHECK(turning->view() == generation(turning->view().at(0)));
    }
    ::umask(former);
    REQUIRE(writeTo(store, QStringLiteral("steady"), "again").has_value());
    CHECK(QDir(QFileInfo(at.path).absolutePath()).entryList(QDir::Files | QDir::Hidden)
          == QStringList({QStringLiteral("secrets"), QStringLiteral("secrets.lock")}));
}
