// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices outside of the programs: which events they are sent for, what they say, and how few they are.
#include "service/alerts/event_token.h"
#include "service/alerts/notice_text.h"
#include "tests/service/alerts/alert_client.h"
#include "tests/support/catch.h"

namespace sallyport::test {

using namespace sallyport::service;
using Kind = AccountEventKind;

namespace {

AccountEvent of(const World& world, AccountEvent event)
{
    event.accountId = world.traderId;
    event.when = world.time.clock().unixSeconds();
    return event;
}

/// It happens, and the notices' round comes.
void happenAndWait(World& world, const AccountEvent& event)
{
    happen(world, event);
    world.advance(1);
    world.executor.drain();
}

} // namespace

TEST_CASE("a notice is sent for what somebody else may have done, not for what one does oneself")
{
    const auto [event, sent] = GENERATE(table<AccountEvent, bool>({
        {{.kind = Kind::sessionEstablished, .deviceId = "d", .newDevice = true}, true},
        {{.kind = Kind::sessionEstablished, .deviceId = "d"}, false},
        {{.kind = Kind::sessionEstablished}, true}, // a shared computer
        {{.kind = Kind::sessionEnded, .endedBy = "self"}, false},
        {{.kind = Kind::sessionEnded, .endedBy = "lease"}, false},
        {{.kind = Kind::sessionEnded, .endedBy = "service"}, false},
        {{.kind = Kind::sessionEnded, .endedBy = "other_session"}, true},
        {{.kind = Kind::sessionEnded, .endedBy = "reuse", .copiedSession = true}, true},
        {{.kind = Kind::signInIncomplete, .stage = "code"}, true},
        {{.kind = Kind::signInIncomplete, .stage = "device"}, true},
        {{.kind = Kind::accountLocked}, true},
        {{.kind = Kind::passwordChanged}, true},
        {{.kind = Kind::antiPhishingCodeChanged}, true},
        {{.kind = Kind::passcodeSet}, true},
        {{.kind = Kind::passcodeChanged}, true},
        {{.kind = Kind::passcodeLocked}, true},
        {{.kind = Kind::withdrawalAddressAdded}, true},
        {{.kind = Kind::withdrawalAddressRemoved}, true},
        {{.kind = Kind::pendingChangeBegan, .changeKind = "password"}, true},
        {{.kind = Kind::pendingChangeCancelled, .changeKind = "password"}, true},
    }));
    World world;
    happenAndWait(world, of(world, event));
    REQUIRE(world.messenger.mails.size() == (sent ? 1 : 0));
    if (!sent)
        return;
    const auto& mail = world.messenger.mails.first();
    CHECK(mail.address.toUtf8() == traderMail);
    CHECK(mail.text.contains(mail.subject));
    CHECK(mail.text.contains(QStringLiteral("When: 2027-01-15")));
    CHECK_FALSE(mail.text.contains(QStringLiteral("//")));
    CHECK(mail.text.contains(QStringLiteral("You have set no anti-phishing code")));
}

TEST_CASE("a notice of a withdrawal address says which one, with its memo")
{
    World world;
    happenAndWait(world,
                  of(world,
                     {.kind = Kind::withdrawalAddressAdded,
                      .place = {.asset = QStringLiteral("XRP"),
                                .network = QStringLiteral("XRP"),
                                .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                                .memo = QStringLiteral("104217")}}));
    const auto& text = world.messenger.mails.at(0).text;
    CHECK(text.contains(QStringLiteral("Withdrawal address: rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh\nMemo: 104217\n")));
}

TEST_CASE("a notice carries the anti-phishing code once one is set")
{
    World world;
    world.in([&] {
        world.store->accounts.changeAntiPhishingCode(world.traderId, Secret::copyOf("blue heron 7"), 1);
        return Done{};
    });
    happenAndWait(world, of(world, {.kind = Kind::passwordChanged}));
    REQUIRE(world.messenger.mails.size() == 1);
    CHECK(world.messenger.mails[0].text.startsWith(QStringLiteral("Your anti-phishing code: blue heron 7\n")));
}

TEST_CASE("a stranger's device name cannot put a link into a notice")
{
    World world;
    happenAndWait(world,
                  of(world,
                     {.kind = Kind::sessionEstablished,
                      .deviceId = "d",
                      .deviceName = QStringLiteral("Bob's PC\nhttps://evil.example/login www.evil.example \u202e"),
                      .newDevice = true}));
    const auto& text = world.messenger.mails.at(0).text;
    CHECK(text.contains(QStringLiteral("Bob's PC https evil example login www evil example\n")));
}

TEST_CASE("ten thousand events at once are one message, and what comes after waits for its round")
{
    World world;
    world.in([&] {
        for (int i = 0; i < 10'000; ++i)
            world.events.happened(of(world, {.kind = Kind::passwordChanged}));
        return Done{};
    });
    world.executor.drain();
    world.advance(1);
    world.executor.drain();
    REQUIRE(world.messenger.mails.size() == 1);
    CHECK(world.messenger.mails[0].subject == QStringLiteral("10000 things have happened to your account"));
    CHECK(world.messenger.mails[0].text.contains(QStringLiteral("and 9980 more")));
    CHECK(world.messenger.mails[0].text.size() < 4000);
    for (int i = 0; i < 2; ++i)
        happen(world, of(world, {.kind = Kind::passwordChanged}));
    CHECK(world.messenger.mails.size() == 1);
    world.advance(5);
    world.executor.drain();
    CHECK(world.messenger.mails.size() == 3);
    world.advance(60);
    world.executor.drain();
    CHECK(world.messenger.mails.size() == 3);
}

TEST_CASE("a notice that a stop of the service left goes out with the next start")
{
    World world;
    world.in([&] {
        world.events.happened(of(world, {.kind = Kind::passwordChanged}));
        return Done{};
    });
    world.restart(); // before the loop came to it
    world.executor.drain();
    CHECK(world.messenger.mails.isEmpty());
    world.notices->wake();
    world.advance(1);
    world.executor.drain();
    CHECK(world.messenger.mails.size() == 1);
}

TEST_CASE("many accounts are written to some at a time")
{
    World world;
    for (int i = 0; i < 50; ++i) {
        const auto account = world.addAccount({"person" + QByteArray::number(i) + "@practice.example"});
        happen(world, {.kind = Kind::passwordChanged, .accountId = account, .when = 1});
    }
    for (int round = 0; round < 5; ++round) {
        CHECK(world.messenger.mails.size() <= 20 * round);
        world.advance(5);
        world.executor.drain();
    }
    CHECK(world.messenger.mails.size() == 50);
}

TEST_CASE("who has no e-mail address gets a text message")
{
    World world;
    const auto account = world.addAccount({"+15550199"}, "+15550199");
    happenAndWait(world, {.kind = Kind::passwordChanged, .accountId = account, .when = 1});
    CHECK(world.messenger.mails.isEmpty());
    REQUIRE(world.messenger.texts.size() == 1);
    CHECK(world.messenger.texts[0].phone == QStringLiteral("+15550199"));
}

} // namespace sallyport::test
