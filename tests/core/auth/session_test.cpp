// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An open session: refresh, restart, two programs on one store, and how it learns of its end.
#include "core/auth/session_record.h"
#include "core/base/json.h"
#include "tests/core/auth/auth_fixture.h"

#include <QLockFile>
#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const QString sessionKey = QStringLiteral("session/practice");

using Answer = Result<net::HttpResponse, SessionError>;

std::unique_ptr<Session> restored(AuthFixture& f)
{
    auto session = waitFor(Session::restore(f.context()));
    REQUIRE(session);
    return std::move(*session);
}

int statusOf(const Answer& answer)
{
    REQUIRE(answer);
    return answer->status;
}

SessionRecord stored(AuthFixture& f)
{
    auto record = readSessionRecord(f.store.values->at(sessionKey));
    REQUIRE(record);
    return std::move(*record);
}

bool isPath(const net::HttpRequest& request, const char* path)
{
    return request.url.path() == QLatin1String(path);
}

} // namespace

TEST_CASE("a session survives a restart without asking the network")
{
    AuthFixture f;
    const auto facts = f.signInAsOwn()->facts();
    const auto sent = f.transport.sent.size();
    const auto session = restored(f);
    CHECK(f.transport.sent.size() == sent);
    CHECK(session->facts().sessionId == facts.sessionId);
    CHECK(session->facts().deviceName == QLatin1String("Study desktop"));
    CHECK(session->facts().keeping == Keeping::stored);
    CHECK(session->facts().computer == ComputerKind::own);
    CHECK(session->accountEndpoint() == QUrl(QStringLiteral("https://service.example/account/v1")));
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.proofFaults == 0);
}

TEST_CASE("where nothing is kept, restore says so; where the store is silent, it does not say that")
{
    AuthFixture f;
    auto nothing = waitFor(Session::restore(f.context()));
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().what == RestoreProblem::none);
    using enum secrets::SecretStoreError;
    for (const auto error : {locked, timedOut, denied, corrupt, noService}) {
        f.store.failReads = error;
        auto unknown = waitFor(Session::restore(f.context()));
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().what == RestoreProblem::store);
        CHECK(unknown.error().store == error);
    }
}

TEST_CASE("what is kept is used only if it is whole and this profile's, and is left as it is otherwise")
{
    AuthFixture f;
    f.signInAsOwn();
    const QByteArray good = f.store.values->at(sessionKey).view().toByteArray();
    const QByteArray bad[] = {
        {},
        "{}",
        good.first(good.size() / 2),
        QByteArray(good).replace("\"version\":1", "\"version\":2"),
        QByteArray(good).replace("https://service.example\"", "https://other.example\""),
        QByteArray(good).replace("https://service.example/oauth/token", "https://other.example/oauth/token"),
        QByteArray(good).replace("\"profile\":\"practice\"", "\"profile\":\"other\""),
        QByteArray(good).replace("\"generation\":1", "\"generation\":\"1\""),
        QByteArray(good).replace("\"key\":\"", "\"key\":\"!"),
    };
    for (const QByteArray& text : bad) {
        CAPTURE(text.toStdString());
        REQUIRE(text != good);
        f.store.values->insert_or_assign(sessionKey, Secret::copyOf(text));
        auto session = waitFor(Session::restore(f.context()));
        REQUIRE_FALSE(session);
        CHECK(session.error().what == RestoreProblem::unreadable);
        CHECK(f.store.values->at(sessionKey).view() == text);
    }
}

TEST_CASE("the access token is refreshed before it runs out, and the new tokens are kept")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(269'000);
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.onlySession().refreshes == 0);
    f.clock.advanceMs(2'000); // 29 s are left
    QSignalSpy spy(session.get(), &Session::factsChanged);
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.onlySession().refreshes == 1);
    CHECK(spy.count() == 1);
    CHECK(stored(f).generation == 2);
    CHECK(stored(f).refreshToken.view() == f.service.onlySession().refresh);
    CHECK(stored(f).refreshAttempt.isEmpty());
    CHECK(session->facts().expiresAt == someMonday + 271 + 1'209'600);
}

TEST_CASE("many calls at once refresh once")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    std::vector<Answer> answers;
    QObject receiver;
    for (int i = 0; i < 10; ++i)
        session->authorizedSend(f.listSessions()).then(&receiver, [&](Answer a) { answers.push_back(std::move(a)); });
    REQUIRE(waitUntil([&] { return answers.size() == 10; }));
    for (const auto& answer : answers)
        CHECK(statusOf(answer) == 200);
    CHECK(f.service.onlySession().refreshes == 1);
}

