// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_details.h"

#include "ui/alerts/alert_delegate.h"
#include "ui/text/time_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fact_row.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

using account::Review;

AlertDetails::AlertDetails(QWidget* parent)
    : Card(parent),
      m_icon(new IconView(1.3, this)),
      m_severity(new TextLabel({}, TextLabel::Role::strong, this)),
      m_title(new TextLabel({}, TextLabel::Role::heading, this)),
      m_advice(new TextLabel({}, this)),
      m_when(new FactRow(tr("When"), this)),
      m_device(new FactRow(tr("Device"), this)),
      m_where(new FactRow(tr("From where"), this)),
      m_more(new FactRow(tr("Also told"), this)),
      m_review(mutedLabel({}, this)),
      m_me(new Button(tr("It was &me"), Button::Kind::plain, this)),
      m_notMe(new Button(tr("It &wasn't me"), Button::Kind::danger, this)),
      m_reopen(new Button(tr("U&ndo"), Button::Kind::quiet, this))
{
    auto* head = new QHBoxLayout;
    head->addWidget(m_icon);
    head->addWidget(m_severity, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_review, 1);
    buttons->addWidget(m_reopen);
    buttons->addWidget(m_me);
    buttons->addWidget(m_notMe);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 0.9), ems(this, 1.2), ems(this, 0.9));
    column->setSpacing(ems(this, 0.4));
    column->addLayout(head);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_advice, m_when, m_device, m_where, m_more})
        column->addWidget(widget);
    column->addLayout(buttons);
    connect(m_me, &QPushButton::clicked, this, &AlertDetails::wasMe);
    connect(m_notMe, &QPushButton::clicked, this, &AlertDetails::wasNotMe);
    connect(m_reopen, &QPushButton::clicked, this, &AlertDetails::reopened);
}

void AlertDetails::setAlert(const account::Alert& alert, const std::optional<account::NotMe>& steps, const Here& here,
                            std::int64_t now)
{
    const QString advice = m_readOnly ? adviceElsewhere(alert) : message(alert).advice;
    const Tone tone = severityTone(alert.severity);
    m_icon->setIcon(icon(severityIcon(alert.severity), tone));
    m_severity->setText(severityName(alert.severity));
    m_severity->setTone(tone);
    const QString title = titleText(alert, here);
    m_title->setText(title);
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
    const auto put = [](FactRow* row, const QString& value) {
        row->setValue(value);
        row->setVisible(!value.isEmpty());
    };
    put(m_when, momentText(alert.at, now));
    put(m_device, deviceText(alert, here));
    put(m_where, whereText(alert, here));
    put(m_more, moreText(alert, here, now));
    showButtons(alert, steps, here);
    setAccessibleName(QStringList{severityName(alert.severity), title, advice}.join(QStringLiteral(". ")));
}

void AlertDetails::showButtons(const account::Alert& alert, const std::optional<account::NotMe>& steps,
                               const Here& here)
{
    const bool open = alert.review == Review::open;
    const bool notMine = alert.review == Review::notMine;
    const bool own = isSignInOf(alert, here.sessionId);
    m_review->setText(alert.review != Review::mine
                          ? (open ? tr("“It was me” stays on this computer; the service is not told.")
                                  : reviewText(alert, steps) + u'.')
                          : own ? tr("The session that you are using began with this.")
                                : tr("You said: it was me. That stays on this computer; the service is not told."));
    m_me->setVisible(open);
    m_reopen->setVisible(alert.review == Review::mine);
    m_notMe->setVisible(!m_readOnly);
    m_notMe->setText(notMine ? tr("Show the &steps") : tr("It &wasn't me"));
}

} // namespace sallyport::ui
