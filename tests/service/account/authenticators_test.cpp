// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticators added and removed, and what each of them is good for afterwards.
#include "core/account/challenge_reader.h"
#include "core/otp/otpauth_uri.h"
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

const QByteArray path = "/security/authenticators";

Reply offer(Client& client, const QByteArray& name = "Pixel 9")
{
    return client.callJson("POST", accountApi + path, R"({"name":")" + name + R"("})");
}

Secret keyOf(const Reply& offered)
{
    auto entry = otp::readOtpauthUri(offered.text("otpauth"));
    REQUIRE(entry);
    return std::move(entry->parameters.key);
}

QByteArray codeOf(World& world, const Secret& key, int stepsFromNow = 0)
{
    return otp::totpCode({.key = key.clone()}, world.time.clock().unixSeconds() + stepsFromNow * 30).toLatin1();
}

Reply confirm(Client& client, const QByteArray& id, const QByteArray& code)
{
    return client.callJson("POST", accountApi + path + '/' + id + "/confirm", R"({"otp":")" + code + R"("})");
}

/// A new one, in force or pending; its key.
Secret add(Client& client, int expected, const QByteArray& name = "Pixel 9")
{
    const auto offered = offer(client, name);
    REQUIRE(offered.status() == 200);
    Secret key = keyOf(offered);
    REQUIRE(confirm(client, offered.text("id"), codeOf(client.world, key)).status() == expected);
    return key;
}

QByteArrayList names(Client& client)
{
    QByteArrayList list;
    for (const auto& one : get(client, "/security").json[QStringLiteral("authenticators")].toArray())
        list.append(one.toObject()[QStringLiteral("name")].toString().toUtf8());
    return list;
}

QByteArray idOf(Client& client, const QByteArray& name)
{
    for (const auto& one : get(client, "/security").json[QStringLiteral("authenticators")].toArray()) {
        if (one.toObject()[QStringLiteral("name")].toString().toUtf8() == name)
            return one.toObject()[QStringLiteral("id")].toString().toLatin1();
    }
    return {};
}

/// The next for a code: true if it lets somebody in.
bool letsIn(World& world, const QByteArray& code)
{
    Client someone(world);
    someone.credentials();
    return someone.code(code).list("next") == QByteArrayList{"device"};
}

} // namespace

TEST_CASE("a new authenticator is in force only once a code of it was given, and then any of them signs in")
{
    World world;
    Client owner(world);
    owner.signIn();
    const auto offered = offer(owner);
    REQUIRE(offered.status() == 200);
    const auto read = account::readAuthenticatorOffer(offered.http.body);
    REQUIRE(read); // the client's own reader
    CHECK(read->expiresAt == world.time.clock().unixSeconds() + 600);
    const Secret key = keyOf(offered);
    CHECK(key.size() == 20);
    CHECK_FALSE(letsIn(world, codeOf(world, key)));
    CHECK(names(owner) == QByteArrayList{""});
    CHECK(confirm(owner, offered.text("id"), "000000").error() == "wrong_code");
    CHECK(confirm(owner, offered.text("id"), codeOf(world, key)).status() == 204);
    CHECK(names(owner) == QByteArrayList{"", "Pixel 9"});
    CHECK(world.events.count(AccountEventKind::authenticatorAdded) == 1);
    CHECK(world.events.list.last().objectName == QStringLiteral("Pixel 9"));
    // The code that confirmed it is used up; both keys have their own count of used steps.
    CHECK_FALSE(letsIn(world, codeOf(world, key)));
    world.advance(60);
    CHECK(letsIn(world, codeOf(world, key)));
    CHECK(letsIn(world, world.totpCode()));
    CHECK_FALSE(letsIn(world, codeOf(world, key)));
    CHECK_FALSE(letsIn(world, world.totpCode()));
    world.advance(60);
    world.restart();
    CHECK(letsIn(world, codeOf(world, key)));
}

TEST_CASE("the new one steps up and changes the password too")
{
    World world;
    Client owner(world);
    owner.signIn();
    const Secret key = add(owner, 204);
    world.advance(60);
    const auto body = R"({"old_password":")" + traderPassword + R"(","new_password":")" + newPassword + R"(","otp":")"
        + codeOf(world, key) + R"("})";
    CHECK(owner.callJson("POST", accountApi + "/security/password", body).status() == 204);
}

TEST_CASE("an offer is one session's, for ten minutes, and a newer one takes its place")
{
    World world;
    Client owner(world);
    owner.signIn();
    Client other(world);
    other.signIn();
    const auto offered = offer(owner);
    const Secret key = keyOf(offered);
    CHECK(confirm(other, offered.text("id"), codeOf(world, key)).error() == "not_found");
    SECTION("too late")
    {
        world.advance(601);
        owner.refresh();
        CHECK(confirm(owner, offered.text("id"), codeOf(world, key)).error() == "not_found");
    }
    SECTION("replaced")
    {
        offer(owner);
        CHECK(confirm(owner, offered.text("id"), codeOf(world, key)).error() == "not_found");
    }
    SECTION("confirmed twice")
    {
        CHECK(confirm(owner, offered.text("id"), codeOf(world, key)).status() == 204);
        CHECK(confirm(owner, offered.text("id"), codeOf(world, key)).error() == "not_found");
    }
    CHECK(names(owner).size() <= 2);
}

