// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ending another session when one's own sign-in is no longer recent: the service asks again (RFC 9470), the command
// answers with what it was given. The service's clock is set forward; nobody waits.
#include "app/cli/device_revoke.h"
#include "app/cli/session_end.h"
#include "tests/journeys/person_with_commands.h"

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::test;

namespace {

struct Place : PersonWithCommands {
    ExitCode end(WhichSessions which, const QString& sessionId, bool withSecrets)
    {
        SessionEnd command({.data = QDir(home.path())}, which, sessionId, secrets(withSecrets), output);
        return run(command);
    }
    ExitCode revoke(const QString& deviceId, bool withSecrets)
    {
        DeviceRevoke command({.data = QDir(home.path())}, deviceId, false, secrets(withSecrets), output);
        return run(command);
    }
};

} // namespace

TEST_CASE("ending another session long after signing in wants the person again, and takes what the script was given")
{
    Place place;
    const auto mine = place.open(place.home);
    const auto theirs = place.open(place.elsewhere);
    REQUIRE(mine != theirs);
    *place.shiftMs += 400'000;
    CHECK(place.end(WhichSessions::byId, theirs, false) == ExitCode::refused);
    CHECK(place.end(WhichSessions::byId, theirs, true) == ExitCode::done);
    CHECK(place.end(WhichSessions::own, {}, false) == ExitCode::done); // the session is the same one, and ends as such
}

TEST_CASE("so does ending all others, and throwing out a device")
{
    Place place;
    place.open(place.home);
    place.open(place.elsewhere);
    const auto device = Place::factsIn(place.elsewhere).deviceId;
    *place.shiftMs += 400'000;
    CHECK(place.end(WhichSessions::others, {}, false) == ExitCode::refused);
    CHECK(place.end(WhichSessions::others, {}, true) == ExitCode::done);
    *place.shiftMs += 400'000;
    CHECK(place.revoke(device, false) == ExitCode::refused);
    CHECK(place.revoke(device, true) == ExitCode::done);
}
