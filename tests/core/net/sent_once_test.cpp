// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One request made is one request sent, whatever the server does: a server that hangs up counts arrivals.
#include "tests/core/net/asking.h"
#include "tests/support/fixed_clock.h"

using namespace sallyport;
using namespace sallyport::net;
using namespace sallyport::net::test;

namespace {

struct Kind {
    const char* name;
    Method method;
    QByteArray body;
};

const Kind kinds[] = {
    {"GET", Method::get, {}},
    {"DELETE", Method::del, {}},
    {"POST", Method::post, "username=canary"},
    {"POST without a body", Method::post, {}},
    {"POST of 300 KB", Method::post, QByteArray(300'000, 'x')},
    {"PUT", Method::put, "{}"},
    {"PATCH", Method::patch, "{}"},
};

HttpRequest of(const Kind& kind, const QUrl& url)
{
    return {.method = kind.method,
            .url = url,
            .contentType = kind.body.isEmpty() ? "" : "application/json",
            .body = kind.body,
            .timeout = std::chrono::seconds(10)};
}

} // namespace

TEST_CASE("every method arrives once, with its body")
{
    Service service;
    qsizetype count = 0;
    for (const Kind& kind : kinds) {
        INFO(kind.name);
        REQUIRE(ask(service.transport, of(kind, service.server.url())).has_value());
        REQUIRE(service.server.requests().size() == ++count);
        const ReceivedRequest& arrived = service.server.requests().back();
        CHECK(arrived.method == QByteArray(kind.name).split(' ').front());
        CHECK(arrived.body == kind.body);
        CHECK(arrived.header("content-length") == QByteArray::number(kind.body.size()));
    }
}

TEST_CASE("a connection that a secret went over is closed, and the next request has one of its own")
{
    Service service;
    REQUIRE(ask(service.transport, post(service.server.url())).has_value());
    HttpRequest secret = post(service.server.url());
    secret.holdsSecret = true;
    REQUIRE(ask(service.transport, std::move(secret)).has_value());
    CHECK(service.server.connections() == 1); // one that is there already serves it
    CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
    REQUIRE(ask(service.transport, post(service.server.url())).has_value());
    CHECK(service.server.connections() == 2);
}

TEST_CASE("requests in turn share one connection, as many at once have one each")
{
    Service service;
    for (int i = 0; i < 5; ++i)
        REQUIRE(ask(service.transport, post(service.server.url())).has_value());
    CHECK(service.server.connections() == 1);
    std::vector<Task<HttpResponse, TransportError>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(service.transport.send(get(service.server.url())));
    for (auto& task : tasks) {
        const auto answer = waitFor(std::move(task));
        REQUIRE(answer.has_value());
        CHECK(answer->connection.spkiSha256 == goodLeaf().spkiSha256);
    }
    CHECK(service.server.requests().size() == 10);
}

TEST_CASE("a server that hangs up gets the request once")
{
    using enum TransportError;
    struct Row {
        const char* when;
        QByteArray bytes;
        TransportError error;
    };
    const Row rows[] = {
        {"before answering", {}, hungUp},
        {"in the middle of the status line", "HTTP/1.1 2", hungUp},
        {"in the middle of the headers", "HTTP/1.1 200 OK\r\nContent-Le", hungUp},
        {"before the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n", answerIncomplete},
        {"in the middle of the body", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345", answerIncomplete},
        {"in the middle of a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n12345",
         answerIncomplete},
        {"before the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
         answerIncomplete},
        {"where nothing says how long the answer was", "HTTP/1.1 200 OK\r\n\r\n{\"complete\":\"perhaps\"}",
         answerIncomplete},
        {"after something that is not HTTP", "220 mail.example ESMTP\r\n\r\n", hungUp},
    };
    for (const Row& row : rows) {
        for (const Kind& kind : kinds) {
            INFO(row.when << ", " << kind.name);
            Service service;
            service.server.react = [&](const ReceivedRequest&) { return Reaction{.bytes = row.bytes, .hangUp = true}; };
            CHECK(errorOf(ask(service.transport, of(kind, service.server.url()))) == row.error);
            CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
            CHECK(service.server.requests().size() == 1);
            CHECK(service.server.connections() == 1);
        }
    }
}

TEST_CASE("a server that hangs up around the handshake gets the request at most once")
{
    for (const Kind& kind : kinds) {
        INFO(kind.name);
        Service before({.hangUpOnConnect = true});
        CHECK(errorOf(ask(before.transport, of(kind, before.server.url()))) == TransportError::tlsFailed);
        CHECK(before.server.applicationBytes() == 0);

        Service after({.hangUpAfterHandshake = true});
        const auto error = errorOf(ask(after.transport, of(kind, after.server.url())));
        CHECK((error == TransportError::hungUp || error == TransportError::tlsFailed));
        CHECK(waitUntil([&] { return after.server.openConnections() == 0; }));
        CHECK(after.server.requests().size() <= 1);
    }
}

TEST_CASE("a kept-alive connection that dies under a request means hungUp, not a silent repeat")
{
    for (const Kind& kind : kinds) {
        INFO(kind.name);
        Service service;
        REQUIRE(ask(service.transport, get(service.server.url())).has_value());
        service.server.react = [](const ReceivedRequest&) { return Reaction{.hangUp = true}; };
        CHECK(errorOf(ask(service.transport, of(kind, service.server.url()))) == TransportError::hungUp);
        CHECK(waitUntil([&] { return service.server.openConnections() == 0; }));
        CHECK(service.server.requests().size() == 2);
    }
}

TEST_CASE("a connection that the server closed while nobody used it is replaced without a word")
{
    // Until the goodbye has reached us a request may still go out on the old connection; then it is hungUp.
    bool replaced = false;
    for (int round = 0; round < 100 && !replaced; ++round) {
        Service service;
        REQUIRE(ask(service.transport, get(service.server.url())).has_value());
        service.server.hangUpAll();
        REQUIRE(waitUntil([&] { return service.server.openConnections() == 0; }));
        const auto answer = ask(service.transport, post(service.server.url()));
        replaced = answer.has_value();
        if (replaced) {
            CHECK(service.server.requests().size() == 2);
            CHECK(service.server.connections() == 2);
        } else {
            CHECK(errorOf(answer) == TransportError::hungUp);
        }
    }
    CHECK(replaced);
}

TEST_CASE("a connection closed at the very moment of sending is either replaced unused or reported")
{
    // The server's goodbye and our request cross on the way: the request must not arrive twice.
    for (int round = 0; round < 30; ++round) {
        for (const Kind& kind : kinds) {
            INFO(kind.name);
            Service service;
            REQUIRE(ask(service.transport, get(service.server.url())).has_value());
            auto task = service.transport.send(of(kind, service.server.url()));
            service.server.hangUpAll();
            const auto answer = waitFor(std::move(task));
            CHECK(service.server.requests().size() <= 2);
            if (answer)
                CHECK(service.server.requests().size() == 2);
            else
                CHECK(errorOf(answer) == TransportError::hungUp);
        }
    }
}

TEST_CASE("a connection idle for too long is not used again")
{
    TlsServer server({.identity = goodLeaf()});
    const FixedClock clock(1'700'000'000'000);
    HttpsTransport transport(profileOf(server, authority(), {goodLeaf().spkiSha256}), {}, clock.clock());
    REQUIRE(ask(transport, get(server.url())).has_value());
    clock.advanceMs(15'000);
    REQUIRE(ask(transport, get(server.url())).has_value());
    CHECK(server.connections() == 1);
    clock.advanceMs(15'001);
    REQUIRE(ask(transport, get(server.url())).has_value());
    CHECK(server.connections() == 2);
    CHECK(waitUntil([&] { return server.openConnections() == 1; }));
}

TEST_CASE("a demand for credentials is an answer, and is not answered by anybody but the caller")
{
    for (const char* scheme : {"Basic realm=\"x\"", "Digest realm=\"x\", nonce=\"y\", qop=\"auth\"", "NTLM",
                               "Negotiate", "Bearer", "DPoP error=\"use_dpop_nonce\""}) {
        for (const Kind& kind : kinds) {
            INFO(scheme << ", " << kind.name);
            Service service;
            service.server.react = [&](const ReceivedRequest&) {
                return Reaction{.bytes =
                                    httpAnswer(401, "{\"error\":\"x\"}", {QByteArray("WWW-Authenticate: ") + scheme})};
            };
            const auto answer = ask(service.transport, of(kind, service.server.url()));
            REQUIRE(answer.has_value());
            CHECK(answer->status == 401);
            CHECK(answer->body == "{\"error\":\"x\"}");
            CHECK(answer->header("www-authenticate") == QByteArray(scheme));
            CHECK(service.server.requests().size() == 1);
        }
    }
}

TEST_CASE("a redirect is reported and not followed, to another host, to plain http or to itself")
{
    TlsServer elsewhere({.identity = goodLeaf()});
    for (const int status : {300, 301, 302, 303, 304, 305, 307, 308, 399}) {
        for (const QUrl& target :
             {elsewhere.url(), QUrl(QStringLiteral("http://localhost:1/")), QUrl(QStringLiteral("/"))}) {
            for (const Method method : {Method::get, Method::post}) {
                INFO(status << " " << target.toString().toStdString());
                Service service;
                service.server.react = [&](const ReceivedRequest&) {
                    return Reaction{.bytes = httpAnswer(status, "{}", {"Location: " + target.toEncoded()})};
                };
                CHECK(errorOf(ask(service.transport, {.method = method, .url = service.server.url()}))
                      == TransportError::redirected);
                CHECK(service.server.requests().size() == 1);
            }
        }
    }
    CHECK(elsewhere.connections() == 0);
}

TEST_CASE("a second answer on the wire is never taken for the answer to the next request")
{
    Service service;
    service.server.react = [](const ReceivedRequest&) {
        return Reaction{.bytes = httpAnswer(200, "first") + httpAnswer(200, "forged")};
    };
    const auto first = ask(service.transport, get(service.server.url()));
    REQUIRE(first.has_value());
    CHECK(first->body == "first");
    service.server.react = [](const ReceivedRequest&) { return Reaction{.bytes = httpAnswer(200, "second")}; };
    const auto second = ask(service.transport, get(service.server.url()));
    REQUIRE(second.has_value());
    CHECK(second->body == "second");
    CHECK(service.server.requests().size() == 2);
}
