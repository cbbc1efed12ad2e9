// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::int64_t day = 24 * 3600;

struct Act {
    const char* what;
    QByteArray method;
    QByteArray (*path)(const Household&);
    QByteArray body = {};
};

const Act renameOlder{"rename the older device", "PATCH",
                      [](const Household& home) { return "/devices/" + deviceIdOf(home.old); },
                      R"({"name":"mine now"})"};
const Act unbind{"unbind the older device", "DELETE",
                 [](const Household& home) { return "/devices/" + deviceIdOf(home.old); }};
const Act endOne{"end the older device's session", "DELETE",
                 [](const Household& home) { return "/sessions/" + home.old.sid; }};
const Act endAll{"end all others", "DELETE", [](const Household&) { return QByteArray("/sessions"); }};
const Act endAllAndMine{"end all", "DELETE", [](const Household&) { return QByteArray("/sessions?current=true"); }};

Reply attempt(Client& client, const Act& act, const Household& home)
{
    return client.callJson(act.method, accountApi + act.path(home), act.body);
}

} // namespace

TEST_CASE("a newcomer touches no older device and none of its sessions")
{
    Household home;
    const Act act = GENERATE(renameOlder, unbind, endOne, endAll, endAllAndMine);
    INFO(act.what);
    const auto reply = attempt(home.newcomer, act, home);
    CHECK(reply.status() == 403);
    CHECK(reply.error() == "newcomer");
    // Nothing of it was done.
    const auto device = get(home.old, "/devices").json[QStringLiteral("devices")].toArray();
    CHECK(device.size() == 2);
    CHECK(home.shared.callJson("GET", "/account/v1/sessions").status() == 200);
    CHECK(get(home.newcomer, "/devices").status() == 200);
    CHECK_FALSE(get(home.old, "/devices").http.body.contains("mine now"));
}

TEST_CASE("a newcomer may do as it likes with itself and with those that came later")
{
    Household home;
    Client later(home.world);
    later.signIn();
    home.newcomer.stepUp();
    CHECK(home.newcomer.callJson("PATCH", accountApi + "/devices/" + deviceIdOf(home.newcomer), R"({"name":"Mine"})")
              .status()
          == 200);
    CHECK(del(home.newcomer, "/devices/" + deviceIdOf(later)).list("receipts").size() == 1);
    CHECK(del(home.newcomer, "/sessions/" + home.shared.sid).list("receipts").size() == 1);
    CHECK(del(home.newcomer, "/devices/" + deviceIdOf(home.newcomer)).list("receipts").size() == 1);
}

TEST_CASE("a session that had ended anyway is told to a newcomer too")
{
    Household home;
    const auto first = del(home.old, "/sessions/" + home.old.sid);
    CHECK(del(home.newcomer, "/sessions/" + home.old.sid).list("receipts") == first.list("receipts"));
}

TEST_CASE("a newcomer is one for a day, and a clock that is set back makes the day longer")
{
    Household home;
    SECTION("one second too early")
    {
        home.world.advance(day - 400);
        home.newcomer.refresh();
        home.newcomer.stepUp();
        CHECK(attempt(home.newcomer, renameOlder, home).error() == "newcomer");
    }
    SECTION("after the day")
    {
        home.world.advance(day);
        home.newcomer.refresh();
        home.newcomer.stepUp();
        CHECK(attempt(home.newcomer, renameOlder, home).status() == 200);
        CHECK(attempt(home.newcomer, endOne, home).list("receipts").size() == 1);
        CHECK(attempt(home.newcomer, unbind, home).status() == 200);
    }
    SECTION("the clock set back by a year")
    {
        *home.world.time.wallMs -= 365 * day * 1000;
        CHECK(attempt(home.newcomer, renameOlder, home).error() == "newcomer");
    }
}

TEST_CASE("the first device is no newcomer; who is left alone is one until the day is over")
{
    World world;
    Client first(world);
    Client second(world);
    first.signIn();
    CHECK(setCode(first).status() == 204);
    second.signIn();
    CHECK(del(second, "/sessions/" + first.sid).error() == "newcomer");
    CHECK(del(first, "/devices/" + deviceIdOf(first)).list("receipts").size() == 1);
    CHECK(setCode(second, "grey heron 8").status() == 202); // else ending the older ones would be a way around the day
    world.advance(day);
    second.signIn();
    CHECK(setCode(second, "white heron 9").status() == 204);
}

TEST_CASE("from a shared computer everything may be seen, nothing changed")
{
    Household home;
    const auto pending = setCode(home.newcomer).text("pending");
    REQUIRE_FALSE(pending.isEmpty());
    for (const auto* what : {"/devices", "/sessions", "/sign-ins", "/security", "/pending-changes"})
        CHECK(get(home.shared, what).status() == 200);
    const QList<Reply> refused = {attempt(home.shared, renameOlder, home),
                                  attempt(home.shared, unbind, home),
                                  attempt(home.shared, endOne, home),
                                  attempt(home.shared, endAll, home),
                                  attempt(home.shared, endAllAndMine, home),
                                  changePassword(home.shared),
                                  setCode(home.shared),
                                  home.shared.callJson("POST", accountApi + "/pending-changes/" + pending + "/approve"),
                                  del(home.shared, "/pending-changes/" + pending)};
    for (const auto& reply : refused) {
        CHECK(reply.status() == 403);
        CHECK(reply.error() == "shared_computer");
    }
    CHECK(get(home.old, "/pending-changes").json[QStringLiteral("pending")].toArray().size() == 1);
}
