// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/browser_link.h"

#include <algorithm>

namespace sallyport::origin {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;
constexpr int largestPort = 65535;

bool isC0OrSpace(QChar c)
{
    return c <= u' ';
}

bool isTabOrLineEnd(QChar c)
{
    return c == u'\t' || c == u'\n' || c == u'\r';
}

bool isLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isSlash(QChar c)
{
    return c == u'/' || c == u'\\';
}

/// As the standard begins: no C0 controls and spaces around, no tabs and line ends anywhere.
QString cleaned(QStringView raw)
{
    while (!raw.isEmpty() && isC0OrSpace(raw.front()))
        raw = raw.sliced(1);
    while (!raw.isEmpty() && isC0OrSpace(raw.back()))
        raw.chop(1);
    QString text = raw.toString();
    if (std::ranges::any_of(raw, isTabOrLineEnd))
        text.removeIf(isTabOrLineEnd);
    return text;
}

/// Where the authority ends: at the first of / \ ? #.
qsizetype endOfAuthority(QStringView text)
{
    const auto* end = std::ranges::find_if(text, [](QChar c) { return isSlash(c) || c == u'?' || c == u'#'; });
    return end - text.begin();
}

/// Where the port's ":" stands: the first one that is not within brackets, else the end.
qsizetype endOfHost(QStringView text)
{
    bool inBrackets = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u':' && !inBrackets)
            return i;
        if (text[i] == u'[')
            inBrackets = true;
        else if (text[i] == u']')
            inBrackets = false;
    }
    return text.size();
}

/// The port behind ":", `usual` where no digit follows; nothing if it is none.
std::optional<int> readPort(QStringView text, int usual)
{
    if (!std::ranges::all_of(text, isDigit))
        return std::nullopt;
    if (text.isEmpty())
        return usual;
    int port = 0;
    for (const QChar c : text) {
        port = port * 10 + (c.unicode() - u'0');
        if (port > largestPort)
            return std::nullopt;
    }
    return port;
}

BrowserOutcome outcomeOf(BrowserHostError error)
{
    switch (error) {
    case BrowserHostError::brokenEncoding:
        return BrowserOutcome::badEncoding;
    case BrowserHostError::tooLong:
        return BrowserOutcome::hostTooLong;
    case BrowserHostError::refused:
        break;
    }
    return BrowserOutcome::badHost;
}

BrowserOutcome readAuthorityInto(BrowserLink& link)
{
    QStringView hostAndPort = link.authority;
    if (const qsizetype at = hostAndPort.lastIndexOf(u'@'); at >= 0) {
        link.hasUserInfo = true;
        link.userInfo = link.authority.first(at);
        hostAndPort = hostAndPort.sliced(at + 1);
    }
    const qsizetype hostEnd = endOfHost(hostAndPort);
    auto host = readBrowserHost(hostAndPort.first(hostEnd));
    if (!host)
        return outcomeOf(host.error());
    link.host = *std::move(host);
    const int usual = link.scheme == u"http" ? httpPort : httpsPort;
    const auto port = readPort(hostAndPort.sliced(std::min(hostEnd + 1, hostAndPort.size())), usual);
    if (!port)
        return BrowserOutcome::badPort;
    link.port = *port;
    return BrowserOutcome::leads;
}

} // namespace

QString schemeOf(QStringView text)
{
    if (text.isEmpty() || !isLetter(text.front()))
        return {};
    const auto* end = std::ranges::find_if_not(
        text, [](QChar c) { return isLetter(c) || isDigit(c) || c == u'+' || c == u'-' || c == u'.'; });
    return end != text.end() && *end == u':' ? text.first(end - text.begin()).toString().toLower() : QString();
}

BrowserLink readAsBrowser(QStringView raw)
{
    const QString text = cleaned(raw);
    BrowserLink link{.scheme = schemeOf(text)};
    if (link.scheme.isEmpty())
        return link;
    if (link.scheme != u"http" && link.scheme != u"https") {
        link.outcome = BrowserOutcome::otherScheme;
        return link;
    }
    QStringView behind = QStringView(text).sliced(link.scheme.size() + 1);
    const auto* authority = std::ranges::find_if_not(behind, isSlash);
    link.slashes = authority - behind.begin();
    behind = behind.sliced(link.slashes);
    const qsizetype end = endOfAuthority(behind);
    link.authority = behind.first(end).toString();
    link.rest = behind.sliced(end).toString();
    link.outcome = readAuthorityInto(link);
    return link;
}

} // namespace sallyport::origin
