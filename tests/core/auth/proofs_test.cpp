// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PKCE, the DPoP sender, the device proof and the proof of work, against vectors and against their judges.
#include "core/auth/device_key.h"
#include "core/auth/dpop_sender.h"
#include "core/auth/form.h"
#include "core/auth/pkce.h"
#include "core/auth/work_solver.h"
#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/jose/dpop_proof.h"
#include "core/jose/jws.h"
#include "tests/core/auth/auth_fixture.h"

using namespace sallyport;
using namespace sallyport::auth;
using namespace sallyport::test;

namespace {

const QUrl endpoint(QStringLiteral("https://service.example/oauth/token?ignored=1"));

struct SenderFixture {
    FixedClock clock{someMonday * 1000};
    FakeTransport transport;
    DpopSender sender{transport, jose::EcKey::generate(), clock.clock(), repeatableRandom()};

    QByteArray header(std::size_t request, QByteArrayView name) const
    {
        QByteArray found;
        for (const auto& h : transport.sent.at(request).headers) {
            if (h.name == name) {
                CHECK(found.isEmpty());
                found = h.value;
            }
        }
        return found;
    }
    Result<jose::DpopFacts, jose::DpopError> proof(std::size_t request, QByteArrayView token = {}) const
    {
        return jose::verifyDpopProof(header(request, "DPoP"), {.method = "POST", .url = endpoint, .accessToken = token},
                                     clock.clock());
    }
    auto post(Audience audience, const Secret& token = {})
    {
        return waitFor(sender.send({.method = net::Method::post, .url = endpoint, .body = "x=1"}, audience, token));
    }
};

net::HttpResponse demand(QByteArray nonce)
{
    return {.status = 400, .headers = {{"DPoP-Nonce", std::move(nonce)}}, .body = R"({"error":"use_dpop_nonce"})"};
}

} // namespace

