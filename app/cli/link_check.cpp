// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/link_check.h"

#include "app/cli/message_words.h"
#include "core/mail/held_text.h"
#include "core/origin/onward_links.h"
#include "ui/text/link_messages.h"

#include <QJsonArray>

#include <algorithm>
#include <string>

namespace sallyport::app {

using origin::LinkReport;
using origin::LinkVerdict;

namespace {

// UTF-8 of the longest link there is, and one more to tell a longer line by.
constexpr std::size_t maxLineBytes = 3 * static_cast<std::size_t>(origin::maxLinkLength);

QJsonObject toJson(const QString& link, const LinkReport& report)
{
    QJsonArray findings;
    for (const auto& found : report.findings)
        findings.append(QString::fromLatin1(word(found.finding)));
    return {{QStringLiteral("input"), link},
            {QStringLiteral("verdict"), QString::fromLatin1(word(report.verdict))},
            {QStringLiteral("host"), report.host.isEmpty() ? QJsonValue() : report.host},
            {QStringLiteral("display"), report.displayHost.isEmpty() ? QJsonValue() : report.displayHost},
            {QStringLiteral("official"), report.officialHost.isEmpty() ? QJsonValue() : report.officialHost},
            {QStringLiteral("findings"), findings}};
}

/// The host as browsers read it, never the link itself; what the verdict rests on; what to do.
QString sentences(const LinkReport& report, const origin::ServiceProfile& profile)
{
    const QString host = report.host.isEmpty() ? QStringLiteral("-") : report.host;
    const ui::Message message = ui::message(report, profile);
    QStringList lines{QStringLiteral("%1: %2. %3").arg(host, ui::verdictName(report.verdict), message.finding)};
    for (const auto& found : report.findings)
        lines.append(QStringLiteral("  - ") + ui::findingText(found, profile));
    lines.append(QStringLiteral("  ") + message.advice);
    return lines.join(u'\n');
}

enum class LineEnd { lineFeed, tooLong, endOfInput };

/// Reads a line without its line end; of one that is too long, all of it, keeping nothing.
LineEnd readLine(std::FILE* input, std::string& line)
{
    line.clear();
    bool tooLong = false;
    for (int c = std::getc(input); c != EOF; c = std::getc(input)) {
        if (c == '\n') {
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            return tooLong ? LineEnd::tooLong : LineEnd::lineFeed;
        }
        tooLong |= line.size() >= maxLineBytes;
        if (!tooLong)
            line.push_back(static_cast<char>(c));
    }
    if (tooLong)
        return LineEnd::tooLong;
    return line.empty() ? LineEnd::endOfInput : LineEnd::lineFeed;
}

} // namespace

std::optional<LinkReport> worstWithin(const origin::LinkJudge& judge, const QString& text)
{
    std::optional<LinkReport> worst;
    for (const QString& link : mail::linksWithin(text).links) {
        LinkReport report = judge.judge(link);
        if (!worst || mail::urgency(report.verdict) > mail::urgency(worst->verdict))
            worst = std::move(report);
    }
    return worst;
}

std::vector<LinkReport> newsWithin(const origin::LinkJudge& judge, const QString& text, const LinkReport& report)
{
    std::vector<LinkReport> news;
    for (const QString& link : mail::linksToJudge(text).links) {
        for (const QString& onward : origin::onwardLinks(link)) {
            LinkReport inner = judge.judge(onward);
            if (origin::isNews(inner, report))
                news.push_back(std::move(inner));
        }
    }
    return news;
}

void addNews(QJsonObject& object, const std::vector<LinkReport>& news)
{
    QJsonArray links;
    for (const LinkReport& inner : news)
        links.append(QJsonObject{{QStringLiteral("host"), inner.host},
                                 {QStringLiteral("verdict"), QString::fromLatin1(word(inner.verdict))}});
    if (!links.isEmpty())
        object.insert(QStringLiteral("leads_on"), links);
}

QString newsText(const std::vector<LinkReport>& news)
{
    QString text;
    for (const LinkReport& inner : news)
        text += QStringLiteral("\n  ")
            + LinkCheck::tr("Inside it, and it may lead on there, a link to %1: %2.")
                  .arg(inner.host, ui::verdictName(inner.verdict));
    return text;
}

bool isBad(LinkVerdict verdict)
{
    return verdict == LinkVerdict::imitation || verdict == LinkVerdict::unsafe;
}

LinkCheck::LinkCheck(origin::ServiceProfile profile, QStringList links, Output& output, std::FILE* input)
    : Command(output), m_profile(std::move(profile)), m_judge(m_profile), m_links(std::move(links)), m_input(input)
{
}

void LinkCheck::start()
{
    if (m_links == QStringList{QStringLiteral("-")}) {
        judgeLines();
    } else {
        for (const QString& link : std::as_const(m_links))
            judge(link);
    }
    Q_EMIT finished(m_found ? ExitCode::refused : ExitCode::done);
}

void LinkCheck::judge(const QString& text)
{
    LinkReport report = m_judge.judge(text);
    // What is no link itself is never official, or merely another site, for one that stands in it.
    if (auto within = worstWithin(m_judge, text); within && within->verdict != LinkVerdict::official
        && within->verdict != LinkVerdict::unrelated && mail::urgency(within->verdict) > mail::urgency(report.verdict))
        report = *std::move(within);
    const auto news = newsWithin(m_judge, text, report);
    m_found |= isBad(report.verdict) || std::ranges::any_of(news, isBad, &LinkReport::verdict);
    QJsonObject object = toJson(text, report);
    addNews(object, news);
    tell(report, news, object);
}

/// The sentences take as long as the judging: for a script, which has a million lines, they are not made.
void LinkCheck::tell(const LinkReport& report, const std::vector<LinkReport>& news, const QJsonObject& object)
{
    output().result(object, output().isJson() ? QString() : sentences(report, m_profile) + newsText(news));
}

void LinkCheck::refuseLine()
{
    const LinkReport report{.findings = {{origin::LinkFinding::tooLong}}};
    QJsonObject object = toJson({}, report);
    object.insert(QStringLiteral("input"), QJsonValue());
    tell(report, {}, object);
}

void LinkCheck::judgeLines()
{
    std::string line;
    for (LineEnd end = readLine(m_input, line); end != LineEnd::endOfInput && !output().isLost();
         end = readLine(m_input, line)) {
        if (end == LineEnd::tooLong)
            refuseLine();
        else if (!line.empty())
            judge(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())));
    }
}

} // namespace sallyport::app
