// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening_system.h"

#include <cstdlib>
#include <filesystem>
#include <string>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace sallyport::system {

bool turnCoreDumpsOff()
{
    // Zero as the hard limit too: nothing later in this process can raise it again.
    const rlimit none = {0, 0};
    return ::setrlimit(RLIMIT_CORE, &none) == 0;
}

namespace {

/// True if this program's own file is the snap's: whatever a snap starts inherits the variable.
bool isOfSnap()
{
    const char* snap = std::getenv("SNAP");
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error).string();
    return snap != nullptr && *snap == '/' && !error && program.starts_with(std::string(snap) + '/');
}

} // namespace

bool closeToOtherProcesses()
{
    // A sandbox keeps other programs out by itself, and its portal goes on reading /proc of those inside.
    if (::access("/.flatpak-info", F_OK) == 0 || isOfSnap())
        return false;
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

} // namespace sallyport::system
