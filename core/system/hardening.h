// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping other programs of the same person, and crash reports, away from this process's memory.
//   int main() { disableCoreDumps(); ... }      and, once the window has been painted:
//   hardenAfterFirstPaint().then(this, [this](Result<HardeningReport, HardeningError> r) { openSecretFields(); });
#pragma once

#include "core/base/task.h"

#include <chrono>

namespace sallyport::system {

/// What was really reached; false where the system offers no such thing.
struct HardeningReport {
    bool coreDumpsOff = false;   ///< a crash writes no memory to disk
    bool dumpableOff = false;    ///< no other process of this person can attach to or read this one
    bool portalAnswered = false; ///< the desktop portal knows this program, so file choosers go on working
    bool memoryLocked = false;   ///< memory for secrets is kept out of swap
};

enum class HardeningError {
    abandoned ///< the program ended first
};

/// No core files and no crash reports with memory in them. Call it first in main: needs neither Qt nor an event loop.
/// Says whether it worked.
bool disableCoreDumps();

/// Lets the desktop portal see this process once (one asynchronous call, at most `limit`), then closes it to debuggers
/// and to /proc readers: in the other order the portal refuses every later call. Open secret fields after the answer.
Task<HardeningReport, HardeningError> hardenAfterFirstPaint(std::chrono::milliseconds limit = std::chrono::seconds(1));

/// The same at once and without the portal: for a program without windows, before it reads its first secret.
HardeningReport hardenNow();

} // namespace sallyport::system
