// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who is at the other end: certificates, pins, TLS versions. Each refusal must happen before a byte of the request is
// out.
#include "core/net/client_tls.h"
#include "tests/core/net/asking.h"

using namespace sallyport;
using namespace sallyport::net;
using namespace sallyport::net::test;

namespace {

/// Asks a server that shows `shown`, and makes sure that nothing reached it once the connection is over.
void checkRefused(TlsServerOptions shown, const QList<QByteArray>& pins, TransportError expected,
                  const Identity& anchor = authority())
{
    TlsServer server(std::move(shown));
    HttpsTransport transport(profileOf(server, anchor, pins));
    for (int attempt = 0; attempt < 2; ++attempt) { // the second must not ride on what the first left behind
        CHECK(errorOf(ask(transport, post(server.url()))) == expected);
        CHECK(waitUntil([&] { return server.openConnections() == 0; }, std::chrono::seconds(5)));
    }
    CHECK(server.connections() >= 2);
    CHECK(server.applicationBytes() == 0);
}

} // namespace

TEST_CASE("the right certificate is accepted, and the facts say how it was proved")
{
    Service service;
    const auto answer = ask(service.transport, get(service.server.url(QStringLiteral("/x?y=1"))));
    REQUIRE(answer.has_value());
    CHECK(answer->status == 200);
    CHECK(answer->body == "{}");
    CHECK(answer->connection.host == u"localhost");
    CHECK(answer->connection.spkiSha256 == goodLeaf().spkiSha256);
    CHECK(answer->connection.tlsVersion == u"TLS 1.3");
    CHECK(answer->connection.pinned);
    CHECK(answer->connection.proxy.isEmpty());
    CHECK(service.server.requests().front().target == "/x?y=1");
}

TEST_CASE("a certificate that is not good is refused before anything is sent")
{
    using enum TransportError;
    const Identity& good = goodLeaf();
    const Identity stranger = makeAuthority("Stranger's CA");
    struct Row {
        const char* attack;
        Identity shown;
        QByteArray chain;
    };
    const Row rows[] = {
        {"from another authority", issue({}, stranger, &good), {}},
        {"from another authority of the same name", issue({}, makeAuthority(), &good), {}},
        {"expired", issue({.startsInSeconds = -7200, .endsInSeconds = -60}, authority(), &good), {}},
        {"not yet valid", issue({.startsInSeconds = 3600}, authority(), &good), {}},
        {"for another host",
         issue({.commonName = "other.example", .dnsNames = {"other.example"}, .ipAddresses = {}}, authority(), &good),
         {}},
        {"host in the common name only, another in the names",
         issue({.dnsNames = {"other.example"}, .ipAddresses = {}}, authority(), &good),
         {}},
        {"self-signed", selfSigned({}), {}},
        {"another authority's, with the pinned CA appended to the chain", issue({}, stranger, &good),
         authority().certificatePem},
        {"another authority's, with both CAs appended", issue({}, stranger, &good),
         stranger.certificatePem + authority().certificatePem},
        {"signed by a leaf of the pinned CA", issue({}, good), good.certificatePem},
    };
    for (const Row& row : rows) {
        INFO(row.attack);
        // The key matches a pin in each row, so that it is the certificate that is refused.
        checkRefused({.identity = row.shown, .extraChainPem = row.chain}, {row.shown.spkiSha256}, certificateInvalid);
    }
}

TEST_CASE("without a certificate authority in the profile a private one is not trusted")
{
    checkRefused({.identity = goodLeaf()}, {goodLeaf().spkiSha256}, TransportError::certificateInvalid, Identity{});
}

TEST_CASE("an authority certificate that cannot be read trusts nobody")
{
    checkRefused({.identity = goodLeaf()}, {goodLeaf().spkiSha256}, TransportError::certificateInvalid,
                 Identity{.certificatePem = "junk"});
}

TEST_CASE("the pinned CA's certificate with another key than the pinned one is refused before anything is sent")
{
    const Identity other = issue({}, authority());
    SECTION("of the usual kind")
    {
        checkRefused({.identity = other}, {goodLeaf().spkiSha256}, TransportError::pinMismatch);
    }
    SECTION("over TLS 1.2, where client and server finish in another order")
    {
        checkRefused({.identity = other, .onlyProtocol = "TLSv1.2"}, {goodLeaf().spkiSha256},
                     TransportError::pinMismatch);
    }
    SECTION("with the authority's own key pinned, which is not the leaf's")
    {
        checkRefused({.identity = other}, {authority().spkiSha256}, TransportError::pinMismatch);
    }
    SECTION("when the right leaf is only appended to the chain")
    {
        checkRefused({.identity = other, .extraChainPem = goodLeaf().certificatePem}, {goodLeaf().spkiSha256},
                     TransportError::pinMismatch);
    }
    SECTION("when the pin is malformed and the hash of no key")
    {
        checkRefused({.identity = other}, {QByteArray()}, TransportError::pinMismatch);
    }
}

