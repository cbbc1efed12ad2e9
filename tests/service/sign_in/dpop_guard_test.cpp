// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sign_in/dpop_guard.h"

#include "tests/service/world/client.h"
#include "tests/support/catch.h"

using namespace sallyport;
using namespace sallyport::service;
using test::Client;
using test::World;

namespace {

struct Bench {
    test::FixedClock time{1'800'000'000'000};
    jose::EcKey key = jose::EcKey::generate();
    DpopGuard guard;

    explicit Bench(qsizetype most = 1000) : guard("https://localhost:1", time.clock(), systemRandom(), most) {}

    HttpRequest request(std::optional<QByteArray> nonce, const QByteArray& url = "https://localhost:1/oauth/token",
                        const QByteArray& method = "POST", QByteArrayView token = {})
    {
        const QByteArray proof = jose::makeDpopProof(
            key, {.method = method, .url = QUrl::fromEncoded(url), .nonce = nonce, .accessToken = token}, time.clock(),
            systemRandom());
        return {.method = "POST", .path = "/oauth/token", .headers = {{"DPoP", proof}}};
    }
    QByteArray nonce() const { return guard.nonceHeader().value; }
};

} // namespace

TEST_CASE("a fresh proof with our nonce is accepted and names the key")
{
    Bench bench;
    const auto facts = bench.guard.judge(bench.request(bench.nonce()));
    REQUIRE(facts);
    CHECK(facts->thumbprint == bench.key.publicKey().thumbprint());
}

