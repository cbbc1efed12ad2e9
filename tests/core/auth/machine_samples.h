// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Samples of every state and every event of the sign-in machine, with each variety that advance() tells apart, and
// their names. For tests that drive all pairs.
#pragma once

#include "core/auth/sign_in_machine.h"

#include <functional>
#include <string>
#include <vector>

namespace sallyport::test {

/// The attempt that every sampled waiting state waits for.
inline constexpr auth::AttemptId sampleAttempt{7};

using MakeState = std::function<auth::State()>;
using MakeEvent = std::function<auth::Event()>;

std::vector<MakeState> sampleStates();
/// All for `sampleAttempt`.
std::vector<MakeEvent> sampleEvents();

std::string nameOf(const auth::State& state);
std::string nameOf(const auth::Event& event);

/// A challenge of that kind.
auth::HumanChallenge sampleChallenge(auth::HumanCheckKind kind);

} // namespace sallyport::test
