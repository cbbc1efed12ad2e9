// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/bench_support.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <cstdio>

namespace sallyport::bench {

Clock ShiftedClock::clock() const
{
    const auto real = systemClock();
    return {.unixMs = [real, s = shiftMs] { return real.unixMs() + *s; },
            .monotonicMs = [real, s = shiftMs] { return real.monotonicMs() + *s; }};
}

service::ServiceSettings cheapService()
{
    service::ServiceSettings settings;
    settings.humanChecks.workCost = 1;
    settings.humanChecks.workPrefixBits = 8;
    settings.passwordCost = {.memoryBytes = 8 * 1024, .passes = 1};
    settings.signIn.address = {.burst = 1'000'000, .perSecond = 1'000'000};
    settings.signIn.session = settings.signIn.address;
    settings.signIn.alerts = settings.signIn.address;
    settings.signIn.changes = settings.signIn.address;
    settings.signIn.attempts.tries = 1'000'000;
    settings.signIn.attempts.addressTries = 1'000'000;
    settings.signIn.stepUpSeconds = settings.signIn.idleSeconds;
    return settings;
}

Person traderOf(const test::RunningService& service)
{
    return {.profile = service.profile(),
            .identifier = service.identifier(),
            .password = service.password(),
            .otpauth = service.otpauth()};
}

std::unique_ptr<auth::Session> signIn(const Person& who, net::Transport& transport, secrets::SecretStore& store,
                                      const Clock& clock)
{
    auth::SignIn attempt({.profile = who.profile, .transport = &transport, .store = &store, .clock = clock});
    app::SecretsInput input;
    input.password = who.password.clone();
    input.otpauth = who.otpauth.clone();
    app::SignInScript script(attempt, who.identifier, std::move(input),
                             {.kind = auth::ComputerKind::own, .name = QStringLiteral("bench")}, clock);
    bool over = false;
    std::unique_ptr<auth::Session> session;
    QObject::connect(&script, &app::SignInScript::signedIn, [&] {
        over = true;
        session = attempt.takeSession();
    });
    QObject::connect(&script, &app::SignInScript::failed, [&] { over = true; });
    script.start();
    until("a sign-in", [&] { return over; });
    return session;
}

void until(const char* what, const std::function<bool()>& holds)
{
    const QDeadlineTimer deadline(std::chrono::seconds(30));
    QTimer awake; // so that the deadline is seen where nothing happens at all
    awake.start(1000);
    while (!holds()) {
        if (deadline.hasExpired()) {
            std::fprintf(stderr, "did not happen within half a minute: %s\n", what);
            std::exit(1);
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
}

double milliseconds(std::chrono::nanoseconds time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

double percentile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

} // namespace sallyport::bench
