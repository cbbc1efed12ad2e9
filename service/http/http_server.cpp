// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http/http_server.h"

#include "core/base/log.h"
#include "service/http/connection.h"
#include "service/http/tls_context.h"

#include <boost/asio/ip/v6_only.hpp>

#include <unordered_map>

namespace sallyport::service {

using boost::system::error_code;
using net::ip::tcp;

namespace {

constexpr int portTries = 50;
constexpr std::chrono::milliseconds acceptPause{100};

bool meansNoIpv6(error_code error)
{
    return error == net::error::address_family_not_supported || error == boost::system::errc::address_not_available;
}

void closeAcceptor(Acceptor& acceptor)
{
    error_code ignored;
    acceptor.close(ignored);
}

error_code open(Acceptor& acceptor, const tcp::endpoint& endpoint)
{
    error_code error;
    acceptor.open(endpoint.protocol(), error);
#if !defined(_WIN32) // there it would let another program take the port too
    if (!error)
        acceptor.set_option(net::socket_base::reuse_address(true), error);
#endif
    if (!error && endpoint.protocol() == tcp::v6())
        acceptor.set_option(net::ip::v6_only(true), error);
    if (!error)
        acceptor.bind(endpoint, error);
    if (!error)
        acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error)
        closeAcceptor(acceptor);
    return error;
}

/// All of 127.0.0.0/8 is this computer, and any program on it may call from each of them: they count as one.
QString nameOf(const net::ip::address& peer)
{
    const auto loopback = net::ip::address_v4::loopback();
    return QString::fromStdString(peer.is_v4() && peer.is_loopback() ? loopback.to_string() : peer.to_string());
}

ListenError listenError(error_code error, const tcp::endpoint& endpoint)
{
    const bool taken = error == net::error::address_in_use;
    return {.kind = taken ? ListenError::Kind::portTaken : ListenError::Kind::failed,
            .address = QString::fromStdString(endpoint.address().to_string()),
            .port = endpoint.port(),
            .reason = QString::fromStdString(error.message())};
}

} // namespace

struct HttpServer::Impl : std::enable_shared_from_this<HttpServer::Impl> {
    Impl(EventLoop& eventLoop, HttpLimits limits, Clock clock)
        : loop(eventLoop),
          context(std::make_shared<ConnectionContext>(limits, std::move(clock), QByteArrayList(), Handler())),
          acceptors{Acceptor(loop.impl().context), Acceptor(loop.impl().context)}
    {
    }

    Result<quint16, ListenError> listenOnce(quint16 port)
    {
        const tcp::endpoint v4(net::ip::address_v4::loopback(), port);
        if (const auto error = open(acceptors[0], v4))
            return std::unexpected(listenError(error, v4));
        const auto taken = acceptors[0].local_endpoint().port();
        const tcp::endpoint v6(net::ip::address_v6::loopback(), taken);
        if (const auto error = open(acceptors[1], v6)) {
            if (!meansNoIpv6(error)) {
                closeAcceptor(acceptors[0]);
                return std::unexpected(listenError(error, v6));
            }
            qCWarning(logService) << "no IPv6 here: listening on 127.0.0.1 only";
        }
        return taken;
    }

    void accept(Acceptor& acceptor)
    {
        acceptor.async_accept([weak = weak_from_this(), &acceptor](error_code error, Socket socket) {
            const auto self = weak.lock();
            if (!self || !acceptor.is_open())
                return;
            if (!error) {
                self->accept(acceptor); // first: an exception below must not have been the last welcome
                return self->welcome(std::move(socket));
            }
            // Out of file descriptors, most likely: trying again at once would only burn the processor.
            self->loop.after(acceptPause, [weak, &acceptor] {
                if (const auto again = weak.lock(); again && acceptor.is_open())
                    again->accept(acceptor);
            });
        });
    }

