// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Connection: one client's TLS connection, from the handshake through its requests to its end. Owned by its own running
// operations; the server only counts it and may tell it to finish. Used by HttpServer alone.
//   auto connection = makeConnection(std::move(socket), address, tls, host);  connection->start();
#pragma once

#include "core/base/clock.h"
#include "service/http/event_loop_impl.h"
#include "service/http/http_limits.h"
#include "service/http/http_types.h"

#include <boost/asio/ssl/context.hpp>

namespace sallyport::service {

/// What every connection of a server shares.
struct ConnectionContext {
    HttpLimits limits;
    Clock clock;
    QByteArrayList hosts;
    Handler handler;
};

class Connection {
public:
    virtual ~Connection() = default;
    virtual void start() = 0;
    /// No further request: closes at once when idle, else after the running answer.
    virtual void finish() = 0;
    virtual void close() = 0;
    /// The handler's answer; ignored unless one is waited for. On the loop.
    virtual void answer(HttpAnswer&& given) = 0;
    virtual LoopExecutor executor() = 0;
};

/// `ended` is called once, when the connection has given up its place.
std::shared_ptr<Connection> makeConnection(Socket socket, QString address, std::shared_ptr<net::ssl::context> tls,
                                           std::shared_ptr<const ConnectionContext> context,
                                           std::move_only_function<void()> ended);

} // namespace sallyport::service
