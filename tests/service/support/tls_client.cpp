// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/service/support/tls_client.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>

namespace sallyport::test {

namespace {

int connectTo(quint16 port, const TlsClientOptions& options)
{
    const int fd = ::socket(options.overIpv6 ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto ms = options.timeout.count();
    const timeval wait{.tv_sec = ms / 1000, .tv_usec = ms % 1000 * 1000};
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    if (!options.from.isEmpty()) {
        ::inet_pton(AF_INET, options.from.constData(), &v4.sin_addr);
        ::bind(fd, reinterpret_cast<const sockaddr*>(&v4), sizeof v4);
    }
    v4.sin_port = htons(port);
    v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    v6.sin6_addr = in6addr_loopback;
    const int failed = options.overIpv6 ? ::connect(fd, reinterpret_cast<const sockaddr*>(&v6), sizeof v6)
                                        : ::connect(fd, reinterpret_cast<const sockaddr*>(&v4), sizeof v4);
    if (failed == 0)
        return fd;
    ::close(fd);
    return -1;
}

void trustOnly(SSL* ssl, SSL_CTX* context, const TlsClientOptions& options)
{
    BIO* bio = BIO_new_mem_buf(options.rootPem.constData(), static_cast<int>(options.rootPem.size()));
    X509* root = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context), root);
    X509_free(root);
    BIO_free(bio);
    SSL_set_verify(ssl, SSL_VERIFY_PEER, nullptr);
    const auto name = options.name.toLatin1();
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name.constData()) != 1)
        SSL_set1_host(ssl, name.constData());
    ERR_clear_error();
}

} // namespace

struct TlsClient::Impl {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    SSL* ssl = nullptr;
    int fd = -1;
    bool open = false;
    QByteArray received;

    ~Impl()
    {
        SSL_free(ssl);
        SSL_CTX_free(context);
        if (fd >= 0)
            ::close(fd);
    }
    bool readMore()
    {
        char buffer[8192];
        const int count = open ? SSL_read(ssl, buffer, sizeof buffer) : 0;
        if (count <= 0)
            return false;
        received.append(buffer, count);
        return true;
    }
};

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto& line : head.split('\n')) {
        if (line.size() > name.size() && line[name.size()] == ':'
            && line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0)
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

TlsClient::TlsClient(quint16 port, TlsClientOptions options) : m_impl(std::make_unique<Impl>())
{
    std::signal(SIGPIPE, SIG_IGN); // writing to who has left is what these clients are for
    auto* context = m_impl->context;
    // Level 0 lets the client offer what the server must refuse.
    SSL_CTX_set_cipher_list(context, options.ciphers.isEmpty() ? "DEFAULT@SECLEVEL=0" : options.ciphers.constData());
    if (options.lowestVersion != 0)
        SSL_CTX_set_min_proto_version(context, options.lowestVersion);
    if (options.highestVersion != 0)
        SSL_CTX_set_max_proto_version(context, options.highestVersion);
    m_impl->ssl = SSL_new(context);
    char serverName[] = "localhost";
    SSL_ctrl(m_impl->ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
             serverName); // its macro casts C's way
    if (!options.rootPem.isEmpty())
        trustOnly(m_impl->ssl, context, options);
    if (!options.protocol.isEmpty()) {
        const auto wire = char(options.protocol.size()) + options.protocol;
        SSL_set_alpn_protos(m_impl->ssl, reinterpret_cast<const unsigned char*>(wire.constData()),
                            unsigned(wire.size()));
    }
    m_impl->fd = connectTo(port, options);
    if (m_impl->fd < 0)
        return;
    SSL_set_fd(m_impl->ssl, m_impl->fd);
    m_impl->open = SSL_connect(m_impl->ssl) == 1;
    ERR_clear_error();
}

TlsClient::~TlsClient() = default;
TlsClient::TlsClient(TlsClient&&) noexcept = default;

bool TlsClient::isOpen() const
{
    return m_impl->open;
}

QByteArray TlsClient::version() const
{
    return SSL_get_version(m_impl->ssl);
}

QByteArray TlsClient::protocol() const
{
    const unsigned char* name = nullptr;
    unsigned length = 0;
    SSL_get0_alpn_selected(m_impl->ssl, &name, &length);
    return {reinterpret_cast<const char*>(name), static_cast<qsizetype>(length)};
}

bool TlsClient::send(QByteArrayView bytes)
{
    return m_impl->open && SSL_write(m_impl->ssl, bytes.data(), static_cast<int>(bytes.size())) == bytes.size();
}

std::optional<HttpResponse> TlsClient::responseHead()
{
    qsizetype end = -1;
    while ((end = m_impl->received.indexOf("\r\n\r\n")) < 0) {
        if (!m_impl->readMore())
            return std::nullopt;
    }
    HttpResponse response;
    response.head = m_impl->received.first(end);
    response.status = response.head.sliced(9, 3).toInt();
    m_impl->received.remove(0, end + 4);
    return response;
}

std::optional<HttpResponse> TlsClient::response()
{
    auto response = responseHead();
    if (!response)
        return std::nullopt;
    const auto length = response->header("Content-Length").toLongLong();
    while (m_impl->received.size() < length) {
        if (!m_impl->readMore())
            return std::nullopt;
    }
    response->body = m_impl->received.first(length);
    m_impl->received.remove(0, length);
    return response;
}

bool TlsClient::isClosedByServer()
{
    while (m_impl->readMore()) {}
    const int error = m_impl->ssl != nullptr ? SSL_get_error(m_impl->ssl, 0) : SSL_ERROR_ZERO_RETURN;
    ERR_clear_error();
    return !m_impl->open || error != SSL_ERROR_WANT_READ;
}

void TlsClient::close()
{
    if (m_impl->open)
        SSL_shutdown(m_impl->ssl);
    ::shutdown(m_impl->fd, SHUT_WR);
}

void TlsClient::abort()
{
    const linger reset{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_impl->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    ::close(std::exchange(m_impl->fd, -1));
    m_impl->open = false;
}

} // namespace sallyport::test
