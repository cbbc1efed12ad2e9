// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// core/auth against the real service over TLS, at a clock that runs as fast as a test wants: sessions that are
// refreshed, shared, stepped up and ended, and answers that are lost on the way.
#include "core/auth/session.h"
#include "core/auth/sign_in.h"
#include "core/base/json.h"
#include "core/net/https_transport.h"
#include "core/otp/otpauth_uri.h"
#include "core/secrets/memory_store.h"
#include "tests/journeys/running_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <atomic>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

/// The machine's clock and some milliseconds more; read by the service's thread too.
struct FastClock {
    std::shared_ptr<std::atomic<std::int64_t>> aheadMs = std::make_shared<std::atomic<std::int64_t>>(0);

    Clock clock(std::chrono::hours wrong = {}) const
    {
        const std::int64_t wrongMs = std::chrono::milliseconds(wrong).count();
        return {.unixMs = [ahead = aheadMs, wrongMs] { return systemClock().unixMs() + *ahead + wrongMs; },
                .monotonicMs = [ahead = aheadMs] { return systemClock().monotonicMs() + *ahead; }};
    }
    void pass(std::chrono::seconds time) const { *aheadMs += std::chrono::milliseconds(time).count(); }
};

/// The real transport, but the answer to one request is lost after the service has acted on it.
struct LossyTransport : net::Transport {
    explicit LossyTransport(const origin::ServiceProfile& profile) : real(profile) {}
    net::HttpsTransport real;
    QString losesAnswerTo; ///< path; once

    Task<net::HttpResponse, net::TransportError> send(net::HttpRequest request) override
    {
        const QString path = request.url.path();
        auto promise = std::make_shared<Promise<net::HttpResponse, net::TransportError>>();
        auto task = promise->task();
        real.send(std::move(request))
            .then(&receiver, [this, path, promise](Result<net::HttpResponse, net::TransportError> answer) {
                // A demand for a nonce is not yet the act.
                const bool acted = answer && answer->status == 200;
                if (acted && path == losesAnswerTo) {
                    losesAnswerTo.clear();
                    answer = std::unexpected(net::TransportError::answerIncomplete);
                }
                promise->finish(std::move(answer));
            });
        return task;
    }
    QObject receiver;
};

struct Journey {
    FastClock time;
    RunningService service{
        {.humanChecks = {.workCost = 10, .workPrefixBits = 2}, .passwordCost = {.memoryBytes = 64 * 1024, .passes = 1}},
        time.clock()};
    LossyTransport transport{service.profile()};
    QTemporaryDir folder;
    secrets::MemoryStore stores[2]; ///< of two computers
    std::chrono::hours clockWrongBy{0};

    AuthContext context(int computer = 0)
    {
        return {.profile = service.profile(),
                .transport = &transport,
                .store = &stores[computer],
                .lockFile = folder.filePath(QStringLiteral("lock%1").arg(computer)),
                .clock = time.clock(clockWrongBy)};
    }

    /// Each code is good once, so that every one waits for the next step.
    Secret nextCode()
    {
        time.pass(std::chrono::seconds(31));
        const auto entry = otp::readOtpauthUri(service.otpauth().view());
        REQUIRE(entry);
        return Secret::fromText(otp::totpCode(entry->parameters, time.clock().unixSeconds()));
    }

    /// Plays the person to the end, beginning again where that is asked for.
    void play(SignIn& signIn, const DeviceChoice& choice)
    {
        signIn.start();
        for (int turn = 0; turn < 40; ++turn) {
            REQUIRE(waitUntil(
                [&] { return std::visit([](const auto& s) { return !requires { s.attempt; }; }, signIn.state()); }));
            const State& state = signIn.state();
            if (std::holds_alternative<SignedIn>(state))
                return;
            if (std::holds_alternative<CredentialsNeeded>(state))
                signIn.act(GiveCredentials{service.identifier(), service.password()});
            else if (std::holds_alternative<HumanCheckNeeded>(state))
                signIn.act(AskHumanCheck{HumanCheckKind::work});
            else if (std::holds_alternative<CodeNeeded>(state))
                signIn.act(GiveCode{nextCode()});
            else if (std::holds_alternative<ComputerNeeded>(state))
                signIn.act(ChooseComputer{choice});
            else
                FAIL("blocked");
        }
        FAIL("no end in sight");
    }

    std::unique_ptr<Session> signIn(int computer = 0, DeviceChoice choice = {ComputerKind::own, QStringLiteral("Desk")})
    {
        SignIn signIn(context(computer));
        play(signIn, choice);
        auto session = signIn.takeSession();
        REQUIRE(session);
        return session;
    }

    static net::HttpRequest sessions(const Session& session, const QString& id = {})
    {
        QUrl url = session.accountEndpoint();
        url.setPath(url.path() + QStringLiteral("/sessions") + (id.isEmpty() ? QString() : u'/' + id));
        return {.method = id.isEmpty() ? net::Method::get : net::Method::del, .url = url};
    }
    /// How many sessions the service counts, asked with this one.
    static qsizetype count(Session& session)
    {
        const auto answer = waitFor(session.authorizedSend(sessions(session)));
        REQUIRE(answer);
        REQUIRE(answer->status == 200);
        return readJsonObject(answer->body)->value(u"sessions").toArray().size();
    }
};

} // namespace

