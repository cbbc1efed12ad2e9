// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/wire.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sallyport::test {

struct WireContext::Impl {
    SSL_CTX* context = SSL_CTX_new(TLS_client_method());
    ~Impl() { SSL_CTX_free(context); }
};

WireContext::WireContext(const QString& rootFile) : m_impl(std::make_unique<Impl>())
{
    SSL_CTX_load_verify_locations(m_impl->context, rootFile.toLocal8Bit().constData(), nullptr);
    SSL_CTX_set_verify(m_impl->context, SSL_VERIFY_PEER, nullptr);
}

WireContext::~WireContext() = default;

struct Wire::Impl {
    SSL* ssl = nullptr;
    int fd = -1;
    bool isReady = false; ///< the handshake is over
    bool isBroken = false;
    QByteArray toSend;
    QByteArray received;
    std::optional<HttpResponse> answer;

    ~Impl()
    {
        SSL_free(ssl);
        if (fd >= 0)
            ::close(fd);
    }
    /// True if the call has done something; else it waits, or the connection is gone.
    bool did(int result)
    {
        if (result > 0)
            return true;
        const int error = SSL_get_error(ssl, result);
        isBroken = error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE;
        ERR_clear_error();
        return false;
    }
    bool write()
    {
        while (!toSend.isEmpty()) {
            const int count = SSL_write(ssl, toSend.constData(), static_cast<int>(toSend.size()));
            if (!did(count))
                return false;
            toSend.remove(0, count);
        }
        return true;
    }
    void read()
    {
        char buffer[16384];
        for (int count = 1; !isBroken && !parse(); received.append(buffer, count)) {
            count = SSL_read(ssl, buffer, sizeof buffer);
            if (!did(count))
                return;
        }
    }
    bool parse()
    {
        const auto end = received.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        HttpResponse response{.head = received.first(end), .body = {}};
        response.status = response.head.sliced(9, 3).toInt();
        const auto length = response.header("Content-Length").toLongLong();
        if (received.size() < end + 4 + length)
            return false;
        response.body = received.sliced(end + 4, length);
        received.remove(0, end + 4 + length);
        answer = std::move(response);
        return true;
    }
};

Wire::Wire(const WireContext& context, quint16 port, const QByteArray& from) : m_impl(std::make_unique<Impl>())
{
    const auto address = [](quint32 host, quint16 at) {
        return sockaddr_in{.sin_family = AF_INET, .sin_port = htons(at), .sin_addr = {.s_addr = host}, .sin_zero = {}};
    };
    const auto mine = address(inet_addr(from.constData()), 0);
    const auto service = address(htonl(INADDR_LOOPBACK), port);
    const int on = 1;
    m_impl->fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    ::setsockopt(m_impl->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_impl->isBroken = ::bind(m_impl->fd, reinterpret_cast<const sockaddr*>(&mine), sizeof mine) != 0;
    if (::connect(m_impl->fd, reinterpret_cast<const sockaddr*>(&service), sizeof service) != 0)
        m_impl->isBroken = m_impl->isBroken || errno != EINPROGRESS;
    m_impl->ssl = SSL_new(context.m_impl->context);
    char name[] = "localhost";
    SSL_ctrl(m_impl->ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name); // its macro casts C's way
    SSL_set1_host(m_impl->ssl, name);
    SSL_set_fd(m_impl->ssl, m_impl->fd);
}

Wire::~Wire() = default;
Wire::Wire(Wire&&) noexcept = default;

int Wire::descriptor() const
{
    return m_impl->fd;
}

void Wire::send(const QByteArray& request)
{
    m_impl->toSend = request;
}

Wire::Progress Wire::advance()
{
    Impl& d = *m_impl;
    if (!d.isBroken && !d.isReady) {
        // Before the connection stands, the socket is not connected, which to OpenSSL is an error.
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(d.fd, reinterpret_cast<sockaddr*>(&peer), &size) != 0)
            return Progress::working;
        d.isReady = d.did(SSL_connect(d.ssl));
    }
    if (d.isReady && !d.isBroken && d.write())
        d.read();
    if (d.answer)
        return Progress::answered;
    return d.isBroken ? Progress::broken : Progress::working;
}

HttpResponse Wire::takeAnswer()
{
    return *std::exchange(m_impl->answer, std::nullopt);
}

} // namespace sallyport::test
