// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Limits, waiting and giving up; what may and may not go out with a request.
#include "tests/core/net/asking.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace sallyport;
using namespace sallyport::net;
using namespace sallyport::net::test;
using namespace std::chrono_literals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

/// The same service under another address.
origin::ServiceProfile movedTo(QStringView issuer)
{
    return {.id = QStringLiteral("test"),
            .issuer = *origin::Origin::parse(issuer),
            .leafPins = {{goodLeaf().spkiSha256}},
            .caCertificatePem = authority().certificatePem};
}

} // namespace

TEST_CASE("an address off the service's origin is refused before anything happens")
{
    Service service;
    const QString port = QString::number(service.server.port());
    const QString urls[] = {
        QStringLiteral("http://localhost:") + port + u'/',
        QStringLiteral("https://localhost/"),
        QStringLiteral("https://127.0.0.1:") + port + u'/',
        QStringLiteral("https://localhost.:") + port + u'/',
        QStringLiteral("https://user:password@localhost:") + port + u'/',
        QStringLiteral("https://localhost:") + port + QStringLiteral("/#fragment"),
        QStringLiteral("https://www.kucoin.com/"),
        QStringLiteral("file:///etc/passwd"),
        QStringLiteral("data:,x"),
        QString(),
    };
    for (const QString& url : urls) {
        INFO(url.toStdString());
        CHECK(errorOf(ask(service.transport, post(QUrl(url)))) == TransportError::notAllowed);
    }
    CHECK(service.server.connections() == 0);
}

TEST_CASE("a profile without an issuer lets nothing be asked")
{
    Service service;
    HttpsTransport web(origin::ServiceProfile{.signIn = origin::SignInKind::web});
    CHECK(errorOf(ask(web, get(service.server.url()))) == TransportError::notAllowed);
}

TEST_CASE("headers that could change the request's meaning are refused")
{
    Service service;
    const Header headers[] = {
        {"X-Y", "1\r\nX-Injected: 2"},
        {"X-Y", "1\nGET / HTTP/1.1"},
        {"X-Y", QByteArray("1\0", 2)},
        {"X-Y", "\x80"},
        {"X Y", "1"},
        {"X:Y", "1"},
        {"", "1"},
        {"X\r\nY", "1"},
        {"Host", "evil.example"},
        {"content-length", "0"},
        {"Transfer-Encoding", "chunked"},
        {"Cookie", "a=b"},
        {"Connection", "close"},
        {"Accept-Encoding", "gzip"},
    };
    for (const Header& header : headers) {
        INFO(header.name.toStdString() << ": " << header.value.toStdString());
        HttpRequest request = get(service.server.url());
        request.headers = {header};
        CHECK(errorOf(ask(service.transport, request)) == TransportError::notAllowed);
    }
    HttpRequest request = post(service.server.url());
    request.contentType = "text/plain\r\nX-Injected: 1";
    CHECK(errorOf(ask(service.transport, request)) == TransportError::notAllowed);
    CHECK(service.server.connections() == 0);
}

TEST_CASE("a request carries what it was given and nothing about the person's system")
{
    Service service;
    HttpRequest request = post(service.server.url(QStringLiteral("/oauth/token")));
    request.headers = {{"DPoP", "a.b.c"}, {"Authorization", "DPoP token"}};
    REQUIRE(ask(service.transport, request).has_value());
    const ReceivedRequest& arrived = service.server.requests().front();
    CHECK(arrived.header("dpop") == "a.b.c");
    CHECK(arrived.header("authorization") == "DPoP token");
    CHECK(arrived.header("content-type") == "application/x-www-form-urlencoded");
    CHECK(arrived.header("host") == "localhost:" + QByteArray::number(service.server.port()));
    CHECK(arrived.header("user-agent") == "Sallyport");
    CHECK(arrived.header("accept-language") == "*");
    CHECK(arrived.header("accept-encoding") == "identity");
    CHECK(arrived.header("upgrade").isNull());
    CHECK(arrived.head.startsWith("POST /oauth/token HTTP/1.1\r\n"));
}

TEST_CASE("cookies are neither kept nor sent back, and nothing is cached")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) {
        return Reaction{.bytes = httpAnswer(200, "{}",
                                            {"Set-Cookie: id=canary; Path=/", "ETag: \"canary\"",
                                             "Cache-Control: max-age=3600", "Last-Modified: yesterday"})};
    };
    for (int i = 0; i < 3; ++i)
        REQUIRE(ask(service.transport, get(service.server.url())).has_value());
    REQUIRE(service.server.requests().size() == 3);
    for (const ReceivedRequest& arrived : service.server.requests())
        CHECK_FALSE(arrived.head.contains("canary"));
    CHECK(service.server.requests().back().header("cookie").isNull());
}

