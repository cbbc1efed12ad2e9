// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves the sign-in machine: acts of the person, and answers of the service.
//   signIn.act(GiveCredentials{identifier, Secret::fromText(field->text())});
#pragma once

#include "core/auth/sign_in_states.h"

namespace sallyport::auth {

// Acts: what a page or a command calls SignIn::act with.

struct GiveCredentials {
    QString identifier;
    Secret password;
};
struct AnswerHumanCheck {
    HumanAnswer answer;
};
/// Another kind, or a fresh one of the same kind; `work` begins to work as soon as it is there.
struct AskHumanCheck {
    HumanCheckKind kind = HumanCheckKind::work;
};
struct GiveCode {
    Secret code;
    CodeMethod method = CodeMethod::totp;
};
struct AskSms {};
struct ChooseComputer {
    DeviceChoice choice;
};
/// For WebSignInNeeded; what is chosen decides only whether the session is kept.
struct OpenBrowser {
    DeviceChoice choice;
};
/// One step back; in a "Checking..." state the same as Cancel.
struct GoBack {};
/// Stops the wait of a "Checking..." state.
struct Cancel {};
/// From Blocked: begins again with the address check.
struct Retry {};

using PersonAct = std::variant<GiveCredentials, AnswerHumanCheck, AskHumanCheck, GiveCode, AskSms, ChooseComputer,
                               OpenBrowser, GoBack, Cancel, Retry>;

// Answers: made by SignIn from what its ports say.

enum class WayIn { native, web };
struct AddressGood {
    WayIn way = WayIn::native;
};
struct AddressBad {
    Blocked why;
};

enum class Factor { credentials, captcha, otp, device };
/// 403 insufficient_authorization.
struct FactorsAsked {
    QList<Factor> next;                      ///< all of them known; else the client says BeyondUs
    QList<Factor> rejected;                  ///< of those just sent
    std::optional<HumanChallenge> challenge; ///< there whenever `next` has captcha
    QList<CodeMethod> codeMethods;
    QString smsDestination;
    std::optional<int> attemptsLeft;
    std::optional<std::int64_t> notBeforeMs;
};
/// Every factor was accepted; the code stays with the driver.
struct AllFactorsAccepted {};
struct WorkDone {
    WorkSolution solution;
};
struct SessionOpened {
    SessionFacts facts;
};
/// The question failed in a way that lets the person try again.
struct Failed {
    Trouble trouble;
};
/// The question failed for good: lock, unknown factor, broken trust.
struct Refused {
    Blocked why;
};
/// 403 redirect_to_web.
struct WebWanted {};

using ServiceAnswer = std::variant<AddressGood, AddressBad, FactorsAsked, AllFactorsAccepted, WorkDone, SessionOpened,
                                   Failed, Refused, WebWanted>;

/// One thing that happened. For an act, `attempt` names what it may begin; for an answer, what it answers.
struct Event {
    AttemptId attempt{};
    std::variant<PersonAct, ServiceAnswer> what;
};

} // namespace sallyport::auth
