// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: what was seen is what was signed, or nothing is done. Each way to tamper with an approval is a row.
#include "core/base/bytes.h"
#include "tests/service/account/passcode_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::int64_t day = 24 * 3600;

struct HouseholdWithPasscode : Household {
    HouseholdWithPasscode() { setPasscode(old); }
};

} // namespace

TEST_CASE("an action is answered with the members that are to be signed")
{
    HouseholdWithPasscode home;
    const auto reply = begin(home.old);
    REQUIRE(reply.status() == 200);
    CHECK(reply.text("iss") == issuer);
    CHECK(reply.text("aud") == issuer + accountApi);
    CHECK(reply.text("sub") == QByteArray::number(qlonglong(home.world.traderId)));
    CHECK(reply.text("sid") == home.old.sid);
    CHECK(reply.text("act") == "add_withdrawal_address");
    CHECK(reply.text("asset") == "XRP");
    CHECK(reply.text("network") == "XRP");
    CHECK(reply.text("address") == "rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh");
    CHECK(reply.text("memo") == "104217");
    CHECK(reply.json[QStringLiteral("amount")] == QString());
    CHECK(reply.number("exp") == home.world.time.clock().unixSeconds() + 120);
    CHECK(reply.json.size() == 13);
    CHECK(begin(home.old).text("nonce") != reply.text("nonce"));
    CHECK(addressesOf(home.old).isEmpty());
}

TEST_CASE("an approved address is added, and removed by another action")
{
    HouseholdWithPasscode home;
    const Approval adds(home.old, begin(home.old));
    SECTION("at once") {}
    SECTION("after a restart of the service")
    {
        home.world.restart();
    }
    const auto done = adds.send();
    CHECK(done.status() == 200);
    CHECK(done.json.isEmpty());
    REQUIRE(addressesOf(home.old).size() == 1);
    const auto address = addressesOf(home.old)[0].toObject();
    CHECK(address[QStringLiteral("address")] == addressWish()[QStringLiteral("address")]);
    CHECK(address[QStringLiteral("memo")] == QStringLiteral("104217"));
    CHECK(address[QStringLiteral("added_at")].toInteger() == home.world.time.clock().unixSeconds());
    CHECK(addressesOf(home.shared).size() == 1);
    CHECK(addressesOf(home.stranger).isEmpty());
    CHECK(home.world.events.count(AccountEventKind::withdrawalAddressAdded) == 1);
    CHECK(home.world.events.list.last().place.memo == QStringLiteral("104217"));

    // The same once more is neither a second one nor told.
    CHECK(Approval(home.old, begin(home.old)).send().status() == 200);
    CHECK(addressesOf(home.old).size() == 1);
    CHECK(home.world.events.count(AccountEventKind::withdrawalAddressAdded) == 1);

    auto removal = addressWish(QStringLiteral("remove_withdrawal_address"));
    auto without = removal;
    without.insert(QStringLiteral("memo"), QString());
    CHECK(begin(home.old, without).error() == "not_found");
    CHECK(Approval(home.old, begin(home.old, removal)).send().status() == 200);
    CHECK(addressesOf(home.old).isEmpty());
    CHECK(home.world.events.count(AccountEventKind::withdrawalAddressRemoved) == 1);
}

