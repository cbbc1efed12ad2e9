// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fleet: polling clients, each with a connection and an address of its own, driven by this thread's Qt event loop; and
// one that ends the doomed sessions.
//   Fleet fleet(service, std::move(people.polling));   fleet.start();   ... fleet.endSession(doomed);
#pragma once

#include "tests/load/polling_client.h"
#include "tests/load/wire.h"

#include <QSocketNotifier>

#include <deque>

namespace sallyport::test {

struct LoadTarget {
    QByteArray issuer;
    QString rootFile;
    quint16 port() const { return issuer.split(':').last().toUShort(); }
};

class Fleet {
public:
    Fleet(LoadTarget target, std::vector<LoadSession> sessions);
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    /// Ends it as its own client would, with the next free connection.
    void endSession(LoadSession session);
    /// No more polls: what is under way may still be answered.
    void finish() { m_finishing = true; }

    const std::vector<PollingClient>& clients() const { return m_clients; }
    /// Clients with a poll under way.
    int waiting() const;
    qint64 eventsReceived() const;
    /// Sessions that the service said have ended.
    const std::vector<LoadSession>& ended() const { return m_ended; }
    /// A session is about to be ended.
    bool isEnding() const;
    /// Connections that broke while an answer was due.
    int broken() const { return m_broken; }

private:
    struct Connection;
    void open(Connection& connection, const QByteArray& from);
    void openSome();
    void turn();
    void advance(Connection& connection);
    void goOn(Connection& connection);
    void endNext(Connection& connection);

    const LoadTarget m_target;
    const WireContext m_context;
    std::vector<PollingClient> m_clients;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::unique_ptr<Connection> m_ender;
    std::deque<LoadSession> m_doomed;
    std::vector<LoadSession> m_ended;
    QByteArray m_enderNonce;
    int m_epoll;
    std::unique_ptr<QSocketNotifier> m_notifier;
    int m_broken = 0;
    bool m_finishing = false;
};

} // namespace sallyport::test
