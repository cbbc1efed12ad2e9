// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// LinkJudge: official is only what a strict parser reads alike and the profile pins; hosts are plain ASCII; a verdict
// does not change.
#include "core/origin/link_report.h"
#include "core/origin/profile_sources.h"

#include <QUrl>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace sallyport::origin;

/// A host with the root's dot behind it is the same one.
bool isPinned(QString host, const ServiceProfile& profile)
{
    if (host.endsWith(u'.'))
        host.chop(1);
    return profile.officialHosts.contains(host)
        || std::ranges::any_of(profile.officialDomains,
                               [&](const QString& domain) { return host == domain || host.endsWith(u'.' + domain); });
}

/// As QUrl reads it, with the scheme that an address bar puts before a text without one.
QString strictHost(const QString& text)
{
    QUrl url(text, QUrl::StrictMode);
    if (url.scheme() != QStringLiteral("https"))
        url = QUrl(QLatin1StringView(text.startsWith(u"//") ? "https:" : "https://") + text, QUrl::StrictMode);
    return url.host(QUrl::FullyEncoded);
}

bool isPlain(const QString& host)
{
    return std::ranges::all_of(host, [](QChar c) { return c > u' ' && c < u'\x7f' && !(c >= u'A' && c <= u'Z'); });
}

bool isSame(const LinkReport& a, const LinkReport& b)
{
    return a.verdict == b.verdict && a.findings == b.findings && a.host == b.host && a.displayHost == b.displayHost
        && a.officialHost == b.officialHost && a.letters == b.letters && a.advice == b.advice && a.lookAt == b.lookAt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const ServiceProfile profile = *shippedProfile(QStringLiteral("kucoin"));
    static const LinkJudge judge(profile);
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const LinkReport report = judge.judge(text);
    if (!isPlain(report.host) || !isSame(report, judge.judge(text)))
        std::abort();
    if (report.verdict == LinkVerdict::official && (strictHost(text) != report.host || !isPinned(report.host, profile)))
        std::abort();
    return 0;
}
