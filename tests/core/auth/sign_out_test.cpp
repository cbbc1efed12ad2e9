// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing out: confirmed only with a verified receipt and the old token refused; wiped in any case.
#include "core/base/json.h"
#include "tests/core/auth/sign_in_acts.h"

#include <QElapsedTimer>
#include <QSignalSpy>

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const QString sessionKey = QStringLiteral("session/practice");

SignOutReport signOut(Session& session)
{
    auto report = waitFor(session.signOut());
    REQUIRE(report);
    return std::move(*report);
}

/// Wiped, ended, and told once; whatever the service did.
void checkGone(AuthFixture& f, Session& session, const QSignalSpy& ended)
{
    CHECK_FALSE(f.store.has(sessionKey));
    REQUIRE(session.end());
    CHECK(waitUntil([&] { return ended.count() == 1; }));
    CHECK(waitFor(session.authorizedSend(f.listSessions())).error().what == SessionProblem::ended);
}

} // namespace

TEST_CASE("signing out is confirmed by a verified receipt and the old token being refused")
{
    AuthFixture f;
    const auto choice = GENERATE(AuthFixture::own(), AuthFixture::shared());
    const auto session = f.signInAs(choice);
    QSignalSpy ended(session.get(), &Session::ended);
    const auto report = signOut(*session);
    CHECK(report.outcome == SignOutOutcome::confirmed);
    CHECK(report.end.cause == EndCause::self);
    CHECK(report.end.endedAt == someMonday);
    CHECK_FALSE(report.end.receipt.isEmpty());
    CHECK_FALSE(report.wipeError);
    CHECK(f.service.asked.last() == QLatin1String("/oauth/jwks"));
    CHECK(f.service.asked.contains(QStringLiteral("/account/v1/sessions"))); // the proof
    checkGone(f, *session, ended);
    CHECK(f.store.has(QStringLiteral("device/practice")) == (choice.kind == ComputerKind::own));
}

TEST_CASE("a second request to sign out gets the same report")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    QObject receiver;
    std::vector<SignOutReport> reports;
    const auto take = [&](Result<SignOutReport, SignOutError> r) { reports.push_back(*r); };
    session->signOut().then(&receiver, take);
    session->signOut().then(&receiver, take);
    REQUIRE(waitUntil([&] { return reports.size() == 2; }));
    CHECK(reports[1].end.receipt == reports[0].end.receipt);
    CHECK(f.service.asked.count(QStringLiteral("/oauth/revoke")) == 1);
    CHECK(signOut(*session).outcome == SignOutOutcome::confirmed);
}

TEST_CASE("offline it is tried for a while, wiped all the same, and said when it ends by itself")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    QSignalSpy ended(session.get(), &Session::ended);
    const auto expires = session->facts().expiresAt;
    const bool hangs = GENERATE(false, true);
    if (hangs)
        f.transport.holding = true;
    f.transport.answer = [](const net::HttpRequest&) {
        return FakeTransport::Outcome(std::unexpected(net::TransportError::unreachable));
    };
    QElapsedTimer timer;
    timer.start();
    const auto report = signOut(*session);
    CHECK(timer.elapsed() >= 350);
    CHECK(timer.elapsed() < 5000);
    CHECK(report.outcome == SignOutOutcome::notConfirmed);
    CHECK(report.endsAt == expires);
    CHECK(report.end.receipt.isEmpty());
    checkGone(f, *session, ended);
}

TEST_CASE("a service that comes back within the time confirms after all")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    int tries = 0;
    f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!isPath(request, "/oauth/revoke") || ++tries > 3)
            return std::nullopt;
        return tries == 2 ? FakeService::Outcome(net::HttpResponse{.status = 503})
                          : FakeService::Outcome(std::unexpected(net::TransportError::hungUp));
    };
    CHECK(signOut(*session).outcome == SignOutOutcome::confirmed);
}

TEST_CASE("a revocation whose answer was lost is confirmed by the receipt that the refusal carries")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    bool lost = false;
    f.service.after = [&](const net::HttpRequest& request, net::HttpResponse response) {
        if (isPath(request, "/oauth/revoke") && !std::exchange(lost, true))
            return FakeService::Outcome(std::unexpected(net::TransportError::hungUp));
        if (isPath(request, "/oauth/revoke"))
            response.body = "{}"; // "unknown token", RFC 7009 2.2
        return FakeService::Outcome(std::move(response));
    };
    CHECK(signOut(*session).outcome == SignOutOutcome::confirmed);
}

