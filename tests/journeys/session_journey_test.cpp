// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// core/auth against the real service over TLS, at a clock that runs as fast as a test wants: sessions that are
// refreshed, shared, stepped up and ended, and answers that are lost on the way.
#include "core/base/json.h"
#include "tests/journeys/person_at_computers.h"

#include <QJsonArray>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

struct Journey : PersonAtComputers {
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

TEST_CASE("a shared computer is out a minute after its last heartbeat, with a receipt where it still asks")
{
    Journey j;
    const auto session = j.signIn(0, {ComputerKind::shared, {}, std::chrono::seconds(900)});
    CHECK(session->facts().keeping == Keeping::inMemory);
    j.time.pass(std::chrono::seconds(55));
    CHECK(Journey::count(*session) == 1);
    j.time.pass(std::chrono::seconds(6)); // no heartbeat came
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
    j.time.setComputersWrongBy(wrong);
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
