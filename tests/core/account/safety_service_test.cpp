// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The trading passcode and actions at the client: what was asked for is what the service echoes, or nothing is signed.
#include "core/account/http_safety_service.h"
#include "core/account/safety_reader.h"
#include "core/auth/session_record.h"
#include "tests/core/account/account_fixture.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountProblem;
using account::ActionWish;
using net::HttpRequest;

namespace {

const ActionWish wish{.kind = account::ActionKind::addWithdrawalAddress,
                      .asset = QStringLiteral("XRP"),
                      .network = QStringLiteral("XRP"),
                      .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                      .memo = QStringLiteral("104217")};

struct Safety : AccountFixture {
    account::HttpSafetyService safety{*session, context()};
    QList<QJsonObject> bodies;

    explicit Safety(const auth::DeviceChoice& choice = own()) : AccountFixture(choice) {}

    QJsonObject members() const
    {
        return {{QStringLiteral("iss"), issuer},
                {QStringLiteral("aud"), session->accountEndpoint().toString()},
                {QStringLiteral("sub"), QStringLiteral("1")},
                {QStringLiteral("sid"), session->facts().sessionId},
                {QStringLiteral("action_id"), QStringLiteral("action-1")},
                {QStringLiteral("act"), QStringLiteral("add_withdrawal_address")},
                {QStringLiteral("asset"), wish.asset},
                {QStringLiteral("network"), wish.network},
                {QStringLiteral("address"), wish.address},
                {QStringLiteral("memo"), wish.memo},
                {QStringLiteral("amount"), QString()},
                {QStringLiteral("nonce"), QStringLiteral("nonce-1")},
                {QStringLiteral("exp"), qint64{clock.clock().unixSeconds() + 120}}};
    }
    void answer(int status, const QJsonObject& body)
    {
        api = [this, status, body](const HttpRequest& request) {
            bodies.append(readBody(request));
            return json(status, body);
        };
    }
    Result<account::Action, account::AccountError> begin(const QJsonObject& echoed)
    {
        answer(200, echoed);
        return waitFor(safety.begin(wish));
    }
    AccountProblem approvalProblem(int status, const char* word)
    {
        const auto action = begin(members());
        REQUIRE(action);
        answer(status, {{QStringLiteral("error"), QLatin1String(word)}, {QStringLiteral("attempts_left"), 3}});
        const auto report = waitFor(safety.approve(*action, Secret::copyOf("240917")));
        REQUIRE_FALSE(report);
        return report.error().what;
    }
};

} // namespace

TEST_CASE("an action is what the service echoes, and the approval signs just that with the device key")
{
    Safety f;
    const auto action = f.begin(f.members());
    REQUIRE(action);
    CHECK(action->members == wish);
    CHECK(f.bodies.last()[QStringLiteral("memo")] == wish.memo);
    f.answer(200, {});
    const auto report = waitFor(f.safety.approve(*action, Secret::copyOf("240917")));
    REQUIRE(report);
    CHECK_FALSE(report->pending);
    CHECK(f.bodies.last()[QStringLiteral("passcode")] == QStringLiteral("240917"));
    const auto jws = f.bodies.last()[QStringLiteral("approval")].toString().toLatin1();
    const auto scalar = waitFor(f.store.read(auth::deviceKeyFor(f.session->facts().profileId)));
    REQUIRE(scalar);
    const auto key = jose::EcKey::fromScalar(*scalar);
    REQUIRE(key);
    const auto content = jose::verifyJws(jws, key->publicKey(), {.type = "action-approval+jwt"});
    REQUIRE(content);
    CHECK(content->header[QStringLiteral("kid")] == f.session->facts().deviceId);
    auto expected = f.members();
    expected.insert(QStringLiteral("iat"), content->payload[QStringLiteral("iat")]);
    CHECK(content->payload == expected);
    CHECK(content->payload.size() == 14);
}

