// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_in_transitions.h"

namespace sallyport::auth {

namespace {

constexpr qsizetype maxDeviceName = 64;

bool has(const QList<Factor>& list, Factor factor)
{
    return list.contains(factor);
}

Trouble troubleOf(Problem problem, const FactorsAsked& asked)
{
    return {.what = problem, .attemptsLeft = asked.attemptsLeft, .notBeforeMs = asked.notBeforeMs};
}

/// Which trouble a rejection is; nothing if nothing was rejected.
std::optional<Trouble> rejection(const FactorsAsked& asked)
{
    if (has(asked.rejected, Factor::credentials))
        return troubleOf(Problem::wrongCredentials, asked);
    if (has(asked.rejected, Factor::captcha))
        return troubleOf(Problem::wrongHumanAnswer, asked);
    if (has(asked.rejected, Factor::otp))
        return troubleOf(Problem::wrongCode, asked);
    if (has(asked.rejected, Factor::device))
        return troubleOf(Problem::computerRefused, asked);
    return std::nullopt;
}

CodePrompt promptOf(QString identifier, const FactorsAsked& asked)
{
    CodePrompt prompt{.identifier = std::move(identifier),
                      .methods = asked.codeMethods,
                      .smsDestination = asked.smsDestination,
                      .smsNotBeforeMs = {}};
    if (prompt.methods.isEmpty())
        prompt.methods = {CodeMethod::totp};
    return prompt;
}

/// Where an answer leads that needs no password: a human check then means to begin again.
State askedNext(QString identifier, const FactorsAsked& asked, std::optional<Trouble> trouble)
{
    if (has(asked.next, Factor::credentials) || has(asked.next, Factor::captcha)) {
        return CredentialsNeeded{std::move(identifier), trouble ? trouble : troubleOf(Problem::startedOver, asked)};
    }
    if (has(asked.next, Factor::otp))
        return CodeNeeded{promptOf(std::move(identifier), asked), trouble};
    return ComputerNeeded{std::move(identifier), trouble};
}

bool answers(const HumanAnswer& answer, HumanCheckKind kind)
{
    return static_cast<HumanCheckKind>(answer.index()) == kind;
}

bool isWhole(const DeviceChoice& choice)
{
    if (choice.kind == ComputerKind::own)
        return !choice.name.trimmed().isEmpty() && choice.name.size() <= maxDeviceName;
    return choice.lease.count() == 900 || choice.lease.count() == 3600;
}

Step startWorking(CheckingHuman state)
{
    state.wait = HumanWait::working;
    DoWork effect{state.attempt, std::get<WorkChallenge>(state.challenge.puzzle)};
    return stepTo(std::move(state), std::move(effect));
}

Step judge(CheckingHuman state, std::variant<SliderAnswer, PicturesAnswer, WorkSolution> answer)
{
    state.wait = HumanWait::judging;
    SendHumanAnswer effect{.attempt = state.attempt,
                           .identifier = state.identifier,
                           .password = state.password.clone(),
                           .challengeId = state.challenge.id,
                           .answer = std::move(answer),
                           .workChallenge = {}};
    if (const auto* work = std::get_if<WorkChallenge>(&state.challenge.puzzle))
        effect.workChallenge = work->challenge;
    return stepTo(std::move(state), std::move(effect));
}

} // namespace

Step on(CredentialsNeeded&& state, AttemptId id, GiveCredentials&& given)
{
    const QString identifier = given.identifier.trimmed();
    if (identifier.isEmpty() || given.password.isEmpty())
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    SendCredentials effect{id, identifier, given.password.clone()};
    return stepTo(CheckingCredentials{id, identifier, std::move(given.password)}, std::move(effect));
}

Step on(HumanCheckNeeded&& state, AttemptId id, AnswerHumanCheck&& given)
{
    if (!answers(given.answer, state.challenge.kind()))
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    CheckingHuman next{id, std::move(state.identifier), std::move(state.password), std::move(state.challenge)};
    if (auto* slider = std::get_if<SliderAnswer>(&given.answer))
        return judge(std::move(next), std::move(*slider));
    if (auto* pictures = std::get_if<PicturesAnswer>(&given.answer))
        return judge(std::move(next), std::move(*pictures));
    return startWorking(std::move(next));
}

Step on(HumanCheckNeeded&& state, AttemptId id, AskHumanCheck&& asked)
{
    if (asked.kind != state.challenge.kind() && !state.challenge.alternatives.contains(asked.kind))
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    CheckingHuman next{id,
                       std::move(state.identifier),
                       std::move(state.password),
                       std::move(state.challenge),
                       HumanWait::fetching,
                       asked.kind};
    return stepTo(std::move(next), FetchHumanCheck{id, asked.kind});
}

Step on(HumanCheckNeeded&& state, AttemptId, GoBack&&)
{
    return stepTo(CredentialsNeeded{std::move(state.identifier), {}});
}

Step on(CodeNeeded&& state, AttemptId id, GiveCode&& given)
{
    if (given.code.isEmpty() || !state.prompt.methods.contains(given.method))
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    return stepTo(CheckingCode{id, std::move(state.prompt)}, SendCode{id, std::move(given.code), given.method});
}

Step on(CodeNeeded&& state, AttemptId id, AskSms&&)
{
    if (!state.prompt.methods.contains(CodeMethod::sms))
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    return stepTo(CheckingCode{id, std::move(state.prompt), CodeWait::sendingSms}, RequestSms{id});
}

Step on(CodeNeeded&& state, AttemptId, GoBack&&)
{
    return stepTo(CredentialsNeeded{std::move(state.prompt.identifier), {}});
}

Step on(ComputerNeeded&& state, AttemptId id, ChooseComputer&& chosen)
{
    if (!isWhole(chosen.choice))
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    OpeningSession next{id, std::move(state.identifier), OpeningSession::Before::computer};
    return stepTo(std::move(next), SendComputer{id, std::move(chosen.choice)});
}

Step on(ComputerNeeded&& state, AttemptId, GoBack&&)
{
    return stepTo(CredentialsNeeded{std::move(state.identifier), {}});
}

Step on(WebSignInNeeded&& state, AttemptId id, OpenBrowser&& open)
{
    return stepTo(WaitingForBrowser{id, state.credentialsToo}, SignInByBrowser{id, std::move(open.choice)});
}

Step on(WebSignInNeeded&& state, AttemptId, GoBack&&)
{
    if (!state.credentialsToo)
        return {.state = state, .fit = Fit::doesNotFit};
    return stepTo(CredentialsNeeded{});
}

Step on(Blocked&&, AttemptId id, Retry&&)
{
    return beginSignIn(id);
}

Step on(Blocked&&, AttemptId id, GoBack&&)
{
    return beginSignIn(id);
}

Step on(AddressChecking&&, AttemptId, AddressGood&& good)
{
    if (good.way == WayIn::web)
        return stepTo(WebSignInNeeded{});
    return stepTo(CredentialsNeeded{});
}

Step on(AddressChecking&&, AttemptId, AddressBad&& bad)
{
    return stepTo(bad.why);
}

Step on(AddressChecking&&, AttemptId, FactorsAsked&& asked)
{
    if (has(asked.next, Factor::credentials) || has(asked.next, Factor::captcha))
        return stepTo(CredentialsNeeded{});
    return stepTo(askedNext({}, asked, std::nullopt));
}

Step on(CheckingCredentials&& state, AttemptId, FactorsAsked&& asked)
{
    if (asked.challenge && !has(asked.rejected, Factor::credentials)) {
        return stepTo(HumanCheckNeeded{std::move(state.identifier), std::move(state.password),
                                       std::move(*asked.challenge), std::nullopt});
    }
    return stepTo(askedNext(std::move(state.identifier), asked, rejection(asked)));
}

Step on(CheckingHuman&& state, AttemptId, FactorsAsked&& asked)
{
    auto trouble = rejection(asked);
    if (has(asked.rejected, Factor::credentials) || !asked.challenge)
        return stepTo(askedNext(std::move(state.identifier), asked, trouble));
    const bool fetched = state.wait == HumanWait::fetching;
    state.challenge = std::move(*asked.challenge);
    if (fetched && state.challenge.kind() != state.asked)
        trouble = troubleOf(Problem::noSuchHumanCheck, asked);
    else if (fetched && state.asked == HumanCheckKind::work)
        return startWorking(std::move(state));
    // After a judged answer a fresh challenge can only mean that the answer did not pass.
    if (!fetched && !trouble)
        trouble = troubleOf(Problem::wrongHumanAnswer, asked);
    return stepTo(before(std::move(state), trouble));
}

Step on(CheckingHuman&& state, AttemptId, WorkDone&& done)
{
    if (state.wait != HumanWait::working)
        return {.state = std::move(state), .fit = Fit::doesNotFit};
    return judge(std::move(state), std::move(done.solution));
}

Step on(CheckingCode&& state, AttemptId, FactorsAsked&& asked)
{
    auto trouble = rejection(asked);
    if (!has(asked.next, Factor::otp) || has(asked.next, Factor::credentials) || has(asked.next, Factor::captcha))
        return stepTo(askedNext(std::move(state.prompt.identifier), asked, trouble));
    if (!asked.codeMethods.isEmpty())
        state.prompt.methods = asked.codeMethods;
    if (!asked.smsDestination.isEmpty())
        state.prompt.smsDestination = asked.smsDestination;
    if (state.wait == CodeWait::sendingSms) {
        state.prompt.smsNotBeforeMs = asked.notBeforeMs;
        if (trouble || asked.smsDestination.isEmpty())
            trouble = troubleOf(Problem::codeNotSent, asked);
    } else if (!trouble) {
        trouble = troubleOf(Problem::wrongCode, asked);
    }
    return stepTo(CodeNeeded{std::move(state.prompt), trouble});
}

Step on(OpeningSession&& state, AttemptId, FactorsAsked&& asked)
{
    return stepTo(askedNext(std::move(state.identifier), asked, rejection(asked)));
}

Step on(OpeningSession&&, AttemptId, SessionOpened&& opened)
{
    return stepTo(SignedIn{std::move(opened.facts)});
}

} // namespace sallyport::auth
