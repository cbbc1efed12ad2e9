// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignIn against the fake service: the honest walk, step by step. Its bad days: sign_in_bad_days_test.cpp.
#include "core/base/json.h"
#include "core/jose/jws.h"
#include "tests/core/auth/sign_in_acts.h"

#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

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
    CHECK(facts.beganAt == someMonday);
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
    CHECK(session->facts().beganAt == someMonday); // it is the same session
    CHECK(waitFor(Session::restore(f.context())).value()->facts().beganAt == someMonday);
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
