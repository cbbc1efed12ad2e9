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
    query,      ///< %-escaped in a member of the query
    proofpoint, ///< the same with "-" for "%" and "_" for "/"; or "/v3/__LINK__;"
    lastSegment ///< %-escaped behind the last slash
};

struct Filter {
    QLatin1StringView domain;
    Writing writing;
    QLatin1StringView member = {};
};

constexpr std::array filters{
    Filter{QLatin1StringView("safelinks.protection.outlook.com"), Writing::query, QLatin1StringView("url")},
    Filter{QLatin1StringView("linkprotect.cudasvc.com"), Writing::query, QLatin1StringView("a")},
    Filter{QLatin1StringView("clicktime.symantec.com"), Writing::query, QLatin1StringView("u")},
    Filter{QLatin1StringView("urldefense.proofpoint.com"), Writing::proofpoint, QLatin1StringView("u")},
    Filter{QLatin1StringView("urldefense.com"), Writing::proofpoint, QLatin1StringView("u")},
    Filter{QLatin1StringView("urldefense.us"), Writing::proofpoint, QLatin1StringView("u")},
    Filter{QLatin1StringView("secure-web.cisco.com"), Writing::lastSegment}};

QString decoded(QStringView escaped)
{
    return QUrl::fromPercentEncoding(escaped.toUtf8());
}

/// Nothing where the member is there twice: nobody knows which one counts.
QStringView memberOf(QStringView query, QLatin1StringView name)
{
    QStringView value;
    for (const QStringView part : query.split(u'&')) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0 || part.first(equals).compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (!value.isEmpty())
            return {};
        value = part.sliced(equals + 1);
    }
    return value;
}

QString proofpoint(QStringView path, QStringView query, QLatin1StringView name)
{
    static constexpr QLatin1StringView third("/v3/__");
    if (path.startsWith(third)) {
        const qsizetype end = path.lastIndexOf(QLatin1StringView("__;"));
        return end > third.size() ? path.sliced(third.size(), end - third.size()).toString() : QString();
    }
    QString written = memberOf(query, name).toString();
    return decoded(written.replace(u'-', u'%').replace(u'_', u'/'));
}

QString inside(const Filter& filter, QStringView path, QStringView query)
{
    switch (filter.writing) {
    case Writing::query:
        return decoded(memberOf(query, filter.member));
    case Writing::proofpoint:
        return proofpoint(path, query, filter.member);
    case Writing::lastSegment:
        break;
    }
    return decoded(path.sliced(path.lastIndexOf(u'/') + 1));
}

} // namespace

std::optional<QString> unfiltered(QStringView link)
{
    const auto read = origin::readAsBrowser(link);
    if (read.outcome != origin::BrowserOutcome::leads || read.scheme != u"https" || read.hasUserInfo)
        return std::nullopt;
    const auto* filter = std::ranges::find_if(
        filters, [&](const Filter& each) { return origin::isUnder(read.host.text, QString(each.domain)); });
    if (filter == filters.end())
        return std::nullopt;
    const QStringView rest = QStringView(read.rest).first(std::ranges::find(read.rest, u'#') - read.rest.begin());
    const auto* mark = std::ranges::find(rest, u'?');
    const QString found = inside(*filter, rest.first(mark - rest.begin()),
                                 mark == rest.end() ? QStringView() : rest.sliced(mark - rest.begin() + 1));
    const QString scheme = origin::schemeOf(found);
    return scheme == u"https" || scheme == u"http" ? std::optional(found) : std::nullopt;
}

} // namespace sallyport::mail
