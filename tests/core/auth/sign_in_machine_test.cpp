// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pure machine: what leads where, what it keeps and forgets, and that no pair of state and event is without an
// answer.
#include "tests/core/auth/machine_samples.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QRegularExpression>

#include <random>
#include <set>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const QString trader = QStringLiteral("trader@practice.example");
constexpr AttemptId first{1};
constexpr AttemptId second{2};

template <typename W>
Step given(State state, AttemptId attempt, W what)
{
    return advance(std::move(state), Event{attempt, std::move(what)});
}

template <typename S>
const S& in(const Step& step)
{
    CAPTURE(nameOf(step.state));
    REQUIRE(std::holds_alternative<S>(step.state));
    return std::get<S>(step.state);
}

template <typename E>
const E& onlyEffect(const Step& step)
{
    REQUIRE(step.effects.size() == 1);
    REQUIRE(std::holds_alternative<E>(step.effects.front()));
    return std::get<E>(step.effects.front());
}

FactorsAsked asks(QList<Factor> next, QList<Factor> rejected = {})
{
    FactorsAsked asked{.next = next,
                       .rejected = rejected,
                       .challenge = {},
                       .codeMethods = {},
                       .smsDestination = {},
                       .attemptsLeft = {},
                       .notBeforeMs = {}};
    if (next.contains(Factor::captcha))
        asked.challenge = sampleChallenge(HumanCheckKind::slider);
    return asked;
}

Secret password()
{
    return Secret::fromText(u"correct horse");
}

CheckingHuman judging()
{
    return {first, trader, password(), sampleChallenge(HumanCheckKind::slider), HumanWait::judging};
}

using Edge = std::tuple<std::string, std::string, std::string>;

/// Every edge that some sample takes.
std::set<Edge> edgesTaken()
{
    std::set<Edge> edges;
    for (const auto& makeState : sampleStates()) {
        for (const auto& makeEvent : sampleEvents()) {
            State state = makeState();
            const std::string from = nameOf(state);
            Event event = makeEvent();
            const std::string by = nameOf(event);
            const Step step = advance(std::move(state), std::move(event));
            if (step.fit == Fit::taken)
                edges.insert({from, by, nameOf(step.state)});
        }
    }
    return edges;
}

