// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/not_me_run.h"

#include "tests/core/auth/auth_fixture.h"

using namespace sallyport;
using namespace sallyport::test;
using account::AccountError;
using account::AccountProblem;
using account::Alert;
using account::AlertStore;
using account::NotMe;
using account::NotMeRun;
using account::NotMeStep;
using account::StepState;

namespace {

const QString jti = QStringLiteral("jti-1");

/// An account whose every answer is the test's to give.
struct FakeAccount : account::AccountService {
    template <typename T>
    struct Question {
        int asked = 0;
        std::optional<Promise<T, AccountError>> promise;
        Answer<T> ask()
        {
            ++asked;
            promise.emplace();
            return promise->task();
        }
    };
    Question<account::EndReport> ending;
    Question<account::EndManyReport> endingOthers;
    Question<account::ChangeReport> password;
    Question<account::ChangeReport> code;
    QString ended;

    template <typename T>
    static Answer<T> never()
    {
        return Answer<T>::ready(std::unexpected(AccountError::abandoned()));
    }
    Answer<QList<account::SessionEntry>> sessions() override { return never<QList<account::SessionEntry>>(); }
    Answer<account::EndReport> endSession(QString id) override
    {
        ended = id;
        return ending.ask();
    }
    Answer<account::EndManyReport> endOthers() override { return endingOthers.ask(); }
    Answer<account::DeviceList> devices() override { return never<account::DeviceList>(); }
    Answer<account::DeviceEntry> renameDevice(QString, QString) override { return never<account::DeviceEntry>(); }
    Answer<account::DeviceEndReport> revokeDevice(QString) override { return never<account::DeviceEndReport>(); }
    Answer<QList<account::SignInEntry>> signIns() override { return never<QList<account::SignInEntry>>(); }
    Answer<account::SecurityFacts> security() override { return never<account::SecurityFacts>(); }
    Answer<account::ChangeReport> changePassword(Secret, Secret, Secret) override { return password.ask(); }
    Answer<account::ChangeReport> setAntiPhishingCode(QString) override { return code.ask(); }
    Answer<QList<account::PendingChange>> pendingChanges() override { return never<QList<account::PendingChange>>(); }
    Answer<Done> approveChange(QString) override { return never<Done>(); }
    Answer<Done> cancelChange(QString) override { return never<Done>(); }
};

struct Steps {
    QTemporaryDir folder;
    FakeAccount account;
    std::unique_ptr<AlertStore> alerts;
    std::unique_ptr<NotMeRun> run;

    Steps()
    {
        restart([this] {
            const Alert alert{
                .jti = jti, .kind = account::AlertKind::newDevice, .at = 5, .sessionId = QStringLiteral("s-9")};
            REQUIRE(waitFor(alerts->add({alert})));
        });
    }
    /// As after a crash: everything anew from what is on disk.
    void restart(const std::function<void()>& before = [] {})
    {
        run.reset();
        alerts = std::make_unique<AlertStore>(folder.path(), QStringLiteral("practice"));
        REQUIRE(waitFor(alerts->open()));
        before();
        run = std::make_unique<NotMeRun>(*alerts, account, jti);
    }
    StepState state(NotMeStep step) const { return run->steps().entry(step).state; }
    template <typename Q, typename R>
    void answer(Q& question, R result, int times = 1)
    {
        REQUIRE(waitUntil([&] { return question.asked == times; }));
        question.promise->finish(std::move(result));
    }
};

std::unexpected<AccountError> failing(AccountProblem what)
{
    return std::unexpected(AccountError{.what = what});
}

} // namespace

TEST_CASE("a step that fails never removes the alert, also not over a restart")
{
    Steps f;
    REQUIRE(f.run->endSession());
    f.answer(f.account.ending, failing(AccountProblem::noReceipt));
    REQUIRE(waitUntil([&] { return f.state(NotMeStep::endSession) == StepState::failed; }));
    CHECK(f.run->steps().entry(NotMeStep::endSession).failure == AccountProblem::noReceipt);
    REQUIRE(f.alerts->find(jti));
    CHECK(f.alerts->find(jti)->review == account::Review::notMine);
    f.restart();
    REQUIRE(f.alerts->find(jti));
    CHECK(f.state(NotMeStep::endSession) == StepState::failed);
    REQUIRE(f.run->endSession()); // Retry
    CHECK(f.state(NotMeStep::endSession) == StepState::running);
    f.answer(f.account.ending, account::EndReport{.outcome = account::EndOutcome::ended, .end = {}}, 2);
    REQUIRE(waitUntil([&] { return f.state(NotMeStep::endSession) == StepState::done; }));
    CHECK(f.account.ended == QStringLiteral("s-9"));
    CHECK(f.alerts->find(jti));
}

