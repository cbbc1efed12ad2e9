// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tls_server.h"

#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <stdexcept>

namespace sallyport::test {

namespace {

constexpr qint64 chunkBytes = 64 * 1024;

QSslKey readKey(const QByteArray& pem)
{
    QSslKey key(pem, QSsl::Ec);
    return key.isNull() ? QSslKey(pem, QSsl::Rsa) : key;
}

QSslConfiguration serverTls(const TlsServerOptions& options)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificateChain(
        QSslCertificate::fromData(options.identity.certificatePem + options.extraChainPem, QSsl::Pem));
    tls.setPrivateKey(readKey(options.identity.keyPem));
    if (!options.onlyProtocol.isEmpty()) {
        tls.setProtocol(QSsl::AnyProtocol);
        tls.setBackendConfigurationOption("MinProtocol", options.onlyProtocol);
        tls.setBackendConfigurationOption("MaxProtocol", options.onlyProtocol);
        tls.setBackendConfigurationOption("CipherString", QByteArray("DEFAULT:@SECLEVEL=0"));
    }
    return tls;
}

/// The whole request at the front of `bytes`, taken off; nothing while there is none.
std::optional<ReceivedRequest> takeRequest(QByteArray& bytes, int connection)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    ReceivedRequest request{.head = bytes.first(end + 2), .connection = connection};
    const qsizetype length = request.header("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    request.body = bytes.sliced(end + 4, length);
    const QList<QByteArray> line = request.head.first(request.head.indexOf("\r\n")).split(' ');
    request.method = line.value(0);
    request.target = line.value(1);
    bytes.remove(0, end + 4 + length);
    return request;
}

} // namespace

QByteArray ReceivedRequest::header(const QByteArray& name) const
{
    for (const QByteArray& line : head.split('\n').sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(colon + 1).trimmed();
    }
    return {};
}

QByteArray httpAnswer(int status, const QByteArray& body, const QList<QByteArray>& headerLines)
{
    QByteArray answer = "HTTP/1.1 " + QByteArray::number(status) + " Whatever\r\n";
    for (const QByteArray& line : headerLines)
        answer += line + "\r\n";
    return answer + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

class TlsServer::Impl final : public QTcpServer {
public:
    Impl(TlsServer& owner, TlsServerOptions options)
        : m_owner(owner),
          m_options(std::move(options)),
          m_tls(m_options.plainHttp ? QSslConfiguration() : serverTls(m_options))
    {
        setProxy(QNetworkProxy::NoProxy);
        if (!listen(QHostAddress::LocalHost))
            throw std::runtime_error("the test's server cannot listen");
    }

    QList<ReceivedRequest> requests;
    QList<QSslSocket*> open;
    int connections = 0;
    int handshakes = 0;
    qint64 applicationBytes = 0;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto* const socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        ++connections;
        if (m_options.hangUpOnConnect) {
            socket->abort();
            socket->deleteLater();
            return;
        }
        open.append(socket);
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            open.removeOne(socket);
            socket->deleteLater();
        });
        connect(socket, &QSslSocket::readyRead, this,
                [this, socket, number = connections, pending = std::make_shared<QByteArray>()] {
                    read(*socket, number, *pending);
                });
        if (!m_options.plainHttp)
            encrypt(*socket);
    }

private:
    void encrypt(QSslSocket& socket)
    {
        connect(&socket, &QSslSocket::encrypted, this, [this, &socket] {
            ++handshakes;
            if (m_options.hangUpAfterHandshake)
                socket.disconnectFromHost();
        });
        socket.setSslConfiguration(m_tls);
        socket.startServerEncryption();
    }

    void read(QSslSocket& socket, int number, QByteArray& pending)
    {
        const QByteArray bytes = socket.readAll();
        applicationBytes += bytes.size();
        pending += bytes;
        while (const auto request = takeRequest(pending, number)) {
            requests.append(*request);
            perform(socket, m_owner.react(*request));
        }
    }

    void perform(QSslSocket& socket, Reaction reaction)
    {
        if (reaction.dripEvery.count() > 0)
            drip(socket, std::move(reaction));
        else if (reaction.fillerBytes > 0)
            fill(socket, std::move(reaction));
        else
            finish(socket, reaction);
    }

    static void finish(QSslSocket& socket, const Reaction& reaction)
    {
        socket.write(reaction.bytes);
        if (reaction.hangUp)
            socket.disconnectFromHost();
    }

    static void drip(QSslSocket& socket, Reaction reaction)
    {
        auto* const timer = new QTimer(&socket);
        connect(timer, &QTimer::timeout, &socket, [&socket, timer, reaction, sent = qsizetype(0)]() mutable {
            socket.write(reaction.bytes.sliced(sent++, 1));
            if (sent == reaction.bytes.size())
                timer->stop();
        });
        timer->start(reaction.dripEvery);
    }

    static void fill(QSslSocket& socket, Reaction reaction)
    {
        socket.write(reaction.bytes);
        const auto more = [&socket, left = std::make_shared<qint64>(reaction.fillerBytes)] {
            while (*left > 0 && socket.bytesToWrite() + socket.encryptedBytesToWrite() < 4 * chunkBytes) {
                const qint64 size = std::min(chunkBytes, *left);
                socket.write(QByteArray(size, 'x'));
                *left -= size;
            }
        };
        connect(&socket, &QSslSocket::encryptedBytesWritten, &socket, more);
        more();
    }

    TlsServer& m_owner;
    const TlsServerOptions m_options;
    const QSslConfiguration m_tls;
};

TlsServer::TlsServer(TlsServerOptions options)
    : react([](const ReceivedRequest&) { return Reaction{.bytes = httpAnswer(200)}; }),
      m_impl(std::make_unique<Impl>(*this, std::move(options)))
{
}

TlsServer::~TlsServer()
{
    hangUpAll();
}

std::uint16_t TlsServer::port() const
{
    return m_impl->serverPort();
}

QUrl TlsServer::url(const QString& path) const
{
    return QUrl(QStringLiteral("https://localhost:%1%2").arg(port()).arg(path));
}

const QList<ReceivedRequest>& TlsServer::requests() const
{
    return m_impl->requests;
}

int TlsServer::connections() const
{
    return m_impl->connections;
}

int TlsServer::handshakes() const
{
    return m_impl->handshakes;
}

int TlsServer::openConnections() const
{
    return static_cast<int>(m_impl->open.size());
}

qint64 TlsServer::applicationBytes() const
{
    return m_impl->applicationBytes;
}

void TlsServer::hangUpAll()
{
    for (QSslSocket* socket : QList(m_impl->open))
        socket->disconnectFromHost();
}

} // namespace sallyport::test
