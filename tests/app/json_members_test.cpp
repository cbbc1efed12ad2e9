// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_objects.h"

#include "app/cli/action_approve.h"
#include "app/cli/command_error.h"
#include "tests/support/catch.h"

#include <QJsonArray>

using namespace sallyport;
using namespace sallyport::account;
using namespace sallyport::app;

namespace {

SessionEntry shared()
{
    return {.id = QStringLiteral("s"), .computer = auth::ComputerKind::shared, .leaseEndsAt = 9};
}

QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

} // namespace

TEST_CASE("the members of --json are the documented ones: scripts depend on them")
{
    CHECK(toJson(shared()).keys()
          == sorted(QStringLiteral("session_id current device_id device_name created_at last_seen_at expires_at ip "
                                   "location network computer lease_ends_at")
                        .split(u' ')));
    const auto device = QStringLiteral("device_id name current new shared first_seen_at last_seen_at sessions");
    CHECK(toJson(DeviceEntry{.sessions = {shared()}}).keys() == sorted(device.split(u' ')));
    CHECK(sharedDeviceToJson(shared()).keys() == sorted(device.split(u' ')));
    CHECK(toJson(SignInEntry{}).keys()
          == sorted(QStringLiteral("id at outcome ip location network device_id").split(u' ')));
    CHECK(toJson(Alert{}).keys() == sorted(QStringLiteral("jti kind severity at received_at type review").split(u' ')));
    const auto place = QStringLiteral("asset network address memo");
    CHECK(toJson(ActionWish{}).keys() == sorted((place + QStringLiteral(" act")).split(u' ')));
    CHECK(toJson(WithdrawalAddress{}).keys() == sorted((place + QStringLiteral(" id added_at")).split(u' ')));
    CHECK(toJson(ChangeReport{}).keys() == sorted(QStringLiteral("result pending_id effective_at").split(u' ')));
    const auto change =
        QStringLiteral("pending_id kind began_at effective_at by_session by_device device_name current ip "
                       "location");
    CHECK(toJson(PendingChange{}, {}).keys() == sorted(change.split(u' ')));
    CHECK(toJson(PendingChange{.address = WithdrawalAddress{}, .objectName = QStringLiteral("phone")}, {}).keys()
          == sorted((change + QStringLiteral(" address name")).split(u' ')));
    CHECK(endToJson(QStringLiteral("s"), true, "r").keys()
          == sorted(QStringLiteral("session_id ended receipt").split(u' ')));
}

TEST_CASE("what is not proved has no receipt, and a shared computer no device id")
{
    CHECK(endToJson(QStringLiteral("s"), false, {}).value(u"receipt").isNull());
    const auto object = sharedDeviceToJson(shared());
    CHECK(object.value(u"device_id").isNull());
    CHECK(toJson(account::SessionEntry{}).value(u"device_id").isNull());
    CHECK(toJson(account::SignInEntry{}).value(u"device_id").isNull());
    CHECK(object.value(u"sessions").toArray().first().toObject().value(u"session_id") == QStringLiteral("s"));
}

TEST_CASE("the end of a session says by whom, when, and with what proof")
{
    const auto told = commandError(auth::SessionEnd{
        .cause = auth::EndCause::otherSession, .endedAt = 5, .bySession = QStringLiteral("b"), .receipt = "r"});
    CHECK(told.word == QStringLiteral("session_ended"));
    CHECK(told.exit == ExitCode::refused);
    CHECK(told.more
          == QJsonObject{{QStringLiteral("by"), QStringLiteral("other_session")},
                         {QStringLiteral("by_session"), QStringLiteral("b")},
                         {QStringLiteral("ended_at"), 5},
                         {QStringLiteral("receipt"), QStringLiteral("r")}});
    const auto unknown = commandError(auth::SessionEnd{});
    CHECK(unknown.more.value(u"by") == QStringLiteral("unknown"));
    CHECK(unknown.more.value(u"ended_at").isNull());
    CHECK(unknown.more.value(u"receipt").isNull());
}

TEST_CASE("a change in force waits for nothing, and one that waits says until when")
{
    CHECK(toJson(ChangeReport{})
          == QJsonObject{{QStringLiteral("result"), QStringLiteral("done")},
                         {QStringLiteral("pending_id"), QJsonValue::Null},
                         {QStringLiteral("effective_at"), QJsonValue::Null}});
    CHECK(toJson(ChangeReport{.pending = true, .pendingId = QStringLiteral("p"), .effectiveAt = 9})
          == QJsonObject{{QStringLiteral("result"), QStringLiteral("pending")},
                         {QStringLiteral("pending_id"), QStringLiteral("p")},
                         {QStringLiteral("effective_at"), 9}});
}