TEST_CASE("an approval in which anything differs is refused, and its action is void")
{
    HouseholdWithPasscode home;
    Approval approval(home.old, begin(home.old));
    const auto text = [&](const char* member, const QString& value) {
        return [&approval, member, value] { approval.payload.insert(QLatin1String(member), value); };
    };
    using Change = std::function<void()>;
    const std::pair<const char*, Change> changes[] = {
        {"one letter of the address", text("address", QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLH"))},
        {"the address", text("address", QStringLiteral("rPVMhWBsfF9iMXYj3aAzJVkPDTFNSyWdKy"))},
        {"the memo", text("memo", QStringLiteral("104218"))},
        {"no memo", text("memo", QString())},
        {"the memo is left out", [&] { approval.payload.remove(QStringLiteral("memo")); }},
        {"the memo as a number", [&] { approval.payload.insert(QStringLiteral("memo"), 104217); }},
        {"the network", text("network", QStringLiteral("ETH"))},
        {"the asset", text("asset", QStringLiteral("BTC"))},
        {"the act", text("act", QStringLiteral("remove_withdrawal_address"))},
        {"an amount", text("amount", QStringLiteral("1"))},
        {"the amount is left out", [&] { approval.payload.remove(QStringLiteral("amount")); }},
        {"the nonce", text("nonce", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA"))},
        {"the expiry",
         [&] {
             approval.payload.insert(QStringLiteral("exp"), approval.payload[QStringLiteral("exp")].toInteger() + 1);
         }},
        {"the expiry as text", [&] { approval.payload.insert(QStringLiteral("exp"), QStringLiteral("1800000000")); }},
        {"the issuer", text("iss", QStringLiteral("https://localhost:1"))},
        {"the audience", text("aud", QString::fromLatin1(issuer))},
        {"the subject", text("sub", QStringLiteral("2"))},
        {"the session", text("sid", QString::fromLatin1(home.newcomer.sid))},
        {"another action's id", text("action_id", QStringLiteral("AAAAAAAAAAAAAAAAAAAAAA"))},
        {"no iat", [&] { approval.payload.remove(QStringLiteral("iat")); }},
        {"iat as text", text("iat", QStringLiteral("now"))},
        {"one more member", text("to", QStringLiteral("x"))},
        {"another type", [&] { approval.header.insert(QStringLiteral("typ"), QStringLiteral("device-proof+jwt")); }},
        {"no type", [&] { approval.header.remove(QStringLiteral("typ")); }},
        {"another device's kid",
         [&] { approval.header.insert(QStringLiteral("kid"), QString::fromLatin1(deviceIdOf(home.newcomer))); }},
        {"no kid", [&] { approval.header.remove(QStringLiteral("kid")); }},
        {"a critical header",
         [&] { approval.header.insert(QStringLiteral("crit"), QJsonArray{QStringLiteral("b64")}); }},
        {"the session key", [&] { approval.key = home.old.key.clone(); }},
        {"a new key", [&] { approval.key = jose::EcKey::generate(); }},
        {"another device's key", [&] { approval.key = home.newcomer.deviceKey.clone(); }},
    };
    const auto number = GENERATE(range(std::size_t{0}, std::size_t{30}));
    REQUIRE(std::size(changes) == 30);
    CAPTURE(changes[number].first);
    const Approval good = [&] {
        Approval copy(home.old, Reply{.http = {}, .json = approval.payload});
        copy.payload = approval.payload;
        return copy;
    }();
    changes[number].second();
    const auto reply = approval.send();
    CHECK(reply.status() == 400);
    CHECK(reply.error() == "invalid_approval");
    CHECK(addressesOf(home.old).isEmpty());
    CHECK(good.send().error() == "not_found"); // void
    CHECK(addressesOf(home.old).isEmpty());
    CHECK(setPasscode(home.old, "702846", "314159").number("attempts_left") == 4); // no try was spent
}

TEST_CASE("an approval that is not one at all is refused")
{
    HouseholdWithPasscode home;
    const Approval approval(home.old, begin(home.old));
    const QByteArray jws = approval.jws();
    const auto parts = jws.split('.');
    const QByteArray none =
        toBase64Url(R"({"alg":"none","typ":"action-approval+jwt","kid":")" + deviceIdOf(home.old) + R"("})");
    QByteArray otherSignature = parts[2];
    otherSignature[0] = otherSignature[0] == 'A' ? 'B' : 'A';
    const auto given = GENERATE_COPY(values<QByteArray>(
        {"x", "..", parts[0] + '.' + parts[1] + '.', none + '.' + parts[1] + '.',
         none + '.' + parts[1] + '.' + parts[2], jws + ".x", parts[0] + '.' + parts[1] + '.' + otherSignature}));
    const auto reply = home.old.callJson("POST", accountApi + "/actions/" + approval.id + "/approve",
                                         writeJson({{QStringLiteral("approval"), QString::fromLatin1(given)},
                                                    {QStringLiteral("passcode"), QString::fromLatin1(passcode)}}));
    CHECK(reply.error() == "invalid_approval");
    CHECK(addressesOf(home.old).isEmpty());
}

TEST_CASE("an approval is good once, for its action, in its two minutes, in its session")
{
    HouseholdWithPasscode home;
    const Approval approval(home.old, begin(home.old));
    SECTION("replayed")
    {
        CHECK(approval.send().status() == 200);
        CHECK(approval.send().error() == "not_found");
        Approval(home.old, begin(home.old, addressWish(QStringLiteral("remove_withdrawal_address")))).send();
        CHECK(approval.send().error() == "not_found");
        home.world.restart();
        CHECK(approval.send().error() == "not_found");
        CHECK(addressesOf(home.old).isEmpty());
    }
    SECTION("of another action")
    {
        Approval other(home.old, begin(home.old));
        other.payload = approval.payload;
        CHECK(other.send().error() == "invalid_approval");
        CHECK(addressesOf(home.old).isEmpty());
    }
    SECTION("expired")
    {
        home.old.refresh();
        home.world.advance(119);
        CHECK(approval.send("314159").error() == "wrong_passcode");
        home.world.advance(1);
        CHECK(approval.send().error() == "not_found");
        CHECK(addressesOf(home.old).isEmpty());
    }
    SECTION("of another session of the same device")
    {
        signInAgain(home.old);
        CHECK(approval.send().error() == "not_found");
    }
    SECTION("of another device, and of a stranger")
    {
        for (auto* client : {&home.newcomer, &home.stranger}) {
            const auto reply =
                client->callJson("POST", accountApi + "/actions/" + approval.id + "/approve", approval.body());
            CHECK(reply.error() == "not_found");
        }
        CHECK(approval.send().status() == 200); // and it was not harmed
    }
    SECTION("twice at once")
    {
        std::vector<std::shared_ptr<std::optional<HttpAnswer>>> answers;
        for (int i = 0; i < 2; ++i) {
            auto request =
                home.old.request("POST", accountApi + "/actions/" + approval.id + "/approve", {}, home.old.accessToken);
            request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
            request.headers.append(HttpHeader{"Content-Type", "application/json"});
            request.body = approval.body();
            answers.push_back(std::make_shared<std::optional<HttpAnswer>>());
            home.world.begin(std::move(request), answers.back());
        }
        home.world.executor.drain();
        CHECK((*answers[0])->status == 200);
        CHECK((*answers[1])->status == 404);
        CHECK(home.world.events.count(AccountEventKind::withdrawalAddressAdded) == 1);
    }
}

TEST_CASE("a wrong passcode leaves the action as it is, and counts with all others")
{
    HouseholdWithPasscode home;
    const Approval approval(home.old, begin(home.old));
    CHECK(approval.send("314159").number("attempts_left") == 4);
    CHECK(approval.send("314158").number("attempts_left") == 3);
    SECTION("then the right one")
    {
        CHECK(approval.send().status() == 200);
    }
    SECTION("until it is locked")
    {
        for (int i = 0; i < 3; ++i)
            setPasscode(home.newcomer, "702846", "314157");
        CHECK(approval.send().error() == "passcode_locked");
        CHECK(addressesOf(home.old).isEmpty());
    }
}

TEST_CASE("what is asked for is sound, or nothing begins")
{
    HouseholdWithPasscode home;
    const auto [member, value] = GENERATE(table<const char*, QString>({
        {"act", QStringLiteral("withdraw")},
        {"act", QString()},
        {"asset", QStringLiteral("xrp")},
        {"asset", QString()},
        {"asset", QString(21, u'A')},
        {"asset", QStringLiteral("US-DT")},
        {"network", QStringLiteral("TRC 20")},
        {"address", QStringLiteral("abc")},
        {"address", QString(201, u'a')},
        {"address", QStringLiteral("with space")},
        {"address",
         QString::fromUtf8("r\u0415b8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh")}, // Cyrillic letter that looks the same
        {"address", QStringLiteral("line\nbreak")},
        {"memo", QString(101, u'1')},
        {"memo", QStringLiteral(" 104217")},
        {"memo", QString::fromUtf8("1042\u202e17")},
    }));
    CAPTURE(member, value.toStdString());
    auto wish = addressWish();
    wish.insert(QLatin1String(member), value);
    CHECK(begin(home.old, wish).error() == "invalid_request");
}

TEST_CASE("no action without a passcode, from a shared computer, or beyond a hundred addresses")
{
    Household home;
    CHECK(begin(home.old).error() == "passcode_not_set");
    setPasscode(home.old);
    CHECK(begin(home.shared).error() == "shared_computer");
    CHECK(home.shared.callJson("POST", accountApi + "/actions/abc/approve", "{}").error() == "shared_computer");
    home.world.in([&] {
        for (int i = 0; i < 100; ++i)
            home.world.store->withdrawalAddresses.add(
                home.world.traderId,
                {.id = QByteArray::number(i),
                 .place = {.asset = QStringLiteral("A"), .network = QStringLiteral("A"), .address = QString::number(i)},
                 .addedAt = 1});
        return Done{};
    });
    CHECK(begin(home.old).error() == "too_many");
}

TEST_CASE("a newcomer's address waits a day, and an older device sees which one it is")
{
    HouseholdWithPasscode home;
    const auto reply = Approval(home.newcomer, begin(home.newcomer)).send();
    CHECK(reply.status() == 202);
    auto other = addressWish();
    other.insert(QStringLiteral("memo"), QStringLiteral("7"));
    CHECK(Approval(home.newcomer, begin(home.newcomer, other)).send().status() == 202); // beside the first one
    const auto pending = get(home.old, "/pending-changes").json[QStringLiteral("pending")].toArray();
    REQUIRE(pending.size() == 2);
    auto expected = addressWish();
    expected.remove(QStringLiteral("act"));
    const auto first = std::ranges::find_if(pending, [&](const QJsonValue& change) {
        return change.toObject()[QStringLiteral("id")].toString().toLatin1() == reply.text("pending");
    });
    CHECK((*first).toObject()[QStringLiteral("address")].toObject() == expected);
    CHECK((*first).toObject()[QStringLiteral("kind")] == QStringLiteral("withdrawal_address_added"));
    CHECK(addressesOf(home.old).isEmpty());
    const auto path = accountApi + "/pending-changes/" + reply.text("pending");
    SECTION("approved: this one alone")
    {
        CHECK(home.old.callJson("POST", path + "/approve").status() == 204);
        CHECK(addressesOf(home.old).size() == 1);
        CHECK(get(home.old, "/pending-changes").json[QStringLiteral("pending")].toArray().size() == 1);
    }
    SECTION("cancelled")
    {
        CHECK(home.old.callJson("DELETE", path).status() == 204);
        home.world.advance(day);
        home.world.api->housekeeping();
        CHECK(home.world.events.count(AccountEventKind::withdrawalAddressAdded) == 1);
    }
    SECTION("after a day, with a restart in between")
    {
        home.world.advance(day);
        home.world.restart();
        home.world.api->housekeeping();
        CHECK(home.world.events.count(AccountEventKind::withdrawalAddressAdded) == 2);
    }
    SECTION("the older device adds the same: it is in force, and nothing waits for it")
    {
        CHECK(Approval(home.old, begin(home.old)).send().status() == 200);
        CHECK(home.world.events.count(AccountEventKind::pendingChangeCancelled) == 1);
    }
}

TEST_CASE("a session that ends while the passcode is judged approves nothing")
{
    HouseholdWithPasscode home;
    const Approval approval(home.old, begin(home.old));
    auto request =
        home.old.request("POST", accountApi + "/actions/" + approval.id + "/approve", {}, home.old.accessToken);
    request.headers.removeIf([](const HttpHeader& header) { return header.name == "Content-Type"; });
    request.headers.append(HttpHeader{"Content-Type", "application/json"});
    request.body = approval.body();
    auto answer = std::make_shared<std::optional<HttpAnswer>>();
    home.world.begin(std::move(request), answer);
    REQUIRE(home.world.executor.poolSize() == 1);
    home.world.in(
        [&] { return home.world.store->sessions.end(home.old.sid, {.when = 1, .by = "reuse", .receipt = "r"}); });
    home.world.executor.drain();
    CHECK((*answer)->status == 503);
    CHECK(home.world.in([&] { return home.world.store->withdrawalAddresses.all(home.world.traderId).empty(); }));
}
