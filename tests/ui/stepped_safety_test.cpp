// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/wait.h"
#include "tests/ui/fake_safety.h"
#include "ui/shell/stepped_safety.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using account::ChangeReport;

namespace {

const AccountError stepUpNeeded{.what = AccountProblem::session,
                                .session = auth::SessionError{.what = auth::SessionProblem::stepUpNeeded}};

struct Desk {
    int proofs = 0;
    bool proves = true;
    FakeSafety fake;
    ui::StepGate gate{[this] {
        ++proofs;
        return Task<Done, ui::StepUpRefusal>::ready(proves ? Result<Done, ui::StepUpRefusal>(Done{})
                                                           : std::unexpected(ui::StepUpRefusal::cancelled));
    }};
    ui::SteppedSafety safety{fake, gate};
};

void turn()
{
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
}

} // namespace

TEST_CASE("a passcode that wants a recent sign-in is sent again, whole, once the person has proved themselves")
{
    Desk desk;
    auto answer = desk.safety.setPasscode(Secret::copyOf("271828"), Secret::copyOf("314159"));
    desk.fake.m_sets.answer(std::unexpected(stepUpNeeded));
    turn();
    REQUIRE(desk.fake.m_sets.count() == 2);
    CHECK(desk.fake.m_sets.abouts == QStringList(2, QStringLiteral("271828>314159")));
    desk.fake.m_sets.answer(ChangeReport{.pending = true});
    CHECK(waitFor(std::move(answer))->pending);
    CHECK(desk.proofs == 1);
}

TEST_CASE("an approval goes on with the same action and passcode")
{
    Desk desk;
    auto answer = desk.safety.approve({.id = QStringLiteral("a1")}, Secret::copyOf("271828"));
    desk.fake.m_approvals.answer(std::unexpected(stepUpNeeded));
    turn();
    CHECK(desk.fake.m_approvals.abouts == QStringList(2, QStringLiteral("a1=271828")));
    desk.fake.m_approvals.answer(ChangeReport{});
    CHECK(waitFor(std::move(answer)).has_value());
}

TEST_CASE("who does not prove themselves changes nothing and is told why")
{
    Desk desk;
    desk.proves = false;
    auto answer = desk.safety.replaceForgottenPasscode(Secret::copyOf("314159"));
    desk.fake.m_forgotten.answer(std::unexpected(stepUpNeeded));
    const auto told = waitFor(std::move(answer));
    REQUIRE_FALSE(told.has_value());
    CHECK(told.error().session->what == auth::SessionProblem::stepUpNeeded);
    CHECK(desk.fake.m_forgotten.count() == 1);
}

TEST_CASE("no other refusal asks the person to prove themselves, and a second demand is the answer")
{
    Desk desk;
    auto wrong = desk.safety.approve({.id = QStringLiteral("a1")}, Secret::copyOf("271828"));
    desk.fake.m_approvals.answer(std::unexpected(AccountError{.what = AccountProblem::wrongPasscode}));
    CHECK(waitFor(std::move(wrong)).error().what == AccountProblem::wrongPasscode);
    CHECK(desk.proofs == 0);
    auto twice = desk.safety.addresses();
    desk.fake.m_addresses.answer(std::unexpected(stepUpNeeded));
    turn();
    desk.fake.m_addresses.answer(std::unexpected(stepUpNeeded));
    CHECK_FALSE(waitFor(std::move(twice)).has_value());
    CHECK(desk.proofs == 1);
    CHECK(desk.fake.m_addresses.count() == 2);
}
