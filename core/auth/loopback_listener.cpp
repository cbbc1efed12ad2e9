// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/loopback_listener.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace sallyport::auth {

namespace {

constexpr int maxConnections = 8;
constexpr auto connectionLimit = std::chrono::seconds(5);

QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return QByteArrayLiteral("OK");
    case 404:
        return QByteArrayLiteral("Not Found");
    case 405:
        return QByteArrayLiteral("Method Not Allowed");
    case 431:
        return QByteArrayLiteral("Request Header Fields Too Large");
    default:
        return QByteArrayLiteral("Bad Request");
    }
}

} // namespace

LoopbackListener::LoopbackListener() : m_server(std::make_unique<QTcpServer>())
{
    m_server->setMaxPendingConnections(maxConnections);
    connect(m_server.get(), &QTcpServer::newConnection, this, [this] { takeConnection(); });
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] { finish(std::unexpected(LoopbackError::timedOut)); });
}

LoopbackListener::~LoopbackListener() = default;

bool LoopbackListener::listen(LoopbackExpectation expected, QString goodbye)
{
    m_expected = std::move(expected);
    m_goodbye = std::move(goodbye);
    if (!m_server->listen(QHostAddress(QHostAddress::LocalHost), 0))
        return false;
    m_expected.port = m_server->serverPort();
    return true;
}

QString LoopbackListener::redirectUri() const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(m_expected.port).arg(QLatin1String(loopbackPath));
}

Task<Secret, LoopbackError> LoopbackListener::answer(std::chrono::milliseconds limit)
{
    m_limit.start(limit);
    return m_promise.task();
}

void LoopbackListener::takeConnection()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        if (m_server->findChildren<QTcpSocket*>().size() > maxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(maxLoopbackRequest + 1);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readMore(socket); });
        QTimer::singleShot(connectionLimit, socket, [socket] { socket->abort(); });
    }
}

void LoopbackListener::readMore(QTcpSocket* socket)
{
    const QByteArray seen = socket->peek(maxLoopbackRequest + 1);
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0 && seen.size() <= maxLoopbackRequest)
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    auto verdict = end < 0 ? LoopbackVerdict(IgnoredRequest{431})
                           : judgeLoopbackRequest(QByteArrayView(seen).first(end + 4), m_expected);
    if (const auto* ignored = std::get_if<IgnoredRequest>(&verdict))
        return reply(socket, ignored->status);
    reply(socket, 200);
    if (auto* code = std::get_if<Secret>(&verdict))
        finish(std::move(*code));
    else
        finish(std::unexpected(LoopbackError::refused));
}

void LoopbackListener::reply(QTcpSocket* socket, int status)
{
    QByteArray page = QByteArrayLiteral("<!doctype html><meta charset=\"utf-8\"><title>Sallyport</title><p>");
    if (status == 200)
        page += m_goodbye.toHtmlEscaped().toUtf8();
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\n";
    answer += "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n"
              "Content-Security-Policy: default-src 'none'\r\nReferrer-Policy: no-referrer\r\nContent-Length: "
        + QByteArray::number(page.size()) + "\r\n\r\n" + page;
    socket->write(answer);
    socket->disconnectFromHost();
}

void LoopbackListener::finish(Result<Secret, LoopbackError> result)
{
    m_limit.stop();
    m_server->close(); // sockets with an answer still to be written live on until it is
    m_promise.finish(std::move(result));
}

} // namespace sallyport::auth
