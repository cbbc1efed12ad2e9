// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand clients at once, in a process of their own, so that the memory of this one is the server's.
#include "tests/service/support/running_server.h"
#include "tests/service/support/tls_client.h"

#include <QElapsedTimer>
#include <QFile>

#include <sys/wait.h>
#include <unistd.h>

using namespace sallyport;
using namespace sallyport::service;
using namespace sallyport::test;

namespace {

constexpr std::size_t clientCount = 1000;

/// Resident memory of this process, in KiB; 0 where there is no /proc.
long residentKiB()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

/// One word each way over a pair of pipes.
struct Talk {
    int in[2];
    int out[2];
    Talk() { REQUIRE((::pipe(in) == 0 && ::pipe(out) == 0)); }
};

void say(int fd, int word)
{
    static_cast<void>(!::write(fd, &word, sizeof word));
}

int hear(int fd)
{
    int word = -1;
    return ::read(fd, &word, sizeof word) == sizeof word ? word : -1;
}

/// The other process: connects, says how many, waits for the word, asks on all, says how many were answered.
[[noreturn]] void beClients(const Talk& talk)
{
    const auto port = static_cast<quint16>(hear(talk.in[0]));
    std::vector<TlsClient> clients;
    for (std::size_t i = 0; i < clientCount; ++i)
        clients.emplace_back(port);
    say(talk.out[1], static_cast<int>(std::ranges::count_if(clients, [](const auto& c) { return c.isOpen(); })));
    hear(talk.in[0]);
    const QByteArray request = "GET /park HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port) + "\r\n\r\n";
    for (auto& client : clients)
        client.send(request);
    int answered = 0;
    for (auto& client : clients) {
        const auto answer = client.response();
        answered += answer && answer->status == 200 ? 1 : 0;
    }
    say(talk.out[1], answered);
    hear(talk.in[0]);
    ::_exit(0);
}

} // namespace

TEST_CASE("a thousand idle and a thousand parked clients cost memory in proportion and are all answered")
{
    const Talk talk;
    const auto child = ::fork(); // before there is a second thread
    REQUIRE(child >= 0);
    if (child == 0)
        beClients(talk);

    std::vector<Answerer> parked;
    RunningServer server([&](HttpRequest, Answerer answer) { parked.push_back(std::move(answer)); });
    const auto before = residentKiB();
    say(talk.in[1], server.port());
    CHECK(hear(talk.out[0]) == int(clientCount));
    const auto whenIdle = residentKiB();
    say(talk.in[1], 0);
    while (server.onLoop([&] { return parked.size(); }) < clientCount) {}
    const auto whenParked = residentKiB();
    QElapsedTimer timer;
    timer.start();
    server.onLoop([&] {
        for (auto& answer : parked)
            answer(jsonAnswer(200, {}));
        parked.clear();
    });
    CHECK(hear(talk.out[0]) == int(clientCount));
    const auto answeredIn = timer.elapsed();
    say(talk.in[1], 0);
    CHECK(::waitpid(child, nullptr, 0) == child);

    const auto each = [&](long now) { return (now - before) / long(clientCount); };
    WARN("KiB a connection: idle " << each(whenIdle) << ", parked " << each(whenParked) << "; all answered in "
                                   << answeredIn << " ms");
    CHECK(answeredIn < 10'000);
#if !defined(__SANITIZE_ADDRESS__) // which keeps what is freed
    CHECK(each(whenIdle) < 160);
    CHECK(each(whenParked) < 170);
#endif
}
