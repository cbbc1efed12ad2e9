// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server accepts in the TLS handshake.
#include "tests/service/support/running_server.h"
#include "tests/service/support/tls_client.h"

#include <openssl/ssl.h>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

void answerEmpty(HttpRequest, Answerer answer)
{
    answer(jsonAnswer(200, {}));
}

} // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken, older versions refused")
{
    RunningServer server(answerEmpty);
    CHECK(TlsClient(server.port()).version() == "TLSv1.3");
    CHECK(TlsClient(server.port(), {.highestVersion = TLS1_2_VERSION}).version() == "TLSv1.2");
    CHECK_FALSE(TlsClient(server.port(), {.lowestVersion = TLS1_VERSION, .highestVersion = TLS1_1_VERSION}).isOpen());
    CHECK_FALSE(TlsClient(server.port(), {.lowestVersion = TLS1_VERSION, .highestVersion = TLS1_VERSION}).isOpen());
}

TEST_CASE("TLS 1.2 is spoken with forward secrecy and AEAD only")
{
    RunningServer server(answerEmpty);
    const auto [ciphers, open] = GENERATE(table<std::string, bool>({
        {"ECDHE-ECDSA-AES128-GCM-SHA256", true},
        {"ECDHE-ECDSA-CHACHA20-POLY1305", true},
        {"ECDHE-ECDSA-AES128-SHA", false},           // CBC with SHA-1
        {"ECDHE-ECDSA-AES256-SHA384", false},        // CBC
        {"AES128-GCM-SHA256", false},                // no forward secrecy
        {"AECDH-AES128-SHA:@SECLEVEL=0", false},     // no certificate
        {"ECDHE-ECDSA-NULL-SHA:@SECLEVEL=0", false}, // no encryption
    }));
    INFO(ciphers);
    CHECK(TlsClient(server.port(), {.highestVersion = TLS1_2_VERSION, .ciphers = QByteArray::fromStdString(ciphers)})
              .isOpen()
          == open);
}

TEST_CASE("HTTP/1.1 is negotiated when the client names protocols, and nothing else is")
{
    RunningServer server(answerEmpty);
    CHECK(TlsClient(server.port(), {.protocol = "http/1.1"}).protocol() == "http/1.1");
    CHECK_FALSE(TlsClient(server.port(), {.protocol = "h2"}).isOpen());
}

TEST_CASE("the certificate is good for localhost, 127.0.0.1 and ::1 under its root and for nothing else")
{
    RunningServer server(answerEmpty);
    const auto [name, open] = GENERATE(table<std::string, bool>({
        {"localhost", true},
        {"127.0.0.1", true},
        {"::1", true},
        {"127.0.0.2", false},
        {"sub.localhost", false},
        {"example.org", false},
    }));
    INFO(name);
    CHECK(TlsClient(server.port(), {.rootPem = server.rootPem(), .name = QString::fromStdString(name)}).isOpen()
          == open);
}

TEST_CASE("another root does not vouch for the certificate")
{
    RunningServer server(answerEmpty);
    const auto other = makeRootCertificate(makeKeyPem(), systemClock().unixSeconds());
    CHECK_FALSE(TlsClient(server.port(), {.rootPem = *other}).isOpen());
}

TEST_CASE("a certificate can be exchanged while the server runs")
{
    RunningServer server(answerEmpty);
    const auto rootKey = makeKeyPem();
    const auto leafKey = makeKeyPem();
    const auto root = makeRootCertificate(rootKey, systemClock().unixSeconds()).value();
    const auto leaf = makeLeafCertificate(leafKey, root, rootKey, systemClock().unixSeconds()).value();
    TlsClient before(server.port());
    CHECK(server.onLoop([&] {
        return server.server().setCertificate({.certificatePem = leaf, .keyPem = leafKey.clone()}).has_value();
    }));
    CHECK(TlsClient(server.port(), {.rootPem = root}).isOpen());
    REQUIRE(before.send("GET / HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n"));
    CHECK(before.response()->status == 200);
}

TEST_CASE("a certificate and a key that do not belong together are refused")
{
    EventLoop loop;
    HttpServer server(loop, {}, systemClock());
    const auto rootKey = makeKeyPem();
    const auto root = makeRootCertificate(rootKey, 0).value();
    CHECK_FALSE(server.setCertificate({.certificatePem = root, .keyPem = makeKeyPem()}));
    CHECK_FALSE(server.setCertificate({.certificatePem = "noise", .keyPem = rootKey.clone()}));
    CHECK_FALSE(server.setCertificate({.certificatePem = root, .keyPem = Secret::copyOf("noise")}));
    CHECK_FALSE(server.setCertificate({.certificatePem = {}, .keyPem = {}}));
}
