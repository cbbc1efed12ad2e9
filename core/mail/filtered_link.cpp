// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/filtered_link.h"

#include "core/origin/browser_link.h"
#include "core/origin/host_labels.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

enum class Writing {
    query,        ///< %-escaped in a member of the query
    proofpoint2,  ///< the same with "-" for "%" and "_" for "/"
    proofpoint3,  ///< "/v3/__LINK__;"
    secondSegment ///< %-escaped, the second of two parts of the path
};

struct Filter {
    QLatin1StringView domain;
    QLatin1StringView path; ///< the only one that its links have; empty: any
    Writing writing;
    QLatin1StringView member = {};
};

constexpr QLatin1StringView second("/v2/url");
constexpr QLatin1StringView third("/v3/__");
constexpr std::array filters{
    Filter{QLatin1StringView("safelinks.protection.outlook.com"), QLatin1StringView("/"), Writing::query,
           QLatin1StringView("url")},
    Filter{QLatin1StringView("linkprotect.cudasvc.com"), QLatin1StringView("/url"), Writing::query,
           QLatin1StringView("a")},
    Filter{QLatin1StringView("clicktime.symantec.com"), {}, Writing::query, QLatin1StringView("u")},
    Filter{QLatin1StringView("urldefense.proofpoint.com"), second, Writing::proofpoint2, QLatin1StringView("u")},
    Filter{QLatin1StringView("urldefense.com"), third, Writing::proofpoint3},
    Filter{QLatin1StringView("urldefense.us"), third, Writing::proofpoint3},
    Filter{QLatin1StringView("secure-web.cisco.com"), {}, Writing::secondSegment}};

QString decoded(QStringView escaped)
{
    return QUrl::fromPercentEncoding(escaped.toUtf8());
}

/// Nothing where the member is there twice, however it is written: nobody knows which one counts.
QStringView memberOf(QStringView query, QLatin1StringView name)
{
    QStringView value;
    for (const QStringView part : query.split(u'&')) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0 || decoded(part.first(equals)).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (!value.isEmpty())
            return {};
        value = part.sliced(equals + 1);
    }
    return value;
}

bool hasPath(const Filter& filter, QStringView path)
{
    if (filter.path.isEmpty())
        return true;
    return filter.writing == Writing::proofpoint3 ? path.startsWith(filter.path) : path == filter.path;
}

QString inside(const Filter& filter, QStringView path, QStringView query)
{
    switch (filter.writing) {
    case Writing::query:
        return decoded(memberOf(query, filter.member));
    case Writing::proofpoint2: {
        QString written = memberOf(query, filter.member).toString();
        return decoded(written.replace(u'-', u'%').replace(u'_', u'/'));
    }
    case Writing::proofpoint3: {
        const qsizetype end = path.lastIndexOf(QLatin1StringView("__;"));
        return end > third.size() ? path.sliced(third.size(), end - third.size()).toString() : QString();
    }
    case Writing::secondSegment:
        break;
    }
    const auto segments = path.split(u'/');
    return segments.size() == 3 ? decoded(segments.last()) : QString();
}

} // namespace

std::optional<QString> unfiltered(QStringView link)
{
    const auto read = origin::readAsBrowser(link);
    if (read.outcome != origin::BrowserOutcome::leads || read.scheme != u"https" || read.hasUserInfo
        || read.port != 443)
        return std::nullopt;
    const auto* filter = std::ranges::find_if(
        filters, [&](const Filter& each) { return origin::isUnder(read.host.text, QString(each.domain)); });
    if (filter == filters.end())
        return std::nullopt;
    const QStringView rest = QStringView(read.rest).first(std::ranges::find(read.rest, u'#') - read.rest.begin());
    const auto* mark = std::ranges::find(rest, u'?');
    const QStringView path = rest.first(mark - rest.begin());
    if (!hasPath(*filter, path))
        return std::nullopt;
    const QString found = inside(*filter, path, mark == rest.end() ? QStringView() : rest.sliced(path.size() + 1));
    const QString scheme = origin::schemeOf(found);
    return scheme == u"https" || scheme == u"http" ? std::optional(found) : std::nullopt;
}

} // namespace sallyport::mail
