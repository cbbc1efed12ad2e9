// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LoopbackListener: waits on 127.0.0.1 for the browser to come back (RFC 8252 7.3): random port, one path, GET, Host
// checked, small requests only, and gone as soon as it has its answer.
//   listener.listen({.state = state, .issuer = issuer});  open(listener.redirectUri());  listener.answer().then(...);
#pragma once

#include "core/auth/loopback_request.h"
#include "core/base/task.h"

#include <QTimer>

#include <chrono>

class QTcpServer;
class QTcpSocket;

namespace sallyport::auth {

enum class LoopbackError {
    cannotListen, ///< no port could be had
    refused,      ///< the service came back with an error
    timedOut,
    abandoned
};

class LoopbackListener : public QObject {
public:
    LoopbackListener();
    ~LoopbackListener() override;

    /// Opens the port. `goodbye`: plain text for the page the person then sees. False if there is no port.
    bool listen(LoopbackExpectation expected, QString goodbye);
    /// http://127.0.0.1:PORT/signed-in
    QString redirectUri() const;
    /// The authorization code. Call once.
    Task<Secret, LoopbackError> answer(std::chrono::milliseconds limit);

private:
    void takeConnection();
    void readMore(QTcpSocket* socket);
    void reply(QTcpSocket* socket, int status);
    void finish(Result<Secret, LoopbackError> result);

    std::unique_ptr<QTcpServer> m_server;
    LoopbackExpectation m_expected;
    QString m_goodbye;
    Promise<Secret, LoopbackError> m_promise;
    QTimer m_limit;
};

} // namespace sallyport::auth
