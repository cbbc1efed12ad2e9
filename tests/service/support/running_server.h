// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RunningServer: an HttpServer on a free port, with its loop on a thread of its own, until it goes out of scope.
//   RunningServer server([](HttpRequest r, Answerer a) { a(jsonAnswer(200, {})); });  TlsClient client(server.port());
#pragma once

#include "core/base/clock.h"
#include "service/http/event_loop.h"
#include "service/http/http_server.h"
#include "service/tls/certificate_maker.h"
#include "tests/support/catch.h"

#include <future>
#include <thread>

namespace sallyport::test {

class RunningServer {
public:
    /// Runs `f` on the loop's thread and gives its result.
    template <typename F>
    auto onLoop(F f)
    {
        std::packaged_task<std::invoke_result_t<F>()> task(std::move(f));
        auto result = task.get_future();
        m_loop.post([&task] { task(); });
        return result.get();
    }

    explicit RunningServer(service::Handler handler, service::HttpLimits limits = {}, service::PoolLimits pool = {})
        : m_loop(pool),
          m_rootKey(service::makeKeyPem()),
          m_leafKey(service::makeKeyPem()),
          m_root(service::makeRootCertificate(m_rootKey, systemClock().unixSeconds()).value()),
          m_server(std::make_unique<service::HttpServer>(m_loop, limits, systemClock()))
    {
        const auto leaf =
            service::makeLeafCertificate(m_leafKey, m_root, m_rootKey, systemClock().unixSeconds()).value();
        m_port = m_server->listen(0).value();
        const auto served =
            m_server->serve({.certificatePem = leaf, .keyPem = m_leafKey.clone()}, {host()}, std::move(handler));
        REQUIRE(served);
        m_thread = std::thread([this] { m_loop.run(); });
    }
    ~RunningServer()
    {
        onLoop([this] { m_server.reset(); });
        m_loop.stop();
        m_thread.join();
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;

    quint16 port() const { return m_port; }
    QByteArray host() const { return "localhost:" + QByteArray::number(m_port); }
    const QByteArray& rootPem() const { return m_root; }
    service::EventLoop& loop() { return m_loop; }
    service::HttpServer& server() { return *m_server; }

    std::size_t connections()
    {
        return onLoop([this] { return m_server->connectionCount(); });
    }

private:
    service::EventLoop m_loop;
    Secret m_rootKey;
    Secret m_leafKey;
    QByteArray m_root;
    std::unique_ptr<service::HttpServer> m_server;
    quint16 m_port = 0;
    std::thread m_thread;
};

} // namespace sallyport::test
