// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/verdict_card.h"

#include "ui/check/letters_view.h"
#include "ui/check/report_row.h"
#include "ui/text/link_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

using origin::LinkReport;
using origin::LinkVerdict;

namespace {

constexpr qsizetype mostFindings = 6;

/// A host may be 253 letters long and bears no space to break at.
TextLabel* hostLabel(const QString& host, QWidget* parent)
{
    QString breakable = host;
    for (qsizetype at = breakable.indexOf(u'.'); at >= 0; at = breakable.indexOf(u'.', at + 2))
        breakable.insert(at, QChar(0x200b)); // before each dot
    auto* label = new TextLabel(breakable, TextLabel::Role::fixed, parent);
    label->setAccessibleName(host);
    return label;
}

} // namespace

Tone verdictTone(LinkVerdict verdict)
{
    switch (verdict) {
    case LinkVerdict::official:
        return Tone::success;
    case LinkVerdict::imitation:
    case LinkVerdict::unsafe:
        return Tone::danger;
    case LinkVerdict::disputed:
        return Tone::warning;
    case LinkVerdict::unrelated:
    case LinkVerdict::unreadable:
        break;
    }
    return Tone::normal;
}

QIcon verdictIcon(LinkVerdict verdict)
{
    const Tone tone = verdictTone(verdict);
    switch (verdict) {
    case LinkVerdict::official:
        return icon(Icon::lock, tone);
    case LinkVerdict::imitation:
    case LinkVerdict::unsafe:
        return icon(Icon::lockBroken, tone);
    case LinkVerdict::disputed:
        return icon(Icon::warning, tone);
    case LinkVerdict::unrelated:
    case LinkVerdict::unreadable:
        break;
    }
    return icon(Icon::info, tone);
}

VerdictCard::VerdictCard(const LinkReport& report, const origin::ServiceProfile& profile, const QString& inside,
                         QWidget* parent)
    : Card(parent)
{
    setTone(verdictTone(report.verdict));
    const Message said = message(report, profile);
    auto* picture = new IconView(1.6, this);
    picture->setIcon(verdictIcon(report.verdict));
    auto* name = new TextLabel(verdictName(report.verdict), TextLabel::Role::strong, this);
    name->setTone(verdictTone(report.verdict));
    auto* head = new QHBoxLayout;
    head->addWidget(picture);
    head->addWidget(name, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 0.9), ems(this, 1.2), ems(this, 0.9));
    column->setSpacing(ems(this, 0.5));
    column->addLayout(head);
    QStringList words{verdictName(report.verdict)};
    const auto say = [&](const QString& text, TextLabel::Role role) {
        column->addWidget(new TextLabel(text, role, this));
        words.append(text);
    };
    if (!inside.isEmpty())
        say(tr("It stands inside the link to %1, which may send you on to it.").arg(inside), TextLabel::Role::body);
    if (!report.host.isEmpty()) {
        column->addWidget(hostLabel(report.host, this));
        words.append(report.host);
    }
    if (report.displayHost != report.host && !report.displayHost.isEmpty())
        column->addWidget(mutedLabel(tr("Some programs show it as “%1”.").arg(report.displayHost), this));
    say(said.finding, TextLabel::Role::heading);
    say(said.advice, TextLabel::Role::body);
    if (!report.letters.isEmpty()) {
        column->addWidget(mutedLabel(tr("Above as it is written, below %1's own:").arg(profile.name), this));
        auto* letters = new LettersView(this);
        letters->setLetters(report.letters);
        column->addWidget(letters);
        for (const QString& difference : LettersView::inWords(report.letters).mid(0, mostFindings))
            say(difference, TextLabel::Role::body);
    }
    for (const auto& found : report.findings.mid(0, mostFindings))
        say(QStringLiteral("• ") + findingText(found, profile), TextLabel::Role::body);
    column->addWidget(new ReportRow(pastableReport(report, profile),
                                    tr("Verdict, host and reasons, in a form that nothing makes a link of"), this));
    setAccessibleName(words.join(QStringLiteral(". ")));
}

} // namespace sallyport::ui
