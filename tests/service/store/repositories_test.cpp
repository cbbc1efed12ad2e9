// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's small classes keep.
#include "tests/service/store/store_fixture.h"

using namespace sallyport;
using namespace sallyport::test;

TEST_CASE("an account is found by each of its identifiers after the store was opened again")
{
    Fixture f;
    const auto id = f.addAccount({QStringLiteral("trader@practice.example"), QStringLiteral("+15550100")});
    f.store.reset();
    f.store = f.open();
    for (const auto* identifier : {u"trader@practice.example", u"+15550100"}) {
        const auto account = f.in([&] { return f.store->accounts.findByIdentifier(QString::fromUtf16(identifier)); });
        REQUIRE(account);
        CHECK(account->id == id);
        CHECK(account->passwordHash == "$argon2id$stored");
        CHECK(account->phone == QStringLiteral("+15550100"));
    }
    CHECK_FALSE(f.in([&] { return f.store->accounts.findByIdentifier(QStringLiteral("other@practice.example")); }));
}

TEST_CASE("an identifier belongs to one account only, and a refused account leaves nothing behind")
{
    Fixture f;
    f.addAccount();
    const auto second = f.in([&] {
        return f.store->accounts.add(
            {.identifiers = {QStringLiteral("new@practice.example"), QStringLiteral("trader@practice.example")},
             .passwordHash = "x",
             .totpKey = Secret::copyOf("k")});
    });
    CHECK_FALSE(second);
    CHECK_FALSE(f.in([&] { return f.store->accounts.findByIdentifier(QStringLiteral("new@practice.example")); }));
}

TEST_CASE("an identifier with SQL in it is only an identifier")
{
    Fixture f;
    f.addAccount();
    for (const auto* hostile :
         {u"' OR '1'='1", u"'; DROP TABLE accounts; --", u"trader@practice.example' --", u"%", u"\0x"})
        CHECK_FALSE(f.in([&] { return f.store->accounts.findByIdentifier(QString::fromUtf16(hostile)); }));
    CHECK(f.in([&] { return f.store->accounts.findByIdentifier(QStringLiteral("trader@practice.example")); }));
}

TEST_CASE("a TOTP step is good once, and none before it afterwards")
{
    Fixture f;
    const auto id = f.addAccount();
    const auto use = [&](std::int64_t step) {
        return f.in([&] { return f.store->authenticators.useStep(id, "totp", step); });
    };
    CHECK(use(100));
    CHECK_FALSE(use(100));
    CHECK_FALSE(use(99));
    CHECK(use(101));
}

TEST_CASE("a session is listed until it ends, and ends once")
{
    Fixture f;
    const auto account = f.addAccount();
    auto& sessions = f.store->sessions;
    f.in([&] {
        for (int i = 0; i < 5; ++i)
            sessions.add(f.session("s" + QByteArray::number(i), account, now + i / 2));
        return Done{};
    });
    const auto idsAfter = [&](const QByteArray& after, int limit) {
        QByteArrayList ids;
        for (const auto& s : f.in([&] { return sessions.live(account, after, limit); }))
            ids.append(s.id);
        return ids;
    };
    CHECK(idsAfter({}, 10) == QByteArrayList({"s4", "s2", "s3", "s0", "s1"}));
    CHECK(idsAfter({}, 2) == QByteArrayList({"s4", "s2"}));
    CHECK(idsAfter("s2", 2) == QByteArrayList({"s3", "s0"}));
    CHECK(idsAfter("s1", 2).isEmpty());
    CHECK(f.in([&] { return sessions.live(account + 1, {}, 10); }).empty());

    const SessionEnding ending{.when = now + 9, .by = "self", .receipt = "jws"};
    CHECK(f.in([&] { return sessions.end("s2", ending); }));
    CHECK_FALSE(f.in([&] { return sessions.end("s2", {.when = now + 10, .by = "service", .receipt = "later"}); }));
    const auto ended = f.in([&] { return sessions.find("s2"); });
    REQUIRE(ended);
    CHECK(ended->endedAt == now + 9);
    CHECK(ended->receipt == "jws");
    CHECK(idsAfter({}, 10) == QByteArrayList({"s4", "s3", "s0", "s1"}));
    CHECK_FALSE(f.in([&] { return sessions.findLive("jkt-s2"); }));
    CHECK(f.in([&] { return sessions.findNewest("jkt-s2"); }));
}

TEST_CASE("a session comes back as it was written")
{
    Fixture f;
    const auto account = f.addAccount();
    Session written = f.session("s", account);
    written.kind = SessionKind::shared;
    written.leaseEndsAt = now + 900;
    f.in([&] {
        f.store->sessions.add(written);
        return Done{};
    });
    CHECK(f.in([&] { return f.store->sessions.find("s"); }) == written);
}

