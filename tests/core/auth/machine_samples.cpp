// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/auth/machine_samples.h"

namespace sallyport::test {

using namespace auth;

namespace {

Secret password()
{
    return Secret::fromText(u"correct horse");
}

const QString who = QStringLiteral("trader@practice.example");

CodePrompt prompt()
{
    return {
        .identifier = who, .methods = {CodeMethod::totp, CodeMethod::sms}, .smsDestination = {}, .smsNotBeforeMs = {}};
}

template <typename S>
void add(std::vector<MakeState>& list, S make)
{
    list.push_back([make] { return State(make()); });
}

template <typename W>
void addEvent(std::vector<MakeEvent>& list, W make)
{
    list.push_back([make] { return Event{sampleAttempt, make()}; });
}

FactorsAsked asked(QList<Factor> next, QList<Factor> rejected = {}, HumanCheckKind kind = HumanCheckKind::slider)
{
    FactorsAsked asked{.next = next,
                       .rejected = rejected,
                       .challenge = {},
                       .codeMethods = {},
                       .smsDestination = {},
                       .attemptsLeft = 3,
                       .notBeforeMs = {}};
    if (next.contains(Factor::captcha))
        asked.challenge = sampleChallenge(kind);
    if (next.contains(Factor::otp))
        asked.codeMethods = {CodeMethod::totp, CodeMethod::sms};
    return asked;
}

void addHumanStates(std::vector<MakeState>& list)
{
    for (const auto kind : {HumanCheckKind::slider, HumanCheckKind::pictures, HumanCheckKind::work}) {
        add(list, [kind] { return HumanCheckNeeded{who, password(), sampleChallenge(kind), {}}; });
        for (const auto wait : {HumanWait::fetching, HumanWait::working, HumanWait::judging}) {
            if (wait != HumanWait::working || kind == HumanCheckKind::work)
                add(list,
                    [=] { return CheckingHuman{sampleAttempt, who, password(), sampleChallenge(kind), wait, kind}; });
        }
    }
}

void addActs(std::vector<MakeEvent>& list)
{
    addEvent(list, [] { return PersonAct(GiveCredentials{who, password()}); });
    addEvent(list, [] { return PersonAct(GiveCredentials{{}, password()}); });
    addEvent(list, [] { return PersonAct(AnswerHumanCheck{SliderAnswer{.x = 10, .trace = {{0, 1, 2}}}}); });
    addEvent(list, [] { return PersonAct(AnswerHumanCheck{PicturesAnswer{{1, 2}}}); });
    addEvent(list, [] { return PersonAct(AnswerHumanCheck{WorkWanted{}}); });
    for (const auto kind : {HumanCheckKind::slider, HumanCheckKind::pictures, HumanCheckKind::work})
        addEvent(list, [kind] { return PersonAct(AskHumanCheck{kind}); });
    addEvent(list, [] { return PersonAct(GiveCode{Secret::fromText(u"123456"), CodeMethod::totp}); });
    addEvent(list, [] { return PersonAct(GiveCode{Secret(), CodeMethod::totp}); });
    addEvent(list, [] { return PersonAct(AskSms{}); });
    addEvent(list, [] { return PersonAct(ChooseComputer{{ComputerKind::own, QStringLiteral("Study")}}); });
    addEvent(list, [] { return PersonAct(ChooseComputer{{ComputerKind::own, {}}}); });
    addEvent(list, [] { return PersonAct(ChooseComputer{{ComputerKind::shared, {}, std::chrono::seconds(3600)}}); });
    addEvent(list, [] { return PersonAct(OpenBrowser{}); });
    addEvent(list, [] { return PersonAct(GoBack{}); });
    addEvent(list, [] { return PersonAct(Cancel{}); });
    addEvent(list, [] { return PersonAct(Retry{}); });
}

void addFactorAnswers(std::vector<MakeEvent>& list)
{
    using enum Factor;
    const QList<QList<Factor>> combinations = {{credentials, captcha}, {captcha}, {credentials}, {otp}, {device}};
    for (const auto& next : combinations) {
        for (const auto& rejected : {QList<Factor>{}, {credentials}, {captcha}, {otp}, {device}})
            addEvent(list, [=] { return ServiceAnswer(asked(next, rejected)); });
    }
    addEvent(list, [] { return ServiceAnswer(asked({captcha}, {}, HumanCheckKind::work)); });
}

} // namespace

HumanChallenge sampleChallenge(HumanCheckKind kind)
{
    using enum HumanCheckKind;
    HumanChallenge challenge{
        .id = QStringLiteral("check"), .expiresAtMs = 0, .alternatives = {slider, pictures, work}, .puzzle = {}};
    if (kind == slider)
        challenge.puzzle = SliderChallenge{320, 160, 40, 50, "png", "png"};
    else if (kind == pictures)
        challenge.puzzle = PicturesChallenge{.prompt = PicturePrompt::star, .tilePngs = QList<QByteArray>(9, "png")};
    else
        challenge.puzzle = WorkChallenge{{}, "nonce", "salt", 10, 32, "0"};
    return challenge;
}

std::vector<MakeState> sampleStates()
{
    std::vector<MakeState> list;
    add(list, [] { return AddressChecking{sampleAttempt}; });
    add(list, [] { return CredentialsNeeded{who, {}}; });
    add(list, [] { return CheckingCredentials{sampleAttempt, who, password()}; });
    addHumanStates(list);
    add(list, [] { return CodeNeeded{prompt(), {}}; });
    add(list, [] {
        return CodeNeeded{
            {.identifier = who, .methods = {CodeMethod::totp}, .smsDestination = {}, .smsNotBeforeMs = {}}, {}};
    });
    add(list, [] { return CheckingCode{sampleAttempt, prompt(), CodeWait::judging}; });
    add(list, [] { return CheckingCode{sampleAttempt, prompt(), CodeWait::sendingSms}; });
    add(list, [] { return ComputerNeeded{who, {}}; });
    using enum OpeningSession::Before;
    for (const auto before : {credentials, computer, browser})
        add(list, [before] { return OpeningSession{sampleAttempt, who, before}; });
    add(list, [] { return SignedIn{}; });
    add(list, [] { return WebSignInNeeded{}; });
    add(list, [] { return WebSignInNeeded{.trouble = {}, .credentialsToo = true}; });
    add(list, [] { return WaitingForBrowser{sampleAttempt}; });
    add(list, [] { return Blocked{.reason = BlockReason::locked, .untilMs = 1}; });
    return list;
}

std::vector<MakeEvent> sampleEvents()
{
    std::vector<MakeEvent> list;
    addActs(list);
    addEvent(list, [] { return ServiceAnswer(AddressGood{WayIn::native}); });
    addEvent(list, [] { return ServiceAnswer(AddressGood{WayIn::web}); });
    addEvent(list, [] { return ServiceAnswer(AddressBad{{.reason = BlockReason::issuerMismatch}}); });
    addFactorAnswers(list);
    addEvent(list, [] { return ServiceAnswer(AllFactorsAccepted{}); });
    addEvent(list, [] { return ServiceAnswer(WorkDone{{5, "key", 20}}); });
    addEvent(list, [] { return ServiceAnswer(SessionOpened{}); });
    for (const auto problem : {Problem::transport, Problem::startedOver, Problem::tokensRefused, Problem::workRefused})
        addEvent(list, [problem] { return ServiceAnswer(Failed{{.what = problem}}); });
    addEvent(list, [] { return ServiceAnswer(Refused{{.reason = BlockReason::locked}}); });
    addEvent(list, [] { return ServiceAnswer(WebWanted{}); });
    return list;
}

std::string nameOf(const State& state)
{
    static const char* const names[] = {"AddressChecking",  "CredentialsNeeded", "CheckingCredentials",
                                        "HumanCheckNeeded", "CheckingHuman",     "CodeNeeded",
                                        "CheckingCode",     "ComputerNeeded",    "OpeningSession",
                                        "SignedIn",         "WebSignInNeeded",   "WaitingForBrowser",
                                        "Blocked"};
    static_assert(std::size(names) == std::variant_size_v<State>);
    return names[state.index()];
}

std::string nameOf(const Event& event)
{
    static const char* const acts[] = {"GiveCredentials", "AnswerHumanCheck", "AskHumanCheck", "GiveCode", "AskSms",
                                       "ChooseComputer",  "OpenBrowser",      "GoBack",        "Cancel",   "Retry"};
    static const char* const answers[] = {"AddressGood", "AddressBad",    "FactorsAsked", "AllFactorsAccepted",
                                          "WorkDone",    "SessionOpened", "Failed",       "Refused",
                                          "WebWanted"};
    static_assert(std::size(acts) == std::variant_size_v<PersonAct>);
    static_assert(std::size(answers) == std::variant_size_v<ServiceAnswer>);
    if (const auto* act = std::get_if<PersonAct>(&event.what))
        return acts[act->index()];
    return answers[std::get<ServiceAnswer>(event.what).index()];
}

} // namespace sallyport::test
