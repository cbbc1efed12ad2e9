// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/check/message_card.h"

#include "ui/check/report_row.h"
#include "ui/check/verdict_card.h"
#include "ui/devices/device_delegate.h"
#include "ui/devices/device_model.h"
#include "ui/text/breakable.h"
#include "ui/text/message_messages.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QListWidget>

namespace sallyport::ui {

using mail::CodeState;
using mail::MessageFinding;
using mail::MessageVerdict;

namespace {

constexpr qsizetype mostFindings = 10;
constexpr int mostRows = 5; // of links, at once; the rest is scrolled to

/// What nobody looked at, and why not.
bool isGap(MessageFinding finding)
{
    using enum MessageFinding;
    return finding == attachedMessage || finding == sealedPart || finding == notAllRead
        || finding == picturesNotSearched || finding == codeNotSet || finding == codeUnavailable;
}

Tone codeTone(const mail::MessageReport& report)
{
    if (report.has(MessageFinding::codeLeaked) || report.code == CodeState::wrong)
        return Tone::danger;
    return report.code == CodeState::right  ? Tone::success
        : report.code == CodeState::missing ? Tone::warning
                                            : Tone::normal;
}

/// A signature that does not fit is no reproach: forwarding does that.
Tone signatureTone(mail::DkimSays says)
{
    return says == mail::DkimSays::proven ? Tone::success : Tone::normal;
}

/// One link of the message: a line to be read, which leads nowhere.
void addRow(QListWidget* list, const mail::JudgedLink& link)
{
    QStringList facts{verdictName(link.report.verdict), linkPlaceText(link.place)};
    if (link.count > 1)
        facts.append(MessageCard::tr("%n times", nullptr, static_cast<int>(link.count)));
    if (!link.shownHost.isEmpty())
        facts.append(MessageCard::tr("shown as %1").arg(link.shownHost));
    if (link.report.displayHost != link.report.host && !link.report.displayHost.isEmpty())
        facts.append(MessageCard::tr("some programs show “%1”").arg(link.report.displayHost));
    const QString host = link.report.host.isEmpty() ? MessageCard::tr("No host") : link.report.host;
    const QString text = facts.join(QStringLiteral(" · "));
    auto* item = new QListWidgetItem(verdictIcon(link.report.verdict), host, list);
    item->setData(DeviceModel::factsRole, text);
    item->setData(Qt::AccessibleTextRole, QString(host + QStringLiteral(". ") + text));
    item->setToolTip(host);
}

} // namespace

Tone verdictTone(MessageVerdict verdict)
{
    switch (verdict) {
    case MessageVerdict::genuine:
        return Tone::success;
    case MessageVerdict::imitation:
    case MessageVerdict::unsafe:
        return Tone::danger;
    case MessageVerdict::unproved:
        return Tone::warning;
    case MessageVerdict::unrelated:
        break;
    }
    return Tone::normal;
}

QIcon verdictIcon(MessageVerdict verdict)
{
    const Tone tone = verdictTone(verdict);
    switch (verdict) {
    case MessageVerdict::genuine:
        return icon(Icon::mail, tone);
    case MessageVerdict::imitation:
    case MessageVerdict::unsafe:
        return icon(Icon::lockBroken, tone);
    case MessageVerdict::unproved:
        return icon(Icon::warning, tone);
    case MessageVerdict::unrelated:
        break;
    }
    return icon(Icon::info, tone);
}

MessageCard::MessageCard(const CheckedMessage& checked, const origin::ServiceProfile& profile, QWidget* parent)
    : Card(parent), m_report(checked.report), m_profile(profile), m_column(new QVBoxLayout(this))
{
    setTone(verdictTone(m_report.verdict));
    m_column->setContentsMargins(ems(this, 1.2), ems(this, 0.9), ems(this, 1.2), ems(this, 0.9));
    m_column->setSpacing(ems(this, 0.5));
    addHead();
    addSender(checked.codeSought);
    addFindings();
    addLinks();
    addReport();
    setAccessibleName(m_words.join(QStringLiteral(". ")));
}

void MessageCard::say(const QString& text, bool strong)
{
    if (strong)
        m_column->addSpacing(ems(this, 0.3));
    m_column->addWidget(new TextLabel(text, strong ? TextLabel::Role::strong : TextLabel::Role::body, this));
    m_words.append(text);
}

void MessageCard::addHead()
{
    auto* picture = new IconView(1.6, this);
    picture->setIcon(verdictIcon(m_report.verdict));
    auto* name = new TextLabel(verdictName(m_report.verdict), TextLabel::Role::strong, this);
    name->setTone(verdictTone(m_report.verdict));
    auto* head = new QHBoxLayout;
    head->addWidget(picture);
    head->addWidget(name, 1);
    m_column->addLayout(head);
    const Message said = message(m_report, m_profile);
    m_column->addWidget(new TextLabel(said.finding, TextLabel::Role::heading, this));
    m_words << verdictName(m_report.verdict) << said.finding;
    if (m_report.advice.isEmpty())
        say(said.advice);
    for (const mail::MessageAdvice advice : m_report.advice)
        say(messageAdviceText(advice, m_profile));
}

void MessageCard::addSender(bool codeSought)
{
    const auto add = [this](const QString& caption, const QString& value, Tone tone = Tone::normal) {
        auto* row = new FactRow(caption, this);
        row->setValue(breakable(value));
        row->setTone(tone);
        m_column->addWidget(row);
        m_words.append(caption + QStringLiteral(": ") + value);
    };
    const auto said = [](const QString& text) { return text.isEmpty() ? tr("nothing") : tr("“%1”").arg(text); };
    m_column->addSpacing(ems(this, 0.3));
    add(tr("Calls itself"), said(m_report.senderName));
    add(tr("Its address"), said(m_report.senderAddress));
    add(tr("Its subject"), said(m_report.subject));
    if (m_report.dkim != mail::DkimSays::notAsked)
        add(tr("Its signature"), signatureStateText(m_report.dkim, m_profile.name), signatureTone(m_report.dkim));
    if (m_report.code != CodeState::notOffered)
        add(tr("Your code"), codeStateText(m_report, m_profile.name), codeTone(m_report));
    else if (!codeSought)
        add(tr("Your code"), tr("not looked for: on this computer none is kept"));
}

void MessageCard::addFindings()
{
    QStringList reasons, gaps;
    for (const auto& found : m_report.findings)
        (isGap(found.finding) ? gaps : reasons)
            .append(QStringLiteral("• ") + messageFindingText(found, m_profile.name));
    if (!reasons.isEmpty())
        say(tr("Why"), true);
    for (const QString& reason : reasons.mid(0, mostFindings))
        say(breakable(reason));
    if (reasons.size() > mostFindings)
        say(tr("%n more of the same kind; the report below has them all.", nullptr,
               static_cast<int>(reasons.size() - mostFindings)));
    if (!gaps.isEmpty())
        say(tr("Not looked at"), true);
    for (const QString& gap : gaps)
        say(gap);
}

void MessageCard::addLinks()
{
    if (m_report.links.isEmpty())
        return;
    say(tr("Where it leads"), true);
    auto* list = new QListWidget(this);
    list->setAccessibleName(tr("Where it leads, worst first"));
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setItemDelegate(new DeviceDelegate(list));
    list->viewport()->setAutoFillBackground(false);
    for (const auto& link : m_report.links)
        addRow(list, link);
    list->setCurrentRow(-1);
    list->setFixedHeight(list->sizeHintForRow(0) * std::min(list->count(), mostRows) + 2 * list->frameWidth());
    m_column->addWidget(list);
}

void MessageCard::addReport()
{
    const QString asked = m_report.dkim == mail::DkimSays::notAsked ? tr("Nothing was fetched or opened:")
                                                                    : tr("But for the key of its signature nothing was "
                                                                         "fetched or opened:");
    m_column->addWidget(mutedLabel(asked + u' '
                                       + tr("pages behind its links, pictures on the web and what is inside attached "
                                            "files were not looked at."),
                                   this));
    m_column->addWidget(new ReportRow(pastableText(m_report, m_profile),
                                      tr("Verdict, sender, reasons and hosts, in a form that nothing makes a link of"),
                                      this));
}

} // namespace sallyport::ui
