// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_links.h"

#include "core/mail/filtered_link.h"
#include "core/mail/held_text.h"
#include "core/mail/link_addresses.h"
#include "core/origin/host_labels.h"
#include "core/origin/onward_links.h"

#include <QHash>
#include <QUrl>

#include <algorithm>
#include <array>

namespace sallyport::mail {

using origin::LinkReport;
using origin::LinkVerdict;

namespace {

constexpr qsizetype maxTargets = 1'000;
constexpr qsizetype maxJudgedLength = 8 * 1024;
constexpr qsizetype maxReported = 200;
constexpr qsizetype maxOfAKind = 20;

bool startsWith(QStringView text, QLatin1StringView start)
{
    return text.startsWith(start, Qt::CaseInsensitive);
}

/// Leads to no page: another person, a telephone, a place in the message itself, a part of it.
bool leadsNowhere(QStringView target)
{
    static constexpr std::array starts{QLatin1StringView("mailto:"), QLatin1StringView("tel:"),
                                       QLatin1StringView("sms:"),    QLatin1StringView("cid:"),
                                       QLatin1StringView("mid:"),    QLatin1StringView("callto:")};
    return target.isEmpty() || target.startsWith(u'#')
        || std::ranges::any_of(starts, [&](QLatin1StringView start) { return startsWith(target, start); });
}

bool hasScheme(QStringView target)
{
    const qsizetype colon = target.indexOf(u':');
    return colon > 0 && std::ranges::all_of(target.first(colon), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'+'
                   || c == u'-' || c == u'.' || c < u' ';
           });
}

/// An official address, and nothing about it but that a part behind the host is not as two programs agree on, or that
/// it is not encrypted: what counts clicks is written like that.
bool isOnlyUnclean(const LinkReport& report, const QString& target)
{
    using origin::LinkFinding;
    const bool mild = std::ranges::all_of(report.findings, [](const origin::FoundInLink& found) {
        return found.finding == LinkFinding::notEncrypted || found.finding == LinkFinding::readingsDiffer;
    });
    if (!mild || report.findings.isEmpty() || report.officialHost != report.host)
        return false;
    const QUrl url(hasScheme(target) ? target : QLatin1StringView("https://") + target, QUrl::TolerantMode);
    return url.host(QUrl::FullyEncoded) == report.host && url.userInfo().isEmpty();
}

/// The link as a mail program would open it; nothing for one that leads to no page, or only together with a base.
std::optional<QString> opened(const MessageLink& link)
{
    const QStringView target = link.target;
    if (leadsNowhere(target) || target.size() > maxJudgedLength)
        return std::nullopt;
    if (link.bare)
        return bareHost(link.target);
    if (hasScheme(target))
        return link.target;
    if (target.startsWith(u"//") || target.startsWith(u"\\\\"))
        return QLatin1StringView("https:") + link.target;
    return beginsWithHost(target) ? std::optional(link.target) : std::nullopt;
}

/// Of other sites those first that are shown as something else.
int badness(const JudgedLink& link)
{
    const bool plain = link.report.verdict == LinkVerdict::unrelated && link.shownHost.isEmpty();
    return urgency(link.report.verdict) - (plain ? 1 : 0);
}

class Survey {
public:
    explicit Survey(const origin::LinkJudge& judge) : m_judge(judge) {}

    LinkSurvey take(const QList<MessageLink>& links)
    {
        for (const MessageLink& link : links) {
            const auto target = opened(link);
            if (!target) {
                m_result.complete = m_result.complete && link.target.size() <= maxJudgedLength;
                if (startsWith(link.target, QLatin1StringView("mailto:")))
                    takePeople(link);
            } else if (const QString sent = unfiltered(*target).value_or(*target); canJudge(sent)) {
                takeOne(link, sent);
                for (const QString& onward : origin::onwardLinks(*target)) // of them, too, only an imitation is told
                    takeImitation(link.place, onward);
            }
        }
        if (!m_elsewhere.isEmpty())
            m_result.findings.append({MessageFinding::linksElsewhere, QString::number(m_elsewhere.size())});
        std::ranges::stable_sort(m_result.links, std::ranges::greater(), badness);
        m_result.links.resize(std::min(m_result.links.size(), maxReported));
        return std::move(m_result);
    }

private:
    const LinkReport& reportOf(const QString& target)
    {
        auto known = m_reports.find(target);
        if (known == m_reports.end())
            known = m_reports.insert(target, m_judge.judge(target));
        return *known;
    }

