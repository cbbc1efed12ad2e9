// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ending another session when one's own sign-in is no longer recent: the service asks again (RFC 9470), the command
// answers with what it was given. The service's clock is set forward; nobody waits.
#include "app/cli/device_revoke.h"
#include "app/cli/session_end.h"
#include "app/cli/session_open.h"
#include "tests/journeys/running_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <atomic>

using namespace sallyport;
using namespace sallyport::app;
using namespace sallyport::test;

namespace {

/// The service, and the computers of the person who has an account there.
struct Place {
    std::shared_ptr<std::atomic<std::int64_t>> shiftMs = std::make_shared<std::atomic<std::int64_t>>(0);
    RunningService service;
    QTemporaryDir home;
    QTemporaryDir elsewhere;
    Output output{true};

    Place() : service(settings(), clock()) {}

    Clock clock() const
    {
        const auto real = systemClock();
        return {.unixMs = [real, s = shiftMs] { return real.unixMs() + *s; },
                .monotonicMs = [real, s = shiftMs] { return real.monotonicMs() + *s; }};
    }
    static service::ServiceSettings settings()
    {
        service::ServiceSettings cheap;
        cheap.humanChecks.workCost = 1;
        cheap.humanChecks.workPrefixBits = 4;
        cheap.passwordCost = {.memoryBytes = 8 * 1024, .passes = 1};
        return cheap;
    }
    static Secret passphrase() { return Secret::fromText(u"of the file"); }
    SecretsInput secrets(bool forTheService) const
    {
        SecretsInput input;
        input.storePassphrase = passphrase();
        if (forTheService) {
            input.password = service.password();
            input.otpauth = service.otpauth();
        }
        return input;
    }
    ExitCode run(Command& command) const
    {
        std::optional<ExitCode> code;
        QObject::connect(&command, &Command::finished, [&](ExitCode c) { code = c; });
        command.start();
        REQUIRE(waitUntil([&] { return code.has_value(); }, std::chrono::seconds(90)));
        return *code;
    }
    /// A session on the computer whose data lie in `folder`; its id.
    QString open(const QTemporaryDir& folder)
    {
        *shiftMs += 31'000; // a code is good once
        const Paths paths{.data = QDir(folder.path())};
        SessionOpen command(paths,
                            {.profile = service.profile(),
                             .store = secrets::StoreKind::file,
                             .identifier = service.identifier(),
                             .deviceName = QStringLiteral("Desk"),
                             .secrets = secrets(true)},
                            output);
        REQUIRE(run(command) == ExitCode::done);
        return factsIn(folder).sessionId;
    }
    static auth::SessionFacts factsIn(const QTemporaryDir& folder)
    {
        StoredSession stored({.data = QDir(folder.path())});
        bool found = false;
        QObject::connect(&stored, &StoredSession::found, [&] { found = true; });
        stored.find(passphrase());
        REQUIRE(waitUntil([&] { return found; }));
        return stored.session().facts();
    }
    ExitCode end(WhichSessions which, const QString& sessionId, bool withSecrets)
    {
        SessionEnd command({.data = QDir(home.path())}, which, sessionId, secrets(withSecrets), output);
        return run(command);
    }
    ExitCode revoke(const QString& deviceId, bool withSecrets)
    {
        DeviceRevoke command({.data = QDir(home.path())}, deviceId, secrets(withSecrets), output);
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
