// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_in_machine.h"

#include "core/auth/sign_in_transitions.h"

namespace sallyport::auth {

namespace {

/// The attempt a state waits for; a state that waits for a person has none.
std::optional<AttemptId> awaited(const State& state)
{
    return std::visit(
        [](const auto& s) -> std::optional<AttemptId> {
            if constexpr (requires { s.attempt; })
                return s.attempt;
            else
                return std::nullopt;
        },
        state);
}

} // namespace

State before(AddressChecking&&, std::optional<Trouble> trouble)
{
    // A step-up whose sign-in the service has forgotten begins anew; to the person nothing has begun yet.
    if (trouble && trouble->what == Problem::startedOver)
        return CredentialsNeeded{};
    if (trouble)
        return CredentialsNeeded{.identifier = {}, .trouble = trouble};
    return Blocked{.reason = BlockReason::cancelled};
}

State before(CheckingCredentials&& state, std::optional<Trouble> trouble)
{
    return CredentialsNeeded{std::move(state.identifier), trouble};
}

State before(CheckingHuman&& state, std::optional<Trouble> trouble)
{
    return HumanCheckNeeded{std::move(state.identifier), std::move(state.password), std::move(state.challenge),
                            trouble};
}

State before(CheckingCode&& state, std::optional<Trouble> trouble)
{
    if (trouble && state.wait == CodeWait::sendingSms && trouble->notBeforeMs)
        state.prompt.smsNotBeforeMs = trouble->notBeforeMs;
    return CodeNeeded{std::move(state.prompt), trouble};
}

State before(OpeningSession&& state, std::optional<Trouble> trouble)
{
    switch (state.before) {
    case OpeningSession::Before::credentials:
        break;
    case OpeningSession::Before::computer:
        return ComputerNeeded{std::move(state.identifier), trouble};
    case OpeningSession::Before::browser:
        return WebSignInNeeded{.trouble = trouble, .credentialsToo = false};
    }
    return CredentialsNeeded{std::move(state.identifier), trouble};
}

State before(WaitingForBrowser&& state, std::optional<Trouble> trouble)
{
    return WebSignInNeeded{trouble, state.credentialsToo};
}

Step beginSignIn(AttemptId attempt)
{
    return stepTo(AddressChecking{attempt}, CheckAddress{attempt});
}

Step advance(State state, Event event)
{
    const auto apply = [&state, id = event.attempt](auto& what) {
        return std::visit(
            [id]<typename S, typename W>(S&& from, W&& w) { return on(std::forward<S>(from), id, std::forward<W>(w)); },
            std::move(state), std::move(what));
    };
    if (auto* act = std::get_if<PersonAct>(&event.what))
        return apply(*act);
    if (awaited(state) != event.attempt)
        return {.state = std::move(state), .fit = Fit::stale};
    return apply(std::get<ServiceAnswer>(event.what));
}

} // namespace sallyport::auth
