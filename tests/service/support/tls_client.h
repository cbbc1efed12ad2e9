// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TlsClient: a blocking client on loopback that sends exactly the bytes it is given, so that tests can be rude.
//   TlsClient client(port);  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");  auto answer =
//   client.response();
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace sallyport::test {

struct TlsClientOptions {
    QByteArray rootPem = {}; ///< when not empty, the handshake demands a certificate of this root for `name`
    QString name = QStringLiteral("localhost");
    int lowestVersion = 0; ///< OpenSSL's numbers; 0: the library's own
    int highestVersion = 0;
    QByteArray ciphers = {};  ///< for TLS 1.2 and older; empty: the library's own
    QByteArray protocol = {}; ///< ALPN; empty: none
    bool overIpv6 = false;
    QByteArray from = {};                      ///< the IPv4 address to call from; empty: the system's choice
    std::chrono::milliseconds timeout{20'000}; ///< of each wait
};

struct HttpResponse {
    int status = 0;
    QByteArray head; ///< status line and headers
    QByteArray body;
    /// Value of a header, trimmed; empty when absent.
    QByteArray header(QByteArrayView name) const;
};

class TlsClient {
public:
    explicit TlsClient(quint16 port, TlsClientOptions options = {});
    ~TlsClient();
    TlsClient(TlsClient&&) noexcept;

    /// The handshake succeeded.
    bool isOpen() const;
    /// "TLSv1.3"
    QByteArray version() const;
    /// The negotiated ALPN name; empty: none.
    QByteArray protocol() const;
    bool send(QByteArrayView bytes);
    /// The next response with a Content-Length; nothing when the server closed or was silent too long.
    std::optional<HttpResponse> response();
    /// The next head alone, as it answers a HEAD.
    std::optional<HttpResponse> responseHead();
    /// True when the server closes the connection within the timeout, whatever it sends before.
    bool isClosedByServer();
    /// Sends close_notify and FIN.
    void close();
    /// Resets the connection (RST) without a word.
    void abort();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::test
