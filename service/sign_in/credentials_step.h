// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CredentialsStep: the first phase of a sign-in. Credentials are judged only together with a solved human check, and an
// unknown identifier takes the same way and the same work as a wrong password: counters, Argon2id, history.
//   step.run(turn, [this, turn](StepOutcome outcome) { ... });
#pragma once

#include "service/sign_in/challenge_turn.h"
#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

class CredentialsStep {
public:
    using Then = std::move_only_function<void(StepOutcome)>;

    explicit CredentialsStep(SignInContext& context) : m_context(context) {}

    /// Calls `then` on the loop, at once or later.
    void run(const TurnPtr& turn, Then then);

private:
    struct Trial; // one password on its way to the pool and back
    bool isHuman(ChallengeTurn& turn);
    void judge(const TurnPtr& turn, Then then);
    void hash(const TurnPtr& turn, const std::shared_ptr<Trial>& trial, Then then);
    SignInRecord record(const ChallengeTurn& turn, const Trial& trial) const;
    bool isRight(const ChallengeTurn& turn, const Trial& trial);
    StepOutcome judged(ChallengeTurn& turn, Trial& trial);
    StepOutcome accepted(ChallengeTurn& turn, const Trial& trial);
    void tellLocked(const ChallengeTurn& turn, const Trial& trial);
    StepOutcome refused(const ChallengeTurn& turn, const Trial& trial);

    SignInContext& m_context;
};

} // namespace sallyport::service
