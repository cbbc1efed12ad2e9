// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DeviceStep: the last phase of a sign-in: a computer of the person's own, proven by its device key, or a shared one
// for 15 or 60 minutes; then the authorization code. A step-up has only the code.
//   const StepOutcome outcome = step.run(turn);
#pragma once

#include "service/sign_in/challenge_turn.h"
#include "service/sign_in/sign_in_context.h"

namespace sallyport::service {

class DeviceStep {
public:
    explicit DeviceStep(SignInContext& context) : m_context(context) {}

    StepOutcome run(ChallengeTurn& turn);

private:
    /// Fills in what the device has to do with the code; false if it was not accepted.
    bool describeDevice(const ChallengeTurn& turn, AuthorizationCode& code) const;
    StepOutcome finish(ChallengeTurn& turn, AuthorizationCode code);

    SignInContext& m_context;
};

} // namespace sallyport::service
