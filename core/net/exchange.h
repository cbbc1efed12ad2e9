// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exchange: one request and its answer over one QNetworkAccessManager that does nothing else meanwhile. It holds the
// connection against the pins, keeps the limits and says once how it went. For HttpsTransport only.
#pragma once

#include "core/net/pin_set.h"
#include "core/net/transport.h"

#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTimer>

class QNetworkAccessManager;

namespace sallyport::net {

/// What a connection is held against.
struct ConnectionRules {
    QSslConfiguration tls;
    PinSet pins;
    bool onlyPinnedAuthority = false; ///< the profile's CA certificate is the only trust anchor
    QString proxy;                    ///< for ConnectionFacts
    bool mayBeConnected = false;      ///< the manager has been used before
};

class Exchange final : public QObject {
    Q_OBJECT
public:
    Exchange(HttpRequest request, ConnectionRules rules, QObject* parent);

    /// Sends; call it once.
    Task<HttpResponse, TransportError> start(QNetworkAccessManager& manager);

Q_SIGNALS:
    /// Once, after the answer: whether the manager's connection is fit for another request.
    void finished(bool reusable);

private:
    void listen();
    void onEncrypted();
    void onHead();
    void collect();
    void onReplyFinished();
    void fail(TransportError error);
    ConnectionFacts facts() const;
    bool mayTalkTo(const ConnectionFacts& facts) const;
    Result<HttpResponse, TransportError> result();
    TransportError networkError() const;

    HttpRequest m_request;
    ConnectionRules m_rules;
    Promise<HttpResponse, TransportError> m_promise;
    QNetworkReply* m_reply = nullptr;
    QTimer m_limit;
    HttpResponse m_answer;
    std::optional<TransportError> m_error;
    bool m_encrypted = false;
    bool m_certificateRefused = false;
    bool m_done = false;
};

} // namespace sallyport::net
