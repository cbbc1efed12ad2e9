// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignIn against the fake service on the bad days of every step: answers that are wrong, late, lost or somebody else's.
#include "tests/core/auth/sign_in_acts.h"

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

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

} // namespace

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
