// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProxySetting: the proxy the person set, or none. The system's and the environment's are never asked.
//   HttpsTransport direct(profile);
//   HttpsTransport throughTor(profile, {.kind = ProxyKind::socks5, .host = u"127.0.0.1"_qs, .port = 9050});
#pragma once

#include <QString>

#include <cstdint>

namespace sallyport::net {

enum class ProxyKind {
    none,
    http,  ///< CONNECT (RFC 9110 9.3.6); the proxy sees the host's name and TLS bytes, nothing else
    socks5 ///< RFC 1928; the proxy resolves the name
};

struct ProxySetting {
    ProxyKind kind = ProxyKind::none;
    QString host = {};
    std::uint16_t port = 0;

    /// "host:port" for the address plate, or empty for none.
    QString text() const { return kind == ProxyKind::none ? QString() : QStringLiteral("%1:%2").arg(host).arg(port); }
};

} // namespace sallyport::net