TEST_CASE("ten are kept, the last one stays, and a removed one signs nobody in")
{
    World world;
    Client owner(world);
    owner.signIn();
    const Secret key = add(owner, 204, "one");
    for (int i = 2; i < 10; ++i) {
        world.advance(10);
        add(owner, 204, QByteArray::number(i));
    }
    CHECK(offer(owner, "eleven").error() == "too_many");
    const QByteArray one = idOf(owner, "one");
    CHECK(del(owner, path + '/' + one).status() == 204);
    CHECK(del(owner, path + '/' + one).error() == "not_found");
    CHECK(world.events.count(AccountEventKind::authenticatorRemoved) == 1);
    world.advance(60);
    CHECK_FALSE(letsIn(world, codeOf(world, key)));
    for (int i = 2; i < 10; ++i)
        CHECK(del(owner, path + '/' + idOf(owner, QByteArray::number(i))).status() == 204);
    CHECK(del(owner, path + "/totp").error() == "last_authenticator");
    CHECK(names(owner) == QByteArrayList{""});
}

TEST_CASE("a name outside the rules is no name")
{
    World world;
    Client owner(world);
    owner.signIn();
    for (const QByteArray name : {"", " x", "x ", "a\\u202eb", "a\\nb"})
        CHECK(offer(owner, name).error() == "invalid_request");
    CHECK(offer(owner, QByteArray(65, 'x')).error() == "invalid_request");
}

TEST_CASE("a newcomer's authenticator waits a day and is told by name; an older device cancels it")
{
    Household home;
    const Secret key = add(home.newcomer, 202, "Thief's phone");
    CHECK(names(home.old) == QByteArrayList{""});
    const auto pending = get(home.old, "/pending-changes").json[QStringLiteral("pending")].toArray();
    REQUIRE(pending.size() == 1);
    const auto change = pending[0].toObject();
    CHECK(change[QStringLiteral("kind")] == QStringLiteral("authenticator_added"));
    CHECK(change[QStringLiteral("name")] == QStringLiteral("Thief's phone"));
    home.world.advance(60);
    CHECK_FALSE(letsIn(home.world, codeOf(home.world, key)));
    SECTION("cancelled")
    {
        CHECK(del(home.old, "/pending-changes/" + change[QStringLiteral("id")].toString().toLatin1()).status() == 204);
        home.world.advance(25 * 3600);
        home.world.api->housekeeping();
        CHECK_FALSE(letsIn(home.world, codeOf(home.world, key)));
    }
    SECTION("left alone")
    {
        home.world.advance(25 * 3600);
        home.world.api->housekeeping();
        CHECK(letsIn(home.world, codeOf(home.world, key)));
        const auto told =
            std::ranges::find(home.world.events.list, AccountEventKind::authenticatorAdded, &AccountEvent::kind);
        REQUIRE(told != home.world.events.list.end());
        CHECK(told->objectName == QStringLiteral("Thief's phone"));
    }
}

TEST_CASE("a newcomer removes none at once, and never the last one")
{
    Household home;
    add(home.old, 204, "Pixel 9");
    CHECK(del(home.newcomer, path + "/totp").status() == 202);
    CHECK(names(home.old).size() == 2);
    // The owner removes the other one in the meantime: then there is nothing left to remove.
    CHECK(del(home.old, path + '/' + idOf(home.old, "Pixel 9")).status() == 204);
    home.world.advance(25 * 3600);
    home.world.api->housekeeping();
    CHECK(letsIn(home.world, home.world.totpCode()));
}

TEST_CASE("adding and removing needs a fresh sign-in on a computer of one's own")
{
    Household home;
    CHECK(offer(home.shared).error() == "shared_computer");
    CHECK(del(home.shared, path + "/totp").error() == "shared_computer");
    home.world.advance(400);
    home.old.refresh();
    CHECK(offer(home.old).error() == "insufficient_user_authentication");
    CHECK(del(home.old, path + "/totp").error() == "insufficient_user_authentication");
}

TEST_CASE("another account's authenticator is not there")
{
    Household home;
    add(home.old, 204, "Pixel 9");
    CHECK(del(home.stranger, path + '/' + idOf(home.old, "Pixel 9")).error() == "not_found");
}

TEST_CASE("the alert names the authenticator, and the mail does so harmlessly")
{
    World world;
    Client owner(world);
    owner.signIn();
    add(owner, 204, "visit evil.example");
    world.advance(10);
    world.executor.drain();
    const auto mail = std::ranges::find_if(world.messenger.mails, [](const SentMail& m) {
        return m.subject == QStringLiteral("An authenticator was linked");
    });
    REQUIRE(mail != world.messenger.mails.end());
    CHECK(mail->text.contains(QStringLiteral("visit evil example")));
    CHECK_FALSE(mail->text.contains(QStringLiteral("evil.example")));
}
