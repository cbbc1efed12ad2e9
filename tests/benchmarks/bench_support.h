// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks share: a service with cheap hashes, a clock that both sides see, sessions, and the numbers.
//   RunningService service(cheapService(), shifted.clock());   auto session = signIn(service, transport, shifted,
//   store);
#pragma once

#include "app/cli/sign_in_script.h"
#include "core/auth/session.h"
#include "core/net/https_transport.h"
#include "core/secrets/memory_store.h"
#include "tests/journeys/running_service.h"

#include <atomic>
#include <vector>

namespace sallyport::bench {

/// The machine's clock plus a shift that both sides see: a code is good once, so every sign-in has a step of its own.
struct ShiftedClock {
    std::shared_ptr<std::atomic<std::int64_t>> shiftMs = std::make_shared<std::atomic<std::int64_t>>(0);
    Clock clock() const;
    void nextStep() const { *shiftMs += 31'000; }
};

/// Argon2id and human checks at next to no cost, and no limits for busy callers; else as in the product.
service::ServiceSettings cheapService();

/// Whom to sign in, and where.
struct Person {
    origin::ServiceProfile profile;
    QString identifier;
    Secret password;
    Secret otpauth;
};
Person traderOf(const test::RunningService& service);

/// Plays a sign-in to its end: the session, or null where it was refused.
std::unique_ptr<auth::Session> signIn(const Person& who, net::Transport& transport, secrets::SecretStore& store,
                                      const Clock& clock);

/// Runs the event loop until it holds; after half a minute says what did not happen, and ends the program.
void until(const char* what, const std::function<bool()>& holds);

double milliseconds(std::chrono::nanoseconds time);
/// 0.5: the median.
double percentile(std::vector<double> values, double part);

} // namespace sallyport::bench
