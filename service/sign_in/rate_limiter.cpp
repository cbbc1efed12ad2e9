// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/rate_limiter.h"

#include <cmath>

namespace sallyport::service {

RateLimiter::RateLimiter(Clock clock, RateLimit limit, qsizetype maxKeys)
    : m_clock(std::move(clock)), m_limit(limit), m_maxKeys(maxKeys)
{
}

double RateLimiter::filledNow(const Bucket& bucket, std::int64_t nowMs) const
{
    const double gained = m_limit.perSecond * static_cast<double>(nowMs - bucket.atMs) / 1000;
    return std::min(m_limit.burst, bucket.filled + gained);
}

std::optional<int> RateLimiter::take(const QByteArray& key)
{
    const auto nowMs = m_clock.monotonicMs();
    if (!m_buckets.contains(key)) {
        if (m_buckets.size() >= m_maxKeys)
            makeRoom(nowMs);
        m_buckets.insert(key, Bucket{m_limit.burst, nowMs});
    }
    auto& bucket = m_buckets[key];
    bucket = {filledNow(bucket, nowMs), nowMs};
    if (bucket.filled < 1)
        return std::max(1, static_cast<int>(std::ceil((1 - bucket.filled) / m_limit.perSecond)));
    bucket.filled -= 1;
    return std::nullopt;
}

// A full bucket says no more than none at all. If even that frees nothing, the fullest goes: it says least.
void RateLimiter::makeRoom(std::int64_t nowMs)
{
    using Entry = QHash<QByteArray, Bucket>::iterator;
    m_buckets.removeIf([&](Entry entry) { return filledNow(entry.value(), nowMs) >= m_limit.burst; });
    if (m_buckets.size() < m_maxKeys)
        return;
    Entry fullest = m_buckets.begin();
    for (Entry entry = m_buckets.begin(); entry != m_buckets.end(); ++entry) {
        if (filledNow(entry.value(), nowMs) > filledNow(fullest.value(), nowMs))
            fullest = entry;
    }
    m_buckets.erase(fullest);
}

} // namespace sallyport::service
