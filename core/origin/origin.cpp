// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/origin.h"

#include <QHostAddress>

#include <algorithm>

namespace sallyport::origin {

namespace {

constexpr qsizetype maxHostLength = 253; // RFC 1035 3.1, as text
constexpr qsizetype maxLabelLength = 63;
constexpr std::uint16_t httpsPort = 443;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isLetterOrDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isLabel(QStringView label)
{
    return !label.isEmpty() && label.size() <= maxLabelLength && label.front() != u'-' && label.back() != u'-'
        && std::ranges::all_of(label, [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
}

/// 0 to 255 in decimal without leading zeros: "010" is 8 to some resolvers and 10 to others.
bool isIpv4Part(QStringView part)
{
    return !part.isEmpty() && part.size() <= 3 && std::ranges::all_of(part, isDigit)
        && (part.size() == 1 || part.front() != u'0') && part.toInt() <= 255;
}

/// QUrl reads some names as others: an "xn--" label that is not the one encoding of its letters, numbers like 0b1.
bool survivesQUrl(QStringView host)
{
    const QString lower = host.toString().toLower();
    QUrl url;
    url.setHost(lower, QUrl::StrictMode);
    return url.host(QUrl::FullyEncoded) == lower;
}

/// Resolvers read a name as a number when its last label is one (WHATWG URL, "ends in a number").
bool looksNumeric(QStringView lastLabel)
{
    const bool hex =
        lastLabel.startsWith(u"0x", Qt::CaseInsensitive) && std::ranges::all_of(lastLabel.sliced(2), isHexDigit);
    return hex || std::ranges::all_of(lastLabel, isDigit);
}

/// The canonical text of an IPv6 address, or empty. No zone, and none that means an IPv4 address in disguise.
QString canonicalIpv6(QStringView text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, [](QChar c) { return isHexDigit(c) || c == u':'; }))
        return {};
    QHostAddress address;
    if (!address.setAddress(text.toString()) || address.protocol() != QAbstractSocket::IPv6Protocol)
        return {};
    const QString canonical = address.toString();
    return canonical.contains(u'.') ? QString() : canonical;
}

/// 1 to 65535 in decimal without leading zeros, or nothing.
std::optional<std::uint16_t> readPort(QStringView text)
{
    if (text.isEmpty() || text.size() > 5 || text.front() == u'0' || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    const int number = text.toInt();
    if (number > 65535)
        return std::nullopt;
    return static_cast<std::uint16_t>(number);
}

struct HostAndRest {
    QString host;
    QStringView rest; ///< what follows the host: empty or from ":" on
};

/// Splits "host:port" or "[v6]:port"; an empty host when it is not a good one.
HostAndRest splitAuthority(QStringView authority)
{
    if (authority.startsWith(u'[')) {
        const qsizetype end = authority.indexOf(u']');
        if (end < 0)
            return {};
        return {canonicalIpv6(authority.sliced(1, end - 1)), authority.sliced(end + 1)};
    }
    const qsizetype colon = authority.indexOf(u':');
    const QStringView host = colon < 0 ? authority : authority.first(colon);
    return {isHostName(host) ? host.toString().toLower() : QString(), authority.sliced(host.size())};
}

} // namespace

bool isHostName(QStringView text)
{
    if (text.isEmpty() || text.size() > maxHostLength)
        return false;
    const auto labels = text.split(u'.');
    if (!std::ranges::all_of(labels, isLabel) || !survivesQUrl(text))
        return false;
    return !looksNumeric(labels.back()) || (labels.size() == 4 && std::ranges::all_of(labels, isIpv4Part));
}

Result<Origin, OriginError> Origin::parse(QStringView text)
{
    constexpr QStringView scheme = u"https://";
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return std::unexpected(OriginError::notHttps);
    QStringView authority = text.sliced(scheme.size());
    if (authority.endsWith(u'/'))
        authority.chop(1);
    if (std::ranges::any_of(authority, [](QChar c) { return c == u'/' || c == u'?' || c == u'#' || c == u'@'; }))
        return std::unexpected(OriginError::notAnOrigin);

    auto [host, rest] = splitAuthority(authority);
    if (host.isEmpty() || (!rest.isEmpty() && rest.front() != u':'))
        return std::unexpected(OriginError::badHost);
    if (rest.isEmpty())
        return Origin(std::move(host), httpsPort);
    const auto port = readPort(rest.sliced(1));
    if (!port)
        return std::unexpected(OriginError::badPort);
    return Origin(std::move(host), *port);
}

QString Origin::text() const
{
    QString text = QStringLiteral("https://");
    text += m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    if (m_port != httpsPort)
        text += u':' + QString::number(m_port);
    return text;
}

bool Origin::contains(const QUrl& url) const
{
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.hasFragment()
        || url.authority(QUrl::FullyEncoded).contains(u'@') || url.port(httpsPort) != m_port)
        return false;
    // What the socket will be given: QUrl has already decoded, folded and canonicalised the host.
    const QString host = url.host(QUrl::FullyEncoded);
    return host == m_host || (m_host.contains(u':') && canonicalIpv6(host) == m_host);
}

} // namespace sallyport::origin
