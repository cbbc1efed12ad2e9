// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CodeStep: the second phase of a sign-in: a TOTP code (one step of drift either way, each good once) or one sent by
// SMS. Wrong ones are counted by account, or by the known device; only a whole sign-in forgets them.
//   const StepOutcome outcome = step.run(turn);
#pragma once

#include "service/sign_in/challenge_turn.h"
#include "service/sign_in/sign_in_context.h"
#include "service/sign_in/totp_check.h"

namespace sallyport::service {

class CodeStep {
public:
    explicit CodeStep(SignInContext& context) : m_context(context) {}

    StepOutcome run(ChallengeTurn& turn);
    /// Who wrong codes of this sign-in count for.
    static Attempter attempter(const AuthSession& session, const QString& address);

private:
    /// One code that was given.
    struct Trial {
        TryVerdict tries;
        CodeVerdict verdict = CodeVerdict::wrong;
        std::int64_t lockedMs = 0;
    };
    StepOutcome judge(ChallengeTurn& turn);
    void tellWrong(const ChallengeTurn& turn, const Trial& trial);
    StepOutcome refused(const ChallengeTurn& turn, const Trial& trial);
    CodeVerdict judgeText(const AuthSession& session, const Secret& given) const;
    StepOutcome sendText(ChallengeTurn& turn);
    std::int64_t waitForText(std::int64_t accountId);

    SignInContext& m_context;
};

} // namespace sallyport::service