TEST_CASE("what does not prove the end is never called confirmed", "[bad days]")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    QSignalSpy ended(session.get(), &Session::ended);
    SECTION("the old token still works")
    {
        f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
            if (!isPath(request, "/account/v1/sessions"))
                return std::nullopt;
            return net::HttpResponse{.status = 200, .body = R"({"sessions":[]})"};
        };
    }
    SECTION("the receipt is signed by nobody we know")
    {
        f.service.before = [](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
            if (!isPath(request, "/oauth/jwks"))
                return std::nullopt;
            return net::HttpResponse{.status = 200, .body = R"({"keys":[]})"};
        };
    }
    SECTION("no receipt anywhere")
    {
        f.service.after = [](const net::HttpRequest& request, net::HttpResponse response) {
            if (!isPath(request, "/oauth/jwks"))
                response.body = "{}";
            return FakeService::Outcome(std::move(response));
        };
    }
    SECTION("a receipt of another session")
    {
        f.service.after = [&](const net::HttpRequest& request, net::HttpResponse response) {
            FakeService::Session other = f.service.onlySession();
            other.id = QStringLiteral("other");
            if (isPath(request, "/oauth/revoke"))
                response.body = "{\"receipt\":\"" + f.service.receiptFor(other, QStringLiteral("self")) + "\"}";
            return FakeService::Outcome(std::move(response));
        };
    }
    const auto report = signOut(*session);
    CHECK(report.outcome == SignOutOutcome::notConfirmed);
    CHECK(report.end.receipt.isEmpty());
    checkGone(f, *session, ended);
}

TEST_CASE("a store that cannot forget is said, and the session is over all the same")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.store.failRemoves = secrets::SecretStoreError::locked;
    const auto report = signOut(*session);
    CHECK(report.outcome == SignOutOutcome::confirmed);
    CHECK(report.wipeError == secrets::SecretStoreError::locked);
}

TEST_CASE("what an ended session could not make the store forget is forgotten when the person signs out")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.store.failRemoves = secrets::SecretStoreError::locked;
    f.service.endSession(session->facts().sessionId, QStringLiteral("other_session"));
    REQUIRE_FALSE(waitFor(session->authorizedSend(f.listSessions())));
    REQUIRE(session->end());
    const bool stillLocked = GENERATE(true, false);
    if (!stillLocked)
        f.store.failRemoves.reset();
    const auto report = signOut(*session);
    CHECK(report.outcome == SignOutOutcome::confirmed);
    CHECK(report.end.cause == EndCause::otherSession);
    CHECK(report.wipeError.has_value() == stillLocked);
    CHECK(f.store.has(sessionKey) == stillLocked);
}

TEST_CASE("signing out keeps the session that took this one's place, also where a service names no sid")
{
    AuthFixture f;
    const bool named = GENERATE(true, false);
    f.service.after = [named](const net::HttpRequest& request, net::HttpResponse response) {
        auto body = readJsonObject(response.body);
        if (!named && isPath(request, "/oauth/token") && body) {
            body->remove(QStringLiteral("sid"));
            response.body = writeJson(*body);
        }
        return FakeService::Outcome(std::move(response));
    };
    const auto before = f.signInAsOwn();
    const auto now = f.signInAsOwn();
    REQUIRE(now->facts().sessionId.isEmpty() != named);
    signOut(*before);
    CHECK(f.store.has(sessionKey));
    signOut(*now);
    CHECK_FALSE(f.store.has(sessionKey));
}

TEST_CASE("signing out in the middle of a refresh leaves no tokens behind")
{
    AuthFixture f;
    const auto session = f.signInAsOwn();
    f.clock.advanceMs(400'000);
    QObject receiver;
    bool answered = false;
    session->authorizedSend(f.listSessions()).then(&receiver, [&](Result<net::HttpResponse, SessionError>) {
        answered = true;
    });
    const auto report = signOut(*session);
    CHECK(report.outcome == SignOutOutcome::confirmed);
    CHECK(waitUntil([&] { return answered; }));
    CHECK_FALSE(f.store.has(sessionKey));
    CHECK(f.service.openSessions() == 0);
}

TEST_CASE("a program that refreshes while another one signs out writes nothing back", "[two programs]")
{
    AuthFixture f;
    const auto window = f.signInAsOwn();
    auto cli = waitFor(Session::restore(f.context()));
    REQUIRE(cli);
    f.clock.advanceMs(400'000);
    QObject receiver;
    bool answered = false;
    (*cli)->authorizedSend(f.listSessions()).then(&receiver, [&](Result<net::HttpResponse, SessionError>) {
        answered = true;
    });
    CHECK(signOut(*window).outcome == SignOutOutcome::confirmed);
    REQUIRE(waitUntil([&] { return answered; }));
    CHECK(waitFor((*cli)->authorizedSend(f.listSessions())).error().what == SessionProblem::ended);
    CHECK_FALSE(f.store.has(sessionKey));
    CHECK(f.service.openSessions() == 0);
}

TEST_CASE("signing out uses the newest tokens, also those another program fetched", "[two programs]")
{
    AuthFixture f;
    const auto window = f.signInAsOwn();
    auto cli = waitFor(Session::restore(f.context()));
    REQUIRE(cli);
    f.clock.advanceMs(400'000);
    REQUIRE(waitFor((*cli)->authorizedSend(f.listSessions())));
    CHECK(signOut(*window).outcome == SignOutOutcome::confirmed);
    CHECK(f.service.openSessions() == 0);
    CHECK(waitFor((*cli)->authorizedSend(f.listSessions())).error().what == SessionProblem::ended);
}