TEST_CASE("two programs on one store refresh once between them", "[two programs]")
{
    AuthFixture f;
    f.signInAsOwn();
    const auto window = restored(f);
    const auto cli = restored(f);
    f.clock.advanceMs(400'000);
    std::vector<Answer> answers;
    QObject receiver;
    for (auto* session : {window.get(), cli.get()}) {
        session->authorizedSend(f.listSessions()).then(&receiver, [&](Answer a) { answers.push_back(std::move(a)); });
    }
    REQUIRE(waitUntil([&] { return answers.size() == 2; }));
    CHECK(statusOf(answers[0]) == 200);
    CHECK(statusOf(answers[1]) == 200);
    CHECK(f.service.onlySession().refreshes == 1);
    CHECK(f.service.openSessions() == 1);
    // And again, one after the other: the one that slept takes over what the other one got.
    for (int round = 0; round < 3; ++round) {
        f.clock.advanceMs(400'000);
        CHECK(statusOf(waitFor(window->authorizedSend(f.listSessions()))) == 200);
        CHECK(statusOf(waitFor(cli->authorizedSend(f.listSessions()))) == 200);
    }
    CHECK(f.service.onlySession().refreshes == 4);
    CHECK(f.service.openSessions() == 1);
}

TEST_CASE("a refresh waits while another program holds the lock, and says busy when that takes too long",
          "[two programs]")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    QLockFile other(f.folder.filePath(QStringLiteral("session.lock")));
    REQUIRE(other.tryLock());
    SECTION("released in time")
    {
        QTimer::singleShot(60, session.get(), [&] { other.unlock(); });
        CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    }
    SECTION("not released")
    {
        auto context = f.context();
        context.times.lockWait = std::chrono::milliseconds(60);
        auto impatient = waitFor(Session::restore(context));
        REQUIRE(impatient);
        const auto answer = waitFor((*impatient)->authorizedSend(f.listSessions()));
        REQUIRE_FALSE(answer);
        CHECK(answer.error().what == SessionProblem::busy);
        CHECK(f.service.onlySession().refreshes == 0);
    }
}

TEST_CASE("a refresh whose answer was lost is repeated with the same attempt, also after a restart")
{
    AuthFixture f;
    auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    bool lost = false;
    f.service.after = [&](const net::HttpRequest& request, net::HttpResponse response) {
        if (isPath(request, "/oauth/token") && response.status == 200 && !std::exchange(lost, true))
            return FakeService::Outcome(std::unexpected(net::TransportError::hungUp));
        return FakeService::Outcome(std::move(response));
    };
    const auto failed = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().what == SessionProblem::transport);
    CHECK(f.service.onlySession().refreshes == 1);
    const QByteArray attempt = stored(f).refreshAttempt;
    CHECK(attempt == f.service.onlySession().usedAttempt);
    const bool restart = GENERATE(false, true);
    if (restart)
        session = restored(f);
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.onlySession().usedAttempt == attempt);
    CHECK(f.service.onlySession().refreshes == 1);
    CHECK(f.service.openSessions() == 1);
    CHECK(stored(f).refreshAttempt.isEmpty());
}

TEST_CASE("the attempt is in the store before the refresh is sent")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    QByteArray seen;
    f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (isPath(request, "/oauth/token"))
            seen = stored(f).refreshAttempt;
        return std::nullopt;
    };
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(seen.size() >= 22);
    CHECK(seen == f.service.onlySession().usedAttempt);
}

TEST_CASE("a store that cannot be read or written before a refresh: nothing is sent, nothing is lost")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    const bool reading = GENERATE(true, false);
    (reading ? f.store.failReads : f.store.failWrites) = secrets::SecretStoreError::locked;
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::storeUnavailable);
    CHECK(f.service.onlySession().refreshes == 0);
    f.store.failReads.reset();
    f.store.failWrites.reset();
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(session->facts().keeping == Keeping::stored);
}

TEST_CASE("a store that fails after a refresh: the session goes on, says so, and is kept again when it can be")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    f.service.after = [&](const net::HttpRequest& request, net::HttpResponse response) {
        if (isPath(request, "/oauth/token") && response.status == 200)
            f.store.failWrites = secrets::SecretStoreError::noSpace;
        return FakeService::Outcome(std::move(response));
    };
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(session->facts().keeping == Keeping::notStored);
    CHECK(session->facts().storeError == secrets::SecretStoreError::noSpace);
    CHECK(stored(f).generation == 1);

    f.service.after = nullptr;
    f.store.failWrites.reset();
    f.clock.advanceMs(400'000);
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(session->facts().keeping == Keeping::stored);
    CHECK(stored(f).generation == 3);
    CHECK(f.service.openSessions() == 1);
}

