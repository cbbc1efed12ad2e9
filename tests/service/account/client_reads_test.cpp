// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the service answers, read by the client's own readers, and the client's own bodies read by the service.
#include "core/account/account_errors.h"
#include "core/account/secret_json.h"
#include "core/account/security_reader.h"
#include "core/account/session_list_reader.h"
#include "tests/service/account/account_client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountProblem;

namespace {

account::AccountError errorOf(const Reply& reply)
{
    net::HttpResponse response;
    response.status = reply.status();
    for (const auto& header : reply.http.headers)
        response.headers.append({header.name, header.value});
    response.body = reply.http.body;
    return account::errorOf(response);
}

} // namespace

TEST_CASE("the client reads devices, sessions and receipts as the service means them")
{
    Household home;
    const auto devices = account::readDevices(get(home.old, "/devices").http.body);
    REQUIRE(devices);
    REQUIRE(devices->devices.size() == 2);
    const auto isOld = [&](const account::DeviceEntry& d) { return d.id.toLatin1() == deviceIdOf(home.old); };
    const auto old = std::ranges::find_if(devices->devices, isOld);
    REQUIRE(old != devices->devices.end());
    CHECK(old->current);
    CHECK_FALSE(old->isNew);
    CHECK(old->name == QStringLiteral("Study desktop"));
    REQUIRE(old->sessions.size() == 1);
    CHECK(old->sessions[0].id.toLatin1() == home.old.sid);
    CHECK(old->sessions[0].location == QStringLiteral("This computer (practice)"));
    CHECK(old->sessions[0].network == QStringLiteral("loopback"));
    REQUIRE(devices->withoutDevice.size() == 1);
    CHECK(devices->withoutDevice[0].computer == auth::ComputerKind::shared);
    const auto page = account::readSessionPage(get(home.old, "/sessions").http.body);
    REQUIRE(page);
    CHECK(page->sessions.contains(old->sessions[0]));

    const auto renamed = home.old.callJson("PATCH", accountApi + "/devices/" + deviceIdOf(home.newcomer),
                                           account::secretJson({{"name", Secret::copyOf("Bl\xc3\xa5 \"laptop\"")}}));
    const auto device = account::readDevice(renamed.http.body);
    REQUIRE(device);
    CHECK(device->name == QString::fromUtf8("Bl\xc3\xa5 \"laptop\""));
    CHECK(device->isNew);
    const auto receipts = account::readReceipts(del(home.old, "/devices/" + deviceIdOf(home.newcomer)).http.body);
    REQUIRE(receipts);
    CHECK(receipts->size() == 1);
}

TEST_CASE("the client reads sign-ins, security and pending changes as the service means them")
{
    Household home;
    Client guesser(home.world, QStringLiteral("192.0.2.66"));
    guesser.credentials(traderMail, "a wrong password");
    const auto signIns = account::readSignIns(get(home.old, "/sign-ins").http.body);
    REQUIRE(signIns);
    CHECK(std::ranges::count(*signIns, account::SignInOutcome::wrongCredentials, &account::SignInEntry::outcome) == 1);
    CHECK(std::ranges::count(*signIns, account::SignInOutcome::unknown, &account::SignInEntry::outcome) == 0);
    CHECK(std::ranges::none_of(*signIns, &QString::isEmpty, &account::SignInEntry::id));

    const auto asked = setCode(home.newcomer);
    const auto report = account::readPendingReport(asked.http.body);
    REQUIRE(report);
    CHECK(report->pending);
    const auto pending = account::readPendingChanges(get(home.old, "/pending-changes").http.body);
    REQUIRE(pending);
    REQUIRE(pending->size() == 1);
    CHECK(pending->first().id == report->pendingId);
    CHECK(pending->first().effectiveAt == report->effectiveAt);
    CHECK(pending->first().kind == account::ChangeKind::antiPhishingCode);
    CHECK(pending->first().byDevice.toLatin1() == deviceIdOf(home.newcomer));
    CHECK(pending->first().bySession.toLatin1() == home.newcomer.sid);

    const auto before = account::readSecurity(get(home.old, "/security").http.body);
    REQUIRE(before);
    CHECK_FALSE(before->antiPhishingCodeSet);
    CHECK(before->authenticators.size() == 1);
    CHECK(before->passwordChangedAt > 0);
    CHECK(setCode(home.old).status() == 204);
    CHECK(account::readSecurity(get(home.old, "/security").http.body)->antiPhishingCodeSet);
}

TEST_CASE("the service reads the passwords that the client writes, whatever is in them")
{
    Household home;
    const auto chosen = GENERATE(as<std::string>(), "quote \" and \\ backslash", "tab\tnew\nline\x01",
                                 "\xf0\x9f\x98\x80 emoji \xc3\xa4\xc3\xb6");
    home.world.advance(60);
    const auto body = account::secretJson({{"old_password", Secret::copyOf(traderPassword)},
                                           {"new_password", Secret::copyOf(QByteArray::fromStdString(chosen))},
                                           {"otp", Secret::copyOf(home.world.totpCode())}});
    CHECK(home.old.callJson("POST", accountApi + "/security/password", body).status() == 204);
    Client again(home.world);
    CHECK(again.credentials(traderMail, QByteArray::fromStdString(chosen)).list("next") == QByteArrayList{"otp"});
}

TEST_CASE("the client knows each refusal by its own name")
{
    Household home;
    CHECK(errorOf(del(home.newcomer, "/devices/" + deviceIdOf(home.old))).what == AccountProblem::newcomer);
    CHECK(errorOf(setCode(home.shared)).what == AccountProblem::sharedComputer);
    CHECK(errorOf(setCode(home.old, "ab")).what == AccountProblem::badValue);
    CHECK(errorOf(del(home.old, "/pending-changes/unknown")).what == AccountProblem::notFound);
    home.old.stepUp();
    CHECK(errorOf(changePassword(home.old, "short")).what == AccountProblem::weakPassword);
    const auto wrong = errorOf(changePassword(home.old, newPassword, "not the old one"));
    CHECK(wrong.what == AccountProblem::wrongCredentials);
    CHECK(wrong.attemptsLeft == 4);
    const auto code = home.old.callJson("POST", accountApi + "/security/password",
                                        R"({"old_password":")" + traderPassword + R"(","new_password":")" + newPassword
                                            + R"(","otp":"000000"})");
    CHECK(errorOf(code).what == AccountProblem::wrongCode);
    for (int i = 0; i < 4; ++i)
        home.old.callJson("POST", accountApi + "/security/password",
                          passwordBody(home.world, newPassword, "not the old one"));
    const auto locked = errorOf(home.old.callJson("POST", accountApi + "/security/password", passwordBody(home.world)));
    CHECK(locked.what == AccountProblem::tryLater);
    CHECK(locked.retryAfter.has_value());
}
