// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of core/auth share: a clock, the fake service behind a fake transport, a store, and a person who signs
// in.
//   AuthFixture f;  auto session = f.signInAsOwn();
#pragma once

#include "core/auth/session.h"
#include "core/auth/sign_in.h"
#include "tests/core/auth/fake_service.h"
#include "tests/support/catch.h"
#include "tests/support/fake_store.h"
#include "tests/support/wait.h"

#include <QTemporaryDir>

#include <random>

namespace sallyport::test {

inline constexpr std::int64_t someMonday = 1'767'600'000; // 2026-01-05T08:00:00Z

/// The same bytes in every run, but (unlike countingRandom) no sixteen of them twice: a jti must not come again.
inline Random repeatableRandom()
{
    return [engine = std::make_shared<std::mt19937>(9449)](std::span<std::byte> out) {
        for (auto& b : out)
            b = static_cast<std::byte>((*engine)());
    };
}

struct AuthFixture {
    FixedClock clock{someMonday * 1000};
    FakeService service{clock.clock()};
    FakeTransport transport;
    FakeStore store;
    Random random = repeatableRandom();
    QTemporaryDir folder;

    AuthFixture()
    {
        transport.answer = [this](const net::HttpRequest& request) { return service.handle(request); };
    }

    auth::AuthContext context()
    {
        return {.profile = FakeService::profile(),
                .transport = &transport,
                .store = &store,
                .browser = nullptr,
                .lockFile = folder.filePath(QStringLiteral("session.lock")),
                .clock = clock.clock(),
                .random = random,
                .times = {.signOut = std::chrono::milliseconds(400), .signOutRetry = std::chrono::milliseconds(20)}};
    }

    template <typename S>
    static bool reaches(const auth::SignIn& signIn)
    {
        return waitUntil([&] { return std::holds_alternative<S>(signIn.state()); }, std::chrono::seconds(5));
    }

    /// To the page where the code is asked for.
    void goToCode(auth::SignIn& signIn)
    {
        using namespace auth;
        signIn.start();
        REQUIRE(reaches<CredentialsNeeded>(signIn));
        REQUIRE(signIn.act(GiveCredentials{QString::fromLatin1(service.identifier), Secret::copyOf(service.password)}));
        REQUIRE(reaches<HumanCheckNeeded>(signIn));
        REQUIRE(signIn.act(AnswerHumanCheck{SliderAnswer{.x = 42, .trace = {{0, 0, 0}, {100, 42, 1}}}}));
        REQUIRE(reaches<CodeNeeded>(signIn));
    }

    void goToComputer(auth::SignIn& signIn)
    {
        goToCode(signIn);
        REQUIRE(signIn.act(auth::GiveCode{Secret::copyOf(service.otp)}));
        REQUIRE(reaches<auth::ComputerNeeded>(signIn));
    }

    static auth::DeviceChoice own() { return {auth::ComputerKind::own, QStringLiteral("Study desktop")}; }
    static auth::DeviceChoice shared() { return {auth::ComputerKind::shared, {}, std::chrono::seconds(900)}; }

    std::unique_ptr<auth::Session> signInAs(const auth::DeviceChoice& choice)
    {
        auth::SignIn signIn(context());
        goToComputer(signIn);
        REQUIRE(signIn.act(auth::ChooseComputer{choice}));
        REQUIRE(reaches<auth::SignedIn>(signIn));
        auto session = signIn.takeSession();
        REQUIRE(session);
        return session;
    }
    std::unique_ptr<auth::Session> signInAsOwn() { return signInAs(own()); }

    net::HttpRequest listSessions() const
    {
        return {.url = QUrl(QStringLiteral("https://service.example/account/v1/sessions"))};
    }
};

} // namespace sallyport::test