TEST_CASE("a session that was signed out of in another window ends here too, and is not written back", "[two programs]")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.store.values->erase(sessionKey);
    f.clock.advanceMs(400'000);
    QSignalSpy spy(session.get(), &Session::ended);
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::ended);
    CHECK(session->end()->cause == EndCause::self);
    CHECK(waitUntil([&] { return spy.count() == 1; }));
    CHECK_FALSE(f.store.has(sessionKey));
    CHECK(f.service.onlySession().refreshes == 0);
}

TEST_CASE("a new sign-in in another window takes the place in the store; this session goes on in memory",
          "[two programs]")
{
    AuthFixture f;
    const auto old = f.signInAsOwn();
    const auto newer = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    CHECK(statusOf(waitFor(old->authorizedSend(f.listSessions()))) == 200);
    CHECK(old->facts().keeping == Keeping::inMemory);
    CHECK(stored(f).facts.sessionId == newer->facts().sessionId);
    REQUIRE(waitFor(old->signOut()));
    CHECK(f.store.has(sessionKey)); // it is the other one's
    CHECK(statusOf(waitFor(newer->authorizedSend(f.listSessions()))) == 200);
}

TEST_CASE("a session that was ended elsewhere learns by whom and when, verified, and is wiped")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    QSignalSpy spy(session.get(), &Session::ended);
    f.service.endSession(session->facts().sessionId, QStringLiteral("other_session"));
    const bool atRefresh = GENERATE(false, true);
    if (atRefresh)
        f.clock.advanceMs(400'000);
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::ended);
    REQUIRE(session->end());
    CHECK(session->end()->cause == EndCause::otherSession);
    CHECK(session->end()->endedAt == someMonday);
    CHECK_FALSE(session->end()->receipt.isEmpty());
    CHECK(waitUntil([&] { return spy.count() == 1 && !f.store.has(sessionKey); }));
    // From then on it answers by itself.
    const auto sent = f.transport.sent.size();
    CHECK(waitFor(session->authorizedSend(f.listSessions())).error().what == SessionProblem::ended);
    CHECK(f.transport.sent.size() == sent);
    CHECK(spy.count() == 1);
    CHECK(f.store.has(QStringLiteral("device/practice"))); // the device key stays
}

TEST_CASE("a receipt that proves nothing is not believed")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    const auto other = jose::EcKey::generate();
    FakeService::Session mine = f.service.onlySession();
    SECTION("another session's")
    {
        mine.id = QStringLiteral("another");
    }
    SECTION("another key's")
    {
        mine.jkt = other.publicKey().thumbprint();
    }
    const QByteArray forged = f.service.receiptFor(mine, QStringLiteral("service"));
    f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!request.url.path().startsWith(QLatin1String("/account")))
            return std::nullopt;
        return net::HttpResponse{.status = 401,
                                 .headers = {{"WWW-Authenticate", R"(DPoP error="invalid_token")"}},
                                 .body = R"({"error":"invalid_token","receipt":")" + forged + "\"}"};
    };
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    CHECK(statusOf(answer) == 401); // refreshed once, refused again, not ended
    CHECK(f.service.onlySession().refreshes == 1);
    CHECK_FALSE(session->end());
    CHECK(f.store.has(sessionKey));
}

TEST_CASE("a token refused before its time is refreshed once and the call repeated")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.service.onlySession().access = "something else"; // as if the service had lost it
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.onlySession().refreshes == 1);
}

TEST_CASE("the token goes to the service's own origin and nowhere else")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    const auto sent = f.transport.sent.size();
    for (const char* url : {"https://evil.example/account/v1/sessions", "http://service.example/account/v1/sessions",
                            "https://service.example:8443/account/v1/sessions"}) {
        const auto answer = waitFor(session->authorizedSend({.url = QUrl(QString::fromLatin1(url))}));
        REQUIRE_FALSE(answer);
        CHECK(answer.error().transport == net::TransportError::notAllowed);
    }
    CHECK(f.transport.sent.size() == sent);
}

TEST_CASE("a call that meets a demand for a nonce is repeated with it")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    const int before = f.service.nonceDemands;
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.nonceDemands == before + 1); // the account API's own nonce is asked for once
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.nonceDemands == before + 1);
}