TEST_CASE("what the server compressed although nobody asked is not unpacked")
{
    Service service;
    const QByteArray packed = qCompress(QByteArray(100'000, 'x')).sliced(4);
    service.server.react = [&](const ReceivedRequest&) {
        return Reaction{.bytes = httpAnswer(200, packed, {"Content-Encoding: deflate"})};
    };
    const auto answer = ask(service.transport, get(service.server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->body == packed);
}

TEST_CASE("any status but a redirect is an answer, with its headers and body")
{
    for (const int status : {200, 201, 400, 401, 403, 404, 405, 407, 409, 410, 418, 429, 500, 501, 502, 503, 599}) {
        INFO(status);
        Service service;
        service.server.react = [&](const ReceivedRequest&) {
            return Reaction{.bytes = httpAnswer(status, "{\"error\":\"x\"}", {"DPoP-Nonce: n1", "Retry-After: 7"})};
        };
        const auto answer = ask(service.transport, post(service.server.url()));
        if (status == 407) { // only a proxy may say that, and there is none
            CHECK_FALSE(answer.has_value());
            continue;
        }
        REQUIRE(answer.has_value());
        CHECK(answer->status == status);
        CHECK(answer->body == "{\"error\":\"x\"}");
        CHECK(answer->header("dpop-nonce") == QByteArray("n1"));
        CHECK_FALSE(answer->header("absent"));
    }
    Service service;
    service.server.react = [](const ReceivedRequest&) { return Reaction{.bytes = "HTTP/1.1 204 No Content\r\n\r\n"}; };
    CHECK(ask(service.transport, get(service.server.url()))->status == 204);
}

TEST_CASE("a chunked answer is put together")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) {
        return Reaction{
            .bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n"};
    };
    const auto answer = ask(service.transport, get(service.server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->body == "{\"a\":1}");
}

TEST_CASE("an answer larger than allowed is cut off, said or unsaid how long it will be")
{
    struct Row {
        QByteArray head;
        qint64 fillerBytes;
    };
    const Row rows[] = {
        {"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", 100 * megabyte},
        {"HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n", 0}, // its head is enough
        {"HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n", 0},
        {"HTTP/1.1 500 Oops\r\nContent-Length: 104857600\r\n\r\n", 100 * megabyte},
        {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6400000\r\n", 100 * megabyte},
    };
    for (const Row& row : rows) {
        INFO(row.head.toStdString());
        Service service;
        service.server.react = [&](const ReceivedRequest&) {
            return Reaction{.bytes = row.head, .fillerBytes = row.fillerBytes};
        };
        CHECK(errorOf(ask(service.transport, get(service.server.url()))) == TransportError::answerTooLarge);
        CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    }
}

TEST_CASE("an answer that does not say where it ends is refused at once: cut short, it would look whole")
{
    const QByteArray lines[] = {"X-Y: 1",
                                "Content-Length: -1",
                                "Content-Length: 5, 6",
                                "Content-Length: 99999999999999999999",
                                "Content-Length: 5x",
                                "Transfer-Encoding: gzip",
                                "Connection: close"};
    for (const QByteArray& line : lines) {
        INFO(line.toStdString());
        Service service;
        service.server.react = [&](const ReceivedRequest&) {
            return Reaction{.bytes = "HTTP/1.1 200 OK\r\n" + line + "\r\n\r\n", .fillerBytes = 100 * megabyte};
        };
        CHECK(errorOf(ask(service.transport, get(service.server.url()))) == TransportError::answerIncomplete);
        CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    }
}

TEST_CASE("an answer of exactly the allowed size is taken, one byte more is not")
{
    Service service;
    for (const qsizetype size : {999, 1000, 1001}) {
        service.server.react = [&](const ReceivedRequest&) {
            return Reaction{.bytes = httpAnswer(200, QByteArray(size, 'x'))};
        };
        HttpRequest request = get(service.server.url());
        request.maxAnswerBytes = 1000;
        CHECK(ask(service.transport, request).has_value() == (size <= 1000));
    }
}

TEST_CASE("headers without measure or end are given up within the limits")
{
    const QByteArray line = "X-Filler: " + QByteArray(200, 'x') + "\r\n";
    const QByteArray heads[] = {
        "HTTP/1.1 200 OK\r\nX: " + QByteArray(megabyte, 'x') + "\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n" + line.repeated(5'000) + "Content-Length: 0\r\n\r\n",
        "HTTP/1.1 200 " + QByteArray(megabyte, 'x') + "\r\nContent-Length: 0\r\n\r\n",
    };
    for (const QByteArray& head : heads) {
        Service service;
        service.server.react = [&](const ReceivedRequest&) { return Reaction{.bytes = head}; };
        HttpRequest request = get(service.server.url());
        request.timeout = 1000ms;
        const auto answer = ask(service.transport, request);
        CHECK_FALSE(answer.has_value());
        CHECK(service.server.requests().size() == 1);
    }
}

TEST_CASE("a slow answer is given up when its time is over, however slowly it still comes")
{
    Service service;
    SECTION("drop by drop")
    {
        service.server.react = [](const ReceivedRequest&) {
            return Reaction{.bytes = httpAnswer(200, QByteArray(1000, 'x')), .dripEvery = 5ms};
        };
    }
    SECTION("a body that stops")
    {
        service.server.react = [](const ReceivedRequest&) {
            return Reaction{.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123"};
        };
    }
    SECTION("not at all")
    {
        service.server.react = [](const ReceivedRequest&) { return Reaction{}; };
    }
    QElapsedTimer elapsed;
    elapsed.start();
    HttpRequest request = post(service.server.url());
    request.timeout = 200ms;
    CHECK(errorOf(ask(service.transport, request)) == TransportError::timedOut);
    CHECK(elapsed.elapsed() >= 150);
    CHECK(elapsed.elapsed() < 3000);
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    CHECK(service.server.requests().size() == 1);
}

TEST_CASE("an answer that comes slowly but in time is taken")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) {
        return Reaction{.bytes = httpAnswer(200, "{\"a\":1}"), .dripEvery = 1ms};
    };
    const auto answer = ask(service.transport, get(service.server.url()));
    REQUIRE(answer.has_value());
    CHECK(answer->body == "{\"a\":1}");
}

TEST_CASE("a request can be cancelled before, in flight and after")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) { return Reaction{}; };
    CancelSource source;
    HttpRequest request = post(service.server.url());
    request.cancel = source.token();

    auto task = service.transport.send(request);
    REQUIRE(waitUntil([&] { return service.server.requests().size() == 1; }));
    source.cancel();
    CHECK(errorOf(waitFor(std::move(task))) == TransportError::cancelled);
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));

    CHECK(errorOf(ask(service.transport, request)) == TransportError::cancelled);
    CHECK(service.server.requests().size() == 1);

    service.server.react = [](const ReceivedRequest&) { return Reaction{.bytes = httpAnswer(200)}; };
    CancelSource late;
    request.cancel = late.token();
    CHECK(ask(service.transport, request).has_value());
    late.cancel();
    CHECK(service.server.requests().size() == 2);
}

