// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/onward_links.h"

#include "core/origin/browser_link.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace sallyport::origin {

namespace {

constexpr int mostLayers = 3;
constexpr int deepest = 3;
constexpr QLatin1StringView base64Start("aHR0c"); // "http" and the first bits of "s" or ":"
constexpr std::array starts{QLatin1StringView("https://"), QLatin1StringView("http://")};

bool isEnd(QChar c)
{
    return c <= u' ' || QStringView(u"\"'<>`{}|^").contains(c);
}

QStringView untilEnd(QStringView text)
{
    return text.first(std::ranges::find_if(text, isEnd) - text.begin());
}

/// The first link in `text`, to its end.
QString plainLink(QStringView text)
{
    qsizetype first = -1;
    for (const QLatin1StringView start : starts) {
        const qsizetype at = text.indexOf(start, 0, Qt::CaseInsensitive);
        if (at >= 0 && (first < 0 || at < first))
            first = at;
    }
    if (first < 0)
        return {};
    QStringView link = untilEnd(text.sliced(first));
    // Proofpoint, third version: "/v3/__https://www.kucoin.com/__;"
    if (text.first(first).endsWith(QLatin1StringView("__")) && link.indexOf(QLatin1StringView("__")) > 0)
        link.truncate(link.indexOf(QLatin1StringView("__")));
    return link.toString();
}

QString encodedLink(QStringView text)
{
    const qsizetype at = text.indexOf(base64Start);
    if (at < 0)
        return {};
    const QStringView from = text.sliced(at);
    const auto* end = std::ranges::find_if_not(from, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-'
            || c == u'_' || c == u'+' || c == u'/';
    });
    QByteArray letters = from.first(end - from.begin()).toLatin1();
    letters.replace('-', '+').replace('_', '/');
    return plainLink(QString::fromUtf8(QByteArray::fromBase64(letters)));
}

/// Proofpoint, second version: "https-3A__www.kucoin.com_login".
QString proofpointLink(QStringView text)
{
    if (!text.startsWith(QLatin1StringView("http-3A__")) && !text.startsWith(QLatin1StringView("https-3A__")))
        return {};
    QString written = text.toString();
    written.replace(u'-', u'%').replace(u'_', u'/');
    return plainLink(QUrl::fromPercentEncoding(written.toUtf8()));
}

/// A whole value that browsers read as a link of the web though it has not both slashes, or no scheme.
QString looseLink(QStringView value)
{
    const auto isSlash = [](QChar c) { return c == u'/' || c == u'\\'; };
    const QString scheme = schemeOf(value);
    if (value.size() > 2 && isSlash(value[0]) && isSlash(value[1]))
        return QLatin1StringView("https:") + untilEnd(value).toString();
    const bool hasHost = (scheme == u"http" || scheme == u"https") && value.size() > scheme.size() + 2;
    return hasHost ? untilEnd(value).toString() : QString();
}

/// Browsers leave tabs and line ends out.
QString withoutBreaks(QString text)
{
    return text.removeIf([](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; });
}

/// In one value of a query, or one stretch of a path.
QString linkIn(QStringView piece, bool isValue)
{
    QString text = piece.toString();
    for (int layer = 0; layer <= mostLayers; ++layer) {
        text = withoutBreaks(std::move(text));
        const QString loose = isValue ? looseLink(text) : QString();
        for (const QString& found : {loose, plainLink(text), encodedLink(text), proofpointLink(text)}) {
            if (!found.isEmpty())
                return found;
        }
        if (!text.contains(u'%'))
            break;
        text = QUrl::fromPercentEncoding(text.toUtf8());
    }
    return {};
}

void collect(QStringView link, int depth, QStringList& found)
{
    const BrowserLink read = readAsBrowser(link);
    if (read.outcome != BrowserOutcome::leads)
        return;
    const QStringView rest = read.rest;
    qsizetype begin = 0;
    for (qsizetype i = 0; i <= rest.size() && found.size() < mostOnwardLinks; ++i) {
        if (i < rest.size() && !QStringView(u"?&#;=").contains(rest[i]))
            continue;
        const QString inner = linkIn(rest.sliced(begin, i - begin), begin > 0 && rest[begin - 1] == u'=');
        begin = i + 1;
        if (inner.isEmpty() || found.contains(inner))
            continue;
        found.append(inner);
        if (depth < deepest)
            collect(inner, depth + 1, found);
    }
}

} // namespace

QStringList onwardLinks(QStringView link)
{
    QStringList found;
    const QString scheme = schemeOf(link);
    const bool hasScheme = scheme == u"http" || scheme == u"https";
    // Most links have none, and are not read again for that.
    const QStringView behind = link.sliced(hasScheme ? scheme.size() : 0);
    if (link.size() > maxLinkLength
        || (!behind.contains(QLatin1StringView("http"), Qt::CaseInsensitive) && !behind.contains(base64Start)
            && !behind.contains(u'=')))
        return found;
    collect(hasScheme ? link.toString() : QLatin1StringView("https://") + link.toString(), 1, found);
    return found;
}

bool isNews(const LinkReport& inner, const LinkReport& outer)
{
    switch (inner.verdict) {
    case LinkVerdict::imitation:
    case LinkVerdict::disputed:
        return true;
    case LinkVerdict::unsafe:
        return inner.host != inner.officialHost;
    case LinkVerdict::unrelated:
        return outer.verdict == LinkVerdict::official;
    case LinkVerdict::official:
    case LinkVerdict::unreadable:
        break;
    }
    return false;
}

} // namespace sallyport::origin
