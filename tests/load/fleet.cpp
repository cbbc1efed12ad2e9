// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/load/fleet.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <array>

namespace sallyport::test {

namespace {

// Handshakes under way at once: the service gives each ten seconds.
constexpr std::size_t atOnce = 50;

/// One of its own each.
QByteArray addressOf(std::size_t client)
{
    return "127." + QByteArray::number(1 + int(client / 250)) + '.' + QByteArray::number(1 + int(client % 250)) + ".1";
}

} // namespace

struct Fleet::Connection {
    PollingClient* client = nullptr; ///< null: it ends sessions
    std::optional<Wire> wire = {};
    std::optional<LoadCaller> ending = {};
    bool isWaiting = false; ///< for an answer
};

Fleet::Fleet(LoadTarget target, std::vector<LoadSession> sessions)
    : m_target(std::move(target)),
      m_context(m_target.rootFile),
      m_ender(std::make_unique<Connection>()),
      m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    for (auto& session : sessions)
        m_clients.emplace_back(m_target.issuer, std::move(session));
    m_notifier = std::make_unique<QSocketNotifier>(m_epoll, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { turn(); });
    open(*m_ender, "127.200.0.1");
    for (auto& client : m_clients) {
        m_connections.push_back(std::make_unique<Connection>());
        m_connections.back()->client = &client;
    }
    openSome();
}

Fleet::~Fleet()
{
    m_notifier.reset();
    ::close(m_epoll);
}

void Fleet::open(Connection& connection, const QByteArray& from)
{
    connection.wire.emplace(m_context, m_target.port(), from);
    epoll_event event{.events = EPOLLIN | EPOLLOUT | EPOLLET, .data = {.ptr = &connection}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.wire->descriptor(), &event);
    goOn(connection);
}

/// As many as may be on their way, each from an address of its own.
void Fleet::openSome()
{
    std::size_t opening = 0;
    for (std::size_t i = 0; i < m_connections.size() && opening < atOnce; ++i) {
        auto& connection = *m_connections[i];
        opening += connection.client->isPolling() ? 0 : 1;
        if (connection.wire)
            continue;
        open(connection, addressOf(i));
    }
}

void Fleet::turn()
{
    std::array<epoll_event, 256> events;
    const int count = ::epoll_wait(m_epoll, events.data(), int(events.size()), 0);
    for (int i = 0; i < count; ++i)
        advance(*static_cast<Connection*>(events[std::size_t(i)].data.ptr));
    openSome();
}

void Fleet::advance(Connection& connection)
{
    for (;;) {
        const auto progress = connection.wire->advance();
        if (progress == Wire::Progress::broken && connection.isWaiting) {
            connection.isWaiting = false;
            ++m_broken;
        }
        if (progress != Wire::Progress::answered)
            return;
        const auto answer = connection.wire->takeAnswer();
        connection.isWaiting = false;
        if (connection.client != nullptr) {
            connection.client->take(answer);
        } else if (!wantsNewNonce(*connection.ending, answer)) {
            m_enderNonce = connection.ending->nonce;
            if (answer.status == 200 && answer.body.contains("receipt"))
                m_ended.push_back(std::move(connection.ending->session));
            connection.ending.reset();
        }
        goOn(connection);
        if (!connection.isWaiting)
            return;
    }
}

/// Sends what comes next, if anything does; advance() takes it from there.
void Fleet::goOn(Connection& connection)
{
    if (connection.client == nullptr)
        return endNext(connection);
    if (m_finishing || !connection.client->trouble().isEmpty())
        return;
    connection.wire->send(connection.client->next());
    connection.isWaiting = true;
}

void Fleet::endNext(Connection& connection)
{
    if (!connection.ending) {
        if (m_doomed.empty())
            return;
        connection.ending = {.issuer = m_target.issuer, .session = std::move(m_doomed.front()), .nonce = m_enderNonce};
        m_doomed.pop_front();
    }
    connection.wire->send(connection.ending->post(
        "/oauth/revoke", "client_id=sallyport-desktop&token=" + connection.ending->session.token));
    connection.isWaiting = true;
}

void Fleet::endSession(LoadSession session)
{
    m_doomed.push_back(std::move(session));
    if (m_ender->isWaiting || !m_ender->wire)
        return;
    goOn(*m_ender);
    advance(*m_ender);
}

int Fleet::waiting() const
{
    return int(
        std::ranges::count_if(m_connections, [](const auto& c) { return c->isWaiting && c->client->isPolling(); }));
}

bool Fleet::isEnding() const
{
    return m_ender->isWaiting || !m_doomed.empty();
}

qint64 Fleet::eventsReceived() const
{
    qint64 count = 0;
    for (const auto& client : m_clients)
        count += client.events().size();
    return count;
}

} // namespace sallyport::test
