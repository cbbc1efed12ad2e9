// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What hardening.cpp asks of the operating system; one hardening_<system>.cpp each.
#pragma once

#include <chrono>
#include <functional>

class QObject;

namespace sallyport::system {

/// No core files, no crash reports with memory. Says whether it worked.
bool turnCoreDumpsOff();
/// No debugger and no other process of this person may read this one from now on. Says whether it worked.
bool closeToOtherProcesses();

/// Calls the desktop portal once, without waiting here, and then `answered(whether it took the call)`: from the event
/// loop, or at once where there is no portal to call. Never if `receiver` dies first.
void greetPortal(QObject* receiver, std::chrono::milliseconds limit, std::function<void(bool)> answered);

} // namespace sallyport::system
