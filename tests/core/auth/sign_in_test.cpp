// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignIn against the fake service: the honest walk, and the bad days of every step.
#include "core/auth/device_key.h"
#include "core/auth/session_record.h"
#include "core/base/json.h"
#include "core/jose/jws.h"
#include "tests/core/auth/auth_fixture.h"

#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

template <typename S>
const S& stateOf(const SignIn& signIn)
{
    REQUIRE(AuthFixture::reaches<S>(signIn));
    return std::get<S>(signIn.state());
}

bool isPath(const net::HttpRequest& request, const char* path)
{
    return request.url.path() == QLatin1String(path);
}

GiveCredentials credentials(const char* password = "correct horse battery staple")
{
    return {QStringLiteral("trader@practice.example"), Secret::copyOf(password)};
}

} // namespace

TEST_CASE("a trader signs in on their own computer, and the session is kept")
{
    AuthFixture f;
    SignIn signIn(f.context());
    QSignalSpy spy(&signIn, &SignIn::stateChanged);
    f.goToComputer(signIn);
    CHECK(spy.count() == 8); // one for each state between the first and this page
    REQUIRE(signIn.act(ChooseComputer{AuthFixture::own()}));
    const SessionFacts facts = stateOf<SignedIn>(signIn).facts;
    CHECK(facts.sessionId == f.service.onlySession().id);
    CHECK(facts.deviceId == f.service.onlySession().deviceId);
    CHECK(facts.deviceName == QLatin1String("Study desktop"));
    CHECK(facts.computer == ComputerKind::own);
    CHECK(facts.keeping == Keeping::stored);
    CHECK(facts.acr == QLatin1String("urn:sallyport:acr:2fa"));
    CHECK(facts.authTime == someMonday);
    CHECK(facts.expiresAt == someMonday + 1'209'600);
    CHECK(facts.clockOffset.count() == 0);
    CHECK(f.store.has(QStringLiteral("session/practice")));
    CHECK(f.store.has(QStringLiteral("device/practice")));
    CHECK(f.service.proofFaults == 0);
    CHECK(f.service.nonceDemands == 1);

    auto session = signIn.takeSession();
    REQUIRE(session);
    CHECK_FALSE(signIn.takeSession());
    CHECK(session->accountEndpoint() == QUrl(QStringLiteral("https://service.example/account/v1")));
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("a shared computer keeps nothing, has no device key and no refresh token")
{
    AuthFixture f;
    const auto session = f.signInAs(AuthFixture::shared());
    CHECK(f.store.values->empty());
    CHECK(session->facts().keeping == Keeping::inMemory);
    CHECK(session->facts().leaseEndsAt == someMonday + 900);
    CHECK(session->facts().expiresAt == someMonday + 900);
    CHECK(session->facts().deviceId.isEmpty());
    const auto& last = f.service.challenges.last();
    CHECK(last.value("device_kind") == "shared");
    CHECK(last.value("lease_seconds") == "900");
    CHECK_FALSE(last.contains("device_proof"));
}

TEST_CASE("the address is checked before anything else, and the plate gets its facts")
{
    AuthFixture f;
    f.service.metadata.insert(QStringLiteral("pins"), QJsonArray{origin::pinText({QByteArray(32, 'n')})});
    SignIn signIn(f.context());
    CHECK_FALSE(signIn.address());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    CHECK(f.service.asked == QStringList{QStringLiteral("/.well-known/oauth-authorization-server")});
    REQUIRE(signIn.address());
    CHECK(signIn.address()->host == QLatin1String("service.example"));
    CHECK(signIn.address()->issuer == QLatin1String("https://service.example"));
    CHECK(signIn.address()->connection.tlsVersion == QLatin1String("TLS 1.3"));
    CHECK(signIn.address()->connection.pinned);
    REQUIRE(signIn.address()->announcedPins.size() == 1);
    CHECK(signIn.address()->announcedPins.first().spkiSha256 == QByteArray(32, 'n'));
}

TEST_CASE("pins are believed only over a connection that matched a held pin")
{
    AuthFixture f;
    f.service.metadata.insert(QStringLiteral("pins"), QJsonArray{origin::pinText({QByteArray(32, 'n')})});
    f.service.after = [](const net::HttpRequest&, net::HttpResponse response) {
        response.connection.pinned = false;
        return FakeService::Outcome(std::move(response));
    };
    SignIn signIn(f.context());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    CHECK(signIn.address()->announcedPins.isEmpty());
}

TEST_CASE("the passphrase is sent twice at most, the second time with the human check, and not after it")
{
    AuthFixture f;
    f.signInAsOwn();
    int withPassword = 0;
    for (const auto& form : f.service.challenges) {
        withPassword += form.contains("password") ? 1 : 0;
        CHECK((!form.contains("password") || form.contains("captcha") || form.contains("code_challenge")));
    }
    CHECK(withPassword == 2);
}

TEST_CASE("every request of one sign-in is signed with one key, and the next sign-in has another")
{
    AuthFixture f;
    const auto first = f.signInAsOwn();
    const auto second = f.signInAsOwn();
    REQUIRE(f.service.sessions.size() == 2);
    CHECK(f.service.sessions.begin()->second.jkt != f.service.sessions.rbegin()->second.jkt);
    // But it is the same device.
    CHECK(f.service.sessions.begin()->second.deviceId == f.service.sessions.rbegin()->second.deviceId);
}

TEST_CASE("a computer the service knows proves itself with the credentials, so that a stranger cannot lock it out")
{
    AuthFixture f;
    f.signInAsOwn();
    CHECK(f.service.deviceProofsSeen.isEmpty());
    f.signInAsOwn();
    REQUIRE(f.service.deviceProofsSeen.size() == 1);
    const auto proof = jose::peekJws(*f.service.deviceProofsSeen.begin());
    REQUIRE(proof);
    CHECK(stringMember(proof->payload, u"iss") == QLatin1String("https://service.example"));
}

TEST_CASE("wrong credentials come back with the tries left; the right ones then go through")
{
    AuthFixture f;
    SignIn signIn(f.context());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    signIn.act(credentials("wrong"));
    REQUIRE(AuthFixture::reaches<HumanCheckNeeded>(signIn));
    signIn.act(AnswerHumanCheck{SliderAnswer{.x = 42, .trace = {}}});
    const auto& again = stateOf<CredentialsNeeded>(signIn);
    REQUIRE(again.trouble);
    CHECK(again.trouble->what == Problem::wrongCredentials);
    CHECK(again.trouble->attemptsLeft == 3);
    CHECK(again.identifier == QLatin1String("trader@practice.example"));
    signIn.act(credentials());
    REQUIRE(AuthFixture::reaches<HumanCheckNeeded>(signIn));
}

TEST_CASE("a wrong slider shows another check; pictures and work pass in its place")
{
    AuthFixture f;
    SignIn signIn(f.context());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    signIn.act(credentials());
    const QString firstId = stateOf<HumanCheckNeeded>(signIn).challenge.id;
    signIn.act(AnswerHumanCheck{SliderAnswer{.x = 7, .trace = {}}});
    REQUIRE(AuthFixture::reaches<CheckingHuman>(signIn));
    const auto& wrong = stateOf<HumanCheckNeeded>(signIn);
    CHECK(wrong.challenge.id != firstId);
    CHECK(wrong.trouble->what == Problem::wrongHumanAnswer);

    SECTION("pictures")
    {
        signIn.act(AskHumanCheck{HumanCheckKind::pictures});
        REQUIRE(AuthFixture::reaches<CheckingHuman>(signIn));
        const auto& shown = stateOf<HumanCheckNeeded>(signIn);
        REQUIRE(shown.challenge.kind() == HumanCheckKind::pictures);
        signIn.act(AnswerHumanCheck{PicturesAnswer{{0, 4}}});
        REQUIRE(AuthFixture::reaches<CodeNeeded>(signIn));
    }
    SECTION("work, done by this computer")
    {
        signIn.act(AskHumanCheck{HumanCheckKind::work});
        REQUIRE(AuthFixture::reaches<CodeNeeded>(signIn));
        const auto answer = readJsonObject(f.service.challenges.last().value("captcha"));
        REQUIRE(answer);
        CHECK(answer->value(u"type") == QStringLiteral("work"));
        CHECK(answer->value(u"challenge").toObject().contains(u"signature"));
    }
}

TEST_CASE("a wrong code and a text message: the page says what is left and where the text went")
{
    AuthFixture f;
    SignIn signIn(f.context());
    f.goToCode(signIn);
    signIn.act(GiveCode{Secret::fromText(u"000000")});
    REQUIRE(AuthFixture::reaches<CheckingCode>(signIn));
    CHECK(stateOf<CodeNeeded>(signIn).trouble->attemptsLeft == 4);
    signIn.act(AskSms{});
    REQUIRE(AuthFixture::reaches<CheckingCode>(signIn));
    const auto& sent = stateOf<CodeNeeded>(signIn);
    CHECK_FALSE(sent.trouble);
    CHECK(sent.prompt.smsDestination == QLatin1String("+1 *** ** 00"));
    CHECK(sent.prompt.smsNotBeforeMs == someMonday * 1000 + 60'000);
    signIn.act(GiveCode{Secret::fromText(u"123456"), CodeMethod::sms});
    REQUIRE(AuthFixture::reaches<ComputerNeeded>(signIn));
    CHECK(f.service.challenges.last().value("otp_method") == "sms");
}

TEST_CASE("a lock says until when")
{
    AuthFixture f;
    f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!isPath(request, "/oauth/challenge"))
            return std::nullopt;
        return net::HttpResponse{.status = 400, .body = R"({"error":"access_denied","retry_after":900})"};
    };
    SignIn signIn(f.context());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    signIn.act(credentials());
    CHECK(stateOf<Blocked>(signIn).reason == BlockReason::locked);
    CHECK(stateOf<Blocked>(signIn).untilMs == someMonday * 1000 + 900'000);
    f.service.before = nullptr;
    CHECK(signIn.act(Retry{}));
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
}

TEST_CASE("what a service that answers badly leads to", "[bad days]")
{
    struct Row {
        const char* what;
        net::HttpResponse answer;
        Problem problem;
    };
    const Row rows[] = {
        {"cut in the middle", {.status = 403, .body = R"({"error":"insufficient_author)"}, Problem::unreadableAnswer},
        {"nothing at all", {.status = 200, .body = {}}, Problem::unreadableAnswer},
        {"an array", {.status = 200, .body = "[]"}, Problem::unreadableAnswer},
        {"nested 10,000 deep", {.status = 403, .body = QByteArray(10'000, '[')}, Problem::unreadableAnswer},
        {"next is a string",
         {.status = 403, .body = R"({"error":"insufficient_authorization","next":"otp"})"},
         Problem::unreadableAnswer},
        {"next is empty",
         {.status = 403, .body = R"({"error":"insufficient_authorization","next":[]})"},
         Problem::unreadableAnswer},
        {"a check without a challenge",
         {.status = 403, .body = R"({"error":"insufficient_authorization","next":["captcha"]})"},
         Problem::unreadableAnswer},
        {"a code that is a number", {.status = 200, .body = R"({"authorization_code":7})"}, Problem::unreadableAnswer},
        {"HTML from something in between", {.status = 502, .body = "<html>"}, Problem::serviceFailed},
        {"too many requests",
         {.status = 429, .body = R"({"error":"temporarily_unavailable"})"},
         Problem::tooManyRequests},
        {"out of order", {.status = 503, .body = R"({"error":"temporarily_unavailable"})"}, Problem::serviceFailed},
        {"an error of ours", {.status = 400, .body = R"({"error":"invalid_request"})"}, Problem::serviceFailed},
        {"the walk is forgotten", {.status = 400, .body = R"({"error":"invalid_session"})"}, Problem::startedOver},
    };
    for (const Row& row : rows) {
        DYNAMIC_SECTION(row.what)
        {
            AuthFixture f;
            f.service.before = [&row](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
                return isPath(request, "/oauth/challenge") ? std::optional<FakeService::Outcome>(row.answer)
                                                           : std::nullopt;
            };
            SignIn signIn(f.context());
            signIn.start();
            REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
            signIn.act(credentials());
            REQUIRE(AuthFixture::reaches<CheckingCredentials>(signIn));
            const auto& state = stateOf<CredentialsNeeded>(signIn);
            REQUIRE(state.trouble);
            CHECK(state.trouble->what == row.problem);
        }
    }
}

TEST_CASE("a factor this program does not know ends the sign-in and says so")
{
    for (const char* next : {R"(["passkey"])", R"(["otp","retina"])"}) {
        AuthFixture f;
        f.service.before = [next](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
            if (!isPath(request, "/oauth/challenge"))
                return std::nullopt;
            return net::HttpResponse{
                .status = 403, .body = QByteArray(R"({"error":"insufficient_authorization","next":)") + next + '}'};
        };
        SignIn signIn(f.context());
        signIn.start();
        REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
        signIn.act(credentials());
        CHECK(stateOf<Blocked>(signIn).reason == BlockReason::serviceAsksUnknown);
    }
}

/// Plays a person who does each page anew until it works.
void persist(SignIn& signIn, const FakeService& service)
{
    const auto waits = [&] {
        return std::visit([](const auto& s) { return requires { s.attempt; }; }, signIn.state());
    };
    for (int turn = 0; turn < 60 && !std::holds_alternative<SignedIn>(signIn.state()); ++turn) {
        REQUIRE(waitUntil([&] { return !waits(); }, std::chrono::seconds(5)));
        const State& state = signIn.state();
        if (std::holds_alternative<CredentialsNeeded>(state))
            signIn.act(credentials());
        else if (std::holds_alternative<HumanCheckNeeded>(state))
            signIn.act(AnswerHumanCheck{SliderAnswer{.x = 42, .trace = {}}});
        else if (std::holds_alternative<CodeNeeded>(state))
            signIn.act(GiveCode{Secret::copyOf(service.otp)});
        else if (std::holds_alternative<ComputerNeeded>(state))
            signIn.act(ChooseComputer{AuthFixture::own()});
        else if (std::holds_alternative<Blocked>(state))
            signIn.act(Retry{});
    }
}

TEST_CASE("the service dies at each request in turn: the page comes back and the same step then succeeds", "[bad days]")
{
    // An honest walk makes this many requests; each of them is lost once, before or after the service acted on it.
    AuthFixture count;
    count.signInAsOwn();
    const auto total = count.transport.sent.size();
    const FakeService::Outcome hungUp = std::unexpected(net::TransportError::hungUp);
    for (std::size_t lost = 0; lost < 2 * total; ++lost) {
        const bool actedUpon = lost >= total;
        const auto which = lost % total;
        DYNAMIC_SECTION("request " << which << (actedUpon ? ", its answer" : ""))
        {
            AuthFixture f;
            std::size_t number = 0;
            f.service.before = [&](const net::HttpRequest&) -> std::optional<FakeService::Outcome> {
                return number++ == which && !actedUpon ? std::optional(hungUp) : std::nullopt;
            };
            f.service.after = [&](const net::HttpRequest&, net::HttpResponse response) {
                return number == which + 1 && actedUpon ? hungUp : FakeService::Outcome(std::move(response));
            };
            SignIn signIn(f.context());
            signIn.start();
            persist(signIn, f.service);
            CHECK(std::holds_alternative<SignedIn>(signIn.state()));
            CHECK(f.service.openSessions() == 1);
        }
    }
}

TEST_CASE("a key that does not match in the middle of it turns the plate off and blocks")
{
    using enum net::TransportError;
    for (const auto error : {pinMismatch, certificateInvalid, redirected, notAllowed, tlsTooOld}) {
        AuthFixture f;
        SignIn signIn(f.context());
        f.goToCode(signIn);
        f.transport.answer = [error](const net::HttpRequest&) {
            return FakeTransport::Outcome(std::unexpected(error));
        };
        signIn.act(GiveCode{Secret::copyOf(f.service.otp)});
        CHECK(stateOf<Blocked>(signIn).reason == BlockReason::notTrusted);
        CHECK(stateOf<Blocked>(signIn).transport == error);
        CHECK_FALSE(signIn.address());
    }
}

TEST_CASE("an address that cannot be reached, or is not what the profile says, blocks with its reason")
{
    AuthFixture f;
    BlockReason expected{};
    SECTION("nobody there")
    {
        f.transport.answer = [](const net::HttpRequest&) {
            return FakeTransport::Outcome(std::unexpected(net::TransportError::hostNotFound));
        };
        expected = BlockReason::unreachable;
    }
    SECTION("another key")
    {
        f.transport.answer = [](const net::HttpRequest&) {
            return FakeTransport::Outcome(std::unexpected(net::TransportError::pinMismatch));
        };
        expected = BlockReason::notTrusted;
    }
    SECTION("another issuer")
    {
        f.service.metadata.insert(QStringLiteral("issuer"), QStringLiteral("https://service.example/"));
        expected = BlockReason::issuerMismatch;
    }
    SECTION("an endpoint elsewhere")
    {
        f.service.metadata.insert(QStringLiteral("token_endpoint"), QStringLiteral("https://evil.example/oauth/token"));
        expected = BlockReason::endpointElsewhere;
    }
    SECTION("no metadata")
    {
        f.transport.answer = [](const net::HttpRequest&) {
            return FakeTransport::Outcome(net::HttpResponse{.status = 404});
        };
        expected = BlockReason::metadataUnreadable;
    }
    SECTION("only a web page, and no browser here")
    {
        f.service.metadata.remove(QStringLiteral("authorization_challenge_endpoint"));
        f.service.metadata.insert(QStringLiteral("authorization_endpoint"),
                                  QStringLiteral("https://service.example/authorize"));
        expected = BlockReason::noWayIn;
    }
    SignIn signIn(f.context());
    signIn.start();
    CHECK(stateOf<Blocked>(signIn).reason == expected);
    CHECK_FALSE(signIn.address());
}

TEST_CASE("a clock that is wrong by hours signs in all the same, and the offset is said")
{
    for (const std::int64_t ahead : {5 * 3600, -7 * 3600}) {
        for (const bool nonces : {true, false}) {
            AuthFixture f;
            f.service.clockAheadSeconds = ahead;
            f.service.demandsNonce = nonces; // without nonces the service judges iat within a minute
            const auto session = f.signInAsOwn();
            CHECK(session->facts().clockOffset.count() == ahead);
            CHECK(session->facts().authTime == someMonday + ahead);
            const auto answer = waitFor(session->authorizedSend(f.listSessions()));
            REQUIRE(answer);
            CHECK(answer->status == 200);
            CHECK(f.service.proofFaults == 0);
        }
    }
}

TEST_CASE("a service that is never content with a nonce is asked twice, not for ever")
{
    AuthFixture f;
    f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!isPath(request, "/oauth/challenge"))
            return std::nullopt;
        return net::HttpResponse{
            .status = 400, .headers = {{"DPoP-Nonce", "another"}}, .body = R"({"error":"use_dpop_nonce"})"};
    };
    SignIn signIn(f.context());
    signIn.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(signIn));
    signIn.act(credentials());
    REQUIRE(AuthFixture::reaches<CheckingCredentials>(signIn));
    CHECK(stateOf<CredentialsNeeded>(signIn).trouble->what == Problem::serviceFailed);
    CHECK(f.service.asked.count(QStringLiteral("/oauth/challenge")) == 2);
}

TEST_CASE("tokens that are not bound to our key are thrown away")
{
    AuthFixture f;
    f.service.tokenType = QStringLiteral("Bearer");
    SignIn signIn(f.context());
    f.goToComputer(signIn);
    signIn.act(ChooseComputer{AuthFixture::own()});
    CHECK(stateOf<Blocked>(signIn).reason == BlockReason::tooWeak);
    CHECK_FALSE(signIn.takeSession());
    CHECK_FALSE(f.store.has(QStringLiteral("session/practice")));
}

TEST_CASE("a store that cannot be read before the computer is named: nothing is sent, and it can be tried again")
{
    AuthFixture f;
    SignIn signIn(f.context());
    f.goToComputer(signIn);
    const auto sent = f.transport.sent.size();
    f.store.failReads = secrets::SecretStoreError::locked;
    signIn.act(ChooseComputer{AuthFixture::own()});
    REQUIRE(AuthFixture::reaches<OpeningSession>(signIn));
    const auto& state = stateOf<ComputerNeeded>(signIn);
    REQUIRE(state.trouble);
    CHECK(state.trouble->what == Problem::storeUnavailable);
    CHECK(state.trouble->store == secrets::SecretStoreError::locked);
    CHECK(f.transport.sent.size() == sent);
    f.store.failReads.reset();
    signIn.act(ChooseComputer{AuthFixture::own()});
    CHECK(stateOf<SignedIn>(signIn).facts.keeping == Keeping::stored);
}

TEST_CASE("a store that fails at the very end leaves a session that works, and says that it is not kept")
{
    AuthFixture f;
    f.signInAsOwn(); // the device key is there
    f.store.values->erase(QStringLiteral("session/practice"));
    f.store.failWrites = secrets::SecretStoreError::noSpace;
    const auto session = f.signInAsOwn();
    CHECK(session->facts().keeping == Keeping::notStored);
    CHECK(session->facts().storeError == secrets::SecretStoreError::noSpace);
    CHECK_FALSE(f.store.has(QStringLiteral("session/practice")));
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("each wait can be cancelled, and the answer that still comes changes nothing")
{
    AuthFixture f;
    SignIn signIn(f.context());
    f.goToCode(signIn);
    f.transport.holding = true;
    signIn.act(GiveCode{Secret::copyOf(f.service.otp)});
    REQUIRE(std::holds_alternative<CheckingCode>(signIn.state()));
    REQUIRE(signIn.act(Cancel{}));
    CHECK(std::holds_alternative<CodeNeeded>(signIn.state()));
    f.transport.release();
    QCoreApplication::processEvents();
    CHECK(std::holds_alternative<CodeNeeded>(signIn.state()));
    CHECK_FALSE(std::get<CodeNeeded>(signIn.state()).trouble);
}

TEST_CASE("tokens that arrive after the person gave up are revoked and leave nothing")
{
    AuthFixture f;
    SignIn signIn(f.context());
    f.goToComputer(signIn);
    bool gaveUp = false;
    f.service.after = [&](const net::HttpRequest& request, net::HttpResponse response) {
        if (isPath(request, "/oauth/token") && response.status == 200 && !gaveUp) {
            gaveUp = true;
            QMetaObject::invokeMethod(&signIn, [&] { signIn.act(Cancel{}); }, Qt::QueuedConnection);
        }
        return FakeService::Outcome(std::move(response));
    };
    signIn.act(ChooseComputer{AuthFixture::own()});
    REQUIRE(waitUntil([&] { return !f.service.sessions.empty() && !f.service.onlySession().receipt.isEmpty(); }));
    CHECK(std::holds_alternative<CredentialsNeeded>(signIn.state()));
    REQUIRE(waitUntil([&] { return !f.store.has(QStringLiteral("session/practice")); }));
}

TEST_CASE("destroying a sign-in in the middle of a wait is safe")
{
    AuthFixture f;
    {
        SignIn signIn(f.context());
        f.goToCode(signIn);
        f.transport.holding = true;
        signIn.act(GiveCode{Secret::copyOf(f.service.otp)});
    }
    f.transport.release();
    QCoreApplication::processEvents();
    SUCCEED("nothing was touched that is gone");
}

TEST_CASE("GoBack from the code begins a new walk with a new key")
{
    AuthFixture f;
    SignIn signIn(f.context());
    f.goToCode(signIn);
    REQUIRE(signIn.act(GoBack{}));
    CHECK(std::get<CredentialsNeeded>(signIn.state()).identifier == QLatin1String("trader@practice.example"));
    signIn.act(credentials());
    REQUIRE(AuthFixture::reaches<HumanCheckNeeded>(signIn));
    CHECK_FALSE(f.service.challenges.last().contains("auth_session"));
}

TEST_CASE("step-up proves the person again for the session that stands", "[step-up]")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    const QString id = session->facts().sessionId;
    f.clock.advanceMs(600'000);
    f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (request.method != net::Method::del)
            return std::nullopt;
        return net::HttpResponse{
            .status = 401,
            .headers = {
                {"WWW-Authenticate",
                 R"(DPoP error="insufficient_user_authentication", acr_values="urn:sallyport:acr:2fa", max_age="300")"}}};
    };
    net::HttpRequest end = f.listSessions();
    end.method = net::Method::del;
    const auto refused = waitFor(session->authorizedSend(end));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == SessionProblem::stepUpNeeded);
    CHECK(refused.error().acrValues == QLatin1String("urn:sallyport:acr:2fa"));
    CHECK(refused.error().maxAge == 300);
    f.service.before = nullptr;

    SignIn stepUp(f.context(), *session);
    stepUp.start();
    REQUIRE(AuthFixture::reaches<CodeNeeded>(stepUp));
    CHECK(f.service.challenges.last().value("acr_values") == "urn:sallyport:acr:2fa");
    CHECK(f.service.challenges.last().value("max_age") == "300");
    stepUp.act(GiveCode{Secret::copyOf(f.service.otp)});
    REQUIRE(AuthFixture::reaches<SignedIn>(stepUp));
    CHECK_FALSE(stepUp.takeSession());
    CHECK(session->facts().sessionId == id);
    CHECK(session->facts().authTime == someMonday + 600);
    CHECK(f.service.sessions.size() == 1);
    CHECK(waitFor(session->authorizedSend(f.listSessions()))->status == 200);
}

TEST_CASE("a step-up whose walk the service has forgotten asks for the credentials, for the same session", "[step-up]")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(600'000);
    bool forgotten = false;
    f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!isPath(request, "/oauth/challenge") || std::exchange(forgotten, true))
            return std::nullopt;
        return net::HttpResponse{.status = 400, .body = R"({"error":"invalid_session"})"};
    };
    SignIn stepUp(f.context(), *session);
    stepUp.start();
    REQUIRE(AuthFixture::reaches<CredentialsNeeded>(stepUp));
    CHECK_FALSE(std::get<CredentialsNeeded>(stepUp.state()).trouble);
    stepUp.act(credentials());
    REQUIRE(AuthFixture::reaches<HumanCheckNeeded>(stepUp));
    stepUp.act(AnswerHumanCheck{SliderAnswer{.x = 42, .trace = {}}});
    REQUIRE(AuthFixture::reaches<CodeNeeded>(stepUp));
    stepUp.act(GiveCode{Secret::copyOf(f.service.otp)});
    REQUIRE(AuthFixture::reaches<SignedIn>(stepUp));
    CHECK(session->facts().authTime == someMonday + 600);
    CHECK(f.service.sessions.size() == 1);
}