TEST_CASE("the same proof twice is refused, a new one with the same nonce is not")
{
    Bench bench;
    const auto request = bench.request(bench.nonce());
    CHECK(bench.guard.judge(request));
    CHECK(bench.guard.judge(request) == std::unexpected(DpopRefusal::invalidProof));
    CHECK(bench.guard.judge(bench.request(bench.nonce())));
    bench.time.advanceMs(4 * 60'000);
    CHECK(bench.guard.judge(request) == std::unexpected(DpopRefusal::invalidProof));
}

TEST_CASE("a proof without our nonce is told to use it")
{
    Bench bench;
    const auto nonce =
        GENERATE(as<std::optional<QByteArray>>(), std::nullopt, QByteArray("AAAAAAAAAAAAAAAAAAAAAA"), QByteArray("x"));
    CHECK(bench.guard.judge(bench.request(nonce)) == std::unexpected(DpopRefusal::useNonce));
}

TEST_CASE("a nonce is good for four to five minutes, and no longer")
{
    Bench bench;
    const QByteArray nonce = bench.nonce();
    bench.time.advanceMs(4 * 60'000);
    CHECK(bench.guard.judge(bench.request(nonce)));
    bench.time.advanceMs(60'000);
    CHECK(bench.guard.judge(bench.request(nonce)) == std::unexpected(DpopRefusal::useNonce));
}

TEST_CASE("a nonce of before the restart is not ours")
{
    Bench before;
    Bench after;
    CHECK(after.guard.judge(after.request(before.nonce())) == std::unexpected(DpopRefusal::useNonce));
}

TEST_CASE("a clock that is off by years does not lock anybody out")
{
    Bench bench;
    auto wrong = bench.time.clock();
    wrong.unixMs = [] { return std::int64_t{0}; };
    const QByteArray proof = jose::makeDpopProof(
        bench.key,
        {.method = "POST", .url = QUrl(QStringLiteral("https://localhost:1/oauth/token")), .nonce = bench.nonce()},
        wrong, systemRandom());
    CHECK(bench.guard.judge({.method = "POST", .path = "/oauth/token", .headers = {{"DPoP", proof}}}));
}

TEST_CASE("a proof for another request is refused")
{
    Bench bench;
    struct Row {
        const char* what;
        QByteArray url;
        QByteArray method;
    };
    const auto row = GENERATE(Row{"another path", "https://localhost:1/oauth/revoke", "POST"},
                              Row{"another host", "https://evil.example/oauth/token", "POST"},
                              Row{"another port", "https://localhost:2/oauth/token", "POST"},
                              Row{"plain http", "http://localhost:1/oauth/token", "POST"},
                              Row{"another method", "https://localhost:1/oauth/token", "GET"});
    INFO(row.what);
    CHECK(bench.guard.judge(bench.request(bench.nonce(), row.url, row.method))
          == std::unexpected(DpopRefusal::invalidProof));
}

TEST_CASE("exactly one proof is demanded")
{
    Bench bench;
    auto none = bench.request(bench.nonce());
    none.headers.clear();
    CHECK(bench.guard.judge(none) == std::unexpected(DpopRefusal::invalidProof));
    auto two = bench.request(bench.nonce());
    two.headers.append(bench.request(bench.nonce()).headers);
    CHECK(bench.guard.judge(two) == std::unexpected(DpopRefusal::invalidProof));
}

TEST_CASE("a proof must be bound to the access token it comes with")
{
    Bench bench;
    const QByteArray url = "https://localhost:1/oauth/token";
    CHECK(bench.guard.judge(bench.request(bench.nonce(), url, "POST", "token"), "token"));
    CHECK(bench.guard.judge(bench.request(bench.nonce(), url, "POST", "other"), "token")
          == std::unexpected(DpopRefusal::invalidProof));
    CHECK(bench.guard.judge(bench.request(bench.nonce(), url), "token") == std::unexpected(DpopRefusal::invalidProof));
}

TEST_CASE("proofs that are not proofs are refused")
{
    Bench bench;
    const QByteArray header =
        GENERATE(as<QByteArray>(), "", "x", "..", "a.b.c", QByteArray(5000, 'a'), "eyJhbGciOiJub25lIn0.e30.");
    CHECK(bench.guard.judge({.method = "POST", .path = "/oauth/token", .headers = {{"DPoP", header}}})
          == std::unexpected(DpopRefusal::invalidProof));
}

TEST_CASE("when more proofs come than can be remembered, more are refused until their nonces are over")
{
    Bench bench(2);
    const QByteArray nonce = bench.nonce();
    CHECK(bench.guard.judge(bench.request(nonce)));
    CHECK(bench.guard.judge(bench.request(nonce)));
    CHECK(bench.guard.judge(bench.request(nonce)) == std::unexpected(DpopRefusal::busy));
    bench.time.advanceMs(60'000);
    CHECK(bench.guard.judge(bench.request(bench.nonce())));
}

TEST_CASE("a replayed request does nothing a second time, whatever it asks for")
{
    World world;
    Client client(world);
    client.signIn();
    const auto list = client.request("GET", "/account/v1/sessions", {}, client.accessToken);
    CHECK(world.send(list).status == 200);
    CHECK(world.send(list).status == 401);
    const auto end = client.request("DELETE", "/account/v1/sessions/nobody", {}, client.accessToken);
    CHECK(world.send(end).status == 200);
    CHECK(world.send(end).status == 401);
    const auto refresh = client.request("POST", "/oauth/token",
                                        {{"client_id", "sallyport-desktop"},
                                         {"grant_type", "refresh_token"},
                                         {"refresh_token", client.refreshToken},
                                         {"refresh_attempt", "1"}});
    const auto first = world.send(refresh);
    CHECK(first.status == 200);
    const auto second = world.send(refresh);
    CHECK(second.status == 400);
    CHECK(second.body == R"({"error":"invalid_dpop_proof"})");
    // Refused before anything was looked at: the session goes on.
    CHECK(client.call("GET", "/account/v1/sessions", {}, client.accessToken).status() == 200);
    CHECK(world.audit.count(AuditEvent::proofRefused) == 3);
}

TEST_CASE("the nonce is asked for with 400 by the authorization server and with 401 by the account API")
{
    World world;
    Client client(world);
    client.signIn();
    client.nonce.clear();
    const auto token = world.send(client.request("POST", "/oauth/token", {{"client_id", "sallyport-desktop"}}));
    CHECK(token.status == 400);
    CHECK(token.body == R"({"error":"use_dpop_nonce"})");
    const auto list = world.send(client.request("GET", "/account/v1/sessions", {}, client.accessToken));
    CHECK(list.status == 401);
    CHECK(HttpRequest{.headers = list.headers}.header("WWW-Authenticate")->startsWith("DPoP error=\"use_dpop_nonce\""));
    CHECK(HttpRequest{.headers = list.headers}.header("DPoP-Nonce"));
}
