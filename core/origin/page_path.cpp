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
    QString host;      ///< without "*."
    QString beginning; ///< of the path, between slashes: "/view/"
    bool anyUnder = false;
};

QList<PageHost> readPageHosts()
{
    QList<PageHost> hosts;
    const QList<QByteArray> lines = linkList(LinkList::pageHosts);
    for (const QByteArray& line : lines) {
        const QString entry = QString::fromLatin1(line);
        const bool anyUnder = entry.startsWith(QLatin1StringView("*."));
        const qsizetype slash = entry.indexOf(u'/');
        const qsizetype from = anyUnder ? 2 : 0;
        hosts.append({entry.sliced(from, slash - from), entry.sliced(slash), anyUnder});
    }
    return hosts;
}

/// The segment's letters, with dashes for what cannot stand in a label.
QString asLabel(QStringView segment)
{
    QString label = QUrl::fromPercentEncoding(segment.toUtf8()).left(longestLabel);
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

/// The page as if its name stood before the host: "kucoin-login.sites.google.com".
std::optional<QString> pageHost(const QString& host, QStringView rest)
{
    static const QList<PageHost> hosts = readPageHosts();
    const auto found = std::ranges::find_if(hosts, [&](const PageHost& page) {
        const bool same = page.anyUnder ? isUnder(host, page.host) && host != page.host : host == page.host;
        return same && rest.startsWith(page.beginning);
    });
    if (found == hosts.end())
        return std::nullopt;
    const QStringView path = rest.sliced(found->beginning.size());
    const auto* end =
        std::ranges::find_if(path, [](QChar c) { return c == u'/' || c == u'\\' || c == u'?' || c == u'#'; });
    const QString label = asLabel(path.first(end - path.begin()));
    if (label.isEmpty())
        return std::nullopt;
    // Look-alike letters are read in it as in a host.
    const BrowserLink link = readAsBrowser(QString(QLatin1StringView("https://") + label + u'.' + host));
    return link.outcome == BrowserOutcome::leads ? std::optional(link.host.text) : std::nullopt;
}

} // namespace

std::optional<Imitation> findImitatingPage(const QString& host, QStringView rest, const ImitatedService& service)
{
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
