// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What client and service add to a sign-in beside Argon2id and the human check (aim: under 50 ms), and whether an
// unknown identifier can be told from a wrong passphrase by time (aim: medians within 2 % over 200). Both over TLS on
// loopback, with the costs of the hash and of the work set by constructor arguments; the second with the product's own
// hash.
#include "tests/benchmarks/bench_support.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

using namespace sallyport;
using namespace sallyport::bench;

/// Milliseconds from the first request to SignedIn, or to the refusal.
double timeOf(const Person& who, net::Transport& transport, const Clock& clock, bool shouldSucceed)
{
    secrets::MemoryStore store;
    const auto start = std::chrono::steady_clock::now();
    const bool succeeded = signIn(who, transport, store, clock) != nullptr;
    const double ms = milliseconds(std::chrono::steady_clock::now() - start);
    if (succeeded != shouldSucceed) {
        std::fputs("a sign-in did not end as it should\n", stderr);
        std::exit(1);
    }
    return ms;
}

void overhead()
{
    const ShiftedClock shifted;
    test::RunningService service(cheapService(), shifted.clock());
    net::HttpsTransport transport(service.profile());
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        shifted.nextStep();
        times.push_back(timeOf(traderOf(service), transport, shifted.clock(), true));
    }
    std::printf("sign-in without Argon2id and human check, median of 60: %.1f ms\n", percentile(times, 0.5));
}

void unknownAgainstWrong()
{
    const ShiftedClock shifted;
    auto settings = cheapService();
    settings.passwordCost = {};
    test::RunningService service(settings, shifted.clock());
    net::HttpsTransport transport(service.profile());
    std::vector<double> wrong;
    std::vector<double> unknown;
    Person person = traderOf(service);
    person.password = Secret::fromText(u"not the passphrase");
    for (int i = 0; i < 200; ++i) { // in turn, so that what else the machine does meets both
        person.identifier = service.identifier();
        wrong.push_back(timeOf(person, transport, shifted.clock(), false));
        person.identifier = QStringLiteral("nobody%1@practice.example").arg(i);
        unknown.push_back(timeOf(person, transport, shifted.clock(), false));
    }
    const double ofWrong = percentile(wrong, 0.5);
    const double ofUnknown = percentile(unknown, 0.5);
    std::printf("refusal, medians of 200: wrong passphrase %.2f ms, unknown identifier %.2f ms, ratio %.3f\n", ofWrong,
                ofUnknown, ofUnknown / ofWrong);
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    overhead();
    unknownAgainstWrong();
    return 0;
}
