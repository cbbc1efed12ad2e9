// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/data_folder.h"
#include "service/private_file.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace sallyport::service;

TEST_CASE("a folder is for one service at a time")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("a/b"));
    {
        const auto first = DataFolder::open(path);
        REQUIRE(first);
        CHECK(DataFolder::open(path).error() == DataFolderError::inUse);
    }
    CHECK(DataFolder::open(path));
}

TEST_CASE("a lock file that a dead service left behind locks nobody out")
{
    const QTemporaryDir data;
    REQUIRE(writePrivateFile(data.filePath(QStringLiteral("lock")), "1\n"));
    CHECK(DataFolder::open(data.path()));
}

TEST_CASE("the port is kept")
{
    const QTemporaryDir data;
    const auto folder = DataFolder::open(data.path());
    REQUIRE(folder);
    CHECK_FALSE(folder->keptPort().value());
    REQUIRE(folder->keepPort(41873));
    CHECK(folder->keptPort().value() == 41873);
}

TEST_CASE("a port file that holds no port is an error, not a new port")
{
    const QTemporaryDir data;
    const auto folder = DataFolder::open(data.path());
    REQUIRE(folder);
    const auto content =
        GENERATE(as<std::string>(), "", "0", "-1", "65536", "41873x", "4 1873", "99999999999999999999");
    INFO(content);
    REQUIRE(writePrivateFile(folder->file(u"port"), QByteArray::fromStdString(content)));
    CHECK(folder->keptPort().error() == DataFolderError::badPort);
}

TEST_CASE("a new folder is its owner's, an old one keeps its rights")
{
    const QTemporaryDir data;
    const auto fresh = data.filePath(QStringLiteral("fresh"));
    REQUIRE(DataFolder::open(fresh));
    CHECK((QFile::permissions(fresh) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    const auto old = data.filePath(QStringLiteral("old"));
    QDir().mkpath(old);
    const auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup;
    REQUIRE(QFile::setPermissions(old, rights));
    REQUIRE(DataFolder::open(old));
    CHECK((QFile::permissions(old) & QFile::ReadGroup) != 0);
}

TEST_CASE("a folder that cannot be made is an error")
{
    CHECK(DataFolder::open(QStringLiteral("/proc/nowhere")).error() == DataFolderError::unusable);
    const QTemporaryDir data;
    REQUIRE(writePrivateFile(data.filePath(QStringLiteral("file")), "x"));
    CHECK(DataFolder::open(data.filePath(QStringLiteral("file"))).error() == DataFolderError::unusable);
}

TEST_CASE("a private file is replaced whole or not at all")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("f"));
    REQUIRE(writePrivateFile(path, "old"));
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    REQUIRE(writePrivateFile(path, "new"));
    CHECK(readPrivateFile(path) == "new");
    CHECK((QFile::permissions(path) & QFile::ReadOther) == 0);
    CHECK(QDir(data.path()).entryList(QDir::Files).size() == 1);
    CHECK_FALSE(writePrivateFile(data.filePath(QStringLiteral("missing/f")), "x"));
    CHECK_FALSE(readPrivateFile(path, 2));
    CHECK_FALSE(readPrivateFile(data.filePath(QStringLiteral("missing"))));
}

TEST_CASE("a private file that came back readable to others is its owner's again once it is read")
{
    const QTemporaryDir data;
    const auto path = data.filePath(QStringLiteral("service.key"));
    REQUIRE(writePrivateFile(path, "key"));
    REQUIRE(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    CHECK(readPrivateFile(path) == "key");
    CHECK((QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
}