    /// False, and remembered, for one target more than are judged.
    bool canJudge(const QString& target)
    {
        const bool can = m_reports.size() < maxTargets || m_reports.contains(target);
        m_result.complete = m_result.complete && can;
        return can;
    }

    /// Whoever writes to somebody: of them only an imitation is told.
    void takePeople(const MessageLink& link)
    {
        for (const QString& domain : mailDomains(link.target))
            takeImitation(link.place, QLatin1StringView("https://") + domain);
    }

    void takeImitation(LinkPlace place, const QString& target)
    {
        if (canJudge(target) && reportOf(target).verdict == LinkVerdict::imitation)
            takeJudged({.place = place, .report = reportOf(target)});
    }

    void takeOne(const MessageLink& link, const QString& target)
    {
        const LinkReport report = reportOf(target);
        if (link.bare && report.verdict != LinkVerdict::imitation)
            return;
        // Nobody would get anywhere with it; a placeholder that was never filled in, mostly.
        if (report.verdict == LinkVerdict::unreadable)
            return;
        // Pictures come from anywhere; what is told of them is told because somebody tries to deceive.
        if (link.place == LinkPlace::image && report.verdict != LinkVerdict::imitation)
            return;
        JudgedLink judged{.place = link.place, .report = report};
        const bool unclean = isOnlyUnclean(report, target);
        for (const QString& shown : shownAddresses(link.text)) {
            if (canJudge(shown))
                compare(shown, judged);
        }
        takeJudged(std::move(judged), unclean);
    }

    void takeJudged(JudgedLink judged, bool unclean = false)
    {
        addFindings(judged, unclean);
        const auto same = std::ranges::find_if(m_result.links, [&](const JudgedLink& other) {
            return other.place == judged.place && other.report.host == judged.report.host
                && other.report.verdict == judged.report.verdict && other.shownHost == judged.shownHost
                && other.report.findings == judged.report.findings;
        });
        if (same != m_result.links.end())
            ++same->count;
        else
            m_result.links.append(std::move(judged));
    }

    /// What is shown against where it leads.
    void compare(const QString& shown, JudgedLink& judged)
    {
        const LinkReport report = reportOf(shown);
        if (report.host.isEmpty() || report.host == judged.report.host
            || judged.report.verdict == LinkVerdict::official)
            return;
        const bool official = report.verdict == LinkVerdict::official;
        if (!official && origin::registrableDomain(report.host) == origin::registrableDomain(judged.report.host))
            return;
        if (official || judged.shownHost.isEmpty())
            judged.shownHost = report.host;
        add(official ? MessageFinding::linkTextDeceives : MessageFinding::linkTextDiffers, judged.report.host);
    }

    /// `unclean`: isOnlyUnclean.
    void addFindings(const JudgedLink& link, bool unclean)
    {
        const LinkReport& report = link.report;
        const bool clicked = link.place != LinkPlace::image && link.place != LinkPlace::hidden;
        const bool official = report.verdict == LinkVerdict::official || unclean;
        m_result.leadsToService = m_result.leadsToService || official;
        m_result.leadsElsewhere = m_result.leadsElsewhere || (clicked && !official);
        if (unclean)
            add(MessageFinding::linkUnclean, report.host);
        else if (report.verdict == LinkVerdict::imitation)
            add(MessageFinding::linkImitation, report.host);
        else if (report.verdict == LinkVerdict::unsafe)
            add(MessageFinding::linkUnsafe, report.host);
        else if (report.verdict == LinkVerdict::disputed)
            add(MessageFinding::linkDisputed, report.host);
        else if (report.verdict == LinkVerdict::unrelated && !m_elsewhere.contains(report.host))
            m_elsewhere.append(report.host);
        if (link.place == LinkPlace::base && !official)
            add(MessageFinding::baseAddress, report.host);
        if (link.place == LinkPlace::code && !official)
            add(MessageFinding::codeLink, report.host);
    }

    void add(MessageFinding finding, const QString& part)
    {
        const FoundInMessage found{finding, part};
        const auto ofKind = std::ranges::count(m_result.findings, finding, &FoundInMessage::finding);
        if (ofKind < maxOfAKind && !m_result.findings.contains(found))
            m_result.findings.append(found);
    }

    const origin::LinkJudge& m_judge;
    LinkSurvey m_result;
    QHash<QString, LinkReport> m_reports;
    QStringList m_elsewhere;
};

} // namespace

LinkSurvey judgeLinks(const QList<MessageLink>& links, const origin::LinkJudge& judge)
{
    return Survey(judge).take(links);
}

} // namespace sallyport::mail
