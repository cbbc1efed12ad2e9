// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PersonAtComputers: one person with an account at the real service, two computers, and a clock that runs as fast as a
// test wants; answers can be lost on the way.
//   PersonAtComputers p;  auto desk = p.signIn(0);  auto laptop = p.signIn(1);  p.time.pass(std::chrono::hours(24));
#pragma once

#include "core/auth/session.h"
#include "core/auth/sign_in.h"
#include "core/net/https_transport.h"
#include "core/otp/otpauth_uri.h"
#include "core/secrets/memory_store.h"
#include "tests/journeys/running_service.h"
#include "tests/support/catch.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <atomic>

namespace sallyport::test {

/// The machine's clock and some milliseconds more; read by the service's thread too.
struct FastClock {
    using Shift = std::shared_ptr<std::atomic<std::int64_t>>;
    Shift aheadMs = std::make_shared<std::atomic<std::int64_t>>(0);
    Shift wrongMs = std::make_shared<std::atomic<std::int64_t>>(0); ///< of the computers' clocks

    Clock clock() const
    {
        return {.unixMs = [ahead = aheadMs] { return systemClock().unixMs() + *ahead; },
                .monotonicMs = [ahead = aheadMs] { return systemClock().monotonicMs() + *ahead; }};
    }
    Clock computersClock() const
    {
        return {.unixMs = [right = clock(), wrong = wrongMs] { return right.unixMs() + *wrong; },
                .monotonicMs = clock().monotonicMs};
    }
    void pass(std::chrono::seconds time) const { *aheadMs += std::chrono::milliseconds(time).count(); }
    void setComputersWrongBy(std::chrono::hours wrong) const { *wrongMs = std::chrono::milliseconds(wrong).count(); }
};

/// The real transport, but the answer to one request is lost after the service has acted on it, and `whenLost` called.
struct LossyTransport : net::Transport {
    explicit LossyTransport(const origin::ServiceProfile& profile) : real(profile) {}
    net::HttpsTransport real;
    QString losesAnswerTo; ///< path; once
    std::function<void()> whenLost = [] {};
    bool cutOff = false; ///< nothing is sent any more, and nothing answered

    Task<net::HttpResponse, net::TransportError> send(net::HttpRequest request) override
    {
        const QString path = request.url.path();
        auto promise = std::make_shared<Promise<net::HttpResponse, net::TransportError>>();
        auto task = promise->task();
        if (cutOff) {
            unanswered.push_back(promise);
            return task;
        }
        real.send(std::move(request))
            .then(&receiver, [this, path, promise](Result<net::HttpResponse, net::TransportError> answer) {
                // A demand for a nonce is not yet the act.
                const bool acted = answer && answer->status == 200;
                if (acted && path == losesAnswerTo) {
                    losesAnswerTo.clear();
                    answer = std::unexpected(net::TransportError::answerIncomplete);
                    whenLost();
                }
                promise->finish(std::move(answer));
            });
        return task;
    }
    QObject receiver;
    std::vector<std::shared_ptr<Promise<net::HttpResponse, net::TransportError>>> unanswered;
};

struct PersonAtComputers {
    FastClock time;
    RunningService service{
        {.humanChecks = {.workCost = 10, .workPrefixBits = 2}, .passwordCost = {.memoryBytes = 64 * 1024, .passes = 1}},
        time.clock()};
    LossyTransport transport{service.profile()};
    QTemporaryDir folder;
    secrets::MemoryStore stores[3]; ///< of two computers and a stranger's

    auth::AuthContext context(int computer = 0)
    {
        return {.profile = service.profile(),
                .transport = &transport,
                .store = &stores[computer],
                .lockFile = folder.filePath(QStringLiteral("lock%1").arg(computer)),
                .clock = time.computersClock()};
    }

    /// Each code is good once, so that every one waits for the next step.
    Secret nextCode()
    {
        time.pass(std::chrono::seconds(31));
        const auto entry = otp::readOtpauthUri(service.otpauth().view());
        REQUIRE(entry);
        return Secret::fromText(otp::totpCode(entry->parameters, time.clock().unixSeconds()));
    }

    /// Plays the person to the end, beginning again where that is asked for.
    void play(auth::SignIn& signIn, const auth::DeviceChoice& choice)
    {
        playWith(signIn, choice, service.password());
        REQUIRE(std::holds_alternative<auth::SignedIn>(signIn.state()));
    }
    /// The same with any password, until signed in or blocked.
    void playWith(auth::SignIn& signIn, const auth::DeviceChoice& choice, const Secret& password)
    {
        signIn.start();
        for (int turn = 0; turn < 40; ++turn) {
            REQUIRE(waitUntil(
                [&] { return std::visit([](const auto& s) { return !requires { s.attempt; }; }, signIn.state()); }));
            const auth::State& state = signIn.state();
            if (std::holds_alternative<auth::CredentialsNeeded>(state))
                signIn.act(auth::GiveCredentials{service.identifier(), password.clone()});
            else if (std::holds_alternative<auth::HumanCheckNeeded>(state))
                signIn.act(auth::AskHumanCheck{auth::HumanCheckKind::work});
            else if (std::holds_alternative<auth::CodeNeeded>(state))
                signIn.act(auth::GiveCode{nextCode()});
            else if (std::holds_alternative<auth::ComputerNeeded>(state))
                signIn.act(auth::ChooseComputer{choice});
            else
                return;
        }
        FAIL("no end in sight");
    }

    std::unique_ptr<auth::Session> signIn(int computer = 0,
                                          auth::DeviceChoice choice = {auth::ComputerKind::own, QStringLiteral("Desk")})
    {
        auth::SignIn signIn(context(computer));
        play(signIn, choice);
        auto session = signIn.takeSession();
        REQUIRE(session);
        return session;
    }
};

} // namespace sallyport::test
