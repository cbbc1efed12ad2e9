// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/support/running_server.h"
#include "tests/service/support/tls_client.h"

#include <QJsonDocument>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;
using namespace std::chrono_literals;

namespace {

void echo(const HttpRequest& request, Answerer answer)
{
    answer(jsonAnswer(200,
                      {{QStringLiteral("method"), QString::fromLatin1(request.method)},
                       {QStringLiteral("path"), QString::fromLatin1(request.path)},
                       {QStringLiteral("query"), QString::fromLatin1(request.query)},
                       {QStringLiteral("body"), QString::fromLatin1(request.body)},
                       {QStringLiteral("peer"), request.peerAddress}}));
}

QByteArray get(const RunningServer& server, const QByteArray& path = "/")
{
    return "GET " + path + " HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n";
}

} // namespace

TEST_CASE("a request arrives whole and its answer goes back on the same connection")
{
    RunningServer server(echo);
    TlsClient client(server.port());
    REQUIRE(client.send("POST /a/b?c=d HTTP/1.1\r\nHost: " + server.host() + "\r\nContent-Length: 5\r\n\r\nhello"));
    const auto first = client.response();
    REQUIRE(first);
    CHECK(first->status == 200);
    CHECK(first->header("Cache-Control") == "no-store");
    CHECK(first->header("Date").endsWith(" GMT"));
    CHECK(QJsonDocument::fromJson(first->body).object()
          == QJsonObject{{QStringLiteral("method"), QStringLiteral("POST")},
                         {QStringLiteral("path"), QStringLiteral("/a/b")},
                         {QStringLiteral("query"), QStringLiteral("c=d")},
                         {QStringLiteral("body"), QStringLiteral("hello")},
                         {QStringLiteral("peer"), QStringLiteral("127.0.0.1")}});
    REQUIRE(client.send(get(server)));
    CHECK(client.response()->status == 200);
    CHECK(server.connections() == 1);
}

TEST_CASE("both loopback addresses are served")
{
    RunningServer server(echo);
    TlsClient client(server.port(), {.overIpv6 = true});
    REQUIRE(client.send(get(server)));
    CHECK(client.response()->body.contains("\"peer\":\"::1\""));
}

TEST_CASE("the answer to HEAD has no body, so that the next answer begins where it should")
{
    RunningServer server(echo);
    TlsClient client(server.port());
    REQUIRE(client.send("HEAD / HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n"));
    const auto head = client.responseHead();
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->header("Content-Length").toInt() > 0);
    REQUIRE(client.send(get(server, "/next")));
    CHECK(client.response()->body.contains("/next"));
}

TEST_CASE("pipelined requests are answered one after the other")
{
    RunningServer server(echo);
    TlsClient client(server.port());
    QByteArray all;
    for (int i = 0; i < 50; ++i)
        all += get(server, "/" + QByteArray::number(i));
    REQUIRE(client.send(all));
    for (int i = 0; i < 50; ++i)
        REQUIRE(client.response()->body.contains("\"path\":\"/" + QByteArray::number(i) + "\""));
}

TEST_CASE("a connection ends after the answer when the client asked for it")
{
    RunningServer server(echo);
    TlsClient client(server.port());
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: " + server.host() + "\r\nConnection: close\r\n\r\n"));
    CHECK(client.response()->header("Connection") == "close");
    CHECK(client.isClosedByServer());
}

TEST_CASE("a parked answer is given later, from the loop")
{
    std::promise<Answerer> parked;
    RunningServer server([&](HttpRequest, Answerer answer) { parked.set_value(std::move(answer)); });
    TlsClient client(server.port());
    REQUIRE(client.send(get(server)));
    auto answer = parked.get_future().get();
    server.onLoop([&] { answer(jsonAnswer(200, {{QStringLiteral("parked"), true}})); });
    CHECK(client.response()->body == "{\"parked\":true}");
}

