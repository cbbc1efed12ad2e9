// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/page_path.h"

#include "core/origin/browser_link.h"
#include "core/origin/host_labels.h"
#include "core/origin/link_lists.h"

#include <QUrl>

#include <algorithm>

namespace sallyport::origin {

namespace {

constexpr qsizetype longestLabel = 63;

struct PageHost {
    QString host;          ///< without "*."
    QStringList beginning; ///< segments of the path: "view"
    bool anyUnder = false;
};

/// The path's segments as a browser goes to them ("." and ".." are steps, URL 4.4), decoded, without empty ones:
/// servers read those, and escaped letters, as if they were not there.
QStringList segmentsOf(QStringView rest)
{
    const auto* end = std::ranges::find_if(rest, [](QChar c) { return c == u'?' || c == u'#'; });
    QString path = rest.first(end - rest.begin()).toString();
    path.replace(u'\\', u'/');
    QStringList segments;
    for (const QString& written : path.split(u'/', Qt::SkipEmptyParts)) {
        const QString segment = QUrl::fromPercentEncoding(written.toUtf8());
        if (segment == QLatin1StringView("..")) {
            if (!segments.isEmpty())
                segments.removeLast();
        } else if (segment != QLatin1StringView(".")) {
            segments.append(segment);
        }
    }
    return segments;
}

QList<PageHost> readPageHosts()
{
    QList<PageHost> hosts;
    const QList<QByteArray> lines = linkList(LinkList::pageHosts);
    for (const QByteArray& line : lines) {
        const QString entry = QString::fromLatin1(line);
        const bool anyUnder = entry.startsWith(QLatin1StringView("*."));
        const qsizetype slash = entry.indexOf(u'/');
        const qsizetype from = anyUnder ? 2 : 0;
        hosts.append({entry.sliced(from, slash - from), segmentsOf(entry.sliced(slash)), anyUnder});
    }
    return hosts;
}

/// The segment's letters, with dashes for what cannot stand in a label.
QString asLabel(const QString& segment)
{
    QString label = segment.left(longestLabel);
    std::ranges::replace_if(label, [](QChar c) { return c < u'\x80' && !c.isLetterOrNumber(); }, QChar(u'-'));
    while (label.startsWith(u'-'))
        label.remove(0, 1);
    while (label.endsWith(u'-'))
        label.chop(1);
    return label;
}

/// Hosts whose pages are called by their titles: on these, most pages that name a service are about it.
bool namesPagesByTitle(const QString& host)
{
    return host == QLatin1StringView("telegra.ph") || host == QLatin1StringView("te.legra.ph")
        || host == QLatin1StringView("graph.org");
}

/// "KuCoin-in-numbers-11-26" is a headline, "KuCoin-Login-11-26" poses as a page of the service: no words but the name,
/// words of sign-in pages and digits.
bool isHeadline(const Imitation& found, const LoginWords& words)
{
    const QByteArray& letters = found.label.folded.letters;
    const QByteArray rest = letters.first(found.begin) + '-' + letters.sliced(found.end);
    const QList<QByteArray> parts = rest.split('-');
    return std::ranges::any_of(parts, [&](const QByteArray& part) {
        return !words.contains(part) && !std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
    });
}

/// The page as if its name stood before the host: "kucoin-login.sites.google.com". `host` without a final dot.
std::optional<QString> pageHost(const QString& host, QStringView rest)
{
    static const QList<PageHost> hosts = readPageHosts();
    const auto isHost = [&](const PageHost& page) {
        return page.anyUnder ? isUnder(host, page.host) && host != page.host : host == page.host;
    };
    if (std::ranges::none_of(hosts, isHost))
        return std::nullopt; // most links: their paths are not looked at
    const QStringList segments = segmentsOf(rest);
    const auto found = std::ranges::find_if(hosts, [&](const PageHost& page) {
        return isHost(page) && segments.size() > page.beginning.size()
            && segments.first(page.beginning.size()) == page.beginning;
    });
    if (found == hosts.end())
        return std::nullopt;
    const QString label = asLabel(segments[found->beginning.size()]);
    if (label.isEmpty())
        return std::nullopt;
    // Look-alike letters are read in it as in a host.
    const BrowserLink link = readAsBrowser(QString(QLatin1StringView("https://") + label + u'.' + host));
    return link.outcome == BrowserOutcome::leads ? std::optional(link.host.text) : std::nullopt;
}

} // namespace

bool isUploadedFile(const QString& host, QStringView rest)
{
    return isUnder(host, QStringLiteral("zendesk.com"))
        && segmentsOf(rest).value(0).compare(QLatin1StringView("attachments"), Qt::CaseInsensitive) == 0;
}

std::optional<Imitation> findImitatingPage(const QString& written, QStringView rest, const ImitatedService& service)
{
    const QString host = written.endsWith(u'.') ? written.chopped(1) : written;
    const auto page = pageHost(host, rest);
    auto found = page ? findImitation(*page, service) : std::nullopt;
    if (!found)
        return std::nullopt;
    const bool isWhole = found->end > 0 && found->begin == 0 && found->end == found->label.folded.letters.size();
    const bool invites =
        std::ranges::find(found->findings, LinkFinding::loginWord, &FoundInLink::finding) != found->findings.end();
    if (!isWhole && !invites)
        return std::nullopt;
    if (namesPagesByTitle(host) && isHeadline(*found, service.loginWords))
        return std::nullopt;
    found->findings.append({LinkFinding::nameInPath});
    return found;
}

} // namespace sallyport::origin
