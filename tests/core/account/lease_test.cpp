// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A session on a shared computer: heartbeats that come and that do not, clocks that jump, a computer that slept.
#include "core/account/lease.h"

#include "core/base/json.h"
#include "tests/core/auth/auth_fixture.h"

#include <QLocale>

using namespace sallyport;
using namespace sallyport::test;
using account::Lease;
using account::LeaseContact;

namespace {

constexpr std::int64_t silence = 60;
const QString heartbeat = QStringLiteral("/account/v1/lease/heartbeat");

/// With the service's time, as every answer has it.
net::HttpResponse jsonAnswer(const QJsonObject& object, std::int64_t now)
{
    const auto date = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(now, Qt::UTC),
                                            QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    return {.status = 200, .headers = {{"Date", date.toLatin1()}}, .body = writeJson(object)};
}

/// A person on a shared computer, whose service ends a session that it does not hear of for a minute.
struct Shared : AuthFixture {
    int beats = 0;
    bool online = true;
    std::int64_t heardAt = someMonday;
    std::function<std::optional<FakeTransport::Outcome>()> answerBeat;
    std::unique_ptr<auth::Session> session;
    std::unique_ptr<Lease> lease;

    Shared()
    {
        service.before = [this](const net::HttpRequest& request) -> std::optional<FakeTransport::Outcome> {
            if (!online)
                return std::unexpected(net::TransportError::unreachable);
            endWhatIsOver();
            if (request.url.path() != heartbeat)
                return std::nullopt;
            ++beats;
            if (answerBeat)
                return answerBeat();
            if (service.openSessions() == 0)
                return std::nullopt; // as any other call of an ended session
            heardAt = serviceNow();
            const auto end = service.onlySession().accessExpires;
            return jsonAnswer({{QStringLiteral("lease_ends_at"), qint64{end}},
                               {QStringLiteral("expires_at"), qint64{std::min(end, heardAt + silence)}}},
                              heardAt);
        };
        session = signInAs(shared());
        lease =
            std::make_unique<Lease>(*session, clock.clock(), account::LeaseTimes{.look = std::chrono::milliseconds(5)});
    }
    std::int64_t serviceNow() const { return clock.clock().unixSeconds() + service.clockAheadSeconds; }
    void endWhatIsOver()
    {
        if (service.sessions.empty() || service.openSessions() == 0)
            return;
        const auto& open = service.onlySession();
        if (serviceNow() >= std::min(open.accessExpires, heardAt + silence))
            service.endSession(open.id, QStringLiteral("lease"));
    }
    /// This computer's clock is set; the service's is not.
    void setClock(std::int64_t seconds)
    {
        *clock.wallMs += seconds * 1000;
        service.clockAheadSeconds -= seconds;
    }
    /// The time goes on while this computer sleeps: only its wall clock knows.
    void sleep(std::int64_t seconds) { *clock.wallMs += seconds * 1000; }
    bool hears() const
    {
        return waitUntil([&] { return lease->state().contact == LeaseContact::heard; });
    }
    bool beatsUpTo(int count) const
    {
        return waitUntil([&] { return beats >= count; });
    }
    bool ends() const
    {
        return waitUntil([&] { return session->end().has_value(); });
    }
    void start()
    {
        lease->start();
        REQUIRE(hears());
    }
};

} // namespace

