// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// unlockWait: how long one has to wait after wrong passphrases: nothing up to the third, then five seconds, doubled up
// to five minutes. It slows hands down; what slows a program down is Argon2id.
//   if (const auto left = unlockWait(port.tries(), now)) return say(left);
#pragma once

#include "ui/lock/lock_port.h"

#include <algorithm>

namespace sallyport::ui {

/// Seconds from `now` until the next try may be made. A clock that was set back makes nobody wait for longer.
inline std::int64_t unlockWait(const UnlockTries& tries, std::int64_t now)
{
    constexpr int free = 3;
    constexpr std::int64_t first = 5;
    constexpr std::int64_t longest = 300;
    if (tries.wrong < free)
        return 0;
    const std::int64_t whole = std::min(longest, first << std::min(tries.wrong - free, 10));
    return std::clamp<std::int64_t>(tries.lastAt + whole - now, 0, whole);
}

} // namespace sallyport::ui
