// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// core/account against the real service over TLS: another computer is thrown out and told so although answers are lost
// and the service goes away in between, and alerts come once whatever happens on the way.
#include "core/account/alert_stream.h"
#include "core/account/http_account_service.h"
#include "core/account/stream_place.h"
#include "tests/journeys/person_at_computers.h"

using namespace sallyport;
using namespace sallyport::account;
using namespace sallyport::test;

namespace {

/// The alert stream of one computer, with what it brought.
struct Listener {
    PersonAtComputers& person;
    int computer;
    auth::Session& session;
    AlertStore& alerts;
    std::unique_ptr<AlertStream> stream;
    QList<Alert> came = {};

    Listener(PersonAtComputers& p, int which, auth::Session& s, AlertStore& store)
        : person(p), computer(which), session(s), alerts(store)
    {
        start();
    }
    /// As a program that is started (anew).
    void start()
    {
        const auto context = person.context(computer);
        stream =
            std::make_unique<AlertStream>(AlertContext{.transport = context.transport,
                                                       .store = context.store,
                                                       .clock = context.clock,
                                                       .times = {.firstBackOff = std::chrono::milliseconds(20),
                                                                 .longestBackOff = std::chrono::milliseconds(200)}},
                                          session, alerts);
        QObject::connect(stream.get(), &AlertStream::alertArrived, stream.get(),
                         [this](const Alert& alert) { came.append(alert); });
        stream->start();
    }
    bool becomes(StreamPhase phase) const
    {
        return waitUntil([&] { return stream->state().phase == phase; });
    }
    qsizetype count(AlertKind kind) const { return std::ranges::count(came, kind, &Alert::kind); }
    bool hears(AlertKind kind, qsizetype times = 1) const
    {
        return waitUntil([&] { return count(kind) >= times; });
    }
};

/// A person at two computers, the first of which is the older one.
struct Two : PersonAtComputers {
    std::unique_ptr<auth::Session> desk = signIn(0);
    std::unique_ptr<auth::Session> laptop = signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    HttpAccountService account{*desk};
    AlertStore deskAlerts{{}, desk->facts().profileId};
    AlertStore laptopAlerts{{}, laptop->facts().profileId};

    QString laptopSession() const { return laptop->facts().sessionId; }
    static QString path(const QString& rest) { return QStringLiteral("/account/v1/") + rest; }
    void loseAnswerAndService(const QString& path)
    {
        transport.losesAnswerTo = path;
        transport.whenLost = [this] { service.restart(); };
    }
    void checkThatLaptopIsToldByDesk()
    {
        HttpAccountService there(*laptop);
        CHECK_FALSE(waitFor(there.sessions()));
        REQUIRE(laptop->end());
        CHECK(laptop->end()->cause == auth::EndCause::otherSession);
        CHECK(laptop->end()->bySession == desk->facts().sessionId);
    }
};

} // namespace

TEST_CASE("a session whose receipt was lost with the service is not called ended, and is once it is asked for again")
{
    Two t;
    t.loseAnswerAndService(Two::path(QStringLiteral("sessions/") + t.laptopSession()));
    const auto lost = waitFor(t.account.endSession(t.laptopSession()));
    REQUIRE_FALSE(lost);
    CHECK(lost.error().what == AccountProblem::session);
    const auto again = waitFor(t.account.endSession(t.laptopSession()));
    REQUIRE(again);
    CHECK(again->outcome == EndOutcome::ended);
    CHECK_FALSE(again->end.receipt.isEmpty());
    CHECK(again->end.bySession == t.desk->facts().sessionId);
    t.checkThatLaptopIsToldByDesk();
}

TEST_CASE("a device whose receipts were lost with the service is gone, and its session was told by whom")
{
    Two t;
    const QString device = t.laptop->facts().deviceId;
    t.loseAnswerAndService(Two::path(QStringLiteral("devices/") + device));
    CHECK_FALSE(waitFor(t.account.revokeDevice(device)));
    const auto again = waitFor(t.account.revokeDevice(device));
    REQUIRE(again);
    CHECK(again->outcome == DeviceEndOutcome::notAmongYours);
    const auto list = waitFor(t.account.devices());
    REQUIRE(list);
    REQUIRE(list->devices.size() == 1);
    CHECK(list->devices.first().current);
    t.checkThatLaptopIsToldByDesk();
}

