// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_out_page.h"

#include "ui/text/messages.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/wait_row.h"

#include <QBoxLayout>

namespace sallyport::ui {

SignOutPage::SignOutPage(Clock clock, QWidget* parent)
    : QWidget(parent),
      m_clock(std::move(clock)),
      m_title(new TextLabel({}, TextLabel::Role::title, this)),
      m_result(new Banner(this)),
      m_wait(new WaitRow(this)),
      m_close(new Button(tr("Back to the &first page"), Button::Kind::primary, this))
{
    m_wait->cancelButton()->hide(); // it ends by itself within six seconds, and must not be left half done
    auto* card = new Card(this);
    auto* inner = new QVBoxLayout(card);
    inner->setContentsMargins(ems(this, 1.5), ems(this, 1.2), ems(this, 1.5), ems(this, 1.2));
    inner->setSpacing(ems(this, 1));
    inner->addWidget(m_title);
    inner->addWidget(m_result);
    inner->addWidget(m_wait);
    inner->addWidget(m_close, 0, Qt::AlignRight);
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
}

void SignOutPage::showWaiting()
{
    m_title->setText(tr("Signing out"));
    m_result->hush();
    m_close->hide();
    m_wait->begin(tr("Waiting for the service's receipt, a few seconds at most"));
}

void SignOutPage::showReport(const auth::SignOutReport& report)
{
    const bool confirmed = report.outcome == auth::SignOutOutcome::confirmed && !report.wipeError;
    m_title->setText(tr("Signed out"));
    showResult(confirmed ? Tone::success : Tone::warning, message(report, m_clock.unixMs()));
}

void SignOutPage::showEnd(const auth::SessionEnd& end)
{
    m_title->setText(tr("The session has ended"));
    const bool expected = end.cause == auth::EndCause::self || end.cause == auth::EndCause::lease;
    showResult(expected ? Tone::normal : Tone::warning, message(end, m_clock.unixMs()));
}

void SignOutPage::showResult(Tone tone, const Message& message)
{
    m_wait->end();
    m_result->say(tone, message);
    m_close->show();
    m_close->setFocus();
}

} // namespace sallyport::ui
