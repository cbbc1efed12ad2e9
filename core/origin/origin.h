// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Origin: scheme https, an ASCII host and a port (RFC 6454 section 4), valid by construction.
//   const Result<Origin, OriginError> o = Origin::parse(u"https://localhost:41873");
//   if (!o->contains(url)) refuse();
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QUrl>

#include <cstdint>

namespace sallyport::origin {

enum class OriginError {
    notHttps,   ///< another scheme, or none
    badHost,    ///< empty, not ASCII, white space, %-escapes, or not a host name or IP literal
    badPort,    ///< not 1 to 65535
    notAnOrigin ///< has user info, a path other than "/", a query or a fragment
};

/// True for a plain host name (RFC 1123: labels of a-z, 0-9 and inner "-", either case, no final dot, at most 253
/// letters, "xn--" only in the one right encoding) or a dotted IPv4 address; false for everything that merely ends up
/// as one: 127.1, 0x7f.0.0.1, 2130706433.
bool isHostName(QStringView text);

class Origin {
public:
    /// Parses strictly by hand-checked rules, never by guessing; a trailing "/" is accepted.
    static Result<Origin, OriginError> parse(QStringView text);

    /// Lower-case ASCII host; an IPv6 literal in its canonical form (RFC 5952), without brackets.
    const QString& host() const { return m_host; }
    std::uint16_t port() const { return m_port; }
    /// "https://host" or "https://host:port" (port left out when 443).
    QString text() const;
    /// True if `url` is https, on exactly this host and port, without user info and fragment.
    bool contains(const QUrl& url) const;

    friend bool operator==(const Origin&, const Origin&) = default;

private:
    Origin(QString host, std::uint16_t port) : m_host(std::move(host)), m_port(port) {}
    QString m_host;
    std::uint16_t m_port;
};

} // namespace sallyport::origin