TEST_CASE("a parked poll is answered by the session's end: nobody has to press anything")
{
    Two t;
    Listener there(t, 1, *t.laptop, t.laptopAlerts);
    REQUIRE(there.becomes(StreamPhase::alive));
    REQUIRE(waitFor(t.account.revokeDevice(t.laptop->facts().deviceId)));
    REQUIRE(there.becomes(StreamPhase::stopped));
    CHECK(there.stream->state().trouble == StreamTrouble::sessionEnded);
    CHECK(t.laptop->end()->cause == auth::EndCause::otherSession);
    CHECK(t.laptop->end()->bySession == t.desk->facts().sessionId);
}

TEST_CASE("lost answers, restarts of either side and a day offline lose no alert, double none, and trip nothing")
{
    Two t;
    Listener here(t, 0, *t.desk, t.deskAlerts);
    REQUIRE(here.hears(AlertKind::newDevice, 2)); // its own, and the laptop
    const auto place = waitFor(PlaceKeeper(&t.stores[0], t.desk->facts().profileId).read(t.desk->facts().sessionId));
    REQUIRE(place);
    for (int round = 0; round < 6; ++round) {
        CAPTURE(round);
        bool lost = false;
        t.transport.whenLost = [&lost] { lost = true; };
        t.transport.losesAnswerTo = place->pollEndpoint.path();
        t.signIn(1); // the same laptop, and so a sign-in each; the poll's answer that tells of it is lost
        REQUIRE(waitUntil([&] { return lost; }));
        t.transport.whenLost = [] {};
        if (round % 3 == 0)
            t.service.restart();
        if (round % 3 == 1)
            here.start(); // the program was killed in the middle of it
        if (round % 3 == 2)
            t.time.pass(std::chrono::hours(24));
        REQUIRE(here.hears(AlertKind::signIn, round + 1));
        CHECK(t.transport.losesAnswerTo.isEmpty());
    }
    CHECK(here.count(AlertKind::signIn) == 6);
    CHECK(here.count(AlertKind::newDevice) == 2);
    CHECK_FALSE(t.desk->end());
    CHECK(waitFor(t.account.sessions()));
    const auto proof = waitFor(here.stream->prove());
    CHECK(proof);
}

TEST_CASE("two windows that end the same session at the same moment both have the proof")
{
    Two t;
    const auto window = waitFor(auth::Session::restore(t.context(0)));
    REQUIRE(window);
    HttpAccountService other(**window);
    auto first = t.account.endSession(t.laptopSession());
    auto second = other.endSession(t.laptopSession());
    const auto one = waitFor(std::move(first));
    const auto two = waitFor(std::move(second));
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->outcome == EndOutcome::ended);
    CHECK(two->outcome == EndOutcome::ended);
    CHECK(one->end.receipt == two->end.receipt);
}

TEST_CASE("an account that strangers have locked stays usable where one is signed in, and says so")
{
    Two t;
    Listener here(t, 0, *t.desk, t.deskAlerts);
    auth::SignIn stranger(t.context(2));
    t.playWith(stranger, {}, Secret::fromText(u"a guess"));
    REQUIRE(std::holds_alternative<auth::Blocked>(stranger.state()));
    CHECK(std::get<auth::Blocked>(stranger.state()).reason == auth::BlockReason::locked);
    CHECK(here.hears(AlertKind::accountLocked));
    CHECK(here.count(AlertKind::accountLocked) == 1);
    CHECK(waitFor(t.account.sessions()));
    CHECK(waitFor(t.account.endSession(t.laptopSession())));
}

TEST_CASE("a computer whose clock steps by hours, either way, still hears its alerts and proofs")
{
    Two t;
    Listener here(t, 0, *t.desk, t.deskAlerts);
    REQUIRE(here.hears(AlertKind::newDevice, 2));
    qsizetype signIns = 0;
    for (const auto wrong : {std::chrono::hours(-3), std::chrono::hours(30), std::chrono::hours(0)}) {
        CAPTURE(wrong.count());
        t.time.setComputersWrongBy(wrong);
        t.signIn(1);
        CHECK(here.hears(AlertKind::signIn, ++signIns));
        CHECK(waitFor(here.stream->prove()));
    }
    CHECK(here.stream->refusedCount() == 0);
    CHECK_FALSE(t.desk->end());
}