TEST_CASE("a refused refresh without a receipt ends the session as what it is")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    const bool outlived = GENERATE(false, true);
    f.clock.advanceMs(outlived ? 15LL * 24 * 3600 * 1000 : 400'000);
    f.service.sessions.clear();
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::ended);
    CHECK(session->end()->cause == (outlived ? EndCause::expired : EndCause::unknown));
    CHECK(waitUntil([&] { return !f.store.has(sessionKey); }));
}

TEST_CASE("a refresh that fails in any other way leaves the session as it was", "[bad days]")
{
    struct Row {
        const char* what;
        FakeService::Outcome outcome;
        SessionProblem problem;
    };
    const Row rows[] = {
        {"nobody there", std::unexpected(net::TransportError::unreachable), SessionProblem::transport},
        {"cut", net::HttpResponse{.status = 200, .body = R"({"access_tok)"}, SessionProblem::unreadableAnswer},
        {"a Bearer token", net::HttpResponse{.status = 200, .body = R"({"access_token":"x","token_type":"Bearer"})"},
         SessionProblem::unreadableAnswer},
        {"another session's",
         net::HttpResponse{.status = 200, .body = R"({"access_token":"x","token_type":"DPoP","sid":"other"})"},
         SessionProblem::unreadableAnswer},
        {"out of order", net::HttpResponse{.status = 503, .body = R"({"error":"temporarily_unavailable"})"},
         SessionProblem::refreshRefused},
        {"too many", net::HttpResponse{.status = 429, .body = {}}, SessionProblem::refreshRefused},
        {"the person first",
         net::HttpResponse{.status = 403, .body = R"({"error":"insufficient_authorization","auth_session":"a1"})"},
         SessionProblem::stepUpNeeded},
    };
    for (const Row& row : rows) {
        DYNAMIC_SECTION(row.what)
        {
            AuthFixture f;
            const auto session = f.signInAsOwn();
            f.clock.advanceMs(400'000);
            f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
                return isPath(request, "/oauth/token") ? std::optional(row.outcome) : std::nullopt;
            };
            const auto answer = waitFor(session->authorizedSend(f.listSessions()));
            REQUIRE_FALSE(answer);
            CHECK(answer.error().what == row.problem);
            CHECK_FALSE(session->end());
            f.service.before = nullptr;
            CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
            CHECK(f.service.openSessions() == 1);
        }
    }
}

TEST_CASE("a shared computer's session ends with its lease, by itself")
{
    AuthFixture f;
    const auto session = f.signInAs(AuthFixture::shared());
    CHECK(statusOf(waitFor(session->authorizedSend(f.listSessions()))) == 200);
    f.clock.advanceMs(901'000);
    QSignalSpy spy(session.get(), &Session::ended);
    const auto answer = waitFor(session->authorizedSend(f.listSessions()));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().what == SessionProblem::ended);
    CHECK(session->end()->cause == EndCause::lease);
    CHECK(waitUntil([&] { return spy.count() == 1; }));
    CHECK(f.store.values->empty());
}

TEST_CASE("a session destroyed with calls under way answers them as abandoned")
{
    AuthFixture f;
    auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    f.transport.holding = true;
    std::optional<Answer> answer;
    QObject receiver;
    session->authorizedSend(f.listSessions()).then(&receiver, [&](Answer a) { answer = std::move(a); });
    REQUIRE(waitUntil([&] { return f.service.onlySession().refreshes == 1; }));
    session.reset();
    f.transport.release();
    REQUIRE(waitUntil([&] { return answer.has_value(); }));
    CHECK(answer->error().what == SessionProblem::abandoned);
    // And the lock is free for the next program, which repeats the refresh with the same attempt.
    CHECK(statusOf(waitFor(restored(f)->authorizedSend(f.listSessions()))) == 200);
    CHECK(f.service.openSessions() == 1);
}

TEST_CASE("a new session is written only while nobody refreshes the one it replaces", "[two programs]")
{
    AuthFixture f;
    QLockFile other(f.context().lockFile);
    REQUIRE(other.tryLock(0));
    SignIn signIn(f.context());
    f.goToComputer(signIn);
    REQUIRE(signIn.act(ChooseComputer{AuthFixture::own()}));
    REQUIRE(waitUntil([&] { return f.service.asked.last() == QLatin1String("/oauth/token"); }));
    CHECK_FALSE(waitUntil([&] { return f.store.has(sessionKey); }, std::chrono::milliseconds(100)));
    other.unlock();
    REQUIRE(AuthFixture::reaches<SignedIn>(signIn));
    CHECK(f.store.has(sessionKey));
}
