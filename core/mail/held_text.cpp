// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/held_text.h"

#include "core/mail/link_addresses.h"
#include "core/mail/text_links.h"
#include "core/origin/browser_link.h"
#include "core/origin/host_labels.h"

#include <algorithm>
#include <array>

namespace sallyport::mail {

namespace {

using origin::BrowserLink;
using origin::BrowserOutcome;

bool isGap(QChar c)
{
    return c.isSpace() || c < u' ';
}

/// "Log in: https://..." is a sentence; "javascript: ..." and "ms-word:ofe|u|https://..." are links of other programs,
/// whatever stands in them.
bool isOtherProgramsLink(QStringView text)
{
    static constexpr std::array known{QLatin1StringView("javascript"), QLatin1StringView("data"),
                                      QLatin1StringView("vbscript"),   QLatin1StringView("blob"),
                                      QLatin1StringView("file"),       QLatin1StringView("filesystem")};
    const QString scheme = origin::schemeOf(text);
    if (scheme.isEmpty() || scheme == u"http" || scheme == u"https")
        return false;
    const QStringView behind = text.sliced(scheme.size() + 1);
    const bool isWord = std::ranges::all_of(scheme, [](QChar c) { return c.isLetter(); });
    return !isWord || behind.isEmpty() || !isGap(behind.front()) || std::ranges::find(known, scheme) != known.end();
}

/// As mail programs and people put it: "<https://www.kucoin.com>", "(www.kucoin.com)".
bool isWrapped(QStringView text)
{
    return QStringView(u"<([{\"'“‘«「『（《【").contains(text.front());
}

QString withScheme(QStringView text)
{
    const QString scheme = origin::schemeOf(text);
    return scheme == u"http" || scheme == u"https" ? text.toString() : QLatin1StringView("https://") + text.toString();
}

/// Where browsers would go with it; empty if nowhere.
QString hostOf(QStringView text)
{
    const BrowserLink link = origin::readAsBrowser(withScheme(text));
    return link.outcome == BrowserOutcome::leads ? link.host.text : QString();
}

HeldText linksIn(QStringView text)
{
    QList<MessageLink> found;
    HeldText held{.links = {}, .complete = findTextLinks(text, mostHeldLinks, found)};
    for (const MessageLink& link : found) {
        const auto target = link.bare ? bareHost(link.target) : std::optional(link.target);
        if (target && !held.links.contains(*target))
            held.links.append(*target);
    }
    return held;
}

/// Browsers leave line ends out: two lines may be one link to them. "comhttps" of two whole links is no ending.
bool leadsElsewhere(QStringView text, const QString& firstLink)
{
    const QString host = hostOf(text);
    return !host.isEmpty() && origin::hasPublicEnding(host) && hostOf(firstLink) != host;
}

} // namespace

HeldText linksToJudge(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    HeldText itself{.links = {trimmed.toString()}};
    if (trimmed.isEmpty() || isOtherProgramsLink(trimmed))
        return itself;
    if (std::ranges::none_of(trimmed, isGap) && !isWrapped(trimmed))
        return itself;
    HeldText held = linksIn(trimmed);
    if (held.links.isEmpty())
        return itself;
    if (leadsElsewhere(trimmed, held.links.first()))
        held.links.prepend(withScheme(trimmed));
    return held;
}

HeldText linksWithin(QStringView text)
{
    HeldText held = linksToJudge(text);
    held.links.removeAll(text.trimmed().toString());
    return held;
}

int urgency(origin::LinkVerdict verdict)
{
    using origin::LinkVerdict;
    switch (verdict) {
    case LinkVerdict::imitation:
        return 5;
    case LinkVerdict::unsafe:
        return 4;
    case LinkVerdict::disputed:
        return 3;
    case LinkVerdict::unrelated:
        return 2;
    case LinkVerdict::unreadable:
        return 1;
    case LinkVerdict::official:
        break;
    }
    return 0;
}

} // namespace sallyport::mail
