// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wire: one TLS connection to a service on loopback that never waits, so that one thread drives a thousand. One
// exchange at a time. Register the descriptor with epoll, edge-triggered, and call advance() on each event.
//   Wire wire(context, port, "127.1.0.1");   wire.send(request);   while (wire.advance() == Wire::Progress::working)
//   ...
#pragma once

#include "tests/service/support/tls_client.h"

#include <QByteArray>

#include <memory>

namespace sallyport::test {

/// What the connections share: the root that they trust.
class WireContext {
public:
    explicit WireContext(const QString& rootFile);
    ~WireContext();
    WireContext(const WireContext&) = delete;
    WireContext& operator=(const WireContext&) = delete;

private:
    friend class Wire;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

class Wire {
public:
    enum class Progress {
        working,  ///< the next event brings more
        answered, ///< takeAnswer() has it
        broken    ///< the connection is gone; so it stays
    };

    /// Begins to connect; `from` is the IPv4 address to call from.
    Wire(const WireContext& context, quint16 port, const QByteArray& from);
    ~Wire();
    Wire(Wire&&) noexcept;

    /// -1 if there is no connection to be had.
    int descriptor() const;
    /// The bytes of one request; call advance() then. Only when nothing is under way.
    void send(const QByteArray& request);
    /// Does what can be done without waiting.
    Progress advance();
    HttpResponse takeAnswer();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace sallyport::test
