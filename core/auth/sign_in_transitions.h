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
    return {.state = std::forward<S>(state), .fit = Fit::doesNotFit};
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
    return stepTo(before(std::forward<S>(state), std::nullopt), StopWaiting{});
}

template <Waiting S>
Step on(S&& state, AttemptId id, GoBack&&)
{
    return on(std::forward<S>(state), id, Cancel{});
}

/// Whom the sign-in is for; empty where nobody was named yet.
template <Waiting S>
QString identifierOf(const S& state)
{
    if constexpr (requires { state.identifier; })
        return state.identifier;
    else if constexpr (requires { state.prompt; })
        return state.prompt.identifier;
    else
        return {};
}

template <Waiting S>
Step on(S&& state, AttemptId, Failed&& failed)
{
    bool lost = failed.trouble.what == Problem::startedOver || failed.trouble.what == Problem::tokensRefused;
    if constexpr (std::is_same_v<S, OpeningSession>)
        lost = lost && state.before != OpeningSession::Before::browser;
    if (lost && !std::is_same_v<S, AddressChecking> && !std::is_same_v<S, WaitingForBrowser>)
        return stepTo(CredentialsNeeded{identifierOf(state), failed.trouble});
    return stepTo(before(std::forward<S>(state), failed.trouble));
}

template <Waiting S>
Step on(S&&, AttemptId, Refused&& refused)
{
    return stepTo(refused.why);
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
    // A code is good once: whatever goes wrong from here on, the walk begins anew.
    const auto before = std::is_same_v<S, WaitingForBrowser> ? Before::browser : Before::credentials;
    OpeningSession next{.attempt = id, .identifier = identifierOf(state), .before = before};
    return stepTo(std::move(next), FetchTokens{id});
}

} // namespace sallyport::auth