TEST_CASE("a request after a refused one is held against the pins again")
{
    // Both at once: nothing may be left over that the next request could ride on unchecked.
    TlsServer server({.identity = issue({}, authority())});
    HttpsTransport transport(profileOf(server, authority(), {goodLeaf().spkiSha256}));
    std::vector<Task<HttpResponse, TransportError>> tasks;
    for (int i = 0; i < 8; ++i)
        tasks.push_back(transport.send(post(server.url())));
    for (auto& task : tasks)
        CHECK(errorOf(waitFor(std::move(task))) == TransportError::pinMismatch);
    CHECK(errorOf(ask(transport, get(server.url()))) == TransportError::pinMismatch);
    CHECK(waitUntil([&] { return server.openConnections() == 0; }));
    CHECK(server.applicationBytes() == 0);
}

TEST_CASE("any of the held pins will do, and keys of other kinds too")
{
    const Identity rsa = issue({.key = KeyKind::rsa2048}, authority());
    for (const Identity& leaf : {goodLeaf(), rsa}) {
        TlsServer server({.identity = leaf});
        HttpsTransport transport(profileOf(server, authority(), {QByteArray(32, 'x'), leaf.spkiSha256}));
        CHECK(ask(transport, get(server.url())).has_value());
    }
}

TEST_CASE("the hash of a key is the one in the certificate, and none for a key Qt cannot read")
{
    const auto hashOf = [](const Identity& identity) {
        return spkiSha256(QSslCertificate(identity.certificatePem, QSsl::Pem));
    };
    const Identity rsa = selfSigned({.key = KeyKind::rsa2048});
    CHECK(hashOf(goodLeaf()) == goodLeaf().spkiSha256);
    CHECK(hashOf(rsa) == rsa.spkiSha256);
    const Identity edwards = selfSigned({.key = KeyKind::ed25519});
    const QByteArray hash = hashOf(edwards);
    CHECK((hash.isEmpty() || hash == edwards.spkiSha256));
    CHECK(spkiSha256(QSslCertificate()).isEmpty());
}

TEST_CASE("an authority in the profile is proof enough without a pin, and the facts call it pinned")
{
    TlsServer server({.identity = goodLeaf()});
    HttpsTransport transport(profileOf(server, authority(), {}));
    const auto answer = ask(transport, get(server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->connection.pinned);
}

TEST_CASE("a name-constrained authority vouches for its own names only")
{
    const Identity constrained = makeAuthority("Practice CA", "localhost");
    SECTION("its own")
    {
        TlsServer server({.identity = issue({.ipAddresses = {}}, constrained)});
        HttpsTransport transport(profileOf(server, constrained, {}));
        CHECK(ask(transport, get(server.url())).has_value());
    }
    SECTION("another beside its own")
    {
        checkRefused({.identity = issue({.dnsNames = {"localhost", "www.kucoin.com"}, .ipAddresses = {}}, constrained)},
                     {}, TransportError::certificateInvalid, constrained);
    }
}

TEST_CASE("only TLS 1.2 and newer are spoken")
{
    struct Row {
        const char* protocol;
        std::optional<TransportError> error;
        const char* said;
    };
    const Row rows[] = {{"TLSv1", TransportError::tlsTooOld, ""},
                        {"TLSv1.1", TransportError::tlsTooOld, ""},
                        {"TLSv1.2", std::nullopt, "TLS 1.2"},
                        {"TLSv1.3", std::nullopt, "TLS 1.3"}};
    for (const Row& row : rows) {
        INFO(row.protocol);
        Service service({.onlyProtocol = row.protocol});
        const auto answer = ask(service.transport, post(service.server.url()));
        CHECK(errorOf(answer) == row.error);
        if (answer)
            CHECK(answer->connection.tlsVersion == QLatin1String(row.said));
        else
            CHECK(service.server.applicationBytes() == 0);
    }
}

TEST_CASE("a server that speaks plain http on the port gets nothing")
{
    Service service({.plainHttp = true});
    CHECK(errorOf(ask(service.transport, {.url = service.server.url(), .timeout = std::chrono::milliseconds(500)}))
          == TransportError::timedOut);
    CHECK(service.server.requests().isEmpty());
}
