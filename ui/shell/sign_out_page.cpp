// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_out_page.h"

#include "ui/text/lease_messages.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

SignOutPage::SignOutPage(Clock clock, QWidget* parent)
    : QWidget(parent),
      m_clock(std::move(clock)),
      m_title(new TextLabel({}, TextLabel::Role::title, this)),
      m_why(mutedLabel({}, this)),
      m_result(new Banner(this)),
      m_wait(new WaitRow(this)),
      m_lesson(new QWidget(this)),
      m_lines(new QVBoxLayout(m_lesson)),
      m_left(new QWidget(this)),
      m_files(new FactRow(tr("New files"), m_left)),
      m_filesBefore(new FactRow(tr("Older files"), m_left)),
      m_entries(new FactRow(tr("Keychain entries"), m_left)),
      m_practice(mutedLabel(tr("The practice account's service plays the exchange; its own data stay in its folder."),
                            m_left)),
      m_close(new Button(tr("Back to the &first page"), Button::Kind::primary, this)),
      m_again(new Button(tr("Sign &in again"), Button::Kind::primary, this)),
      m_leave(new Button(tr("Back to the &first page"), Button::Kind::plain, this))
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(ems(this, 0.6));
    m_why->hide();
    m_lesson->hide();
    auto* left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(ems(this, 0.6));
    left->addWidget(new TextLabel(tr("Left on this computer"), TextLabel::Role::heading, m_left));
    left->addWidget(m_files);
    left->addWidget(m_filesBefore);
    left->addWidget(m_entries);
    left->addWidget(m_practice);
    m_left->hide();
    m_again->hide();
    m_leave->hide();
    m_wait->cancelButton()->hide(); // it ends by itself within six seconds, and must not be left half done
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    inner->setSpacing(ems(this, 1));
    inner->addWidget(m_title);
    inner->addWidget(m_why);
    inner->addWidget(m_result);
    inner->addWidget(m_wait);
    inner->addWidget(m_lesson);
    inner->addWidget(m_left);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (Button* button : {m_leave, m_close, m_again})
        buttons->addWidget(button);
    inner->addLayout(buttons);
    card->setMaximumWidth(ems(this, 38));
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(card, 20);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
    connect(m_close, &QPushButton::clicked, this, &SignOutPage::closed);
    connect(m_leave, &QPushButton::clicked, this, &SignOutPage::closed);
    connect(m_again, &QPushButton::clicked, this, &SignOutPage::signInAgain);
}

void SignOutPage::showBelow(QWidget* widget)
{
    auto* inner = qobject_cast<QBoxLayout*>(m_lesson->parentWidget()->layout());
    inner->insertWidget(inner->indexOf(m_lesson) + 1, widget);
}

void SignOutPage::showWaiting(const QString& why)
{
    m_title->setText(tr("Signing out"));
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    m_result->hush();
    m_close->hide();
    m_wait->begin(tr("Waiting for the service's receipt, a few seconds at most"));
}

void SignOutPage::showReport(const auth::SignOutReport& report)
{
    const bool confirmed = report.outcome == auth::SignOutOutcome::confirmed && !report.wipeError;
    m_title->setText(tr("Signed out"));
    showResult(confirmed ? Tone::success : Tone::warning, message(report, m_clock.unixMs()));
    m_close->show();
    m_close->setFocus();
}

void SignOutPage::showEnd(const auth::SessionEnd& end, const std::optional<EndingDevice>& by)
{
    m_title->setText(tr("The session has ended"));
    const bool expected = end.cause == auth::EndCause::self || end.cause == auth::EndCause::lease;
    const bool copied = end.cause == auth::EndCause::reuse;
    showResult(copied ? Tone::danger : (expected ? Tone::normal : Tone::warning), message(end, m_clock.unixMs(), by));
    for (const Message& line : copied ? copiedSessionLesson() : QList<Message>()) {
        m_lines->addWidget(new TextLabel(line.finding, TextLabel::Role::strong, m_lesson));
        m_lines->addWidget(new TextLabel(line.advice, m_lesson));
    }
    m_lesson->setVisible(copied);
    m_close->hide();
    m_leave->show();
    m_again->show();
    m_again->setFocus();
}

void SignOutPage::lookForLeft(bool practice)
{
    m_files->setValue(tr("Looking…"));
    m_filesBefore->hide();
    m_entries->setValue(tr("Looking…"));
    m_practice->setVisible(practice);
    m_left->show();
}

void SignOutPage::showLeft(const account::LeftHere& left)
{
    m_files->setValue(filesLeftText(left));
    m_files->setTone(left.files.isEmpty() && left.complete ? Tone::success : Tone::warning);
    m_filesBefore->setValue(filesBeforeText(left));
    m_filesBefore->setVisible(!left.filesBefore.isEmpty());
    m_entries->setValue(keychainLeftText(left));
    const bool asBefore = left.keychainEntries && left.keychainEntries == left.keychainEntriesBefore;
    m_entries->setTone(left.keychainEntries == 0 ? Tone::success : (asBefore ? Tone::normal : Tone::warning));
    announce(m_left);
}

void SignOutPage::showResult(Tone tone, const Message& message)
{
    m_wait->end();
    m_result->say(tone, message);
    announce(m_result);
}

} // namespace sallyport::ui
