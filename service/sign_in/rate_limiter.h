// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RateLimiter: a token bucket for each key (an address, a session). Remembers a bounded number of keys.
//   if (const auto wait = limiter.take(key)) return tooManyRequests(*wait);
#pragma once

#include "core/base/clock.h"

#include <QHash>

#include <optional>

namespace sallyport::service {

struct RateLimit {
    double burst = 1;     ///< requests at once, at least 1
    double perSecond = 1; ///< in the long run, above 0
};

class RateLimiter {
public:
    RateLimiter(Clock clock, RateLimit limit, qsizetype maxKeys = 20'000);

    /// Nothing: go on. Else the seconds to wait, at least 1.
    std::optional<int> take(const QByteArray& key);

private:
    struct Bucket {
        double filled;
        std::int64_t atMs;
    };
    double filledNow(const Bucket& bucket, std::int64_t nowMs) const;
    void makeRoom(std::int64_t nowMs);

    const Clock m_clock;
    const RateLimit m_limit;
    const qsizetype m_maxKeys;
    QHash<QByteArray, Bucket> m_buckets;
};

} // namespace sallyport::service
