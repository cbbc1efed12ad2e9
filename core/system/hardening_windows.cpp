// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/hardening_system.h"

#include <windows.h>

#include <werapi.h>

namespace sallyport::system {

bool turnCoreDumpsOff()
{
    ::SetErrorMode(::GetErrorMode() | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    return SUCCEEDED(::WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP));
}

bool closeToOtherProcesses()
{
    return false; // a process of the same person may read this one; docs/known-issues.md says so
}

} // namespace sallyport::system
