// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request to the challenge endpoint on its way through the steps (credentials, code, device), and what a step can
// say.
#pragma once

#include "service/sign_in/auth_sessions.h"
#include "service/sign_in/challenge_request.h"

#include <variant>

namespace sallyport::service {

struct ChallengeTurn {
    ChallengeRequest request;
    AuthSession session;
    QString address;
    Answerer answer;
};
/// Shared by the loop and the pool's callbacks; only one of them has it at a time.
using TurnPtr = std::shared_ptr<ChallengeTurn>;

/// On to the next phase, with what else the request brought.
struct Advance {};
/// 403: these factors are asked for next.
struct Ask {
    QStringList next;
    QStringList rejected = {}; ///< judged in this request and not accepted
    std::optional<int> attemptsLeft = {};
    std::optional<qint64> retryAfter = {}; ///< seconds until another text may be sent
};
/// This sign-in is over.
struct Refuse {
    HttpAnswer answer;
};
/// Nothing was judged; the same request may be sent again.
struct Unavailable {};
/// Everything has been shown.
struct Finished {
    QByteArray authorizationCode;
};
using StepOutcome = std::variant<Advance, Ask, Refuse, Unavailable, Finished>;

namespace factor {
inline const QString credentials = QStringLiteral("credentials");
inline const QString captcha = QStringLiteral("captcha");
inline const QString otp = QStringLiteral("otp");
inline const QString device = QStringLiteral("device");
} // namespace factor

} // namespace sallyport::service
