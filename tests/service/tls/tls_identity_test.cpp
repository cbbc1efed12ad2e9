// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/tls/tls_identity.h"

#include "service/private_file.h"
#include "service/tls/certificate_maker.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace sallyport;
using namespace sallyport::service;
using sallyport::test::FixedClock;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t start = 1'800'000'000'000;

} // namespace

TEST_CASE("an identity is made once and found again, with the same pins")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("tls"));
    const FixedClock clock(start);
    const auto first = TlsIdentity::open(folder, clock.clock());
    REQUIRE(first);
    REQUIRE(first->pins().size() == 2);
    CHECK(first->pins()[0] == pinOfKey(first->leafKeyPem()));
    CHECK(first->pins()[0] != first->pins()[1]);
    CHECK(readPrivateFile(first->rootFile())->startsWith("-----BEGIN CERTIFICATE-----"));
    const auto second = TlsIdentity::open(folder, clock.clock());
    REQUIRE(second);
    CHECK(second->pins() == first->pins());
    CHECK(second->leafPem() == first->leafPem());
}

TEST_CASE("only the owner may read the folder and what is in it")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("tls"));
    REQUIRE(TlsIdentity::open(folder, FixedClock(start).clock()));
    const auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    CHECK((QFileInfo(folder).permissions() & others) == 0);
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    CHECK(files.size() == 5);
    for (const auto& file : files) {
        INFO(file.fileName().toStdString());
        CHECK((file.permissions() & others) == 0);
    }
}

TEST_CASE("a leaf that is about to end is made anew from the same key, under the same root")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("tls"));
    const FixedClock clock(start);
    auto identity = TlsIdentity::open(folder, clock.clock());
    REQUIRE(identity);
    const auto root = readPrivateFile(identity->rootFile());
    const auto before = identity->leafPem();
    const auto pins = identity->pins();
    clock.advanceMs(360 * dayMs);
    CHECK(identity->renewWhenDue(clock.clock()) == false);
    CHECK(identity->leafPem() == before);
    clock.advanceMs(10 * dayMs);
    CHECK(identity->renewWhenDue(clock.clock()) == true);
    CHECK(identity->leafPem() != before);
    CHECK(identity->pins() == pins);
    CHECK(endOfLeaf(identity->leafPem(), identity->leafKeyPem(), *root)
          > clock.clock().unixSeconds() + 390 * dayMs / 1000);

    clock.advanceMs(500 * dayMs); // nobody started it for long: the next start renews
    const auto later = TlsIdentity::open(folder, clock.clock());
    REQUIRE(later);
    CHECK(later->pins() == pins);
    CHECK(endOfLeaf(later->leafPem(), later->leafKeyPem(), *root) > clock.clock().unixSeconds());
}

TEST_CASE("a folder that is damaged is an error and stays as it is")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("tls"));
    const FixedClock clock(start);
    REQUIRE(TlsIdentity::open(folder, clock.clock()));
    const auto name = GENERATE(as<std::string>(), "ca.key", "ca.pem", "leaf.key", "leaf.pem", "next.key");
    INFO(name);
    const auto path = folder + QLatin1Char('/') + QString::fromStdString(name);
    REQUIRE(writePrivateFile(path, "damaged"));
    const auto damaged = TlsIdentity::open(folder, clock.clock());
    // The root's key is needed only to renew, so it is only asked for then.
    if (name != "ca.key")
        CHECK(damaged.error() == TlsIdentityError::unreadable);
    QFile::remove(path);
    CHECK(TlsIdentity::open(folder, clock.clock()).error() == TlsIdentityError::unreadable);
    CHECK(QDir(folder).entryList(QDir::Files).size() == 4);
}

TEST_CASE("what a start that was cut short left behind is no identity and in nobody's way")
{
    const QTemporaryDir data;
    const auto folder = data.filePath(QStringLiteral("tls"));
    REQUIRE(makePrivateFolder(folder + QStringLiteral(".new")));
    REQUIRE(writePrivateFile(folder + QStringLiteral(".new/ca.key"), "half"));
    CHECK(TlsIdentity::open(folder, FixedClock(start).clock()));
    CHECK_FALSE(QFileInfo::exists(folder + QStringLiteral(".new")));
}

TEST_CASE("a folder that cannot be written is an error")
{
    CHECK(TlsIdentity::open(QStringLiteral("/proc/nowhere/tls"), FixedClock(start).clock()).error()
          == TlsIdentityError::unwritable);
}