TEST_CASE("a dropped answer and an exception are a 500, wherever they happen")
{
    const auto where = GENERATE(as<std::string>(), "/drop", "/throw", "/pool");
    RunningServer server([&where](HttpRequest, Answerer answer) {
        if (where == "/throw")
            throw std::runtime_error("handler");
        if (where == "/pool")
            std::thread([dropped = std::move(answer)] {}).join();
    });
    TlsClient client(server.port());
    REQUIRE(client.send(get(server, QByteArray::fromStdString(where))));
    const auto answer = client.response();
    REQUIRE(answer);
    CHECK(answer->status == 500);
    CHECK(answer->body == "{\"error\":\"server_error\"}");
}

TEST_CASE("a handler that never answers costs the client a 503")
{
    std::vector<Answerer> forgotten;
    RunningServer server([&](HttpRequest, Answerer answer) { forgotten.push_back(std::move(answer)); },
                         {.answer = 50ms});
    TlsClient client(server.port());
    REQUIRE(client.send(get(server)));
    CHECK(client.response()->status == 503);
    CHECK(client.isClosedByServer());
    server.onLoop([&] { forgotten.front()(jsonAnswer(200, {})); }); // too late, and harmless
    server.onLoop([&] { forgotten.clear(); });
}

TEST_CASE("stopping closes idle connections, lets a running request end, and then says so")
{
    Answerer parked;
    std::promise<void> arrived;
    RunningServer server(
        [&](HttpRequest, Answerer answer) {
            parked = std::move(answer);
            arrived.set_value();
        },
        {.goodbye = 20ms, .stopping = 30s});
    TlsClient idle(server.port());
    TlsClient running(server.port());
    REQUIRE(running.send(get(server)));
    arrived.get_future().wait();
    std::promise<void> stopped;
    auto whenStopped = stopped.get_future();
    server.onLoop([&] { server.server().stop([&] { stopped.set_value(); }); });
    CHECK(idle.isClosedByServer());
    CHECK_FALSE(TlsClient(server.port()).isOpen());
    CHECK(whenStopped.wait_for(0s) == std::future_status::timeout);
    server.onLoop([&] { parked(jsonAnswer(200, {})); });
    CHECK(running.response()->header("Connection") == "close");
    running.close();
    CHECK(whenStopped.wait_for(10s) == std::future_status::ready);
}

TEST_CASE("stopping does not wait for ever")
{
    std::vector<Answerer> parked;
    RunningServer server([&](HttpRequest, Answerer answer) { parked.push_back(std::move(answer)); },
                         {.stopping = 20ms});
    TlsClient running(server.port());
    REQUIRE(running.send(get(server)));
    std::promise<void> stopped;
    server.onLoop([&] { server.server().stop([&] { stopped.set_value(); }); });
    CHECK(stopped.get_future().wait_for(10s) == std::future_status::ready);
    CHECK(running.isClosedByServer());
    server.onLoop([&] { parked.clear(); });
}

TEST_CASE("a port that another program has is an error that names the address")
{
    const bool onV6 = GENERATE(false, true);
    const int taken = ::socket(onV6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
    sockaddr_in6 address{}; // its first members are those of sockaddr_in
    address.sin6_family = onV6 ? AF_INET6 : AF_INET;
    if (onV6)
        address.sin6_addr = in6addr_loopback;
    else
        reinterpret_cast<sockaddr_in*>(&address)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = onV6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    REQUIRE(::bind(taken, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(taken, 1) == 0);
    REQUIRE(::getsockname(taken, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    const auto port = ntohs(address.sin6_port);

    EventLoop loop;
    HttpServer server(loop, {}, systemClock());
    const auto refused = server.listen(port);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ListenError::Kind::portTaken);
    CHECK(refused.error().address == (onV6 ? QStringLiteral("::1") : QStringLiteral("127.0.0.1")));
    CHECK(refused.error().port == port);
    ::close(taken);
    CHECK(server.listen(port) == port); // nothing was kept of the first try
}
