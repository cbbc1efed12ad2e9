// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// core/account against the real service over TLS: what protects the account is changed at once from the older computer,
// a day later from one that has only just come, and never if the older one says no.
#include "core/account/http_account_service.h"
#include "tests/journeys/person_at_computers.h"

using namespace sallyport;
using namespace sallyport::account;
using namespace sallyport::test;

namespace {

const QString code = QStringLiteral("blue heron 7");

/// A person at two computers, the first of which is the older one.
struct Two : PersonAtComputers {
    std::unique_ptr<auth::Session> desk = signIn(0);
    std::unique_ptr<auth::Session> laptop = signIn(1, {auth::ComputerKind::own, QStringLiteral("Laptop")});
    HttpAccountService atDesk{*desk};
    HttpAccountService atLaptop{*laptop};

    static Secret chosen() { return Secret::fromText(u"another \"horse\", another battery"); }
    auto changePassword(HttpAccountService& where)
    {
        return waitFor(where.changePassword(service.password(), chosen(), nextCode()));
    }
    bool opens(const Secret& password)
    {
        auth::SignIn signIn(context(2));
        playWith(signIn, {auth::ComputerKind::own, QStringLiteral("Third")}, password);
        return std::holds_alternative<auth::SignedIn>(signIn.state());
    }
};

} // namespace

TEST_CASE("the older computer changes password and anti-phishing code at once")
{
    Two t;
    const auto coded = waitFor(t.atDesk.setAntiPhishingCode(code));
    REQUIRE(coded);
    CHECK_FALSE(coded->pending);
    const auto changed = t.changePassword(t.atDesk);
    REQUIRE(changed);
    CHECK_FALSE(changed->pending);
    const auto facts = waitFor(t.atLaptop.security());
    REQUIRE(facts);
    CHECK(facts->antiPhishingCodeSet);
    CHECK(facts->passwordChangedAt >= t.time.clock().unixSeconds() - 60);
    CHECK(waitFor(t.atLaptop.sessions())); // open sessions stay
    CHECK(t.opens(Two::chosen()));
    CHECK_FALSE(t.opens(t.service.password()));
}

TEST_CASE("what the newer computer changes waits for a day, and comes into force over a restart of the service")
{
    Two t;
    const auto changed = t.changePassword(t.atLaptop);
    REQUIRE(changed);
    CHECK(changed->pending);
    const auto pending = waitFor(t.atDesk.pendingChanges());
    REQUIRE(pending);
    REQUIRE(pending->size() == 1);
    CHECK(pending->first().id == changed->pendingId);
    CHECK(pending->first().kind == ChangeKind::password);
    CHECK(pending->first().byDevice == t.laptop->facts().deviceId);
    CHECK(pending->first().effectiveAt == changed->effectiveAt);
    t.time.pass(std::chrono::hours(24));
    t.service.restart();
    CHECK(waitFor(t.atDesk.pendingChanges())->isEmpty());
    CHECK(t.opens(Two::chosen()));
}

TEST_CASE("the older computer approves or cancels what the newer one began, which can do neither for it")
{
    Two t;
    const auto first = waitFor(t.atLaptop.setAntiPhishingCode(code));
    REQUIRE(first);
    const auto refused = waitFor(t.atLaptop.approveChange(first->pendingId));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == AccountProblem::newcomer);
    CHECK(waitFor(t.atDesk.cancelChange(first->pendingId)));
    t.time.pass(std::chrono::hours(25));
    CHECK_FALSE(waitFor(t.atDesk.security())->antiPhishingCodeSet);
}

TEST_CASE("throwing out the newer computer takes what it began along")
{
    Two t;
    REQUIRE(t.changePassword(t.atLaptop));
    const auto gone = waitFor(t.atDesk.revokeDevice(t.laptop->facts().deviceId));
    REQUIRE(gone);
    CHECK(gone->outcome == DeviceEndOutcome::gone);
    CHECK(waitFor(t.atDesk.pendingChanges())->isEmpty());
    t.time.pass(std::chrono::hours(25));
    CHECK(t.opens(t.service.password()));
}