TEST_CASE("a heartbeat goes out at once, and then every twenty seconds, to the end of the lease")
{
    Shared f;
    f.start();
    CHECK(f.beats == 1);
    CHECK(f.lease->state().endsAt == someMonday + silence);
    for (int passed = 20; passed < 900; passed += 20) {
        f.clock.advanceMs(20'000);
        REQUIRE(f.beatsUpTo(passed / 20 + 1));
        REQUIRE(waitUntil([&] { return f.lease->state().heardAt == someMonday + passed; }));
        CHECK(f.lease->state().leaseEndsAt == someMonday + 900);
        CHECK(f.lease->state().endsAt == std::min(someMonday + passed + silence, someMonday + 900));
        CHECK(f.session->facts().expiresAt == f.lease->state().endsAt);
    }
    CHECK(f.beats == 45);
    f.clock.advanceMs(20'000);
    REQUIRE(f.ends());
    CHECK(f.session->end()->cause == auth::EndCause::lease);
    CHECK(f.session->end()->endedAt == someMonday + 900);
    CHECK_FALSE(f.session->end()->receipt.isEmpty());
}

TEST_CASE("while heartbeats do not get through the person is told, and a later one mends it")
{
    Shared f;
    f.start();
    int changed = 0;
    QObject::connect(f.lease.get(), &Lease::changed, [&] { ++changed; });
    f.online = false;
    f.clock.advanceMs(20'000);
    REQUIRE(waitUntil([&] { return f.lease->state().contact == LeaseContact::silent; }));
    CHECK(f.lease->state().heardAt == someMonday);
    CHECK(f.lease->state().endsAt == someMonday + silence);
    CHECK(f.lease->state().now == someMonday + 20);
    CHECK(changed == 1);
    f.online = true;
    f.clock.advanceMs(5'000); // sooner than the next one would have been due
    REQUIRE(f.hears());
    CHECK(f.lease->state().endsAt == someMonday + 25 + silence);
    CHECK_FALSE(f.session->end());
}

TEST_CASE("a computer that is cut off for a minute ends its session without the service's word")
{
    Shared f;
    f.start();
    f.online = false;
    f.clock.advanceMs(59'000);
    REQUIRE(waitUntil([&] { return f.lease->state().contact == LeaseContact::silent; }));
    CHECK_FALSE(f.session->end());
    f.clock.advanceMs(1'000);
    REQUIRE(f.ends());
    CHECK(f.session->end()->cause == auth::EndCause::lease);
    CHECK(f.session->end()->endedAt == someMonday + silence);
    CHECK(f.session->end()->receipt.isEmpty());
    CHECK(waitFor(f.session->authorizedSend(f.listSessions())).error().what == auth::SessionProblem::ended);
}

TEST_CASE("a computer that slept learns from the service that the session is over, with its receipt")
{
    Shared f;
    f.start();
    f.sleep(600);
    CHECK(f.lease->state().now == someMonday + 600);
    REQUIRE(f.ends());
    CHECK(f.session->end()->cause == auth::EndCause::lease);
    CHECK_FALSE(f.session->end()->receipt.isEmpty());
}

TEST_CASE("a computer that slept for a moment beats at once")
{
    Shared f;
    f.start();
    f.sleep(40);
    REQUIRE(f.beatsUpTo(2));
    REQUIRE(waitUntil([&] { return f.lease->state().heardAt == someMonday + 40; }));
    CHECK_FALSE(f.session->end());
}

TEST_CASE("a clock here that is set ahead ends no session that goes on at the service")
{
    Shared f;
    f.start();
    f.setClock(3600);
    REQUIRE(f.beatsUpTo(2));
    REQUIRE(waitUntil([&] { return f.session->facts().clockOffset == std::chrono::seconds(-3600); }));
    CHECK(f.lease->state().now == someMonday);
    CHECK(f.lease->state().leaseEndsAt == someMonday + 900);
    f.clock.advanceMs(20'000);
    REQUIRE(waitUntil([&] { return f.lease->state().heardAt == someMonday + 20; }));
    CHECK_FALSE(f.session->end());
}

TEST_CASE("a clock here that is set back makes no time out of nothing")
{
    Shared f;
    f.start();
    SECTION("cut off as well")
    {
        f.online = false;
        f.setClock(-3600);
        f.clock.advanceMs(60'000);
        CHECK(f.lease->state().now == someMonday + 60);
        REQUIRE(f.ends());
        CHECK(f.session->end()->endedAt == someMonday + silence);
    }
    SECTION("and heartbeats go on")
    {
        f.setClock(-3600);
        f.clock.advanceMs(20'000);
        REQUIRE(waitUntil([&] { return f.lease->state().heardAt == someMonday + 20; }));
        CHECK(f.lease->state().now == someMonday + 20);
        CHECK_FALSE(f.session->end());
    }
}

TEST_CASE("the last half minute of a lease is there to be used")
{
    Shared f;
    f.start();
    f.heardAt = someMonday + 880;
    f.session->noteLease(someMonday + 900, someMonday + 900);
    f.clock.advanceMs(890'000);
    const auto answer = waitFor(f.session->authorizedSend(f.listSessions()));
    REQUIRE(answer);
    CHECK(answer->status == 200);
}

TEST_CASE("no answer prolongs a lease")
{
    Shared f;
    f.answerBeat = [&] {
        return jsonAnswer({{QStringLiteral("lease_ends_at"), qint64{someMonday + 5000}},
                           {QStringLiteral("expires_at"), qint64{someMonday + 5000}}},
                          someMonday);
    };
    f.start();
    CHECK(f.lease->state().leaseEndsAt == someMonday + 900);
    CHECK(f.lease->state().endsAt == someMonday + 900);
    CHECK(f.session->facts().leaseEndsAt == someMonday + 900);
}

TEST_CASE("an answer that makes no sense counts as none")
{
    const QByteArray body = GENERATE(
        as<QByteArray>(), "", "[]", "{}", R"({"lease_ends_at":1767600900})", R"({"expires_at":1767600060})",
        R"({"lease_ends_at":"soon","expires_at":"now"})", R"({"lease_ends_at":1767600900,"expires_at":1767600901})",
        R"({"lease_ends_at":1e300,"expires_at":1767600060})", R"({"lease_ends_at":1767700000,"expires_at":1767600060})",
        R"({"lease_ends_at":1767600900,"expires_at":1767599000})", R"({"lease_ends_at":-1,"expires_at":-2})",
        QByteArray(5000, ' ') + "{}");
    CHECK_FALSE(account::readLeaseAnswer(body, someMonday));
    Shared f;
    f.answerBeat = [&] { return net::HttpResponse{.status = 200, .body = body}; };
    f.lease->start();
    REQUIRE(waitUntil([&] { return f.lease->state().contact == LeaseContact::silent; }));
    CHECK(f.session->facts().expiresAt == someMonday + 900);
}

TEST_CASE("a service that knows no heartbeats is not asked again; its lease counts all the same")
{
    Shared f;
    f.answerBeat = [] { return net::HttpResponse{.status = 404}; };
    f.lease->start();
    REQUIRE(waitUntil([&] { return f.lease->state().contact == LeaseContact::notOffered; }));
    CHECK(f.lease->state().endsAt == someMonday + 900);
    f.heardAt = someMonday + 900;
    f.clock.advanceMs(900'000);
    REQUIRE(f.ends());
    CHECK(f.beats == 1);
    CHECK(f.session->end()->cause == auth::EndCause::lease);
}

TEST_CASE("after signing out there is no heartbeat any more")
{
    Shared f;
    f.start();
    REQUIRE(waitFor(f.session->signOut()));
    const auto beats = f.beats;
    f.clock.advanceMs(60'000);
    CHECK_FALSE(waitUntil([&] { return f.beats > beats; }, std::chrono::milliseconds(100)));
}
