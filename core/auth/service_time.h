// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServiceTime: the service's clock, as far as it is known between two answers: goes on by whichever of this computer's
// clocks has gone further. The steady one stands still while the computer sleeps, and the other can be set back.
//   time.note(sender.serviceTime());   const bool over = time.now() >= leaseEndsAt;
#pragma once

#include "core/base/clock.h"

#include <algorithm>

namespace sallyport::auth {

class ServiceTime {
public:
    explicit ServiceTime(Clock clock) : m_clock(std::move(clock)) {}

    /// What it is now, seconds since 1970: an answer has just come.
    void note(std::int64_t now)
    {
        m_noted = now;
        m_wallMs = m_clock.unixMs();
        m_steadyMs = m_clock.monotonicMs();
    }
    /// Never too early, where the last answer was right.
    std::int64_t now() const
    {
        return m_noted + std::max(m_clock.unixMs() - m_wallMs, m_clock.monotonicMs() - m_steadyMs) / 1000;
    }

private:
    Clock m_clock;
    std::int64_t m_noted = 0;
    std::int64_t m_wallMs = 0;
    std::int64_t m_steadyMs = 0;
};

} // namespace sallyport::auth
