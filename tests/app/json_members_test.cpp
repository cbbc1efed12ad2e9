// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_objects.h"

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
    CHECK(endToJson(QStringLiteral("s"), true, "r").keys()
          == sorted(QStringLiteral("session_id ended receipt").split(u' ')));
}

TEST_CASE("what is not proved has no receipt, and a shared computer no device id")
{
    CHECK(endToJson(QStringLiteral("s"), false, {}).value(u"receipt").isNull());
    const auto object = sharedDeviceToJson(shared());
    CHECK(object.value(u"device_id").isNull());
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
