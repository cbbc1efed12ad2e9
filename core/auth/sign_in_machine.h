// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine of signing in: a pure function, no clock, no network, no objects. SignIn drives it; tests drive it
// harder.
//   Step step = advance(std::move(state), {.attempt = id, .what = GiveCode{std::move(code)}});
#pragma once

#include "core/auth/sign_in_effects.h"

#include <vector>

namespace sallyport::auth {

enum class Fit {
    taken,
    stale,     ///< an answer to a question given up; the state is as it was
    doesNotFit ///< nothing this state knows what to do with; the state is as it was
};

struct Step {
    State state;
    std::vector<Effect> effects = {};
    Fit fit = Fit::taken;
};

/// The first step: AddressChecking.
Step beginSignIn(AttemptId attempt);

/// What comes of `event` in `state`. Answers for every pair.
Step advance(State state, Event event);

} // namespace sallyport::auth
