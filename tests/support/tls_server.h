// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TlsServer: an HTTPS server inside the test that misbehaves as told, and counts what reached it.
//   TlsServer server({.identity = leaf});
//   server.react = [](const ReceivedRequest&) { return Reaction{.bytes = "HTTP/1.1 200 OK\r\nCont", .hangUp = true}; };
//   ask(server.url("/oauth/token"));  CHECK(server.requests().size() == 1);
#pragma once

#include "tests/support/certificates.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace sallyport::test {

struct ReceivedRequest {
    QByteArray method = {};
    QByteArray target = {};
    QByteArray head = {}; ///< the request line and headers as they came
    QByteArray body = {};
    int connection = 0; ///< the how manieth connection it came by, from 1

    /// The value of a header (any case), or a null array.
    QByteArray header(const QByteArray& name) const;
};

/// What the server does once it has a request whole. A default one stays silent for ever.
struct Reaction {
    QByteArray bytes = {};                  ///< as they go out
    qint64 fillerBytes = 0;                 ///< so many more, made on the way
    std::chrono::milliseconds dripEvery{0}; ///< not zero: one byte at a time
    bool hangUp = false;                    ///< close the connection afterwards
};

/// A whole, well-formed HTTP/1.1 answer with Content-Length; `headerLines` without line ends.
QByteArray httpAnswer(int status, const QByteArray& body = "{}", const QList<QByteArray>& headerLines = {});

struct TlsServerOptions {
    Identity identity = {};
    QByteArray extraChainPem = {}; ///< sent after the leaf
    QByteArray onlyProtocol = {};  ///< "TLSv1.1": no other, with OpenSSL's security level 0
    bool plainHttp = false;        ///< no TLS at all
    bool hangUpOnConnect = false;  ///< before a byte of handshake
    bool hangUpAfterHandshake = false;
};

class TlsServer {
public:
    /// Listens on 127.0.0.1, any free port; runs in the test's event loop.
    explicit TlsServer(TlsServerOptions options);
    ~TlsServer();

    /// Answers 200 {} until set.
    std::function<Reaction(const ReceivedRequest&)> react;

    std::uint16_t port() const;
    /// https://localhost:PORT and `path`.
    QUrl url(const QString& path = QStringLiteral("/")) const;

    const QList<ReceivedRequest>& requests() const;
    int connections() const;         ///< accepted so far
    int handshakes() const;          ///< completed so far
    int openConnections() const;     ///< at this moment
    qint64 applicationBytes() const; ///< decrypted bytes received, of requests whole or not
    /// Closes every connection, as a server does when it has waited long enough.
    void hangUpAll();

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::test