TEST_CASE("PKCE: RFC 7636 appendix B")
{
    CHECK(pkceChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
          == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    const Pkce pkce = Pkce::make(systemRandom());
    CHECK(pkce.verifier.size() == 43); // RFC 7636 4.1: 43 to 128
    CHECK(pkceChallenge(pkce.verifier.view()) == pkce.challenge);
    CHECK_FALSE(Pkce::make(systemRandom()).verifier.equals(pkce.verifier));
}

TEST_CASE("a form escapes everything that could end a value")
{
    Form form;
    form.add("a", QByteArrayView("x&y=z +%\r\n")).add("b", QStringLiteral("ä"));
    CHECK(form.take() == "a=x%26y%3Dz%20%2B%25%0D%0A&b=%C3%A4");
    CHECK(form.isEmpty());
}

TEST_CASE("each request has one fresh proof, and the token only where it was given")
{
    SenderFixture f;
    f.transport.answer = [](const net::HttpRequest&) { return net::HttpResponse{.status = 200}; };
    REQUIRE(f.post(Audience::authorization));
    REQUIRE(f.post(Audience::authorization));
    REQUIRE(f.post(Audience::account, Secret::copyOf("token")));
    const auto first = f.proof(0);
    const auto second = f.proof(1);
    const auto third = f.proof(2, "token");
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE(third);
    CHECK(first->jti != second->jti);
    CHECK(first->thumbprint == f.sender.thumbprint());
    CHECK(f.header(0, "Authorization").isEmpty());
    CHECK(f.header(2, "Authorization") == "DPoP token");
    CHECK_FALSE(first->nonce);
}

TEST_CASE("a demand for a nonce is met once, with a new proof")
{
    SenderFixture f;
    int demands = 0;
    f.transport.answer = [&](const net::HttpRequest&) {
        return ++demands <= 1 ? demand("n1") : net::HttpResponse{.status = 200};
    };
    CHECK(f.post(Audience::authorization)->status == 200);
    REQUIRE(f.transport.sent.size() == 2);
    CHECK(f.proof(1)->nonce == "n1");
    CHECK(f.proof(0)->jti != f.proof(1)->jti);
    CHECK(f.transport.sent[1].body == "x=1");
}

TEST_CASE("a demand without a nonce, and one after another, are given back", "[bad days]")
{
    SenderFixture f;
    f.transport.answer = [](const net::HttpRequest&) {
        return net::HttpResponse{.status = 400, .body = R"({"error":"use_dpop_nonce"})"};
    };
    CHECK(f.post(Audience::authorization)->status == 400);
    CHECK(f.transport.sent.size() == 1);
    f.transport.sent.clear();
    int n = 0;
    f.transport.answer = [&](const net::HttpRequest&) { return demand("n" + QByteArray::number(++n)); };
    CHECK(f.post(Audience::authorization)->status == 400);
    CHECK(f.transport.sent.size() == 2);
}

TEST_CASE("nonces are kept apart for the two kinds of endpoint and taken from any answer")
{
    SenderFixture f;
    QByteArray next = "as-1";
    f.transport.answer = [&](const net::HttpRequest&) {
        return net::HttpResponse{.status = 200, .headers = {{"DPoP-Nonce", next}}};
    };
    REQUIRE(f.post(Audience::authorization));
    next = "rs-1";
    REQUIRE(f.post(Audience::account, Secret::copyOf("t")));
    CHECK_FALSE(f.proof(1, "t")->nonce);
    next = "as-2";
    REQUIRE(f.post(Audience::authorization));
    CHECK(f.proof(2)->nonce == "as-1");
    REQUIRE(f.post(Audience::account, Secret::copyOf("t")));
    CHECK(f.proof(3, "t")->nonce == "rs-1");
    // Another key at the same service goes on with them.
    auto other = f.sender.withKey(jose::EcKey::generate());
    REQUIRE(waitFor(other->send({.method = net::Method::post, .url = endpoint}, Audience::authorization)));
    CHECK(f.proof(4)->nonce == "as-2");
    CHECK(f.proof(4)->thumbprint == other->thumbprint());
}

TEST_CASE("an oversized nonce is not taken")
{
    SenderFixture f;
    f.transport.answer = [&](const net::HttpRequest&) { return demand(QByteArray(5000, 'n')); };
    CHECK(f.post(Audience::authorization)->status == 400);
    CHECK(f.transport.sent.size() == 1);
}

TEST_CASE("a challenge header is read strictly")
{
    struct Row {
        const char* header;
        std::optional<QByteArray> error;
    };
    const Row rows[] = {
        {R"(DPoP error="invalid_token", algs="ES256")", "invalid_token"},
        {R"(dpop algs="ES256 RS256", error="use_dpop_nonce")", "use_dpop_nonce"},
        {R"(DPoP error=invalid_token)", "invalid_token"},
        {R"(DPoP error_description="a, error=\"x\"", error="y")", "y"}, // a description cannot pose as an error
        {R"(DPoP error_description="\", error=\"x", error="y")", "y"},
        {R"(DPoP error_description="open\", error="y")", std::nullopt},
        {R"(Bearer error="invalid_token")", std::nullopt},
        {R"(DPoP)", std::nullopt},
        {R"(DPoP error="open)", std::nullopt},
        {R"(DPoP =,=,=)", std::nullopt},
        {"", std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.header);
        const auto error =
            dpopChallengeParameter({.status = 401, .headers = {{"WWW-Authenticate", row.header}}}, "error");
        CHECK(error.value_or("-") == row.error.value_or("-"));
    }
}

TEST_CASE("the offset of the clock is measured from any answer; what a whole second hides is not reported")
{
    SenderFixture f;
    QByteArray date;
    f.transport.answer = [&](const net::HttpRequest&) {
        return net::HttpResponse{.status = 200, .headers = {{"Date", date}}};
    };
    const std::pair<const char*, int> rows[] = {{"Mon, 05 Jan 2026 08:00:00 GMT", 0},
                                                {"Mon, 05 Jan 2026 08:00:01 GMT", 0},
                                                {"Mon, 05 Jan 2026 13:00:00 GMT", 18'000},
                                                {"Mon, 05 Jan 2026 01:00:00 GMT", -25'200},
                                                {"nonsense", -25'200}};
    for (const auto& [text, offset] : rows) {
        date = text;
        REQUIRE(waitFor(f.sender.sendPlain({.url = endpoint})));
        CAPTURE(text);
        CHECK(f.sender.clockOffset().count() == offset);
    }
    CHECK(f.sender.serviceTime() == someMonday - 25'200);
}

TEST_CASE("an answer that was long in coming does not put a right clock wrong")
{
    SenderFixture f;
    f.transport.answer = [&](const net::HttpRequest&) {
        f.clock.advanceMs(30'000); // a long poll
        return net::HttpResponse{.status = 200, .headers = {{"Date", "Mon, 05 Jan 2026 08:00:30 GMT"}}};
    };
    REQUIRE(waitFor(f.sender.sendPlain({.url = endpoint})));
    CHECK(f.sender.clockOffset().count() == 0);
    f.transport.answer = [&](const net::HttpRequest&) {
        f.clock.advanceMs(30'000);
        return net::HttpResponse{.status = 200, .headers = {{"Date", "Mon, 05 Jan 2026 09:01:00 GMT"}}};
    };
    REQUIRE(waitFor(f.sender.sendPlain({.url = endpoint})));
    CHECK(f.sender.clockOffset().count() == 3600);
}

TEST_CASE("the device proof binds device, issuer, auth_session and session key")
{
    const auto device = jose::EcKey::generate();
    const QByteArray proof =
        makeDeviceProof(device, QStringLiteral("https://service.example"), Secret::copyOf("session"), "thumb", 5);
    const auto content = jose::verifyJws(proof, device.publicKey(), {.type = "device-proof+jwt"});
    REQUIRE(content);
    CHECK(jose::PublicKey::fromJwk(content->header.value(u"jwk").toObject())->thumbprint()
          == device.publicKey().thumbprint());
    CHECK(stringMember(content->payload, u"iss") == QLatin1String("https://service.example"));
    CHECK(stringMember(content->payload, u"auth_session_hash") == QString::fromLatin1(toBase64Url(sha256("session"))));
    CHECK(stringMember(content->payload, u"jkt") == QLatin1String("thumb"));
    CHECK(integerMember(content->payload, u"iat") == 5);
}

TEST_CASE("a device key is made once, and never in place of one that could not be read")
{
    FakeStore store;
    QObject receiver;
    using enum secrets::SecretStoreError;
    CHECK(waitFor(findDeviceKey(store, QStringLiteral("p"), &receiver)).error() == notFound);
    const auto made = waitFor(findOrMakeDeviceKey(store, QStringLiteral("p"), &receiver));
    REQUIRE(made);
    const auto again = waitFor(findOrMakeDeviceKey(store, QStringLiteral("p"), &receiver));
    CHECK(again->publicKey().thumbprint() == made->publicKey().thumbprint());
    for (const auto error : {locked, timedOut, denied, noService, failed}) {
        FakeStore other;
        other.failReads = error;
        CHECK(waitFor(findOrMakeDeviceKey(other, QStringLiteral("p"), &receiver)).error() == error);
        CHECK(other.writes == 0);
    }
    FakeStore broken;
    broken.values->insert_or_assign(QStringLiteral("device/p"), Secret::copyOf("not a key"));
    CHECK(waitFor(findOrMakeDeviceKey(broken, QStringLiteral("p"), &receiver)).error() == corrupt);
    CHECK(broken.has(QStringLiteral("device/p")));
    FakeStore full;
    full.failWrites = noSpace;
    CHECK(waitFor(findOrMakeDeviceKey(full, QStringLiteral("p"), &receiver)).error() == noSpace);
}

TEST_CASE("work is solved as an independent solver solves it")
{
    // Computed with Python's hashlib.pbkdf2_hmac: nonce 00..0f, salt 10..1f, counter as four bytes, big endian.
    struct Row {
        int cost;
        const char* prefix;
        std::uint32_t counter;
        const char* key;
    };
    const Row rows[] = {
        {100, "00", 39, "001e9f1758ae3366a873205473b34cf8318ed5eb76bbd917af3dea669f321c78"},
        {1000, "a", 6, "a7810eda219c21c5075106ad2280fc44534cfe710d1e8d7159cccb593dbeb7ee"},
        {50, "1f3", 4200, "1f30ed221cba3a2cba5e9b1eca5a188a20c72537254878e6955660eadb5121d0"},
    };
    for (const Row& row : rows) {
        const WorkChallenge challenge{{},
                                      *fromHex("000102030405060708090a0b0c0d0e0f"),
                                      *fromHex("101112131415161718191a1b1c1d1e1f"),
                                      row.cost,
                                      32,
                                      row.prefix};
        const auto solution = waitFor(solveWork(challenge, {}, systemClock()));
        REQUIRE(solution);
        CHECK(solution->counter == row.counter);
        CHECK(toHex(solution->derivedKey) == row.key);
    }
}

TEST_CASE("absurd work is refused, endless work ends, and work can be cancelled", "[bad days]")
{
    WorkChallenge challenge{{}, QByteArray(16, 'n'), QByteArray(16, 's'), 2'000'000, 32, "00"};
    CHECK(waitFor(solveWork(challenge, {}, systemClock())).error() == WorkError::tooCostly);
    challenge.cost = 10;
    challenge.keyPrefix = QByteArray(64, '0');
    CHECK(waitFor(solveWork(challenge, {}, systemClock(), {.iterations = 5000})).error() == WorkError::tooCostly);
    CancelSource source;
    auto task = solveWork(challenge, source.token(), systemClock());
    source.cancel();
    CHECK(waitFor(std::move(task)).error() == WorkError::cancelled);
}