TEST_CASE("forgetting an ended session takes its tokens and codes along and leaves the others'")
{
    Fixture f;
    const auto account = f.addAccount();
    auto& store = *f.store;
    f.in([&] {
        for (const QByteArray id : {"old", "young"}) {
            store.sessions.add(f.session(id, account));
            store.tokens.addAccess("access-" + id, {.sessionId = id, .expiresAt = now + 300});
            store.tokens.addRefresh("refresh-" + id, {.sessionId = id, .expiresAt = now + 900});
            store.tokens.addCode("code-" + id,
                                 {.accountId = account, .jkt = "j", .expiresAt = now + 60, .sessionId = id});
        }
        store.sessions.end("old", {.when = now + 1, .by = "self", .receipt = "r"});
        store.sessions.end("young", {.when = now + 100, .by = "self", .receipt = "r"});
        store.sessions.forgetEndedBefore(now + 50);
        return Done{};
    });
    CHECK_FALSE(f.in([&] { return store.sessions.find("old"); }));
    CHECK_FALSE(f.in([&] { return store.tokens.access("access-old"); }));
    CHECK_FALSE(f.in([&] { return store.tokens.refresh("refresh-old"); }));
    CHECK_FALSE(f.in([&] { return store.tokens.code("code-old"); }));
    CHECK(f.in([&] { return store.sessions.find("young"); }));
    CHECK(f.in([&] { return store.tokens.access("access-young"); }));
    CHECK(f.in([&] { return store.tokens.refresh("refresh-young"); }));
    CHECK(f.in([&] { return store.tokens.code("code-young"); }));
}

TEST_CASE("a device key is known for the account that it signed in to only")
{
    Fixture f;
    const auto account = f.addAccount();
    const auto other = f.addAccount({QStringLiteral("second@practice.example")});
    auto& devices = f.store->devices;
    f.in([&] {
        devices.seen(account, {.id = "thumb", .name = QStringLiteral("Study"), .publicJwk = "{}"}, now);
        devices.seen(account, {.id = "thumb", .name = QStringLiteral("Study desktop"), .publicJwk = "{}"}, now + 1);
        return Done{};
    });
    CHECK(f.in([&] { return devices.isKnown(account, "thumb"); }));
    CHECK_FALSE(f.in([&] { return devices.isKnown(other, "thumb"); }));
    CHECK_FALSE(f.in([&] { return devices.isKnown(account, "other"); }));
    const auto rows = f.in([&] {
        return f.store->database.read(QStringLiteral("SELECT name, first_seen_at, last_seen_at FROM devices"));
    });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0] == QVariantList({QStringLiteral("Study desktop"), qlonglong(now), qlonglong(now + 1)}));
}

TEST_CASE("the history keeps an account's sign-ins longer than those of unknown identifiers")
{
    Fixture f;
    const auto account = f.addAccount();
    auto& history = f.store->history;
    const SignInRecord known{.id = "1",
                             .accountId = account,
                             .happenedAt = now,
                             .outcome = SignInOutcome::incomplete,
                             .address = QStringLiteral("::1")};
    f.in([&] {
        history.add(known);
        history.add(
            {.id = "2", .accountId = std::nullopt, .happenedAt = now, .outcome = SignInOutcome::wrongCredentials});
        history.setOutcome("1", SignInOutcome::signedIn, "thumb");
        history.forgetBefore(now - 10, now + 10);
        return Done{};
    });
    auto expected = known;
    expected.outcome = SignInOutcome::signedIn;
    expected.deviceId = "thumb";
    CHECK(f.in([&] { return history.ofAccount(account, 10); }) == std::vector{expected});
    CHECK(f.in([&] { return f.store->database.read(QStringLiteral("SELECT id FROM sign_in_history")); }).size() == 1);
}

TEST_CASE("signing keys come back newest first")
{
    Fixture f;
    f.in([&] {
        f.store->signingKeys.add({.kid = "a", .publicJwk = "{}", .privateKey = Secret::copyOf("old")}, now);
        f.store->signingKeys.add({.kid = "b", .publicJwk = "{}", .privateKey = Secret::copyOf("new")}, now + 1);
        return Done{};
    });
    const auto keys = f.in([&] { return f.store->signingKeys.all(); });
    REQUIRE(keys.size() == 2);
    CHECK(keys[0].kid == "b");
    CHECK(keys[0].privateKey.view() == "new");
    CHECK(keys[1].privateKey.view() == "old");
}

TEST_CASE("text messages are remembered for as long as they count")
{
    Fixture f;
    const auto account = f.addAccount();
    auto& accounts = f.store->accounts;
    f.in([&] {
        accounts.addTextSent(account, now);
        accounts.addTextSent(account, now + 60);
        return Done{};
    });
    CHECK(f.in([&] { return accounts.textsSentSince(account, now - 1); }) == std::vector<std::int64_t>{now, now + 60});
    CHECK(f.in([&] { return accounts.textsSentSince(account, now); }) == std::vector<std::int64_t>{now + 60});
    f.in([&] {
        accounts.forgetTextsBefore(now + 1);
        return Done{};
    });
    CHECK(f.in([&] { return accounts.textsSentSince(account, 0); }) == std::vector<std::int64_t>{now + 60});
}
