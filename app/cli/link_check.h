// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `sallyport-cli link check`: judges the links of the command line, or one a line of standard input, offline. Holds one
// line at a time, however many there are. What is wrong with a link in a text is said of the text.
#pragma once

#include "app/cli/command.h"
#include "core/origin/link_report.h"

#include <QStringList>

#include <cstdio>
#include <optional>
#include <vector>

namespace sallyport::app {

/// Of the links in a text that is none itself, the one to be told first; nothing if there is none.
std::optional<origin::LinkReport> worstWithin(const origin::LinkJudge& judge, const QString& text);
/// The links that stand inside a link, or inside those in a text, as far as they are news (core/origin/onward_links.h).
std::vector<origin::LinkReport> newsWithin(const origin::LinkJudge& judge, const QString& text,
                                           const origin::LinkReport& report);
/// The member `leads_on`; nothing is added where there are none.
void addNews(QJsonObject& object, const std::vector<origin::LinkReport>& news);
/// A line for each.
QString newsText(const std::vector<origin::LinkReport>& news);
/// Whether scripts are to hear of it by the exit code.
bool isBad(origin::LinkVerdict verdict);

class LinkCheck : public Command {
    Q_OBJECT
public:
    /// `links`: "-" alone reads `input`.
    LinkCheck(origin::ServiceProfile profile, QStringList links, Output& output, std::FILE* input = stdin);
    void start() override;

private:
    void judge(const QString& text);
    void tell(const origin::LinkReport& report, const std::vector<origin::LinkReport>& news, const QJsonObject& object);
    /// A line that no link can have: read to its end, not kept.
    void refuseLine();
    void judgeLines();

    origin::ServiceProfile m_profile;
    origin::LinkJudge m_judge;
    QStringList m_links;
    std::FILE* m_input;
    bool m_found = false;
};

} // namespace sallyport::app