TEST_CASE("a refused passcode says how many tries are left, or how long none is taken")
{
    const auto wrong = commandError(AccountError{.what = AccountProblem::wrongPasscode, .attemptsLeft = 3});
    CHECK(wrong.exit == ExitCode::refused);
    CHECK(wrong.more == QJsonObject{{QStringLiteral("attempts_left"), 3}});
    const auto locked =
        commandError(AccountError{.what = AccountProblem::passcodeLocked, .retryAfter = std::chrono::hours(2)});
    CHECK(locked.exit == ExitCode::refused);
    CHECK(locked.more == QJsonObject{{QStringLiteral("retry_after"), 7200}});
}

TEST_CASE("an echo that differs is shown beside what was asked for, whole")
{
    const ActionWish asked{.asset = QStringLiteral("XRP"),
                           .network = QStringLiteral("XRP"),
                           .address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh"),
                           .memo = QStringLiteral("104217")};
    auto echoed = asked;
    echoed.address = QStringLiteral("rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLH");
    echoed.memo.clear();
    const auto told = differingEcho(asked, {.what = AccountProblem::echoDiffers, .echo = echoed});
    CHECK(told.word == QStringLiteral("echo_differs"));
    CHECK(told.exit == ExitCode::refused);
    CHECK(told.more[u"asked"] == toJson(asked));
    CHECK(told.more[u"echoed"] == toJson(echoed));
    const auto lines = told.text.split(u'\n');
    REQUIRE(lines.size() == 3);
    CHECK(lines.at(1).endsWith(
        QStringLiteral("add XRP over XRP to rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLh, memo \"104217\"")));
    CHECK(lines.at(2).endsWith(QStringLiteral("add XRP over XRP to rEb8TK3gBgk5auZkwc6sHnwrGVJH8DuaLH, no memo")));
}

TEST_CASE("an approval without an answer may be done all the same, and that is said; a refusal is a refusal")
{
    const auto isInDoubt = [](const AccountError& error) {
        return failedApproval(error).text.contains(QStringLiteral("sallyport-cli address list"));
    };
    CHECK(isInDoubt({.session = auth::SessionError{.what = auth::SessionProblem::transport,
                                                   .transport = net::TransportError::timedOut}}));
    CHECK(isInDoubt({.what = AccountProblem::unreadable}));
    CHECK_FALSE(isInDoubt({.session = auth::SessionError{.what = auth::SessionProblem::ended}}));
    for (const auto what : {AccountProblem::wrongPasscode, AccountProblem::passcodeLocked, AccountProblem::tryLater,
                            AccountProblem::approvalRefused, AccountProblem::actionGone, AccountProblem::noDeviceKey})
        CHECK_FALSE(isInDoubt({.what = what}));
}

TEST_CASE("what a service refuses has a word, and a sentence that says what to do here")
{
    struct Row {
        AccountProblem what;
        const char* word;
        const char* advice;
    };
    const auto needed = commandError(AccountError{.what = AccountProblem::passcodeNeeded});
    CHECK(needed.word == QStringLiteral("passcode_needed"));
    CHECK(needed.text.contains(QStringLiteral("old_passcode")));
    CHECK(needed.exit == ExitCode::usage);
    for (const auto& [what, word, advice] :
         {Row{AccountProblem::sharedComputer, "shared_computer", "a computer of your own"},
          Row{AccountProblem::newcomer, "newcomer", "tomorrow"},
          Row{AccountProblem::passcodeNotSet, "passcode_not_set", "sallyport-cli passcode set"},
          Row{AccountProblem::weakPasscode, "weak_passcode", "six digits"},
          Row{AccountProblem::echoDiffers, "echo_differs", "letter by letter"},
          Row{AccountProblem::approvalRefused, "approval_refused", "Begin again"},
          Row{AccountProblem::noDeviceKey, "no_device_key", "sign in again"}}) {
        CAPTURE(word);
        const auto error = commandError(AccountError{.what = what});
        CHECK(error.word == QLatin1String(word));
        CHECK(error.text.contains(QLatin1String(advice)));
        CHECK(error.exit == ExitCode::refused);
    }
}

TEST_CASE("what stands in the way of alerts is the network's, the service's or this computer's")
{
    const auto exitOf = [](AlertStreamState state) { return commandError(state).exit; };
    CHECK(exitOf({.phase = StreamPhase::retrying, .trouble = StreamTrouble::transport}) == ExitCode::service);
    CHECK(exitOf({.phase = StreamPhase::retrying, .trouble = StreamTrouble::storeFailed}) == ExitCode::keychain);
    CHECK(exitOf({.phase = StreamPhase::stopped, .trouble = StreamTrouble::notOffered}) == ExitCode::service);
    CHECK(commandError(AlertStreamState{.phase = StreamPhase::retrying,
                                        .trouble = StreamTrouble::transport,
                                        .transport = net::TransportError::pinMismatch})
              .word
          == QStringLiteral("pin_mismatch"));
    CHECK(commandError(ProofError::noProof).exit == ExitCode::service);
}