TEST_CASE("nothing is ticked, and no new value known, before the service agrees")
{
    Steps f;
    const QString code = QStringLiteral("canary heron");
    REQUIRE(f.run->changeAntiPhishingCode(code));
    REQUIRE(
        f.run->changePassword(Secret::fromText(u"old"), Secret::fromText(u"canary new"), Secret::fromText(u"123456")));
    REQUIRE(waitUntil([&] { return f.account.code.asked == 1 && f.account.password.asked == 1; }));
    CHECK(f.state(NotMeStep::changeAntiPhishingCode) == StepState::running);
    CHECK(f.state(NotMeStep::changePassword) == StepState::running);
    f.answer(f.account.code, failing(AccountProblem::refused));
    f.answer(f.account.password,
             account::ChangeReport{.pending = true, .pendingId = QStringLiteral("p"), .effectiveAt = 77});
    REQUIRE(waitUntil([&] { return f.state(NotMeStep::changePassword) == StepState::pending; }));
    CHECK(f.state(NotMeStep::changeAntiPhishingCode) == StepState::failed);
    CHECK(f.run->steps().entry(NotMeStep::changePassword).effectiveAt == 77);
    QFile file(f.folder.filePath(QStringLiteral("alerts-practice.jsonl")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK_FALSE(file.readAll().contains("canary"));
}

TEST_CASE("a crash in the middle of a step: it is to be done again, and is not ticked")
{
    Steps f;
    REQUIRE(f.run->endOthers());
    REQUIRE(waitUntil([&] { return f.account.endingOthers.asked == 1; }));
    f.restart();
    CHECK(f.state(NotMeStep::endOthers) == StepState::waiting);
    CHECK(f.run->steps().entry(NotMeStep::endOthers).interrupted);
    REQUIRE(f.run->endOthers());
    f.answer(f.account.endingOthers, account::EndManyReport{}, 2);
    CHECK(waitUntil([&] { return f.state(NotMeStep::endOthers) == StepState::done; }));
}

TEST_CASE("ending the others in part is a failure that says how many are left")
{
    Steps f;
    REQUIRE(f.run->endOthers());
    f.answer(f.account.endingOthers, account::EndManyReport{.ended = {{}, {}}, .notEnded = {QStringLiteral("s-3")}});
    REQUIRE(waitUntil([&] { return f.state(NotMeStep::endOthers) == StepState::failed; }));
    CHECK(f.run->steps().entry(NotMeStep::endOthers).ended == 2);
    CHECK(f.run->steps().entry(NotMeStep::endOthers).notEnded == 1);
}

TEST_CASE("a stranger's session that is not among one's own is not ticked as ended")
{
    Steps f;
    REQUIRE(f.run->endSession());
    f.answer(f.account.ending, account::EndReport{.outcome = account::EndOutcome::notAmongYours, .end = {}});
    CHECK(waitUntil([&] { return f.state(NotMeStep::endSession) == StepState::notNeeded; }));
}

TEST_CASE("steps that do not fit change nothing")
{
    NotMe steps = NotMe::forAlert({.jti = jti, .sessionId = QStringLiteral("s-9")});
    const NotMe before = steps;
    CHECK_FALSE(steps.succeed(NotMeStep::endSession));
    CHECK_FALSE(steps.fail(NotMeStep::endOthers, {}));
    CHECK_FALSE(steps.skip(NotMeStep::endSession));
    CHECK(steps == before);
    REQUIRE(steps.start(NotMeStep::endSession));
    CHECK_FALSE(steps.start(NotMeStep::endSession));
    REQUIRE(steps.succeed(NotMeStep::endSession));
    CHECK_FALSE(steps.start(NotMeStep::endSession)); // done is done
    for (const auto step : {NotMeStep::endOthers, NotMeStep::changePassword})
        CHECK(steps.skip(step));
    CHECK_FALSE(steps.isFinished());
    CHECK(steps.skip(NotMeStep::changeAntiPhishingCode));
    CHECK(steps.isFinished());
    CHECK(NotMe::fromJson(steps.toJson()) == steps);
    CHECK(NotMe::forAlert({.jti = jti}).entry(NotMeStep::endSession).state == StepState::notNeeded);
}

TEST_CASE("the end of a session cannot be left out, unless it is the one in use")
{
    NotMe steps = NotMe::forAlert({.jti = jti, .sessionId = QStringLiteral("s-9")});
    REQUIRE(steps.start(NotMeStep::endSession));
    REQUIRE(steps.fail(NotMeStep::endSession, {.what = account::AccountProblem::noReceipt}));
    CHECK_FALSE(steps.skip(NotMeStep::endSession));
    REQUIRE(steps.start(NotMeStep::endSession));
    REQUIRE(steps.fail(NotMeStep::endSession, {.what = account::AccountProblem::ownSession}));
    CHECK(steps.skip(NotMeStep::endSession));
}
