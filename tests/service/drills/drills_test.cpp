// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each drill makes happen, as the account's owner sees it through the service.
#include "core/base/json.h"
#include "service/drills/drill_desk.h"
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

/// A practice account whose owner is signed in.
struct Practice {
    World world;
    Inbox inbox{world.folder.filePath(QStringLiteral("inbox")), world.time.clock(), systemRandom()};
    DrillDesk desk{{.context = world.api->context(),
                    .router = *world.router,
                    .inbox = inbox,
                    .identifier = traderMail,
                    .password = Secret::copyOf(traderPassword)}};
    Client owner{world};

    Practice()
    {
        owner.signIn();
        world.advance(90);
        world.events.list.clear();
    }

    /// What the desk answers, with everything done that it takes; moves the clock on where it waits for a code.
    QJsonObject run(const QByteArray& line)
    {
        std::optional<QJsonObject> answer;
        desk.take(line, [&](const QByteArray& text) {
            CHECK(text.endsWith('\n'));
            answer = readJsonObject(text.trimmed()).value();
        });
        for (int i = 0; i < 10 && !answer; ++i) {
            world.executor.drain();
            if (!answer)
                world.advance(10);
        }
        REQUIRE(answer);
        return *answer;
    }
    QJsonObject drill(Drill which) { return run("{\"drill\":\"" + nameOf(which) + "\"}"); }

    QList<AccountEventKind> told() const
    {
        QList<AccountEventKind> kinds;
        for (const auto& event : world.events.list)
            kinds.append(event.kind);
        return kinds;
    }
    QByteArray word(const QJsonObject& answer, const char* member) const
    {
        return answer[QLatin1String(member)].toString().toLatin1();
    }
};

} // namespace

TEST_CASE("a stranger signs in through the service's own steps, from elsewhere, with a key of their own")
{
    Practice p;
    const auto answer = p.drill(Drill::strangerSignsIn);
    CHECK(p.word(answer, "outcome") == "begun");
    CHECK(p.word(answer, "drill") == "stranger_signs_in");
    CHECK(p.told() == QList{AccountEventKind::sessionEstablished});
    CHECK(p.world.events.list[0].newDevice);
    CHECK(p.world.events.list[0].address == DrillDesk::strangersAddress);
    const auto devices = get(p.owner, "/devices").json[QStringLiteral("devices")].toArray();
    CHECK(devices.size() == 2);
    // A newcomer like any: it cannot throw out the owner.
    CHECK(p.world.audit.count(AuditEvent::credentialsAccepted) == 2);
    CHECK(p.world.audit.count(AuditEvent::codeRefused) == 0);
}

TEST_CASE("the stranger waits for a code that the owner has not used")
{
    Practice p;
    p.owner.stepUp(); // uses the code of this very step
    p.world.events.list.clear();
    const auto answer = p.drill(Drill::strangerSignsIn);
    CHECK(p.word(answer, "outcome") == "begun");
    CHECK(p.told() == QList{AccountEventKind::sessionEstablished}); // and no wrong code on the way
}

TEST_CASE("wrong codes are told once and lock nobody out")
{
    Practice p;
    CHECK(p.word(p.drill(Drill::wrongCodes), "outcome") == "begun");
    CHECK(p.told() == QList{AccountEventKind::signInIncomplete});
    CHECK(p.world.audit.count(AuditEvent::codeRefused) == 3);
    CHECK(p.world.audit.count(AuditEvent::locked) == 0);
    // While it stands there, the owner's authenticator can show it.
    const auto challenges = get(p.owner, "/challenges").json[QStringLiteral("challenges")].toArray();
    REQUIRE(challenges.size() == 1);
    CHECK(challenges[0].toObject()[QStringLiteral("ip")].toString() == DrillDesk::strangersAddress);
    CHECK(challenges[0].toObject()[QStringLiteral("location")] == QStringLiteral("Far away (practice drill)"));
}

TEST_CASE("an authenticator that a stranger links waits a day, and the owner cancels it")
{
    Practice p;
    CHECK(p.word(p.drill(Drill::authenticatorLinked), "outcome") == "begun");
    CHECK(p.told() == QList{AccountEventKind::sessionEstablished, AccountEventKind::pendingChangeBegan});
    const auto pending = get(p.owner, "/pending-changes").json[QStringLiteral("pending")].toArray();
    REQUIRE(pending.size() == 1);
    CHECK(pending[0].toObject()[QStringLiteral("kind")] == QStringLiteral("authenticator_added"));
    const auto id = pending[0].toObject()[QStringLiteral("id")].toString().toLatin1();
    CHECK(del(p.owner, "/pending-changes/" + id).status() == 204);
}

