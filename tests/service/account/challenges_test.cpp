// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What codes are asked for at this moment: from the right password to the right code, and for nobody else to see.
#include "core/account/challenge_reader.h"
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

/// As the client's own reader understands it.
account::ChallengeList challengesOf(Client& client)
{
    const auto reply = get(client, "/challenges");
    REQUIRE(reply.status() == 200);
    const auto list = account::readChallenges(reply.http.body);
    REQUIRE(list);
    return *list;
}

} // namespace

TEST_CASE("a stranger with the right password is seen while the service waits for the code, and where they are")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client thief(world, QStringLiteral("198.51.100.23"));
    CHECK(challengesOf(owner).challenges.isEmpty());
    thief.credentials(traderMail, "a wrong password");
    CHECK(challengesOf(owner).challenges.isEmpty());
    thief.credentials();
    const auto began = world.time.clock().unixSeconds();
    const auto list = challengesOf(owner);
    REQUIRE(list.challenges.size() == 1);
    const auto& challenge = list.challenges[0];
    CHECK(challenge.purpose == account::ChallengePurpose::signIn);
    CHECK(challenge.beganAt == began);
    CHECK(challenge.expiresAt == began + world.limits.authSessionSeconds);
    CHECK(challenge.ip == QStringLiteral("198.51.100.23"));
    CHECK(challenge.network == QStringLiteral("198.51.100.0/24"));
    CHECK(challenge.deviceId.isEmpty());
    CHECK_FALSE(challenge.ours);
    CHECK(list.ip == QStringLiteral("127.0.0.1"));
    CHECK(list.network == QStringLiteral("loopback"));
    CHECK(list.location == QStringLiteral("This computer (practice)"));
}

TEST_CASE("a wrong code leaves the challenge as it is, a right one ends it")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client other(world);
    world.advance(90);
    other.credentials();
    const auto before = challengesOf(owner);
    REQUIRE(before.challenges.size() == 1);
    other.code("000000");
    const auto after = challengesOf(owner);
    REQUIRE(after.challenges.size() == 1);
    CHECK(after.challenges[0].id == before.challenges[0].id);
    other.code(world.totpCode());
    CHECK(challengesOf(owner).challenges.isEmpty());
}

TEST_CASE("a challenge is over with its sign-in, and with the password that was shown for it")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client thief(world, QStringLiteral("198.51.100.23"));
    SECTION("after ten minutes without a word")
    {
        thief.credentials();
        world.advance(601);
        owner.refresh();
        CHECK(challengesOf(owner).challenges.isEmpty());
    }
    SECTION("when the password is changed")
    {
        thief.credentials();
        REQUIRE(changePassword(owner).status() == 204);
        CHECK(challengesOf(owner).challenges.isEmpty());
    }
}

TEST_CASE("a step-up is the caller's own and nobody else's, and names the device that was proved")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client second(world);
    second.signIn();
    world.advance(90);
    second.authSession.clear();
    second.challenge({{"max_age", "300"}});
    second.credentials();
    const auto seen = challengesOf(owner);
    REQUIRE(seen.challenges.size() == 1);
    CHECK(seen.challenges[0].purpose == account::ChallengePurpose::stepUp);
    CHECK_FALSE(seen.challenges[0].ours);
    CHECK(seen.challenges[0].deviceId.toLatin1() == deviceIdOf(second));
    const auto own = challengesOf(second);
    REQUIRE(own.challenges.size() == 1);
    CHECK(own.challenges[0].ours);
}

TEST_CASE("nobody sees another account's challenges; a shared computer sees its own")
{
    Household home;
    Client thief(home.world, QStringLiteral("198.51.100.23"));
    thief.credentials();
    CHECK(challengesOf(home.stranger).challenges.isEmpty());
    CHECK(challengesOf(home.shared).challenges.size() == 1);
    CHECK(challengesOf(home.newcomer).challenges.size() == 1);
    home.old.accessToken = "nonsense";
    CHECK(get(home.old, "/challenges").status() == 401);
}

TEST_CASE("of very many challenges the newest fifty are told, and they are readable")
{
    World world({.address = {.burst = 10'000, .perSecond = 1000}});
    Client owner(world);
    owner.signIn();
    std::vector<std::unique_ptr<Client>> thieves;
    for (int i = 0; i < 55; ++i) {
        thieves.push_back(std::make_unique<Client>(world, QStringLiteral("198.51.100.%1").arg(i)));
        world.advance(1);
        thieves.back()->credentials();
    }
    const auto list = challengesOf(owner);
    REQUIRE(list.challenges.size() == 50);
    CHECK(list.challenges.first().ip == QStringLiteral("198.51.100.54"));
    CHECK(list.challenges.last().ip == QStringLiteral("198.51.100.5"));
}
