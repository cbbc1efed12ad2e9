// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands where a test puts it, and randomness that repeats.
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"

#include <memory>

namespace sallyport::test {

struct FixedClock {
    /// Shared with every Clock made from it; both clocks move together when `advanceMs` is used.
    std::shared_ptr<std::int64_t> wallMs;
    std::shared_ptr<std::int64_t> steadyMs;

    explicit FixedClock(std::int64_t unixMs)
        : wallMs(std::make_shared<std::int64_t>(unixMs)), steadyMs(std::make_shared<std::int64_t>(0))
    {
    }
    Clock clock() const
    {
        return {.unixMs = [w = wallMs] { return *w; }, .monotonicMs = [s = steadyMs] { return *s; }};
    }
    void advanceMs(std::int64_t ms) const
    {
        *wallMs += ms;
        *steadyMs += ms;
    }
};

/// Bytes 0, 1, 2, … onwards over all calls, from 255 back to 0: predictable.
inline Random countingRandom()
{
    return [next = std::make_shared<unsigned>(0)](std::span<std::byte> out) {
        for (auto& b : out)
            b = static_cast<std::byte>((*next)++);
    };
}

} // namespace sallyport::test
