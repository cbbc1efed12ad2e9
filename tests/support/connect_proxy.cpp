// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/connect_proxy.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

#include <stdexcept>

namespace sallyport::test {

class ConnectProxy::Impl final : public QTcpServer {
public:
    explicit Impl(QByteArray refusal) : m_refusal(std::move(refusal))
    {
        setProxy(QNetworkProxy::NoProxy);
        if (!listen(QHostAddress::LocalHost))
            throw std::runtime_error("the test's proxy cannot listen");
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* const client = nextPendingConnection();
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            connect(client, &QTcpSocket::readyRead, this, [this, client] { readRequest(*client); });
        });
    }

    QList<QByteArray> asked;

private:
    void readRequest(QTcpSocket& client)
    {
        const QByteArray head = client.peek(8192);
        const qsizetype end = head.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        client.skip(end + 4);
        client.disconnect(this);
        const QByteArray line = head.first(head.indexOf("\r\n"));
        asked.append(line);
        if (!m_refusal.isEmpty()) {
            client.write(m_refusal);
            client.disconnectFromHost();
            return;
        }
        const QByteArray target = line.split(' ').value(1);
        join(client, target.sliced(target.lastIndexOf(':') + 1).toUShort());
    }

    static void join(QTcpSocket& client, quint16 port)
    {
        auto* const server = new QTcpSocket(&client);
        connect(server, &QTcpSocket::connected, &client,
                [&client] { client.write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(server, &QTcpSocket::readyRead, &client, [&client, server] { client.write(server->readAll()); });
        connect(&client, &QTcpSocket::readyRead, server, [&client, server] { server->write(client.readAll()); });
        connect(server, &QTcpSocket::disconnected, &client, [&client] { client.disconnectFromHost(); });
        connect(server, &QTcpSocket::errorOccurred, &client, [&client] { client.disconnectFromHost(); });
        server->setProxy(QNetworkProxy::NoProxy);
        server->connectToHost(QHostAddress::LocalHost, port);
    }

    const QByteArray m_refusal;
};

ConnectProxy::ConnectProxy(QByteArray refusal) : m_impl(std::make_unique<Impl>(std::move(refusal))) {}

ConnectProxy::~ConnectProxy() = default;

std::uint16_t ConnectProxy::port() const
{
    return m_impl->serverPort();
}

const QList<QByteArray>& ConnectProxy::asked() const
{
    return m_impl->asked;
}

} // namespace sallyport::test