    void welcome(Socket socket)
    {
        error_code error;
        const auto peer = socket.remote_endpoint(error);
        if (error)
            return;
        const auto address = nameOf(peer.address());
        if (connections.size() >= context->limits.connections
            || perAddress.value(address) >= context->limits.connectionsPerAddress)
            return;
        socket.set_option(tcp::no_delay(true), error);
        const auto id = nextId++;
        auto connection =
            makeConnection(std::move(socket), address, tls, context, [weak = weak_from_this(), id, address] {
                if (const auto self = weak.lock())
                    self->connectionEnded(id, address);
            });
        connections.emplace(id, connection);
        ++perAddress[address];
        connection->start();
    }

    void connectionEnded(std::uint64_t id, const QString& address)
    {
        if (connections.erase(id) == 0)
            return; // told twice: counting it twice would shut its address out for good
        if (--perAddress[address] == 0)
            perAddress.remove(address);
        if (connections.empty() && stopped)
            loop.post(std::exchange(stopped, nullptr));
    }

    void forEachConnection(void (Connection::*what)())
    {
        std::vector<std::shared_ptr<Connection>> all; // the calls take connections out of the map
        for (const auto& [id, weak] : connections) {
            if (auto connection = weak.lock())
                all.push_back(std::move(connection));
        }
        for (const auto& connection : all)
            ((*connection).*what)();
    }

    EventLoop& loop;
    std::shared_ptr<ConnectionContext> context;
    std::array<Acceptor, 2> acceptors;
    std::shared_ptr<net::ssl::context> tls;
    std::unordered_map<std::uint64_t, std::weak_ptr<Connection>> connections;
    QHash<QString, std::size_t> perAddress;
    std::uint64_t nextId = 0;
    std::move_only_function<void()> stopped;
};

HttpServer::HttpServer(EventLoop& loop, HttpLimits limits, Clock clock)
    : m_impl(std::make_shared<Impl>(loop, limits, std::move(clock)))
{
}

HttpServer::~HttpServer()
{
    for (auto& acceptor : m_impl->acceptors)
        closeAcceptor(acceptor);
    m_impl->stopped = nullptr;
    m_impl->forEachConnection(&Connection::close);
}

Result<quint16, ListenError> HttpServer::listen(quint16 port)
{
    for (int tries = portTries;; --tries) {
        auto taken = m_impl->listenOnce(port);
        // A port the system gave us on one address may be another's on the other one.
        if (taken || port != 0 || tries == 0 || taken.error().kind != ListenError::Kind::portTaken)
            return taken;
    }
}

Result<Done, CertificateError> HttpServer::serve(const ServerCertificate& certificate, QByteArrayList hosts,
                                                 Handler handler)
{
    if (const auto set = setCertificate(certificate); !set)
        return set;
    m_impl->context->hosts = std::move(hosts);
    m_impl->context->handler = std::move(handler);
    for (auto& acceptor : m_impl->acceptors) {
        if (acceptor.is_open())
            m_impl->accept(acceptor);
    }
    return Done{};
}

Result<Done, CertificateError> HttpServer::setCertificate(const ServerCertificate& certificate)
{
    auto tls = makeTlsContext(certificate);
    if (!tls)
        return std::unexpected(tls.error());
    m_impl->tls = std::make_shared<net::ssl::context>(tls->release());
    return Done{};
}

void HttpServer::stop(std::move_only_function<void()> stopped)
{
    for (auto& acceptor : m_impl->acceptors)
        closeAcceptor(acceptor);
    if (m_impl->connections.empty())
        return m_impl->loop.post(std::move(stopped));
    m_impl->stopped = std::move(stopped);
    m_impl->forEachConnection(&Connection::finish);
    m_impl->loop.after(m_impl->context->limits.stopping, [weak = std::weak_ptr(m_impl)] {
        if (const auto self = weak.lock())
            self->forEachConnection(&Connection::close);
    });
}

std::size_t HttpServer::connectionCount() const
{
    return m_impl->connections.size();
}

} // namespace sallyport::service
