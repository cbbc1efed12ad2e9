// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sign-in machine wants done next: values that SignIn turns into port calls. Each but StopWaiting is answered
// by one event with the same attempt.
//   for (Effect& effect : step.effects) work.run(std::move(effect));
#pragma once

#include "core/auth/sign_in_events.h"

namespace sallyport::auth {

struct CheckAddress {
    AttemptId attempt{};
};
struct SendCredentials {
    AttemptId attempt{};
    QString identifier;
    Secret password;
};
struct FetchHumanCheck {
    AttemptId attempt{};
    HumanCheckKind kind = HumanCheckKind::work;
};
struct DoWork {
    AttemptId attempt{};
    WorkChallenge challenge;
};
struct SendHumanAnswer {
    AttemptId attempt{};
    QString identifier;
    Secret password;
    QString challengeId;
    std::variant<SliderAnswer, PicturesAnswer, WorkSolution> answer;
    QJsonObject workChallenge; ///< with a WorkSolution
};
struct SendCode {
    AttemptId attempt{};
    Secret code;
    CodeMethod method = CodeMethod::totp;
};
struct RequestSms {
    AttemptId attempt{};
};
struct SendComputer {
    AttemptId attempt{};
    DeviceChoice choice;
};
struct FetchTokens {
    AttemptId attempt{};
};
struct SignInByBrowser {
    AttemptId attempt{};
    DeviceChoice choice;
};
/// Not answered: whatever runs under another attempt is stopped.
struct StopWaiting {};

using Effect = std::variant<CheckAddress, SendCredentials, FetchHumanCheck, DoWork, SendHumanAnswer, SendCode,
                            RequestSms, SendComputer, FetchTokens, SignInByBrowser, StopWaiting>;

} // namespace sallyport::auth
