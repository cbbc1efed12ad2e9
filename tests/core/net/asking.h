// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of HttpsTransport share: a service with a certificate from its own authority, and asking it.
//   Service service;
//   const auto answer = ask(service.profile(), get(service.server.url()));
#pragma once

#include "core/net/https_transport.h"
#include "tests/support/tls_server.h"
#include "tests/support/wait.h"

namespace sallyport::net::test {

using namespace sallyport::test;
using Answer = Result<HttpResponse, TransportError>;

inline const Identity& authority()
{
    static const Identity ca = makeAuthority();
    return ca;
}

/// A good certificate for localhost from authority().
inline const Identity& goodLeaf()
{
    static const Identity leaf = issue({}, authority());
    return leaf;
}

/// What is known about `server`: its address, `ca` as the only trust anchor, and the keys it may have.
inline origin::ServiceProfile profileOf(const TlsServer& server, const Identity& ca, const QList<QByteArray>& keys)
{
    origin::ServiceProfile profile{.id = QStringLiteral("test"),
                                   .name = QStringLiteral("Test"),
                                   .trust = origin::ProfileTrust::givenKey,
                                   .issuer = *origin::Origin::parse(server.url(QString()).toString()),
                                   .caCertificatePem = ca.certificatePem};
    for (const QByteArray& key : keys)
        profile.leafPins.append({key});
    return profile;
}

inline HttpRequest get(const QUrl& url)
{
    return {.url = url, .timeout = std::chrono::seconds(10)};
}

inline HttpRequest post(const QUrl& url, const QByteArray& body = "username=canary")
{
    return {.method = Method::post,
            .url = url,
            .contentType = "application/x-www-form-urlencoded",
            .body = body,
            .timeout = std::chrono::seconds(10)};
}

inline Answer ask(Transport& transport, HttpRequest request)
{
    return waitFor(transport.send(std::move(request)));
}

/// The error, or nothing for an answer.
inline std::optional<TransportError> errorOf(const Answer& answer)
{
    return answer ? std::nullopt : std::optional(answer.error());
}

/// A well-behaved server and the transport that knows it.
struct Service {
    TlsServer server;
    HttpsTransport transport;

    explicit Service(TlsServerOptions options = {}, ProxySetting proxy = {})
        : server(withLeaf(std::move(options))),
          transport(profileOf(server, authority(), {goodLeaf().spkiSha256}), proxy)
    {
    }

private:
    static TlsServerOptions withLeaf(TlsServerOptions options)
    {
        options.identity = goodLeaf();
        return options;
    }
};

} // namespace sallyport::net::test