TEST_CASE("an echo in which any member differs is refused before anything is signed")
{
    Safety f;
    const auto [member, value, problem] = GENERATE(table<const char*, QJsonValue, AccountProblem>({
        {"address", QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLH"), AccountProblem::echoDiffers}, // one letter
        {"address", QString::fromUtf8("r\u0415b8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
         AccountProblem::unreadable}, // Cyrillic
        {"address", QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh "), AccountProblem::unreadable},
        {"memo", QStringLiteral("104218"), AccountProblem::echoDiffers},
        {"memo", QString(), AccountProblem::echoDiffers},
        {"memo", 104217, AccountProblem::unreadable},
        {"memo", QJsonValue::Undefined, AccountProblem::unreadable},
        {"asset", QStringLiteral("BTC"), AccountProblem::echoDiffers},
        {"network", QStringLiteral("ETH"), AccountProblem::echoDiffers},
        {"act", QStringLiteral("remove_withdrawal_address"), AccountProblem::echoDiffers},
        {"act", QStringLiteral("withdraw"), AccountProblem::unreadable},
        {"amount", QStringLiteral("1000"), AccountProblem::unreadable},
        {"amount", QJsonValue::Undefined, AccountProblem::unreadable},
        {"iss", QStringLiteral("https://other.example"), AccountProblem::unreadable},
        {"aud", QStringLiteral("https://other.example/account/v1"), AccountProblem::unreadable},
        {"sid", QStringLiteral("another"), AccountProblem::unreadable},
        {"sub", QString(), AccountProblem::unreadable},
        {"action_id", QString(), AccountProblem::unreadable},
        {"nonce", QString(), AccountProblem::unreadable},
        {"exp", QStringLiteral("soon"), AccountProblem::unreadable},
    }));
    CAPTURE(member);
    auto echoed = f.members();
    if (value.isUndefined())
        echoed.remove(QLatin1String(member));
    else
        echoed.insert(QLatin1String(member), value);
    const auto action = f.begin(echoed);
    REQUIRE_FALSE(action);
    CHECK(action.error().what == problem);
    CHECK(action.error().echo.has_value() == (problem == AccountProblem::echoDiffers));
    CHECK(f.bodies.size() == 1); // asked, and nothing after it
}

TEST_CASE("what the service says to an approval is told apart")
{
    Safety f;
    CHECK(f.approvalProblem(400, "invalid_approval") == AccountProblem::approvalRefused);
    CHECK(f.approvalProblem(403, "wrong_passcode") == AccountProblem::wrongPasscode);
    CHECK(f.approvalProblem(429, "passcode_locked") == AccountProblem::passcodeLocked);
    CHECK(f.approvalProblem(429, "rate_limited") == AccountProblem::tryLater);
    CHECK(f.approvalProblem(404, "not_found") == AccountProblem::actionGone);
    CHECK(f.approvalProblem(403, "passcode_not_set") == AccountProblem::passcodeNotSet);
}

TEST_CASE("without a device key nothing is signed and nothing sent")
{
    Safety f(AuthFixture::shared());
    f.answer(200, {});
    const auto report = waitFor(f.safety.approve({.members = wish}, Secret::copyOf("240917")));
    REQUIRE_FALSE(report);
    CHECK(report.error().what == AccountProblem::noDeviceKey);
    CHECK(f.bodies.isEmpty());
}

TEST_CASE("what is no passcode or no address is not sent at all")
{
    Safety f;
    f.answer(204, {});
    CHECK(waitFor(f.safety.setPasscode({}, Secret::copyOf("24091"))).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.safety.setPasscode({}, Secret::copyOf("24091a"))).error().what == AccountProblem::badValue);
    CHECK(waitFor(f.safety.replaceForgottenPasscode({})).error().what == AccountProblem::badValue);
    auto bad = wish;
    bad.address = QStringLiteral("a b c d");
    CHECK(waitFor(f.safety.begin(bad)).error().what == AccountProblem::badValue);
    CHECK(f.bodies.isEmpty());
}

TEST_CASE("a passcode is set, changed and replaced as docs/protocol.md has it")
{
    Safety f;
    f.answer(204, {});
    CHECK(waitFor(f.safety.setPasscode({}, Secret::copyOf("240917"))));
    CHECK(f.bodies.last() == QJsonObject{{QStringLiteral("passcode"), QStringLiteral("240917")}});
    CHECK(waitFor(f.safety.setPasscode(Secret::copyOf("240917"), Secret::copyOf("702846"))));
    CHECK(f.bodies.last()[QStringLiteral("old_passcode")] == QStringLiteral("240917"));
    f.answer(202, {{QStringLiteral("pending"), QStringLiteral("p1")}, {QStringLiteral("effective_at"), 99}});
    const auto report = waitFor(f.safety.replaceForgottenPasscode(Secret::copyOf("702846")));
    REQUIRE(report);
    CHECK(report->pending);
    CHECK(report->effectiveAt == 99);
    CHECK(f.bodies.last()[QStringLiteral("forgotten")] == QStringLiteral("true"));
    f.answer(403, {{QStringLiteral("error"), QStringLiteral("passcode_needed")}});
    CHECK(waitFor(f.safety.setPasscode({}, Secret::copyOf("702846"))).error().what == AccountProblem::passcodeNeeded);
}

TEST_CASE("addresses are read whole or not at all")
{
    const QJsonObject good{
        {QStringLiteral("id"), QStringLiteral("a1")},       {QStringLiteral("asset"), QStringLiteral("XRP")},
        {QStringLiteral("network"), QStringLiteral("XRP")}, {QStringLiteral("address"), wish.address},
        {QStringLiteral("memo"), QStringLiteral("104217")}, {QStringLiteral("added_at"), 7}};
    const auto read = [](const QJsonArray& list) {
        return account::readAddresses(writeJson({{QStringLiteral("addresses"), list}}));
    };
    const auto one = read({good});
    REQUIRE(one);
    CHECK(one->first().address == wish.address);
    CHECK(one->first().addedAt == 7);
    for (const auto* left : {"id", "asset", "network", "address", "memo"}) {
        auto bad = good;
        bad.remove(QLatin1String(left));
        CAPTURE(left);
        CHECK_FALSE(read({good, bad}));
    }
    auto hidden = good;
    hidden.insert(QStringLiteral("address"), QString(wish.address + QChar(0x200b)));
    CHECK_FALSE(read({hidden}));
    QJsonArray many;
    for (int i = 0; i < 1001; ++i)
        many.append(good);
    CHECK_FALSE(read(many));
}
