// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <chrono>

namespace sallyport {

Clock systemClock()
{
    using namespace std::chrono;
    return {
        .unixMs =
            [] { return std::int64_t{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()}; },
        .monotonicMs =
            [] { return std::int64_t{duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()}; },
    };
}

} // namespace sallyport
