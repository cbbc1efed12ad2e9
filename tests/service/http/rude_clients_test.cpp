// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that are slow, silent, greedy or gone: none of them may cost the server more than its limits say.
#include "tests/service/support/running_server.h"
#include "tests/service/support/tls_client.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <atomic>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;
using namespace std::chrono_literals;

namespace {

void answerEmpty(HttpRequest, Answerer answer)
{
    answer(jsonAnswer(200, {}));
}

QByteArray get(const RunningServer& server)
{
    return "GET / HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n";
}

bool isServed(const RunningServer& server)
{
    TlsClient client(server.port());
    const auto answer = client.send(get(server)) ? client.response() : std::nullopt;
    return answer && answer->status == 200;
}

bool becomesEmpty(RunningServer& server)
{
    const QDeadlineTimer deadline(20s);
    while (server.connections() != 0) {
        if (deadline.hasExpired())
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("a request that never ends is cut off, however steadily it drips")
{
    RunningServer server(answerEmpty, {.request = 200ms});
    TlsClient client(server.port());
    QElapsedTimer timer;
    timer.start();
    REQUIRE(client.send("GET / HTTP/1.1\r\n"));
    while (timer.elapsed() < 5000 && server.connections() == 1)
        client.send("A: b\r\n");
    CHECK(client.isClosedByServer());
    CHECK(timer.elapsed() < 5000);
}

TEST_CASE("a body that does not come is not waited for")
{
    RunningServer server(answerEmpty, {.request = 100ms});
    TlsClient client(server.port());
    REQUIRE(client.send("POST / HTTP/1.1\r\nHost: " + server.host() + "\r\nContent-Length: 9\r\n\r\nhalf"));
    CHECK(client.isClosedByServer());
}

TEST_CASE("an idle connection is closed in time")
{
    RunningServer server(answerEmpty, {.idle = 400ms});
    TlsClient silent(server.port());
    CHECK(silent.isClosedByServer());
    TlsClient once(server.port());
    REQUIRE(once.send(get(server)));
    CHECK(once.response()->status == 200);
    CHECK(once.isClosedByServer());
}

TEST_CASE("an answer that nobody takes is not kept for ever")
{
    RunningServer server(
        [](HttpRequest, Answerer answer) {
            answer({.status = 200, .headers = {}, .contentType = {}, .body = QByteArray(64 * 1024 * 1024, 'x')});
        },
        {.write = 200ms});
    TlsClient deaf(server.port());
    REQUIRE(deaf.send(get(server)));
    CHECK(becomesEmpty(server));
}

TEST_CASE("more connections than the limit are turned away and room is given back")
{
    RunningServer server(answerEmpty, {.connections = 5, .connectionsPerAddress = 3});
    std::vector<TlsClient> clients;
    for (int i = 0; i < 3; ++i)
        REQUIRE(clients.emplace_back(server.port()).isOpen());
    CHECK_FALSE(TlsClient(server.port()).isOpen());
    for (int i = 0; i < 2; ++i)
        REQUIRE(clients.emplace_back(server.port(), TlsClientOptions{.overIpv6 = true}).isOpen());
    CHECK_FALSE(TlsClient(server.port(), {.overIpv6 = true}).isOpen());
    clients.clear();
    REQUIRE(becomesEmpty(server));
    CHECK(isServed(server));
}

TEST_CASE("a program that calls from many addresses of this computer is one caller")
{
    RunningServer server(
        [](HttpRequest request, Answerer answer) {
            answer(jsonAnswer(200, {{QStringLiteral("peer"), request.peerAddress}}));
        },
        {.connectionsPerAddress = 2});
    TlsClient first(server.port(), {.from = "127.0.0.2"});
    TlsClient second(server.port(), {.from = "127.255.0.3"});
    REQUIRE(second.isOpen());
    CHECK_FALSE(TlsClient(server.port(), {.from = "127.0.0.4"}).isOpen());
    REQUIRE(first.send(get(server)));
    CHECK(first.response()->body == R"({"peer":"127.0.0.1"})");
}

TEST_CASE("a thousand clients that leave in the middle of a request leave nothing behind")
{
    RunningServer server(answerEmpty);
    const QByteArray whole =
        "POST / HTTP/1.1\r\nHost: " + server.host() + "\r\nContent-Length: 4000\r\n\r\n" + QByteArray(4000, 'x');
    for (int i = 0; i < 1000; ++i) {
        TlsClient client(server.port());
        client.send(QByteArrayView(whole).first(1 + i * 4 % (whole.size() - 1)));
        client.abort();
    }
    CHECK(becomesEmpty(server));
    CHECK(isServed(server));
}

TEST_CASE("a client that leaves during its handshake leaves nothing behind")
{
    RunningServer server(answerEmpty, {.handshake = 100ms});
    TlsClient refused(server.port(), {.rootPem = "not the root"}); // gives up at the certificate
    CHECK_FALSE(refused.isOpen());
    CHECK(becomesEmpty(server));
}

TEST_CASE("an answer for a client that has left goes nowhere and harms nobody")
{
    std::vector<Answerer> parked;
    RunningServer server([&](HttpRequest request, Answerer answer) {
        request.path == "/park" ? parked.push_back(std::move(answer)) : answer(jsonAnswer(200, {}));
    });
    const QByteArray park = "GET /park HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n";
    std::vector<TlsClient> clients;
    for (int i = 0; i < 200; ++i)
        REQUIRE(clients.emplace_back(server.port()).send(park));
    while (server.onLoop([&] { return parked.size(); }) < 200) {}
    for (std::size_t i = 0; i < clients.size(); ++i)
        i % 2 == 0 ? clients[i].abort() : clients[i].close();
    CHECK(becomesEmpty(server)); // noticed while the answers are still parked
    server.onLoop([&] {
        for (std::size_t i = 0; i < 100; ++i)
            parked[i](jsonAnswer(200, {}));
        parked.clear();
    });
    CHECK(isServed(server));
}

TEST_CASE("a client that leaves as its answer is written gives its place back once")
{
    // The loop is held until the client has gone, then looks at its sockets, and only then the answer is written: so
    // the end of the input is handled between the writing and the news of its success.
    std::promise<void> asked;
    std::promise<void> left;
    std::optional<Answerer> parked;
    EventLoop* loop = nullptr;
    RunningServer server([&](HttpRequest request, Answerer answer) {
        if (request.path != "/leave")
            return answer(jsonAnswer(200, {}));
        parked.emplace(std::move(answer));
        asked.set_value();
        left.get_future().wait();
        loop->post([&] { (*std::exchange(parked, std::nullopt))(jsonAnswer(200, {})); });
    });
    loop = &server.loop();
    TlsClient client(server.port());
    REQUIRE(client.send("GET /leave HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n"));
    asked.get_future().wait();
    client.close();
    left.set_value();
    CHECK(becomesEmpty(server));
    CHECK(isServed(server));
}

TEST_CASE("answers and departures at the same moment do not meet badly")
{
    std::vector<Answerer> parked;
    RunningServer server([&](HttpRequest, Answerer answer) { parked.push_back(std::move(answer)); });
    for (int i = 0; i < 300; ++i) {
        TlsClient client(server.port());
        REQUIRE(client.send(get(server)));
        while (server.onLoop([&] { return parked.empty(); })) {}
        client.abort();
        server.onLoop([&] {
            parked.front()(jsonAnswer(200, {}));
            parked.clear();
        });
    }
    CHECK(becomesEmpty(server));
}
