// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/x11_idle.h"

namespace sallyport::system {

std::optional<std::chrono::milliseconds> x11IdleTime()
{
    return std::nullopt;
}

} // namespace sallyport::system
