// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "core/base/secret_arena.h"
#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

#include <set>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace sallyport;

TEST_CASE("a secret moves and is never in two places unless cloned")
{
    auto first = Secret::copyOf("hunter2");
    auto second = std::move(first);
    CHECK(first.isEmpty()); // NOLINT(bugprone-use-after-move): that it is empty is the point
    CHECK(second.view() == QByteArrayView("hunter2"));
    const auto third = second.clone();
    CHECK(third.equals(second));
    CHECK(third.bytes() != second.bytes());
    STATIC_REQUIRE_FALSE(std::is_copy_constructible_v<Secret>);
}

TEST_CASE("text becomes UTF-8")
{
    CHECK(Secret::fromText(u"pä\U0001F511").view() == QByteArrayView("p\xc3\xa4\xf0\x9f\x94\x91"));
    CHECK(Secret::fromText(u"").isEmpty());
}

TEST_CASE("taking from a byte array empties it and leaves a sharer's copy alone")
{
    QByteArray bytes("canary");
    const QByteArray sharer = bytes;
    const auto secret = Secret::takeFrom(bytes);
    CHECK(bytes.isEmpty());
    CHECK(secret.view() == QByteArrayView("canary"));
    CHECK(sharer == "canary");
}

TEST_CASE("random secrets come from the generator that was given")
{
    CHECK(Secret::random(test::countingRandom(), 4).view() == QByteArrayView("\x00\x01\x02\x03", 4));
}

TEST_CASE("released memory of the arena is zero and used again")
{
    SecretArena arena(4096);
    auto* first = arena.allocate(100);
    std::fill_n(first, 100, std::byte{0x5a});
    arena.release(first);
    auto* second = arena.allocate(100);
    CHECK(second == first);
    CHECK(std::all_of(second, second + 100, [](std::byte b) { return b == std::byte{0}; }));
}

TEST_CASE("blocks of the arena are aligned, apart, and join again when they are free")
{
    SecretArena arena(1024);
    std::vector<std::byte*> blocks;
    for (int i = 0; i < 64; ++i)
        blocks.push_back(arena.allocate(16));
    CHECK(std::set(blocks.begin(), blocks.end()).size() == 64);
    CHECK(std::ranges::all_of(blocks, [](auto* b) { return reinterpret_cast<std::uintptr_t>(b) % 16 == 0; }));
    for (std::size_t i = 0; i < blocks.size(); i += 2)
        arena.release(blocks[i]);
    for (std::size_t i = 1; i < blocks.size(); i += 2)
        arena.release(blocks[i]);
    CHECK(arena.allocate(1024) == blocks.front());
}

TEST_CASE("a request larger than a chunk gets a region of its own")
{
    SecretArena arena(1024);
    auto* block = arena.allocate(100'000);
    std::fill_n(block, 100'000, std::byte{1});
    arena.release(block);
}

#ifdef Q_OS_LINUX
TEST_CASE("memory that cannot be locked is said, not hidden")
{
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_MEMLOCK, &before) == 0);
    if (geteuid() == 0) {
        // root is above the limit: the arena must then report locked memory truthfully
        SecretArena arena(64 * 1024);
        arena.release(arena.allocate(16));
        CHECK(arena.isLocked());
        return;
    }
    rlimit tight{.rlim_cur = 0, .rlim_max = before.rlim_max};
    REQUIRE(setrlimit(RLIMIT_MEMLOCK, &tight) == 0);
    SecretArena arena(64 * 1024);
    arena.release(arena.allocate(16));
    CHECK_FALSE(arena.isLocked());
    setrlimit(RLIMIT_MEMLOCK, &before);
}
#endif