TEST_CASE("a session is refreshed for a week, in two programs, and ends confirmed")
{
    Journey j;
    const auto window = j.signIn();
    CHECK(window->facts().keeping == Keeping::stored);
    auto cli = waitFor(Session::restore(j.context()));
    REQUIRE(cli);
    for (int round = 0; round < 14; ++round) {
        j.time.pass(std::chrono::hours(12));
        CHECK(Journey::count(round % 2 == 0 ? *window : **cli) == 1);
        CHECK(Journey::count(*window) == 1);
        CHECK(Journey::count(**cli) == 1);
    }
    const auto report = waitFor((*cli)->signOut());
    REQUIRE(report);
    CHECK(report->outcome == SignOutOutcome::confirmed);
    const auto refused = waitFor(window->authorizedSend(Journey::sessions(*window)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == SessionProblem::ended);
    REQUIRE(window->end());
    CHECK(window->end()->cause == EndCause::self);
}

TEST_CASE("a refresh whose answer was lost is repeated, and the session lives")
{
    Journey j;
    auto session = j.signIn();
    j.time.pass(std::chrono::seconds(400));
    j.transport.losesAnswerTo = QStringLiteral("/oauth/token");
    const auto lost = waitFor(session->authorizedSend(Journey::sessions(*session)));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().what == SessionProblem::transport);
    j.time.pass(std::chrono::seconds(20));
    session = std::move(*waitFor(Session::restore(j.context()))); // the program was restarted meanwhile
    CHECK(Journey::count(*session) == 1);
}

TEST_CASE("tokens whose answer was lost leave no session behind; signing in again works")
{
    Journey j;
    j.transport.losesAnswerTo = QStringLiteral("/oauth/token");
    const auto session = j.signIn();
    CHECK(j.transport.losesAnswerTo.isEmpty());
    CHECK(Journey::count(*session) == 1);
}

TEST_CASE("a shared computer is out when its lease is over, with a receipt where it still asks")
{
    Journey j;
    const auto session = j.signIn(0, {ComputerKind::shared, {}, std::chrono::seconds(900)});
    CHECK(session->facts().keeping == Keeping::inMemory);
    j.time.pass(std::chrono::seconds(800));
    CHECK(Journey::count(*session) == 1);
    j.time.pass(std::chrono::seconds(101));
    const auto refused = waitFor(session->authorizedSend(Journey::sessions(*session)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == SessionProblem::ended);
    CHECK(session->end()->cause == EndCause::lease);
}

TEST_CASE("ending another session after a while asks for the person again, and then works")
{
    Journey j;
    const auto mine = j.signIn(0);
    const auto other = j.signIn(1);
    j.time.pass(std::chrono::seconds(600));
    const QString id = other->facts().sessionId;
    const auto tooOld = waitFor(mine->authorizedSend(Journey::sessions(*mine, id)));
    REQUIRE_FALSE(tooOld);
    REQUIRE(tooOld.error().what == SessionProblem::stepUpNeeded);

    SignIn stepUp(j.context(0), *mine);
    j.play(stepUp, {});
    const auto ended = waitFor(mine->authorizedSend(Journey::sessions(*mine, id)));
    REQUIRE(ended);
    CHECK(ended->status == 200);
    const auto told = waitFor(other->authorizedSend(Journey::sessions(*other)));
    REQUIRE_FALSE(told);
    CHECK(told.error().what == SessionProblem::ended);
    REQUIRE(other->end());
    CHECK(other->end()->cause == EndCause::otherSession);
    CHECK(other->end()->bySession == mine->facts().sessionId);
    CHECK(Journey::count(*mine) == 1);
    // The stepped-up session is refreshed like any other.
    j.time.pass(std::chrono::hours(5));
    CHECK(Journey::count(*mine) == 1);
}

TEST_CASE("a clock that is wrong by hours signs in, is refreshed and signs out; the offset is said")
{
    const auto wrong = GENERATE(std::chrono::hours(7), std::chrono::hours(-30));
    Journey j;
    j.clockWrongBy = wrong;
    const auto session = j.signIn();
    CHECK(std::chrono::abs(session->facts().clockOffset + wrong) <= std::chrono::seconds(2));
    CHECK(Journey::count(*session) == 1);
    j.time.pass(std::chrono::hours(1));
    CHECK(Journey::count(*session) == 1);
    CHECK(waitFor(session->signOut())->outcome == SignOutOutcome::confirmed);
}

TEST_CASE("the same computer is the same device at every sign-in")
{
    Journey j;
    const auto first = j.signIn()->facts();
    const auto again = j.signIn()->facts();
    CHECK_FALSE(first.deviceId.isEmpty());
    CHECK(first.deviceId == again.deviceId);
    CHECK(first.sessionId != again.sessionId);
    CHECK(j.signIn(1)->facts().deviceId != first.deviceId);
}
