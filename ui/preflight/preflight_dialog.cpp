// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preflight/preflight_dialog.h"

#include "ui/preflight/check_card.h"
#include "ui/text/plain_caption.h"
#include "ui/text/preflight_messages.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/level_look.h"
#include "ui/widgets/scroll_box.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace sallyport::ui {
namespace {

/// The gravest first, and among equals as they come.
int rank(const system::Check& check)
{
    switch (levelOf(check.finding)) {
    case system::CheckLevel::red:
        return 0;
    case system::CheckLevel::amber:
        return 1;
    case system::CheckLevel::unknown:
        return 2;
    case system::CheckLevel::green:
        return 3;
    }
    return 0;
}

} // namespace

PreflightDialog::PreflightDialog(QWidget* parent)
    : QDialog(parent),
      m_summary(new TextLabel({}, TextLabel::Role::heading, this)),
      m_again(new Button(tr("&Look again"), Button::Kind::plain, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("This computer"));
    auto* why = mutedLabel(tr("What Sallyport can see of this computer before you type a secret. It looks at known "
                              "signs; a computer that somebody else controls can hide them."),
                           this);
    m_again->setIcon(icon(Icon::refresh));
    auto* close = new Button(tr("Clo&se"), Button::Kind::primary, this);
    close->setDefault(true);

    auto* list = new QWidget(this);
    m_rows = new QVBoxLayout(list);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(ems(this, 0.5));
    m_rows->addStretch();
    QWidget* box = scrollBox(list, this);
    m_scroll = qobject_cast<QScrollArea*>(box);

    auto* column = new QVBoxLayout(this);
    const int margin = ems(this, 1.2);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(ems(this, 0.8));
    column->addWidget(m_summary);
    column->addWidget(why);
    column->addWidget(box, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_again);
    buttons->addStretch();
    buttons->addWidget(close);
    column->addLayout(buttons);
    resize(ems(this, 36), ems(this, 34));
    close->setFocus();
    connect(m_again, &QPushButton::clicked, this, &PreflightDialog::lookWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    showLooking();
}

void PreflightDialog::show(const QList<system::Check>& checks)
{
    QList<system::Check> sorted = checks;
    std::ranges::stable_sort(sorted, {}, rank);
    for (Card* card : std::exchange(m_cards, {}))
        delete card;
    for (const system::Check& check : sorted) {
        m_cards.append(new CheckCard(check, this));
        m_rows->insertWidget(m_rows->count() - 1, m_cards.last());
    }
    const auto level = system::worstOf(checks);
    m_summary->setText(plainCaption(computerText(level)));
    m_summary->setTone(toneOf(level));
    m_again->setEnabled(true);
    announce(m_summary);
}

void PreflightDialog::showLooking()
{
    m_summary->setText(plainCaption(computerText(std::nullopt)));
    m_summary->setTone(Tone::muted);
    m_again->setEnabled(false);
}

void PreflightDialog::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = m_scroll->verticalScrollBar();
    if (event->key() == Qt::Key_PageDown)
        return bar->triggerAction(QScrollBar::SliderPageStepAdd);
    if (event->key() == Qt::Key_PageUp)
        return bar->triggerAction(QScrollBar::SliderPageStepSub);
    QDialog::keyPressEvent(event);
}

} // namespace sallyport::ui
