// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// HttpServer: HTTP/1.1 over TLS 1.2+ on this computer's two loopback addresses. It keeps the limits, one handler
// answers.
//   HttpServer server(loop, {.limits = {}, .clock = systemClock()});
//   auto port = server.listen(0);
//   server.serve(certificate, {"localhost:41873"}, [&](HttpRequest r, Answerer a) { router.handle(...); });
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "service/http/http_limits.h"
#include "service/http/http_types.h"

#include <memory>

namespace sallyport::service {

class EventLoop;

/// What the server shows in the TLS handshake.
struct ServerCertificate {
    QByteArray certificatePem; ///< the leaf; may be followed by the certificates between it and the root
    Secret keyPem;
};

struct ListenError {
    enum class Kind {
        portTaken, ///< another program listens on that port of that address
        failed     ///< anything else the system refused
    };
    Kind kind;
    QString address; ///< "127.0.0.1" or "::1"
    int port;
    QString reason; ///< the system's words, for the log
};

enum class CertificateError {
    unusable ///< not PEM, or the key is not the certificate's
};

class HttpServer {
public:
    HttpServer(EventLoop& loop, HttpLimits limits, Clock clock);
    /// Closes everything at once.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Takes the port on 127.0.0.1 and ::1 (on 127.0.0.1 alone where the system has no IPv6); 0 picks one that is free
    /// on both. Nobody is answered before serve().
    Result<quint16, ListenError> listen(quint16 port);
    /// Begins to answer. `hosts` are the values a request's Host header may have.
    Result<Done, CertificateError> serve(const ServerCertificate& certificate, QByteArrayList hosts, Handler handler);
    /// For connections from now on.
    Result<Done, CertificateError> setCertificate(const ServerCertificate& certificate);
    /// Takes no more connections, lets running requests end (HttpLimits::stopping), then calls `stopped` on the loop.
    void stop(std::move_only_function<void()> stopped);

    std::size_t connectionCount() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace sallyport::service
