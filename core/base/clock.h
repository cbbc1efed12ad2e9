// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clock: where time comes from, as a value of two functions, so that every test runs at a time it chose.
//   bool expired(const Clock& clock) { return clock.unixMs() >= m_expiresAtMs; }
#pragma once

#include <cstdint>
#include <functional>

namespace sallyport {

struct Clock {
    /// Wall-clock time: milliseconds since 1970-01-01T00:00:00Z. May jump.
    std::function<std::int64_t()> unixMs;
    /// Milliseconds of a clock that never jumps back; only differences mean anything.
    std::function<std::int64_t()> monotonicMs;

    /// Whole seconds since 1970, as JOSE and TOTP want them.
    std::int64_t unixSeconds() const { return unixMs() / 1000; }
};

/// The machine's own clocks.
Clock systemClock();

} // namespace sallyport