/// The edges of the mermaid graph: "From --> To : Event, Event".
std::set<Edge> edgesDrawn()
{
    QFile file(QStringLiteral(SALLYPORT_SOURCE_DIR "/docs/sign-in-states.md"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    REQUIRE(text.count(QLatin1String("```mermaid")) == 1);
    const QString graph = text.section(QLatin1String("```mermaid"), 1, 1).section(QLatin1String("```"), 0, 0);
    static const QRegularExpression edge(QStringLiteral(R"(^\s*(\w+) --> (\w+) : ([\w, ]+)$)"),
                                         QRegularExpression::MultilineOption);
    std::set<Edge> edges;
    for (auto it = edge.globalMatch(graph); it.hasNext();) {
        const auto match = it.next();
        for (const QString& event : match.captured(3).split(QStringLiteral(", "))) {
            const Edge one{match.captured(1).toStdString(), event.toStdString(), match.captured(2).toStdString()};
            CAPTURE(std::get<0>(one), std::get<1>(one), std::get<2>(one));
            CHECK(edges.insert(one).second); // drawn once
        }
    }
    return edges;
}

std::string describe(const Edge& edge)
{
    return std::get<0>(edge) + " --" + std::get<1>(edge) + "--> " + std::get<2>(edge);
}

} // namespace

TEST_CASE("an honest walk goes through every page to the session")
{
    Step step = beginSignIn(first);
    CHECK(onlyEffect<CheckAddress>(step).attempt == first);
    step = given(std::move(step.state), first, AddressGood{});
    in<CredentialsNeeded>(step);

    step = given(std::move(step.state), second, GiveCredentials{trader + u' ', password()});
    CHECK(onlyEffect<SendCredentials>(step).identifier == trader);
    CHECK(onlyEffect<SendCredentials>(step).password.equals(password()));

    step = given(std::move(step.state), second, asks({Factor::captcha}));
    CHECK(in<HumanCheckNeeded>(step).password.equals(password()));

    step = given(std::move(step.state), second, AnswerHumanCheck{SliderAnswer{.x = 42, .trace = {}}});
    CHECK(onlyEffect<SendHumanAnswer>(step).password.equals(password()));
    CHECK(onlyEffect<SendHumanAnswer>(step).identifier == trader);

    step = given(std::move(step.state), second, asks({Factor::otp}));
    step = given(std::move(step.state), second, GiveCode{Secret::fromText(u"123456")});
    CHECK(onlyEffect<SendCode>(step).code.equals(Secret::fromText(u"123456")));

    step = given(std::move(step.state), second, asks({Factor::device}));
    CHECK(in<ComputerNeeded>(step).identifier == trader);
    step = given(std::move(step.state), second, ChooseComputer{{ComputerKind::own, QStringLiteral("Study desktop")}});
    CHECK(onlyEffect<SendComputer>(step).choice.name == QLatin1String("Study desktop"));

    step = given(std::move(step.state), second, AllFactorsAccepted{});
    onlyEffect<FetchTokens>(step);
    SessionFacts facts;
    facts.sessionId = QStringLiteral("s1");
    step = given(std::move(step.state), second, SessionOpened{facts});
    CHECK(in<SignedIn>(step).facts.sessionId == QLatin1String("s1"));
}

TEST_CASE("wrong credentials lead back with the tries left, and the passphrase is gone")
{
    auto wrong = asks({Factor::credentials, Factor::captcha}, {Factor::credentials});
    wrong.attemptsLeft = 2;
    wrong.notBeforeMs = 5000;
    const Step step = given(judging(), first, std::move(wrong));
    const auto& state = in<CredentialsNeeded>(step);
    CHECK(state.identifier == trader);
    REQUIRE(state.trouble);
    CHECK(state.trouble->what == Problem::wrongCredentials);
    CHECK(state.trouble->attemptsLeft == 2);
    CHECK(state.trouble->notBeforeMs == 5000);
}

TEST_CASE("a wrong human answer keeps the passphrase and shows a fresh check")
{
    auto again = asks({Factor::captcha}, {Factor::captcha});
    again.challenge->id = QStringLiteral("fresh");
    const Step step = given(judging(), first, std::move(again));
    const auto& state = in<HumanCheckNeeded>(step);
    CHECK(state.challenge.id == QLatin1String("fresh"));
    CHECK(state.password.equals(password()));
    CHECK(state.trouble->what == Problem::wrongHumanAnswer);
}

TEST_CASE("a fresh check after a judged answer means it was wrong, even if the service does not say so")
{
    const Step step = given(judging(), first, asks({Factor::captcha}));
    CHECK(in<HumanCheckNeeded>(step).trouble->what == Problem::wrongHumanAnswer);
}

TEST_CASE("asking for no puzzle works as soon as the work has come, and sends what it yields")
{
    Step step = given(HumanCheckNeeded{trader, password(), sampleChallenge(HumanCheckKind::slider), {}}, second,
                      AskHumanCheck{HumanCheckKind::work});
    CHECK(onlyEffect<FetchHumanCheck>(step).kind == HumanCheckKind::work);
    auto fetched = asks({Factor::captcha});
    fetched.challenge = sampleChallenge(HumanCheckKind::work);
    step = given(std::move(step.state), second, std::move(fetched));
    CHECK(in<CheckingHuman>(step).wait == HumanWait::working);
    onlyEffect<DoWork>(step);
    step = given(std::move(step.state), second, WorkDone{{9, "key", 1}});
    CHECK(in<CheckingHuman>(step).wait == HumanWait::judging);
    CHECK(std::get<WorkSolution>(onlyEffect<SendHumanAnswer>(step).answer).counter == 9);
}

TEST_CASE("a kind of check that the service does not offer is not asked for")
{
    auto challenge = sampleChallenge(HumanCheckKind::slider);
    challenge.alternatives = {HumanCheckKind::work};
    const Step step = given(HumanCheckNeeded{trader, password(), std::move(challenge), {}}, second,
                            AskHumanCheck{HumanCheckKind::pictures});
    CHECK(step.fit == Fit::doesNotFit);
    in<HumanCheckNeeded>(step);
}

TEST_CASE("a service that sends another kind than was asked for is taken at its word, and it is said")
{
    CheckingHuman fetching = judging();
    fetching.wait = HumanWait::fetching;
    fetching.asked = HumanCheckKind::work;
    const Step step = given(std::move(fetching), first, asks({Factor::captcha}));
    CHECK(in<HumanCheckNeeded>(step).trouble->what == Problem::noSuchHumanCheck);
    CHECK(in<HumanCheckNeeded>(step).challenge.kind() == HumanCheckKind::slider);
}

TEST_CASE("an answer must be of the kind that is shown")
{
    const Step step = given(HumanCheckNeeded{trader, password(), sampleChallenge(HumanCheckKind::slider), {}}, second,
                            AnswerHumanCheck{PicturesAnswer{{1}}});
    CHECK(step.fit == Fit::doesNotFit);
    CHECK(step.effects.empty());
}

TEST_CASE("a wrong code leads back with its prompt")
{
    const CodePrompt prompt{trader, {CodeMethod::totp, CodeMethod::sms}, QStringLiteral("+1 ** 00"), 9000};
    auto wrong = asks({Factor::otp}, {Factor::otp});
    wrong.attemptsLeft = 4;
    const Step step = given(CheckingCode{first, prompt, CodeWait::judging}, first, std::move(wrong));
    const auto& state = in<CodeNeeded>(step);
    CHECK(state.trouble->what == Problem::wrongCode);
    CHECK(state.trouble->attemptsLeft == 4);
    CHECK(state.prompt.smsDestination == QLatin1String("+1 ** 00"));
    CHECK(state.prompt.methods.size() == 2);
}

TEST_CASE("a text message that was sent says where to, and when another may be asked for")
{
    const CodePrompt prompt{trader, {CodeMethod::totp, CodeMethod::sms}, {}, {}};
    auto sent = asks({Factor::otp});
    sent.smsDestination = QStringLiteral("+1 *** 00");
    sent.notBeforeMs = 60'000;
    const Step step = given(CheckingCode{first, prompt, CodeWait::sendingSms}, first, std::move(sent));
    const auto& state = in<CodeNeeded>(step);
    CHECK_FALSE(state.trouble);
    CHECK(state.prompt.smsDestination == QLatin1String("+1 *** 00"));
    CHECK(state.prompt.smsNotBeforeMs == 60'000);
}

TEST_CASE("a text message that was not sent says so, and when to ask again")
{
    const CodePrompt prompt{trader, {CodeMethod::totp, CodeMethod::sms}, {}, {}};
    auto refused = asks({Factor::otp});
    refused.notBeforeMs = 30'000;
    const Step step = given(CheckingCode{first, prompt, CodeWait::sendingSms}, first, std::move(refused));
    CHECK(in<CodeNeeded>(step).trouble->what == Problem::codeNotSent);
    CHECK(in<CodeNeeded>(step).prompt.smsNotBeforeMs == 30'000);
}

TEST_CASE("text messages are asked for only where the service offers them")
{
    const Step step = given(CodeNeeded{{trader, {CodeMethod::totp}, {}, {}}, {}}, second, AskSms{});
    CHECK(step.fit == Fit::doesNotFit);
}

TEST_CASE("a lock, an unknown factor and broken trust end every wait in Blocked")
{
    for (const auto& make : sampleStates()) {
        State state = make();
        const std::string from = nameOf(state);
        if (from.find("Check") == std::string::npos && from.find("Opening") == std::string::npos
            && from.find("Waiting") == std::string::npos)
            continue;
        if (from == "HumanCheckNeeded")
            continue;
        CAPTURE(from);
        const Blocked why{.reason = BlockReason::locked, .untilMs = 77};
        const Step step = given(std::move(state), sampleAttempt, Refused{why});
        CHECK(in<Blocked>(step).untilMs == 77);
    }
}

TEST_CASE("losing the network leads every wait back to its page, to try again")
{
    const Trouble lost{.what = Problem::transport, .transport = net::TransportError::hungUp};
    CHECK(in<CredentialsNeeded>(given(CheckingCredentials{first, trader, password()}, first, Failed{lost}))
              .trouble->transport
          == net::TransportError::hungUp);
    CHECK(in<HumanCheckNeeded>(given(judging(), first, Failed{lost})).password.equals(password()));
    in<CodeNeeded>(given(CheckingCode{first, {}, CodeWait::judging}, first, Failed{lost}));
    using enum OpeningSession::Before;
    in<ComputerNeeded>(given(OpeningSession{first, trader, computer}, first, Failed{lost}));
    in<CredentialsNeeded>(given(OpeningSession{first, trader, credentials}, first, Failed{lost}));
    in<WebSignInNeeded>(given(OpeningSession{first, {}, browser}, first, Failed{lost}));
    in<WebSignInNeeded>(given(WaitingForBrowser{first}, first, Failed{lost}));
}

TEST_CASE("a sign-in that the service has forgotten begins again and says why")
{
    for (const auto problem : {Problem::startedOver, Problem::tokensRefused}) {
        const Step step =
            given(CheckingCode{first, {trader, {}, {}, {}}, CodeWait::judging}, first, Failed{{.what = problem}});
        CHECK(in<CredentialsNeeded>(step).identifier == trader);
        CHECK(in<CredentialsNeeded>(step).trouble->what == problem);
    }
}

TEST_CASE("GoBack and Cancel end every wait and stop what runs")
{
    for (const auto& make : sampleStates()) {
        const State sample = make();
        const bool waits = std::visit([](const auto& s) { return requires { s.attempt; }; }, sample);
        if (!waits)
            continue;
        CAPTURE(nameOf(sample));
        for (const bool back : {true, false}) {
            const Step step = back ? given(make(), second, GoBack{}) : given(make(), second, Cancel{});
            CHECK(step.fit == Fit::taken);
            onlyEffect<StopWaiting>(step);
            CHECK(std::visit([](const auto& s) { return !requires { s.attempt; }; }, step.state));
        }
    }
}

TEST_CASE("GoBack leads from every page to an earlier one, but not from the first and the last")
{
    CHECK(given(CredentialsNeeded{}, second, GoBack{}).fit == Fit::doesNotFit);
    CHECK(given(SignedIn{}, second, GoBack{}).fit == Fit::doesNotFit);
    in<CredentialsNeeded>(
        given(HumanCheckNeeded{trader, password(), sampleChallenge(HumanCheckKind::slider), {}}, second, GoBack{}));
    CHECK(in<CredentialsNeeded>(given(CodeNeeded{{trader, {}, {}, {}}, {}}, second, GoBack{})).identifier == trader);
    CHECK(in<CredentialsNeeded>(given(ComputerNeeded{trader, {}}, second, GoBack{})).identifier == trader);
    in<AddressChecking>(given(Blocked{}, second, GoBack{}));
}

TEST_CASE("an answer to a question given up changes nothing")
{
    for (const auto& make : sampleStates()) {
        for (const auto& makeEvent : sampleEvents()) {
            Event event = makeEvent();
            if (!std::holds_alternative<ServiceAnswer>(event.what))
                continue;
            event.attempt = AttemptId{6};
            State state = make();
            const std::string before = nameOf(state);
            const Step step = advance(std::move(state), std::move(event));
            CHECK(step.fit == Fit::stale);
            CHECK(nameOf(step.state) == before);
            CHECK(step.effects.empty());
        }
    }
}

TEST_CASE("an event that does not fit leaves the state whole, secrets and all")
{
    const Step step = given(judging(), second, Retry{});
    CHECK(step.fit == Fit::doesNotFit);
    CHECK(in<CheckingHuman>(step).password.equals(password()));
    CHECK(in<CheckingHuman>(step).attempt == first);
}

TEST_CASE("an own computer needs a name, a shared one a lease that is offered")
{
    const auto choose = [](DeviceChoice choice) { return given(ComputerNeeded{}, second, ChooseComputer{choice}).fit; };
    CHECK(choose({ComputerKind::own, QStringLiteral("Study")}) == Fit::taken);
    CHECK(choose({ComputerKind::own, QStringLiteral("  ")}) == Fit::doesNotFit);
    CHECK(choose({ComputerKind::own, QString(65, u'x')}) == Fit::doesNotFit);
    CHECK(choose({ComputerKind::shared, {}, std::chrono::seconds(900)}) == Fit::taken);
    CHECK(choose({ComputerKind::shared, {}, std::chrono::seconds(86400)}) == Fit::doesNotFit);
}

TEST_CASE("a service that asks for no computer gives a session that is not kept")
{
    Step step = given(CheckingCode{first, {}, CodeWait::judging}, first, AllFactorsAccepted{});
    CHECK(in<OpeningSession>(step).before == OpeningSession::Before::credentials);
    onlyEffect<FetchTokens>(step);
}

TEST_CASE("the graph in docs/sign-in-states.md is the machine")
{
    const auto taken = edgesTaken();
    const auto drawn = edgesDrawn();
    for (const auto& edge : taken) {
        CAPTURE(describe(edge));
        CHECK(drawn.contains(edge));
    }
    for (const auto& edge : drawn) {
        CAPTURE(describe(edge));
        CHECK(taken.contains(edge));
    }
}

TEST_CASE("ten thousand random events are all answered, and never leave a wait without its attempt")
{
    const auto events = sampleEvents();
    for (unsigned seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Step step = beginSignIn(AttemptId{1});
        for (unsigned i = 0; i < 500; ++i) {
            Event event = events[random() % events.size()]();
            // Mostly the attempt that is waited for, sometimes another.
            const auto waited = std::visit(
                [](const auto& s) -> std::optional<AttemptId> {
                    if constexpr (requires { s.attempt; })
                        return s.attempt;
                    else
                        return std::nullopt;
                },
                step.state);
            const AttemptId fresh{i + 2};
            event.attempt =
                std::holds_alternative<PersonAct>(event.what) || random() % 8 == 0 ? fresh : waited.value_or(fresh);
            const std::string before = nameOf(step.state);
            step = advance(std::move(step.state), std::move(event));
            REQUIRE_FALSE(step.state.valueless_by_exception());
            if (step.fit != Fit::taken) {
                REQUIRE(nameOf(step.state) == before);
                REQUIRE(step.effects.empty());
            }
            if (const auto* human = std::get_if<HumanCheckNeeded>(&step.state))
                REQUIRE_FALSE(human->password.isEmpty());
        }
    }
}
