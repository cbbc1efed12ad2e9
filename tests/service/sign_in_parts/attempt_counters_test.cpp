// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/attempt_counters.h"

#include "tests/support/catch.h"

#include <map>

using namespace sallyport::service;

namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::int64_t hour = 60 * minute;

const Attempter stranger{.account = "account-1", .address = "203.0.113.7"};
const Attempter owner{.account = "account-1", .device = "device-1", .address = "198.51.100.2"};

/// What the store would do: keeps every row by its key.
struct Desk {
    std::map<std::pair<AttemptScope, QByteArray>, AttemptCounter> kept;
    std::int64_t now = 1'700'000'000'000;
    AttemptLimits limits;

    std::vector<AttemptCounter> rows(const Attempter& who)
    {
        auto rows = attemptCountersOf(who);
        for (auto& row : rows) {
            if (const auto found = kept.find({row.scope, row.key}); found != kept.end())
                row = found->second;
        }
        return rows;
    }
    void save(const std::vector<AttemptCounter>& rows)
    {
        for (const auto& row : rows)
            kept[{row.scope, row.key}] = row;
    }
    TryVerdict begin(const Attempter& who)
    {
        auto all = rows(who);
        const auto verdict = beginTry(all, now, limits);
        save(all);
        return verdict;
    }
    void right(const Attempter& who)
    {
        auto all = rows(who);
        takeBackTry(all, limits);
        save(all);
    }
    void signedIn(const Attempter& who)
    {
        auto all = rows(who);
        forgetTries(all);
        save(all);
    }
    /// `count` wrong tries that must all be allowed.
    void wrong(const Attempter& who, int count)
    {
        for (int i = 0; i < count; ++i)
            REQUIRE(begin(who).allowed);
    }
    std::int64_t lockedMs(const Attempter& who) { return lockedForMs(rows(who), now); }
};

Attempter from(const char* address, const char* account = "account-1")
{
    return {.account = account, .address = address};
}

} // namespace

TEST_CASE("the fifth wrong try locks, and each one says how many are left")
{
    Desk desk;
    for (const int left : {4, 3, 2, 1, 0}) {
        const auto verdict = desk.begin(stranger);
        CHECK(verdict.allowed);
        CHECK(verdict.attemptsLeft == left);
    }
    const auto refused = desk.begin(stranger);
    CHECK_FALSE(refused.allowed);
    CHECK(refused.retryAfterMs == 15 * minute);
}

TEST_CASE("locks last 15 minutes, an hour, four hours, a day, and then a day each time")
{
    Desk desk;
    for (const auto lock : {15 * minute, hour, 4 * hour, 24 * hour, 24 * hour, 24 * hour}) {
        desk.wrong(stranger, 5);
        CHECK(desk.lockedMs(stranger) == lock);
        desk.now += lock - 1;
        CHECK_FALSE(desk.begin(stranger).allowed);
        desk.now += 1;
        CHECK(desk.lockedMs(stranger) == 0);
    }
}

TEST_CASE("a refused try counts nothing and does not lengthen the lock")
{
    Desk desk;
    desk.wrong(stranger, 5);
    const auto before = desk.kept;
    for (int i = 0; i < 100; ++i)
        CHECK_FALSE(desk.begin(stranger).allowed);
    CHECK(desk.kept == before);
}

TEST_CASE("no number of wrong tries by strangers locks the owner's known device")
{
    Desk desk;
    for (int round = 0; round < 10; ++round) {
        desk.wrong(stranger, 5);
        desk.now += 24 * hour;
    }
    desk.wrong(stranger, 5);
    // Also from the owner's own address, which every program on a shared computer has.
    for (const char* account : {"b", "c", "d", "e", "f"})
        desk.wrong({.account = account, .address = owner.address}, 4);
    CHECK_FALSE(desk.begin(stranger).allowed);
    CHECK_FALSE(desk.begin({.account = owner.account, .address = owner.address}).allowed);
    const auto verdict = desk.begin(owner);
    CHECK(verdict.allowed);
    CHECK(verdict.attemptsLeft == 4);
}

TEST_CASE("the owner's own wrong tries lock that device alone")
{
    Desk desk;
    desk.wrong(owner, 5);
    CHECK_FALSE(desk.begin(owner).allowed);
    CHECK(desk.begin({.account = owner.account, .device = "device-2", .address = owner.address}).allowed);
    CHECK(desk.begin(stranger).allowed);
}

TEST_CASE("a device known to one account is nothing at another")
{
    Desk desk;
    desk.wrong(owner, 5);
    CHECK(desk.begin({.account = "account-2", .device = "device-1", .address = owner.address}).allowed);
}

TEST_CASE("tries at one account add up over addresses, tries from one address over accounts")
{
    Desk desk;
    for (const char* address : {"203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4", "203.0.113.5"})
        desk.wrong(from(address), 1);
    CHECK_FALSE(desk.begin(from("203.0.113.6")).allowed);

    for (int i = 0; i < 20; ++i)
        desk.wrong(from("192.0.2.1", QByteArray::number(i).constData()), 1);
    CHECK_FALSE(desk.begin(from("192.0.2.1", "somebody-new")).allowed);
    CHECK(desk.begin(from("192.0.2.2", "somebody-new")).allowed);
}

