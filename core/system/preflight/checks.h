// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The checks of the pre-flight, each a function of what the readers and the buses tell. Run them off the GUI thread.
//   const QList<Check> found = allChecks(question, systemReaders(3000), busFacts);
#pragma once

#include "core/system/preflight/check.h"
#include "core/system/preflight/readers.h"

#include <chrono>

namespace sallyport::system {

enum class WindowSystem {
    byEnvironment, ///< a program without windows: what the terminal's session has
    x11,
    wayland,
    windows,
    other
};

/// For which service, and in what window.
struct PreflightQuestion {
    /// The service's, ASCII, lower case; ".example.com" stands for all names below that one.
    QStringList hosts = {};
    QByteArray caCertificatePem = {};                     ///< the service's own CA where it has one
    std::optional<std::chrono::seconds> clockOffset = {}; ///< the service's clock minus ours, once it is known
    WindowSystem windows = WindowSystem::byEnvironment;
};

/// One program that runs: its name in the kernel (15 letters at most), and its arguments where they matter.
struct RunningProgram {
    QByteArray name;
    QByteArray arguments; ///< separated by NUL
};

/// At most 100 000. processesHidden, tooManyProcesses or notOnThisSystem.
Result<QList<RunningProgram>, Finding> runningPrograms(const Readers& readers);

using Programs = Result<QList<RunningProgram>, Finding>;
Check checkScreen(const Programs& programs);
Check checkRemoteControl(const Programs& programs, const Readers& readers, const BusFacts& bus);
Check checkClipboard(const Programs& programs, const BusFacts& bus);

Check checkKeyboard(WindowSystem windows, const Readers& readers);
Check checkLibraries(const Readers& readers);
Check checkDebugger(const Readers& readers);
Check checkRootCertificates(const Readers& readers, const QByteArray& caCertificatePem);
Check checkHostsFile(const Readers& readers, const QStringList& hosts);
Check checkClock(const Readers& readers, std::optional<std::chrono::seconds> offset);
Check checkAccessibility(const BusFacts& bus);

/// All of them, in the order of CheckId.
QList<Check> allChecks(const PreflightQuestion& question, const Readers& readers, const BusFacts& bus);

} // namespace sallyport::system
