// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PersonWithCommands: one person with an account at the real service, who runs the commands of sallyport-cli in this
// process, on two computers whose data lie in folders. The service's clock is set forward; nobody waits.
//   PersonWithCommands p;  p.open(p.home);  *p.shiftMs += 400'000;  CHECK(p.run(command) == app::ExitCode::done);
#pragma once

#include "app/cli/session_open.h"
#include "app/cli/stored_session.h"
#include "tests/journeys/running_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <atomic>

namespace sallyport::test {

struct PersonWithCommands {
    std::shared_ptr<std::atomic<std::int64_t>> shiftMs = std::make_shared<std::atomic<std::int64_t>>(0);
    RunningService service;
    QTemporaryDir home;
    QTemporaryDir elsewhere;
    app::Output output{true};

    PersonWithCommands() : service(settings(), clock()) {}

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
    app::SecretsInput secrets(bool forTheService) const
    {
        app::SecretsInput input;
        input.storePassphrase = passphrase();
        if (forTheService) {
            input.password = service.password();
            input.otpauth = service.otpauth();
        }
        return input;
    }
    app::ExitCode run(app::Command& command) const
    {
        std::optional<app::ExitCode> code;
        QObject::connect(&command, &app::Command::finished, [&](app::ExitCode c) { code = c; });
        command.start();
        REQUIRE(waitUntil([&] { return code.has_value(); }, std::chrono::seconds(90)));
        return *code;
    }
    /// A session on the computer whose data lie in `folder`; its id.
    QString open(const QTemporaryDir& folder)
    {
        *shiftMs += 31'000; // a code is good once
        const app::Paths paths{.data = QDir(folder.path())};
        app::SessionOpen command(paths,
                                 {.profile = service.profile(),
                                  .store = secrets::StoreKind::file,
                                  .identifier = service.identifier(),
                                  .deviceName = QStringLiteral("Desk"),
                                  .secrets = secrets(true)},
                                 output);
        REQUIRE(run(command) == app::ExitCode::done);
        return factsIn(folder).sessionId;
    }
    static auth::SessionFacts factsIn(const QTemporaryDir& folder)
    {
        app::StoredSession stored({.data = QDir(folder.path())});
        bool found = false;
        QObject::connect(&stored, &app::StoredSession::found, [&] { found = true; });
        stored.find(passphrase());
        REQUIRE(waitUntil([&] { return found; }));
        return stored.session().facts();
    }
};

} // namespace sallyport::test