TEST_CASE("tries at the same moment are not more tries")
{
    Desk desk;
    desk.wrong(stranger, 5); // five are being hashed
    CHECK_FALSE(desk.begin(stranger).allowed);
    desk.right(stranger);
    CHECK(desk.lockedMs(stranger) == 0);
    CHECK(desk.begin(stranger).attemptsLeft == 0);
    CHECK_FALSE(desk.begin(stranger).allowed);
}

TEST_CASE("taking a right try back leaves the rows as they were, whatever their number")
{
    for (int earlier = 0; earlier < 12; ++earlier) {
        CAPTURE(earlier);
        Desk desk;
        for (int i = 0; i < earlier; ++i) {
            desk.now += 24 * hour;
            desk.wrong(stranger, 1);
        }
        desk.now += 24 * hour;
        const auto before = desk.rows(stranger);
        desk.wrong(stranger, 1);
        desk.right(stranger);
        const auto after = desk.rows(stranger);
        for (std::size_t i = 0; i < before.size(); ++i) {
            CHECK(after[i].wrong == before[i].wrong);
            CHECK(after[i].lockedUntilMs <= desk.now);
        }
    }
}

TEST_CASE("a right password alone gives no new tries at the code")
{
    Desk desk;
    for (int i = 0; i < 5; ++i) {
        desk.wrong(stranger, 1); // the password
        desk.right(stranger);
        desk.wrong(stranger, 1); // the code
    }
    CHECK_FALSE(desk.begin(stranger).allowed);
}

TEST_CASE("a whole sign-in forgets the account's and the device's tries, never the address's")
{
    Desk desk;
    desk.wrong(stranger, 4);
    desk.signedIn(stranger);
    const auto rows = desk.rows(stranger);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].wrong == 0);
    CHECK(rows[1].scope == AttemptScope::address);
    CHECK(rows[1].wrong == 4);

    desk.wrong(owner, 4);
    desk.signedIn(owner);
    CHECK(desk.begin(owner).attemptsLeft == 4);
}

TEST_CASE("an attacker's own sign-ins do not clean their address")
{
    Desk desk;
    const Attempter own{.account = "attacker", .address = stranger.address};
    int allowed = 0;
    for (int victim = 0; victim < 100; ++victim) {
        allowed += desk.begin(from("203.0.113.7", QByteArray::number(victim).constData())).allowed;
        if (desk.begin(own).allowed) {
            desk.right(own);
            desk.signedIn(own);
        }
    }
    CHECK(allowed == 20);
}

TEST_CASE("rows are forgotten after a long quiet time and never while locked")
{
    Desk desk;
    desk.wrong(stranger, 3);
    const auto row = [&](std::size_t i) { return desk.rows(stranger)[i]; };
    desk.now += 48 * hour;
    CHECK_FALSE(isForgotten(row(1), desk.now));
    desk.now += 1;
    CHECK(isForgotten(row(1), desk.now));
    CHECK_FALSE(isForgotten(row(0), desk.now));
    desk.now += 88 * 24 * hour;
    CHECK(isForgotten(row(0), desk.now));
    CHECK(desk.begin(stranger).attemptsLeft == 4);

    AttemptCounter locked = row(0);
    locked.lockedUntilMs = desk.now + 1000 * 24 * hour;
    CHECK_FALSE(isForgotten(locked, desk.now + 999 * 24 * hour));
}

TEST_CASE("addresses that are one party's count as one")
{
    struct Row {
        const char* one;
        const char* other;
        bool same;
        const char* why;
    };
    const Row rows[] = {
        {"203.0.113.7", "203.0.113.7", true, "itself"},
        {"203.0.113.7", "203.0.113.8", false, "IPv4 is one party an address"},
        {"203.0.113.7", "::ffff:203.0.113.7", true, "IPv4 mapped into IPv6, RFC 4291 2.5.5.2"},
        {"2001:db8:1:2::1", "2001:db8:1:2:ffff:eeee:dddd:cccc", true, "a household's /64 holds 2^64 addresses"},
        {"2001:db8:1:2::1", "2001:db8:1:3::1", false, "another /64"},
        {"2001:db8::1", "2001:0DB8:0:0:0:0:0:2", true, "other spelling"},
        {"::1", "127.0.0.1", false, "two loopbacks"},
        {"not an address", "not an address", true, "text stays text"},
        {"not an address", "", false, "text stays text"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.one, row.other, row.why);
        CHECK((attemptCountersOf(from(row.one))[1].key == attemptCountersOf(from(row.other))[1].key) == row.same);
    }
}

TEST_CASE("a row names neither the account nor the address")
{
    for (const auto& row : attemptCountersOf(stranger)) {
        CHECK(row.key.size() == 43);
        CHECK_FALSE(row.key.contains("account-1"));
        CHECK_FALSE(row.key.contains("203"));
    }
}
