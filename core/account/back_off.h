// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// BackOff: how long to wait after a failure: full jitter (a random part of a limit that doubles), so that a thousand
// clients of a service that was down do not come back together.
//   wait(backOff.afterFailure(random, retryAfter));  backOff.succeeded();
#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace sallyport::account {

class BackOff {
public:
    using Milliseconds = std::chrono::milliseconds;
    BackOff(Milliseconds first, Milliseconds longest) : m_first(first), m_longest(longest), m_limit(first) {}

    /// 1 ms up to the limit; where the service named a time, that much more than it.
    Milliseconds afterFailure(const Random& random, std::optional<std::chrono::seconds> retryAfter = {})
    {
        const auto limit = static_cast<std::uint32_t>(std::max<std::int64_t>(1, m_limit.count()));
        m_limit = std::min(m_limit * 2, m_longest);
        return Milliseconds(1 + randomBelow(random, limit)) + retryAfter.value_or(std::chrono::seconds(0));
    }
    void succeeded() { m_limit = m_first; }

private:
    Milliseconds m_first;
    Milliseconds m_longest;
    Milliseconds m_limit;
};

} // namespace sallyport::account
