// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Solves the human check `work` (ALTCHA version 2, PBKDF2/SHA-256) on a worker thread.
//   solveWork(challenge, cancel.token(), clock).then(this, ...);
#pragma once

#include "core/auth/human_check.h"
#include "core/base/cancel.h"
#include "core/base/clock.h"
#include "core/base/task.h"

namespace sallyport::auth {

enum class WorkError {
    tooCostly, ///< beyond WorkLimits: no honest service asks for so much
    cancelled,
    abandoned
};

struct WorkLimits {
    int costOfOneTry = 1'000'000; ///< PBKDF2 iterations; about half a second of a core
    std::int64_t iterations =
        1'000'000'000; ///< in all; some minutes of a core, thrice what the hardest honest ask needs
};

/// Uses one core until a counter is found whose derived key begins with the prefix.
Task<WorkSolution, WorkError> solveWork(WorkChallenge challenge, const CancelToken& cancel, const Clock& clock,
                                        WorkLimits limits = {});

} // namespace sallyport::auth
