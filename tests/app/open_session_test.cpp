// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSession: a session found again at start proves the address it talks to, at once and until it succeeds.
#include "app/open_session.h"
#include "tests/core/auth/auth_fixture.h"

using namespace sallyport;
using namespace sallyport::test;

namespace {

const QString metadataPath = QStringLiteral("/.well-known/oauth-authorization-server");

struct Found : AuthFixture {
    app::Paths paths{.data = QDir(folder.path())};
    std::unique_ptr<app::OpenSession> open;

    /// As a restart of the program finds it.
    void find(const std::function<void()>& meanwhile = {}, std::optional<auth::AddressFacts> address = {})
    {
        REQUIRE(signInAsOwn());
        auto kept = waitFor(auth::Session::restore(context()));
        REQUIRE(kept);
        service.asked.clear();
        if (meanwhile)
            meanwhile();
        open = std::make_unique<app::OpenSession>(context(), paths, std::move(*kept), QString(), std::move(address));
    }
};

} // namespace

TEST_CASE("a session found again proves its address at once")
{
    Found f;
    f.find();
    CHECK_FALSE(f.open->address());
    REQUIRE(waitUntil([&] { return f.open->address().has_value(); }));
    CHECK(f.open->address()->connection.pinned);
    CHECK(f.open->address()->host == QStringLiteral("service.example"));
    CHECK_FALSE(f.open->addressTrouble());
    CHECK(f.service.asked.count(metadataPath) == 1);
}

TEST_CASE("a key that does not match is said of a session found again")
{
    Found f;
    bool lying = false;
    f.service.before = [&](const net::HttpRequest& request) -> std::optional<FakeService::Outcome> {
        if (!lying || request.url.path() != metadataPath)
            return std::nullopt;
        return std::unexpected(net::TransportError::pinMismatch);
    };
    f.find([&] { lying = true; });
    REQUIRE(waitUntil([&] { return f.open->addressTrouble().has_value(); }));
    CHECK(f.open->addressTrouble()->reason == auth::BlockReason::notTrusted);
    CHECK_FALSE(f.open->address());
}

TEST_CASE("a session just signed in proves nothing again")
{
    Found f;
    f.find({}, auth::AddressFacts{.host = QStringLiteral("service.example")});
    REQUIRE(waitUntil([&] { return !f.service.asked.isEmpty(); })); // the alerts
    CHECK_FALSE(f.service.asked.contains(metadataPath));
    CHECK(f.open->address()->host == QStringLiteral("service.example"));
}