TEST_CASE("a request cancelled while it connects sends nothing")
{
    Service service;
    CancelSource source;
    HttpRequest request = post(service.server.url());
    request.cancel = source.token();
    auto task = service.transport.send(request);
    source.cancel();
    CHECK(errorOf(waitFor(std::move(task))) == TransportError::cancelled);
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    CHECK(service.server.applicationBytes() == 0);
}

TEST_CASE("a transport that dies answers all that was asked of it")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) { return Reaction{}; };
    auto transport = std::make_unique<HttpsTransport>(profileOf(service.server, authority(), {goodLeaf().spkiSha256}));
    auto waiting = transport->send(post(service.server.url()));
    REQUIRE(waitUntil([&] { return service.server.requests().size() == 1; }));
    auto connecting = transport->send(post(service.server.url()));
    transport.reset();
    CHECK(errorOf(waitFor(std::move(waiting))) == TransportError::abandoned);
    CHECK(errorOf(waitFor(std::move(connecting))) == TransportError::abandoned);
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
}

TEST_CASE("a name that does not exist and a port where nobody listens are told apart")
{
    HttpsTransport nowhere(movedTo(u"https://sallyport.invalid"));
    CHECK(errorOf(ask(nowhere, get(QUrl(QStringLiteral("https://sallyport.invalid/")))))
          == TransportError::hostNotFound);

    QTcpServer closed;
    REQUIRE(closed.listen(QHostAddress::LocalHost));
    const QString address = QStringLiteral("https://localhost:%1").arg(closed.serverPort());
    closed.close();
    HttpsTransport nobody(movedTo(address));
    CHECK(errorOf(ask(nobody, get(QUrl(address)))) == TransportError::unreachable);
}

TEST_CASE("after a bad day the next request is as good as any")
{
    Service service;
    int count = 0;
    service.server.react = [&](const ReceivedRequest&) {
        return ++count % 2 ? Reaction{.hangUp = true} : Reaction{.bytes = httpAnswer(200)};
    };
    for (int i = 0; i < 6; ++i)
        CHECK(ask(service.transport, post(service.server.url())).has_value() == (i % 2 == 1));
    CHECK(service.server.requests().size() == 6);
}
