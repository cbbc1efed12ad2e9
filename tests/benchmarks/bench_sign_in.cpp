// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What client and service add to a sign-in beside Argon2id and the human check (aim: under 50 ms), and whether an
// unknown identifier can be told from a wrong passphrase by time (aim: medians within 2 % over 200). Both over TLS on
// loopback, with the costs of the hash and of the work set by constructor arguments; the second with the product's own
// hash.
#include "app/cli/sign_in_script.h"
#include "core/net/https_transport.h"
#include "core/secrets/memory_store.h"
#include "tests/journeys/running_service.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>

#include <atomic>
#include <cstdio>

namespace {

using namespace sallyport;

/// The machine's clock plus a shift that both sides see: a code is good once, so every sign-in has a step of its own.
struct ShiftedClock {
    std::shared_ptr<std::atomic<std::int64_t>> shiftMs = std::make_shared<std::atomic<std::int64_t>>(0);
    Clock clock() const
    {
        const auto real = systemClock();
        return {.unixMs = [real, s = shiftMs] { return real.unixMs() + *s; },
                .monotonicMs = [real, s = shiftMs] { return real.monotonicMs() + *s; }};
    }
};

service::ServiceSettings cheap()
{
    service::ServiceSettings settings;
    settings.humanChecks.workCost = 1;
    settings.humanChecks.workPrefixBits = 8;
    settings.passwordCost = {.memoryBytes = 8 * 1024, .passes = 1};
    settings.signIn.address = {.burst = 1'000'000, .perSecond = 1'000'000};
    settings.signIn.attempts.tries = 1'000'000;
    settings.signIn.attempts.addressTries = 1'000'000;
    return settings;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Milliseconds from the first request to SignedIn, or to the refusal.
double signIn(const test::RunningService& service, net::Transport& transport, const Clock& clock,
              const QString& identifier, Secret password, bool shouldSucceed)
{
    secrets::MemoryStore store;
    auth::SignIn attempt({.profile = service.profile(), .transport = &transport, .store = &store, .clock = clock});
    app::SecretsInput input;
    input.password = std::move(password);
    input.otpauth = service.otpauth();
    app::SignInScript script(attempt, identifier, std::move(input),
                             {.kind = auth::ComputerKind::own, .name = QStringLiteral("bench")}, clock);
    bool over = false;
    bool succeeded = false;
    QObject::connect(&script, &app::SignInScript::signedIn, [&] { over = succeeded = true; });
    QObject::connect(&script, &app::SignInScript::failed, [&] { over = true; });
    QElapsedTimer timer;
    timer.start();
    script.start();
    while (!over)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (succeeded != shouldSucceed) {
        std::fputs("a sign-in did not end as it should\n", stderr);
        std::exit(1);
    }
    return ms;
}

void overhead()
{
    const ShiftedClock shifted;
    test::RunningService service(cheap(), shifted.clock());
    net::HttpsTransport transport(service.profile());
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        *shifted.shiftMs += 31'000;
        times.push_back(signIn(service, transport, shifted.clock(), service.identifier(), service.password(), true));
    }
    std::printf("sign-in without Argon2id and human check, median of 60: %.1f ms\n", median(times));
}

void unknownAgainstWrong()
{
    const ShiftedClock shifted;
    auto settings = cheap();
    settings.passwordCost = {};
    test::RunningService service(settings, shifted.clock());
    net::HttpsTransport transport(service.profile());
    std::vector<double> wrong;
    std::vector<double> unknown;
    for (int i = 0; i < 200; ++i) { // in turn, so that what else the machine does meets both
        wrong.push_back(signIn(service, transport, shifted.clock(), service.identifier(),
                               Secret::fromText(u"not the passphrase"), false));
        unknown.push_back(signIn(service, transport, shifted.clock(),
                                 QStringLiteral("nobody%1@practice.example").arg(i),
                                 Secret::fromText(u"not the passphrase"), false));
    }
    std::printf("refusal, medians of 200: wrong passphrase %.2f ms, unknown identifier %.2f ms, ratio %.3f\n",
                median(wrong), median(unknown), median(unknown) / median(wrong));
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    overhead();
    unknownAgainstWrong();
    return 0;
}
