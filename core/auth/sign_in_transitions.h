// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the sign-in machine, for sign_in_machine.cpp only: one `on` for each pair that fits; any other pair
// leaves the state as it is.
#pragma once

#include "core/auth/sign_in_machine.h"

namespace sallyport::auth {

template <typename... E>
Step stepTo(State state, E... effects)
{
    Step step{.state = std::move(state)};
    (step.effects.emplace_back(std::move(effects)), ...);
    return step;
}

/// A state that waits for an answer.
template <typename S>
concept Waiting = requires(const S& s) { s.attempt; };

template <typename S, typename W>
Step on(S&& state, AttemptId, W&&)
{
    return {.state = std::move(state), .fit = Fit::doesNotFit};
}

Step on(CredentialsNeeded&&, AttemptId, GiveCredentials&&);
Step on(HumanCheckNeeded&&, AttemptId, AnswerHumanCheck&&);
Step on(HumanCheckNeeded&&, AttemptId, AskHumanCheck&&);
Step on(HumanCheckNeeded&&, AttemptId, GoBack&&);
Step on(CodeNeeded&&, AttemptId, GiveCode&&);
Step on(CodeNeeded&&, AttemptId, AskSms&&);
Step on(CodeNeeded&&, AttemptId, GoBack&&);
Step on(ComputerNeeded&&, AttemptId, ChooseComputer&&);
Step on(ComputerNeeded&&, AttemptId, GoBack&&);
Step on(WebSignInNeeded&&, AttemptId, OpenBrowser&&);
Step on(WebSignInNeeded&&, AttemptId, GoBack&&);
Step on(Blocked&&, AttemptId, Retry&&);
Step on(Blocked&&, AttemptId, GoBack&&);

Step on(AddressChecking&&, AttemptId, AddressGood&&);
Step on(AddressChecking&&, AttemptId, AddressBad&&);
Step on(AddressChecking&&, AttemptId, FactorsAsked&&);
Step on(CheckingCredentials&&, AttemptId, FactorsAsked&&);
Step on(CheckingHuman&&, AttemptId, FactorsAsked&&);
Step on(CheckingHuman&&, AttemptId, WorkDone&&);
Step on(CheckingCode&&, AttemptId, FactorsAsked&&);
Step on(OpeningSession&&, AttemptId, FactorsAsked&&);
Step on(OpeningSession&&, AttemptId, SessionOpened&&);

/// Where GoBack, Cancel and a failure lead from a state that waits for an answer.
State before(AddressChecking&&, std::optional<Trouble>);
State before(CheckingCredentials&&, std::optional<Trouble>);
State before(CheckingHuman&&, std::optional<Trouble>);
State before(CheckingCode&&, std::optional<Trouble>);
State before(OpeningSession&&, std::optional<Trouble>);
State before(WaitingForBrowser&&, std::optional<Trouble>);

template <Waiting S>
Step on(S&& state, AttemptId, Cancel&&)
{
    return stepTo(before(std::move(state), std::nullopt), StopWaiting{});
}

template <Waiting S>
Step on(S&& state, AttemptId id, GoBack&&)
{
    return on(std::move(state), id, Cancel{});
}

template <Waiting S>
Step on(S&& state, AttemptId, Failed&& failed)
{
    const bool lost = failed.trouble.what == Problem::startedOver || failed.trouble.what == Problem::tokensRefused;
    if constexpr (requires { state.identifier; }) {
        if (lost)
            return stepTo(CredentialsNeeded{std::move(state.identifier), failed.trouble});
    }
    return stepTo(before(std::move(state), failed.trouble));
}

template <Waiting S>
Step on(S&&, AttemptId, Refused&& refused)
{
    return stepTo(std::move(refused.why));
}

template <Waiting S>
Step on(S&&, AttemptId, WebWanted&&)
{
    return stepTo(WebSignInNeeded{.trouble = {}, .credentialsToo = true});
}

/// The last factor was accepted: tokens are next.
template <Waiting S>
Step on(S&& state, AttemptId id, AllFactorsAccepted&&)
{
    using Before = OpeningSession::Before;
    OpeningSession next{.attempt = id, .identifier = {}, .before = Before::credentials};
    if constexpr (std::is_same_v<S, OpeningSession>)
        next.before = state.before;
    else if constexpr (std::is_same_v<S, WaitingForBrowser>)
        next.before = Before::browser;
    if constexpr (requires { state.identifier; })
        next.identifier = std::move(state.identifier);
    else if constexpr (requires { state.prompt; })
        next.identifier = std::move(state.prompt.identifier);
    return stepTo(std::move(next), FetchTokens{id});
}

} // namespace sallyport::auth
