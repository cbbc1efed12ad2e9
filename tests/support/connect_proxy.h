// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectProxy: a tiny HTTP proxy inside the test. Whatever host it is asked for, it connects to that port on
// 127.0.0.1.
//   ConnectProxy proxy;
//   ask({.proxyPort = proxy.port()});  CHECK(proxy.asked() == QList<QByteArray>{"CONNECT localhost:8443 HTTP/1.1"});
#pragma once

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <memory>

namespace sallyport::test {

class ConnectProxy {
public:
    /// Listens on 127.0.0.1, any free port. With a `refusal` (a whole HTTP answer) it connects nobody.
    explicit ConnectProxy(QByteArray refusal = {});
    ~ConnectProxy();

    std::uint16_t port() const;
    /// The request lines it got.
    const QList<QByteArray>& asked() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::test
