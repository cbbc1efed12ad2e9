// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Service: the whole account service on one data folder, composed: folder and its lock, certificates, store, endpoints,
// server. It lives on the loop's thread and must die before the loop.
//   EventLoop loop;
//   auto service = Service::start(loop, {.folder = dir, .practice = true}, systemClock(), systemRandom());
//   print((*service)->readyLine());   loop.run();
#pragma once

#include "service/http/event_loop.h"
#include "service/http/http_limits.h"
#include "service/options.h"
#include "service/sign_in/sign_in_parts.h"

namespace sallyport::service {

/// What the process ends with (docs/service.md).
enum class ExitCode { ok = 0, failed = 1, badUsage = 2, alreadyRunning = 3 };

struct StartError {
    ExitCode code;
    QString message; ///< for standard error
};

/// The product's values; tests give others.
struct ServiceSettings {
    HttpLimits http = {};
    SignInLimits signIn = {};
    HumanCheckLimits humanChecks = {};
    PasswordCost passwordCost = {};
};

class Service {
public:
    /// Answers requests as soon as the loop runs.
    static Result<std::unique_ptr<Service>, StartError> start(EventLoop& loop, const ServeOptions& options,
                                                              const Clock& clock, const Random& random,
                                                              const ServiceSettings& settings = {});
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    /// {"issuer","ca_file","pin","pins"} and, for a practice, {"practice":{"identifier","password","otpauth"}}; one
    /// line, with its end.
    const Secret& readyLine() const;
    /// One line of standard input: a drill of a practice service (docs/service.md); `answer` is called on the loop with
    /// one line. Nothing for another service.
    void command(QByteArrayView line, std::function<void(const QByteArray&)> answer);
    /// Takes no more requests, lets running ones end, and calls `stopped` on the loop.
    void stop(std::move_only_function<void()> stopped);

private:
    struct Impl;
    explicit Service(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::service
