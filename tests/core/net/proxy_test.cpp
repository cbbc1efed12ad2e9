// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proxy the person set, and no other.
#include "tests/core/net/asking.h"
#include "tests/support/connect_proxy.h"

#include <QNetworkProxyFactory>
#include <QTcpServer>

using namespace sallyport;
using namespace sallyport::net;
using namespace sallyport::net::test;

namespace {

ProxySetting setting(const ConnectProxy& proxy)
{
    return {.kind = ProxyKind::http, .host = QStringLiteral("127.0.0.1"), .port = proxy.port()};
}

/// While it lives, environment and application both name a proxy.
struct SystemProxy {
    explicit SystemProxy(const ConnectProxy& proxy)
    {
        for (const char* variable : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"})
            qputenv(variable, "http://127.0.0.1:" + QByteArray::number(proxy.port()));
        QNetworkProxyFactory::setUseSystemConfiguration(true);
    }
    ~SystemProxy()
    {
        for (const char* variable : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"})
            qunsetenv(variable);
        QNetworkProxyFactory::setUseSystemConfiguration(false);
    }
};

} // namespace

TEST_CASE("the proxy that was set carries the request, is named, and sees TLS only")
{
    const ConnectProxy proxy;
    Service service({}, setting(proxy));
    const auto answer = ask(service.transport, post(service.server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->connection.proxy == QStringLiteral("127.0.0.1:%1").arg(proxy.port()));
    CHECK(answer->connection.pinned);
    CHECK(service.server.requests().size() == 1);
    const QByteArray target = "localhost:" + QByteArray::number(service.server.port());
    CHECK(proxy.asked() == QList<QByteArray>{"CONNECT " + target + " HTTP/1.1"});
}

TEST_CASE("behind a proxy the peer is held against the pins all the same")
{
    const ConnectProxy proxy;
    TlsServer server({.identity = issue({}, authority())});
    HttpsTransport transport(profileOf(server, authority(), {goodLeaf().spkiSha256}), setting(proxy));
    CHECK(errorOf(ask(transport, post(server.url()))) == TransportError::pinMismatch);
    CHECK(waitUntil([&] { return server.openConnections() == 0; }));
    CHECK(server.applicationBytes() == 0);
}

TEST_CASE("a request through a proxy is sent once when the server hangs up")
{
    const ConnectProxy proxy;
    Service service({}, setting(proxy));
    service.server.react = [](const ReceivedRequest&) { return Reaction{.hangUp = true}; };
    CHECK(errorOf(ask(service.transport, post(service.server.url()))) == TransportError::hungUp);
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    CHECK(service.server.requests().size() == 1);
}

TEST_CASE("a proxy that refuses, asks for a password or is not there means proxyFailed, never a direct connection")
{
    const QByteArray refusals[] = {
        "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
        "nonsense\r\n\r\n",
    };
    for (const QByteArray& refusal : refusals) {
        INFO(refusal.toStdString());
        const ConnectProxy proxy(refusal);
        Service service({}, setting(proxy));
        CHECK(errorOf(ask(service.transport, post(service.server.url()))) == TransportError::proxyFailed);
        CHECK(service.server.connections() == 0);
    }
    QTcpServer closed;
    REQUIRE(closed.listen(QHostAddress::LocalHost));
    const std::uint16_t port = closed.serverPort();
    closed.close();
    Service service({}, {.kind = ProxyKind::http, .host = QStringLiteral("127.0.0.1"), .port = port});
    CHECK(errorOf(ask(service.transport, post(service.server.url()))) == TransportError::proxyFailed);
    CHECK(service.server.connections() == 0);
}

TEST_CASE("a proxy in the environment or the application is not used")
{
    const ConnectProxy proxy;
    const SystemProxy system(proxy);
    REQUIRE(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(QUrl(QStringLiteral("https://a.example"))))
                .front()
                .port()
            == proxy.port());
    Service service;
    const auto answer = ask(service.transport, post(service.server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->connection.proxy.isEmpty());

    // Qt leaves localhost out of the system's proxies by itself; another name it does not.
    origin::ServiceProfile elsewhere = profileOf(service.server, authority(), {goodLeaf().spkiSha256});
    elsewhere.issuer = *origin::Origin::parse(u"https://sallyport.invalid");
    HttpsTransport transport(elsewhere);
    CHECK(errorOf(ask(transport, get(QUrl(QStringLiteral("https://sallyport.invalid/")))))
          == TransportError::hostNotFound);
    CHECK(proxy.asked().isEmpty());
}