TEST_CASE(
    "a withdrawal address that a stranger adds waits a day; with their session ended from elsewhere it never comes")
{
    Practice p;
    CHECK(p.word(p.drill(Drill::addressChanged), "outcome") == "begun");
    REQUIRE(p.told() == QList{AccountEventKind::sessionEstablished, AccountEventKind::pendingChangeBegan});
    const auto stranger = p.world.events.list[1];
    CHECK(stranger.changeKind == nameOf(ChangeKind::addressAdded));
    CHECK(stranger.address == DrillDesk::strangersAddress);
    const auto listed = [&] { return get(p.owner, "/pending-changes").json[QStringLiteral("pending")].toArray(); };
    REQUIRE(listed().size() == 1);
    const auto change = listed()[0].toObject();
    CHECK(change[QStringLiteral("kind")] == QStringLiteral("withdrawal_address_added"));
    const auto place = change[QStringLiteral("address")].toObject();
    CHECK(place[QStringLiteral("asset")] == QStringLiteral("USDT"));
    CHECK(place[QStringLiteral("address")].toString().contains(u'0')); // not base58: nobody can have it
    const auto addresses = [&] {
        return get(p.owner, "/withdrawal-addresses").json[QStringLiteral("addresses")].toArray();
    };
    CHECK(addresses().isEmpty());
    SECTION("cancelled")
    {
        CHECK(del(p.owner, "/pending-changes/" + stranger.pendingId).status() == 204);
    }
    SECTION("the stranger's session ended")
    {
        CHECK(del(p.owner, "/sessions/" + stranger.sessionId).status() == 200);
    }
    CHECK(listed().isEmpty());
    CHECK(p.told().contains(AccountEventKind::pendingChangeCancelled));
    p.world.advance(p.world.limits.newcomerSeconds + 60);
    CHECK(addresses().isEmpty());
}

TEST_CASE("a copied session ends with its receipt, and only that one")
{
    Practice p;
    Client second(p.world);
    second.signIn();
    p.world.events.list.clear();
    const auto answer = p.run(R"({"drill":"session_copied","session":")" + p.owner.sid + "\"}");
    CHECK(p.word(answer, "outcome") == "begun");
    const auto refused = get(p.owner, "/sessions");
    CHECK(refused.status() == 401);
    CHECK_FALSE(refused.text("receipt").isEmpty());
    CHECK(get(second, "/sessions").status() == 200);
    REQUIRE(p.told() == QList{AccountEventKind::sessionEnded});
    CHECK(p.world.events.list[0].copiedSession);
    CHECK(p.word(p.run(R"({"drill":"session_copied","session":"unknown"})"), "why") == "no_session");
}

TEST_CASE("a recovery is told as one")
{
    Practice p;
    CHECK(p.word(p.drill(Drill::recoveryBegun), "outcome") == "begun");
    CHECK(p.told() == QList{AccountEventKind::recoveryBegan});
}

TEST_CASE("a phishing message comes into the inbox without the anti-phishing code, and tells no event")
{
    Practice p;
    setCode(p.owner, "blue heron 7");
    p.world.events.list.clear();
    CHECK(p.word(p.drill(Drill::phishingMessage), "outcome") == "begun");
    CHECK(p.told().isEmpty());
    QDir folder(p.world.folder.filePath(QStringLiteral("inbox")));
    const auto files = folder.entryList({QStringLiteral("*.eml")});
    REQUIRE(files.size() == 1);
    QFile file(folder.filePath(files[0]));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray mail = file.readAll();
    CHECK_FALSE(mail.contains("blue heron"));
    CHECK(mail.contains("https://"));
    CHECK(mail.contains(".invalid")); // leads nowhere (RFC 2606)
    CHECK_FALSE(mail.contains("no-reply@practice.example"));
}

TEST_CASE("a stranger who knows an old passphrase stays outside, and the drill says so")
{
    Practice p;
    REQUIRE(changePassword(p.owner).status() == 204);
    p.world.events.list.clear();
    const auto answer = p.drill(Drill::strangerSignsIn);
    CHECK(p.word(answer, "outcome") == "failed");
    CHECK(p.word(answer, "why") == "passphrase_changed");
    CHECK(p.told().isEmpty());
}

TEST_CASE("one drill begins at a time, and a command that is none says so")
{
    Practice p;
    QList<QByteArray> answers;
    const auto note = [&](const QByteArray& line) { answers.append(line); };
    p.desk.take(R"({"drill":"wrong_codes"})", note);
    p.desk.take(R"({"drill":"recovery_begun"})", note);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0].contains(R"("why":"busy")"));
    p.world.executor.drain();
    REQUIRE(answers.size() == 2);
    CHECK(answers[1].contains(R"("outcome":"begun")"));
    CHECK(p.word(p.run("nonsense"), "why") == "bad_command");
}
