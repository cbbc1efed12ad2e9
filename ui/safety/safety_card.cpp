// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/safety/safety_card.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

namespace {

QStringList textsOf(const QList<SafetyRow>& rows)
{
    QStringList texts;
    for (const SafetyRow& row : rows) {
        texts += {row.id, row.title, row.fixed, row.facts};
        for (const SafetyAction& action : row.actions)
            texts += {action.caption, action.isEnabled ? QString() : QStringLiteral("off")};
    }
    return texts;
}

} // namespace

SafetyCard::SafetyCard(const QString& title, QWidget* parent)
    : Card(parent),
      m_finding(new TextLabel({}, this)),
      m_advice(mutedLabel({}, this)),
      m_list(new QVBoxLayout),
      m_buttons(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(ems(this, 1.2), ems(this, 1), ems(this, 1.2), ems(this, 1));
    column->setSpacing(ems(this, 0.5));
    column->addWidget(new TextLabel(title, TextLabel::Role::heading, this));
    column->addWidget(m_finding);
    column->addWidget(m_advice);
    column->addLayout(m_list);
    column->addLayout(m_buttons);
    m_buttons->addStretch();
    say({});
}

void SafetyCard::say(const Message& message, Tone tone)
{
    m_finding->setText(message.finding);
    m_finding->setTone(tone);
    m_finding->setVisible(!message.finding.isEmpty());
    m_advice->setText(message.advice);
    m_advice->setVisible(!message.advice.isEmpty());
}

void SafetyCard::setRows(const QList<SafetyRow>& rows)
{
    const QStringList texts = textsOf(rows);
    if (m_rows != nullptr && texts == m_shown)
        return;
    m_shown = texts;
    if (m_rows != nullptr) {
        m_rows->hide();
        m_rows->deleteLater(); // one of its buttons may be the one whose click led here
        m_list->removeWidget(m_rows);
    }
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, ems(this, 0.3), 0, 0);
    column->setSpacing(ems(this, 0.8));
    for (const SafetyRow& row : rows)
        column->addWidget(rowOf(row));
    m_list->addWidget(m_rows);
    m_rows->setVisible(!rows.isEmpty());
}

QWidget* SafetyCard::rowOf(const SafetyRow& row)
{
    auto* widget = new QWidget(m_rows);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.15));
    texts->addWidget(new TextLabel(row.title, TextLabel::Role::strong, widget));
    if (!row.fixed.isEmpty())
        texts->addWidget(new TextLabel(row.fixed, TextLabel::Role::fixed, widget));
    if (!row.facts.isEmpty())
        texts->addWidget(mutedLabel(row.facts, widget));
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 0, 0, 0);
    line->addLayout(texts, 1);
    for (const SafetyAction& action : row.actions) {
        auto* button = action.onlyCross
            ? iconButton(icon(Icon::cross), action.caption, widget)
            : new Button(action.caption, action.isQuiet ? Button::Kind::quiet : Button::Kind::plain, widget);
        button->setEnabled(action.isEnabled);
        connect(button, &QPushButton::clicked, this, action.act);
        line->addWidget(button, 0, Qt::AlignTop);
    }
    return widget;
}

void SafetyCard::addButton(Button* button)
{
    button->setParent(this);
    m_buttons->addWidget(button);
    m_cardButtons.append(button);
}

QList<QWidget*> SafetyCard::stops() const
{
    QList<QWidget*> stops;
    if (m_rows != nullptr)
        for (QAbstractButton* button : m_rows->findChildren<QAbstractButton*>())
            stops.append(button);
    return stops + m_cardButtons;
}

} // namespace sallyport::ui
