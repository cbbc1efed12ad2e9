// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/drill_bar.h"

#include "ui/text/drill_messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/icon_view.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>
#include <QMenu>

namespace sallyport::ui {

using State = DrillTrainer::State;

namespace {

/// The captions of the pages that it stands over leave it no letter, so its key is a digit: 8, 9 or 0, which no page
/// has.
Button* numbered(const QString& caption, int digit, QWidget* parent)
{
    auto* button =
        new Button(DrillBar::tr("%1 (&%2)", "caption, key").arg(caption).arg(digit), Button::Kind::plain, parent);
    button->setAccessibleName(caption);
    return button;
}

} // namespace

DrillBar::DrillBar(DrillTrainer& trainer, QWidget* parent)
    : Card(parent),
      m_trainer(trainer),
      m_title(new TextLabel({}, TextLabel::Role::strong, this)),
      m_text(new TextLabel({}, this)),
      m_time(mutedLabel({}, this)),
      m_marks(new QVBoxLayout),
      m_imitation(numbered(tr("It is an imitation"), 8, this)),
      m_genuine(numbered(tr("It is genuine"), 9, this)),
      m_end(new Button(tr("&Quit the drill"), Button::Kind::plain, this)),
      m_close(numbered(tr("Got it"), 0, this))
{
    auto* picture = new IconView(1.3, this);
    picture->setIcon(icon(Icon::practice));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_time);
    m_time->setWordWrap(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    for (Button* button : {m_imitation, m_genuine, m_end, m_close})
        buttons->addWidget(button);
    m_marks->setSpacing(ems(this, 0.25));
    auto* texts = new QVBoxLayout;
    texts->setSpacing(ems(this, 0.35));
    texts->addLayout(head);
    texts->addLayout(m_marks);
    texts->addWidget(m_text);
    texts->addLayout(buttons);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(ems(this, 1), ems(this, 0.7), ems(this, 1), ems(this, 0.7));
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    connect(m_imitation, &QPushButton::clicked, this, [this] { m_trainer.run()->judgeMessage(true); });
    connect(m_genuine, &QPushButton::clicked, this, [this] { m_trainer.run()->judgeMessage(false); });
    connect(m_end, &QPushButton::clicked, &m_trainer, &DrillTrainer::finish);
    connect(m_close, &QPushButton::clicked, &m_trainer, &DrillTrainer::putAway);
    connect(&m_trainer, &DrillTrainer::changed, this, &DrillBar::follow);
    connect(&m_timer, &QTimer::timeout, this, &DrillBar::tick);
    follow();
}

void DrillBar::follow()
{
    const State state = m_trainer.state();
    const bool isNews = std::exchange(m_shown, state) != state;
    clearMarks();
    setVisible(state != State::idle);
    m_time->setVisible(state == State::running);
    m_end->setVisible(state == State::running);
    m_close->setVisible(state == State::over || state == State::refused);
    const bool asks = state == State::running && m_trainer.drill() == Drill::phishingMessage;
    m_imitation->setVisible(asks);
    m_genuine->setVisible(asks);
    setTone(Tone::normal);
    state == State::running ? m_timer.start(1000) : m_timer.stop();
    switch (state) {
    case State::idle:
        return;
    case State::beginning:
        m_title->setText(tr("Drill: the practice service prepares it"));
        m_text->setText(tr("A stranger goes every step a real one would; that takes some seconds, at most a minute."));
        break;
    case State::refused:
        setTone(Tone::warning);
        m_title->setText(message(m_trainer.refusal()).finding);
        m_text->setText(message(m_trainer.refusal()).advice);
        break;
    case State::running:
        showRunning();
        break;
    case State::over:
        showOver();
        break;
    }
    setAccessibleName(m_title->text() + u' ' + m_text->text());
    if (isNews)
        announce(this);
}

void DrillBar::showRunning()
{
    m_title->setText(tr("Drill: %1").arg(drillName(m_trainer.drill())));
    m_text->setText(drillBrief(m_trainer.drill()));
    tick();
}

void DrillBar::showOver()
{
    const DrillRun& run = *m_trainer.run();
    const Message said = message(run);
    setTone(run.isDone() && !run.wasFooled() ? Tone::success : Tone::warning);
    m_title->setText(tr("Drill: %1. %2").arg(drillName(run.drill()), said.finding));
    for (const DrillMark& mark : run.marks()) {
        auto* line = new QWidget(this);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        auto* tick = new IconView(1, line);
        tick->setIcon(mark.afterSeconds ? icon(Icon::done, Tone::success) : icon(Icon::failed, Tone::warning));
        row->addWidget(tick, 0, Qt::AlignTop);
        row->addWidget(new TextLabel(markText(mark), line), 1);
        m_marks->addWidget(line);
    }
    m_text->setText(said.advice);
}

void DrillBar::tick()
{
    if (const DrillRun* run = m_trainer.run())
        m_time->setText(countdownText(run->seconds()));
}

void DrillBar::clearMarks()
{
    while (QLayoutItem* item = m_marks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

Button* drillMenuButton(DrillTrainer& trainer, QWidget* parent)
{
    auto* button = new Button(DrillBar::tr("D&rills"), Button::Kind::plain, parent);
    auto* menu = new QMenu(button);
    for (const Drill drill : allDrills) {
        menu->addAction(drillName(drill), &trainer, [&trainer, drill] { trainer.start(drill); });
    }
    button->setIcon(icon(Icon::practice));
    button->setMenu(menu);
    // Return begins the first one, and the arrow keys have somewhere to start from.
    QObject::connect(
        menu, &QMenu::aboutToShow, menu, [menu] { menu->setActiveAction(menu->actions().first()); },
        Qt::QueuedConnection);
    const auto follow = [button, &trainer] {
        button->setEnabled(trainer.state() != State::beginning && trainer.state() != State::running);
    };
    QObject::connect(&trainer, &DrillTrainer::changed, button, follow);
    follow();
    return button;
}

} // namespace sallyport::ui
