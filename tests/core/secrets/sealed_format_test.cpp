// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/bytes.h"
#include "core/secrets/sealed_format.h"
#include "tests/core/secrets/file_fixture.h"
#include "tests/core/secrets/store_behaviour.h"

#include <QtEndian>

using namespace sallyport;
using namespace sallyport::test;
using namespace sallyport::secrets;

namespace {

// Made by a Python script from the description in sealed_format.h (hashlib's BLAKE2b, libsodium's Argon2id and AEAD):
// passphrase "correct horse", salt 0 to 15, 1 pass, 64 KiB, nonce 100 to 123,
// {"device/key": h'00ff1080', "session": h''}.
const QByteArray vector =
    "53414c4c59534543000000010000000100000040000102030405060708090a0b0c0d0e0f84926c016be87d3c3825a6"
    "e01ace05592c8e2af85a0e35876465666768696a6b6c6d6e6f707172737475767778797a7bd9f8a0cd80c61e96d431"
    "8661c1fed0c7036d3d214a9748346dbab22398e409bfd4f6bcf185ab99bc3355";

QByteArray withCost(std::uint32_t passes, std::uint32_t memoryKiB)
{
    QByteArray file = *fromHex(vector);
    qToBigEndian<quint32>(passes, file.data() + 12);
    qToBigEndian<quint32>(memoryKiB, file.data() + 16);
    return file.replace(52, 8, sha256(file.first(52)).first(8)); // as somebody would who wants it believed
}

struct EntriesRow {
    const char* attacks;
    const char* cbor; ///< RFC 8949, in hexadecimal
};

constexpr EntriesRow refusedEntries[] = {
    {"nothing at all", ""},
    {"an array, not a map", "80"},
    {"a text, not a map", "6161"},
    {"a map of indefinite length", "bf616141ffff"},
    {"a map that ends too early", "a1"},
    {"a name without a value", "a16161"},
    {"a value that ends too early", "a161614461"},
    {"something after the end", "a000"},
    {"a second map after the end", "a0a0"},
    {"a number as a name", "a10141ff"},
    {"bytes as a name", "a1416141ff"},
    {"text as a value", "a161616162"},
    {"a number as a value", "a1616101"},
    {"null as a value", "a16161f6"},
    {"a tagged value", "a16161c141ff"},
    {"a nested map as a value", "a16161a0"},
    {"a name of indefinite length", "a17f6161ff41ff"},
    {"a value of indefinite length", "a161615f41ffff"},
    {"one name twice", "a2616141016161410 2"},
    {"an empty name", "a16041ff"},
    {"a name in upper case", "a1614141ff"},
    {"a name that is not UTF-8", "a161ff41ff"},
    {"a name with NUL", "a1610041ff"},
    {"more entries announced than allowed", "b90401"},
    {"2^64-1 entries announced", "bbffffffffffffffff"},
    {"a value of 2^63 bytes announced", "a161615b8000000000000000"},
    {"a value of 2^64-1 bytes announced", "a161615bffffffffffffffff"},
    {"a value of 4 GiB announced", "a161615b0000000100000000"},
    {"a name of 2^64-1 bytes announced", "a17bffffffffffffffff"},
    {"a reserved length", "a161615c"},
    {"a break on its own", "ff"},
};

} // namespace

TEST_CASE("a file that another program made to the description is read")
{
    const FileFixture at;
    QDir().mkpath(QFileInfo(at.path).absolutePath());
    at.put(*fromHex(vector));
    FileStore store(at.path);
    CHECK(openWith(store, "correct horsf") == std::unexpected(SecretStoreError::wrongPassphrase));
    REQUIRE(openWith(store, "correct horse").has_value());
    CHECK(holds(store, QStringLiteral("device/key"), QByteArray("\x00\xff\x10\x80", 4)));
    CHECK(holds(store, QStringLiteral("session"), ""));
}

TEST_CASE("the same entries under the same key are never sealed into the same bytes")
{
    const auto header = readHeader(*fromHex(vector));
    REQUIRE(header.has_value());
    const auto key = Secret::zeroed(32);
    const auto one = seal(*header, {}, key, systemRandom());
    const auto two = seal(*header, {}, key, systemRandom());
    REQUIRE((one && two));
    CHECK(*one != *two);
    CHECK(unseal(*one, key).has_value());
}

TEST_CASE("a header that asks for too much, or for nothing, is refused before anything is derived")
{
    REQUIRE(readHeader(withCost(10, 1024 * 1024)).has_value()); // the most there may be
    REQUIRE(readHeader(withCost(1, 8)).has_value());
    CHECK_FALSE(readHeader(withCost(0, 64)).has_value());
    CHECK_FALSE(readHeader(withCost(11, 64)).has_value());
    CHECK_FALSE(readHeader(withCost(0xffffffff, 64)).has_value());
    CHECK_FALSE(readHeader(withCost(1, 0)).has_value());
    CHECK_FALSE(readHeader(withCost(1, 7)).has_value());
    CHECK_FALSE(readHeader(withCost(1, 1024 * 1024 + 1)).has_value());
    CHECK_FALSE(readHeader(withCost(1, 0xffffffff)).has_value());
}

TEST_CASE("a cheaper cost in the header does not open the file")
{
    const FileFixture at;
    QDir().mkpath(QFileInfo(at.path).absolutePath());
    at.put(withCost(1, 8));
    FileStore store(at.path);
    CHECK(openWith(store, "correct horse") == std::unexpected(SecretStoreError::wrongPassphrase));
    CHECK(at.content() == withCost(1, 8));
}

TEST_CASE("entries that are not exactly ours are corrupt")
{
    for (const auto& row : refusedEntries) {
        INFO(row.attacks);
        const auto cbor = fromHex(QByteArray(row.cbor).replace(" ", ""));
        REQUIRE(cbor.has_value());
        CHECK(readEntries(Secret::copyOf(*cbor)).error() == SecretStoreError::corrupt);
    }
}

TEST_CASE("entries come back as they were written")
{
    SecretMap entries;
    entries.emplace(QStringLiteral("a"), Secret());
    entries.emplace(QString(200, u'k'), Secret::copyOf(QByteArray(64 * 1024, 'v')));
    for (int i = 0; i < 1022; ++i)
        entries.emplace(QStringLiteral("n/") + QString::number(i), Secret::copyOf("x"));
    const auto read = readEntries(writeEntries(entries));
    REQUIRE(read.has_value());
    CHECK(read->size() == 1024);
    CHECK(read->at(QString(200, u'k')).equals(entries.at(QString(200, u'k'))));
    entries.emplace(QStringLiteral("one-too-many"), Secret());
    const auto header = readHeader(*fromHex(vector));
    CHECK(seal(*header, entries, Secret::zeroed(32), systemRandom()) == std::unexpected(SecretStoreError::failed));
}
