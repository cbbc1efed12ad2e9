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

namespace sallyport::app {

/// Of the links in a text that is none itself, the one to be told first; nothing if there is none.
std::optional<origin::LinkReport> worstWithin(const origin::LinkJudge& judge, const QString& text);

class LinkCheck : public Command {
    Q_OBJECT
public:
    /// `links`: "-" alone reads `input`.
    LinkCheck(origin::ServiceProfile profile, QStringList links, Output& output, std::FILE* input = stdin);
    void start() override;

private:
    void judge(const QString& text);
    void tell(const origin::LinkReport& report, const QJsonObject& object);
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
