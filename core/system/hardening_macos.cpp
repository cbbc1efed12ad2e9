// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening_system.h"

#include <sys/types.h>

#include <sys/ptrace.h>
#include <sys/resource.h>

namespace sallyport::system {

bool turnCoreDumpsOff()
{
    const rlimit none = {0, 0};
    return ::setrlimit(RLIMIT_CORE, &none) == 0;
}

bool closeToOtherProcesses()
{
    return ::ptrace(PT_DENY_ATTACH, 0, nullptr, 0) == 0;
}

} // namespace sallyport::system
