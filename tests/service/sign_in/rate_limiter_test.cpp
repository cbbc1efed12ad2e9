// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/rate_limiter.h"

#include "tests/support/catch.h"
#include "tests/support/fixed_clock.h"

using namespace sallyport;
using service::RateLimiter;

namespace {

const test::FixedClock steady{1'800'000'000'000};

int allowed(RateLimiter& limiter, const QByteArray& key, int asked)
{
    int count = 0;
    for (int i = 0; i < asked; ++i)
        count += limiter.take(key) ? 0 : 1;
    return count;
}

} // namespace

TEST_CASE("a burst is allowed, and then as much as time gives")
{
    RateLimiter limiter(steady.clock(), {.burst = 4, .perSecond = 2});
    CHECK(allowed(limiter, "a", 10) == 4);
    CHECK(allowed(limiter, "b", 10) == 4);
    steady.advanceMs(499);
    CHECK(allowed(limiter, "a", 10) == 0);
    steady.advanceMs(1);
    CHECK(allowed(limiter, "a", 10) == 1);
    steady.advanceMs(60'000);
    CHECK(allowed(limiter, "a", 10) == 4);
}

TEST_CASE("the wait that is said is enough")
{
    RateLimiter limiter(steady.clock(), {.burst = 1, .perSecond = 0.1});
    CHECK_FALSE(limiter.take("a"));
    const auto wait = limiter.take("a");
    REQUIRE(wait);
    CHECK(*wait == 10);
    steady.advanceMs(*wait * 1000);
    CHECK_FALSE(limiter.take("a"));
}

TEST_CASE("a wall clock that jumps changes nothing")
{
    RateLimiter limiter(steady.clock(), {.burst = 1, .perSecond = 1});
    CHECK_FALSE(limiter.take("a"));
    *steady.wallMs += 3'600'000;
    CHECK(limiter.take("a"));
}

TEST_CASE("many keys do not grow without bound, and those at their limit are kept before those that are not")
{
    RateLimiter limiter(steady.clock(), {.burst = 2, .perSecond = 1}, 3);
    CHECK(allowed(limiter, "busy", 5) == 2);
    allowed(limiter, "b", 1);
    steady.advanceMs(1000);
    CHECK(allowed(limiter, "busy", 1) == 1);
    for (int i = 0; i < 3; ++i) {
        CHECK(allowed(limiter, "c" + QByteArray::number(i), 1) == 1);
        steady.advanceMs(300);
    }
    CHECK(allowed(limiter, "busy", 3) <= 1);
}
