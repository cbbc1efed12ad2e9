// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// CheckPage's results: what it says of the thing that was held up.
#include "core/account/plain_text.h"
#include "ui/check/check_page.h"
#include "ui/check/code_card.h"
#include "ui/check/message_card.h"
#include "ui/check/report_row.h"
#include "ui/check/verdict_card.h"
#include "ui/text/breakable.h"
#include "ui/text/check_messages.h"
#include "ui/text/message_messages.h"
#include "ui/text/messages.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

void CheckPage::tell(const CheckOutcome& outcome)
{
    m_wait->end();
    if (const auto* link = std::get_if<CheckedLink>(&outcome))
        tell(*link, CheckedThing::link);
    else if (const auto* text = std::get_if<CheckedText>(&outcome))
        tell(*text);
    else if (const auto* codes = std::get_if<CheckedCodes>(&outcome))
        tell(*codes);
    else if (const auto* checked = std::get_if<CheckedMessage>(&outcome))
        tell(*checked);
    else if (const auto* refusal = std::get_if<mail::MessageError>(&outcome))
        m_problem->say(Tone::warning, message(*refusal));
    else
        tell(std::get<CheckProblem>(outcome));
    nameFile();
    if (m_first == nullptr)
        return;
    scrollToTopOf(m_first);
    announce(m_first);
}

void CheckPage::nameFile()
{
    const QString name = breakable(account::plainText(m_desk.fileName(), 200));
    m_file->setText(tr("The file “%1”").arg(name));
    m_file->setVisible(!m_desk.fileName().isEmpty());
    if (m_first != nullptr && m_file->isVisibleTo(this))
        m_first->setAccessibleName(m_file->text() + QStringLiteral(". ") + m_first->accessibleName());
}

void CheckPage::tell(const CheckedLink& link, CheckedThing what)
{
    addResult(new VerdictCard(link.report, m_desk.profile(link.profile), link.inside, this));
    note(link.report.host, what, link.report.verdict);
}

void CheckPage::tell(const CheckedText& text)
{
    for (const CheckedLink& link : text.links)
        tell(link, CheckedThing::link);
    if (!text.complete)
        m_problem->say(
            Tone::warning,
            {tr("There are more links in this text than are shown."), tr("Check the others by themselves.")});
}

void CheckPage::tell(const CheckedMessage& checked)
{
    addResult(new MessageCard(checked, m_desk.profile(checked.profile), this));
    const QString& address = checked.report.senderAddress;
    // As a link's host is kept: in ASCII, or not at all.
    const QString domain = address.sliced(address.lastIndexOf(u'@') + 1);
    note(m_desk.judge(QString(QStringLiteral("https://") + domain)).report.host, CheckedThing::message,
         checked.report.verdict);
}

void CheckPage::tell(const CheckedCodes& codes)
{
    for (const CheckedCode& code : codes.codes) {
        for (const CheckedLink& link : code.links)
            tell(link, CheckedThing::code);
        if (code.content.kind == qr::QrKind::link)
            continue;
        auto* card = new CodeCard(code, m_parts.takeAuthenticator != nullptr, this);
        connect(card, &CodeCard::authenticatorWanted, this, [this, key = code.otpauth] { takeAuthenticator(*key); });
        addResult(card);
    }
    if (!codes.searchedAll)
        m_problem->say(Tone::warning,
                       {tr("There may be more codes in this picture than are shown."),
                        tr("Cut out the part with one code and check it again.")});
}

void CheckPage::takeAuthenticator(const Secret& otpauth)
{
    m_parts.takeAuthenticator(otpauth.clone()).then(this, [this](const Result<Done, AddProblem>& taken) {
        if (!taken)
            return m_problem->say(Tone::warning, message(taken.error()));
        clearResults();
        m_problem->say(Tone::success,
                       {tr("It is set up in Sallyport's authenticator."), tr("Delete the picture of the code now.")});
    });
}

void CheckPage::tell(CheckProblem problem)
{
    m_problem->say(Tone::warning, message(problem));
}

void CheckPage::addResult(QWidget* card)
{
    m_results->addWidget(card);
    card->show();
    if (m_first == nullptr)
        m_first = card;
    else if (auto* report = card->findChild<ReportRow*>())
        report->dropShortcut();
}

void CheckPage::note(const QString& host, CheckedThing what, CheckVerdict verdict)
{
    if (m_parts.history != nullptr && !host.isEmpty())
        m_parts.history->add({.at = m_parts.clock.unixSeconds(), .what = what, .host = host, .verdict = verdict});
}

void CheckPage::clearResults()
{
    m_first = nullptr;
    m_file->hide();
    while (QLayoutItem* item = m_results->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose click led here
        delete item;
    }
}

} // namespace sallyport::ui
