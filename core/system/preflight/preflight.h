// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Preflight: looks at this computer before a secret is typed. Reads in a thread of its own, within some seconds.
//   runPreflight({.hosts = {"accounts.example"}}).then(this, [this](Result<QList<Check>, PreflightError> checks) { ...
//   });
#pragma once

#include "core/base/task.h"
#include "core/system/preflight/checks.h"

namespace sallyport::system {

enum class PreflightError {
    abandoned ///< the program ended first
};

/// One of each CheckId, in their order. Never fails otherwise: what could not be looked at is in the findings.
Task<QList<Check>, PreflightError> runPreflight(const PreflightQuestion& question);

/// Asks the buses what they tell, at most `limit`; `answered` comes from the event loop, never if `receiver` has died.
void askBusFacts(QObject* receiver, std::chrono::milliseconds limit, std::function<void(BusFacts)> answered);

} // namespace sallyport::system
