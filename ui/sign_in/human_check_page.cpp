// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/human_check_page.h"

#include "ui/sign_in/picture_grid.h"
#include "ui/sign_in/slider_puzzle.h"
#include "ui/text/messages.h"
#include "ui/text/time_text.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QBoxLayout>

namespace sallyport::ui {

using auth::HumanCheckKind;

HumanCheckPage::HumanCheckPage(ActSink act, Clock clock, QWidget* parent)
    : WizardPage(std::move(act), parent),
      m_clock(clock),
      m_banner(new Banner(this)),
      m_task(new TextLabel({}, this)),
      m_timeLeft(new TextLabel({}, TextLabel::Role::small, this)),
      m_slider(new SliderPuzzle(std::move(clock), this)),
      m_pictures(new PictureGrid(this)),
      m_work(new QWidget(this)),
      m_another(new Button(tr("&Another one"), Button::Kind::quiet, this))
{
    auto* work = new QVBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->addWidget(
        new TextLabel(tr("This computer can work for a few seconds instead. That makes mass sign-ins costly "
                         "and asks nothing of you. After failed tries it takes longer, up to a minute."),
                      m_work));
    m_timeLeft->setTone(Tone::muted);
    auto* others = new QHBoxLayout;
    addOthers(others);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(ems(this, 0.8));
    column->addWidget(m_banner);
    column->addWidget(m_task);
    for (QWidget* puzzle : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_pictures)})
        column->addWidget(puzzle, 0, Qt::AlignHCenter);
    column->addWidget(m_work);
    column->addWidget(m_timeLeft);
    column->addLayout(others);

    connect(m_slider, &SliderPuzzle::moved, this, &WizardPage::changed);
    connect(m_slider, &SliderPuzzle::placed, this, &WizardPage::submitted);
    connect(m_pictures, &PictureGrid::toggled, this, &WizardPage::changed);
    connect(m_pictures, &PictureGrid::chosen, this, &WizardPage::submitted);
    connect(&m_timer, &QTimer::timeout, this, &HumanCheckPage::tick);
    m_timer.setInterval(1000);
}

void HumanCheckPage::fill(const auth::HumanCheckNeeded& state)
{
    const auth::HumanChallenge& challenge = state.challenge;
    m_kind = challenge.kind();
    m_expiresAtMs = challenge.expiresAtMs;
    m_readable = showPuzzle(challenge);
    if (!m_readable)
        m_banner->say(Tone::warning, {tr("The pictures of this check cannot be read."), tr("Ask for another check.")});
    else if (state.trouble)
        m_banner->say(Tone::warning, message(*state.trouble, m_clock.unixMs()));
    else
        m_banner->hush();
    offerOthers(challenge);
    tick();
    m_timer.start();
}

bool HumanCheckPage::showPuzzle(const auth::HumanChallenge& challenge)
{
    m_slider->setVisible(m_kind == HumanCheckKind::slider);
    m_pictures->setVisible(m_kind == HumanCheckKind::pictures);
    m_work->setVisible(m_kind == HumanCheckKind::work);
    m_task->setVisible(m_kind != HumanCheckKind::work);
    if (const auto* slider = std::get_if<auth::SliderChallenge>(&challenge.puzzle)) {
        m_task->setText(
            tr("Move the piece into its gap: drag it, or use the arrow keys; Page Up and Page Down take longer "
               "steps, Return goes on."));
        return m_slider->setChallenge(*slider);
    }
    if (const auto* pictures = std::get_if<auth::PicturesChallenge>(&challenge.puzzle)) {
        m_task->setText(promptText(pictures->prompt));
        return m_pictures->setChallenge(*pictures);
    }
    return true;
}

/// Made once, so that Tab leads to them after the puzzle and not after all that the window has.
void HumanCheckPage::addOthers(QBoxLayout* row)
{
    m_another->setIcon(icon(Icon::refresh, Tone::accent));
    connect(m_another, &QPushButton::clicked, this, [this] { act(auth::AskHumanCheck{m_kind}); });
    row->addWidget(m_another);
    for (const auto& [kind, picture] :
         {std::pair(HumanCheckKind::slider, Icon::puzzle), std::pair(HumanCheckKind::pictures, Icon::pictures),
          std::pair(HumanCheckKind::work, Icon::noPuzzle)}) {
        auto* button = new Button(switchCaption(kind), Button::Kind::quiet, this);
        button->setIcon(icon(picture, Tone::accent));
        connect(button, &QPushButton::clicked, this, [this, kind] { act(auth::AskHumanCheck{kind}); });
        row->addWidget(button);
        m_others.emplace(kind, button);
    }
    row->addStretch();
}

void HumanCheckPage::offerOthers(const auth::HumanChallenge& challenge)
{
    m_another->setVisible(m_kind != HumanCheckKind::work);
    for (const auto& [kind, button] : m_others)
        button->setVisible(kind != m_kind && challenge.alternatives.contains(kind));
}

QString HumanCheckPage::continueCaption() const
{
    return m_kind == HumanCheckKind::work ? tr("&Let it work") : tr("&Continue");
}

bool HumanCheckPage::canContinue() const
{
    if (!m_readable || m_clock.unixMs() >= m_expiresAtMs)
        return false;
    return m_kind == HumanCheckKind::work || (m_kind == HumanCheckKind::slider && m_slider->isMoved())
        || (m_kind == HumanCheckKind::pictures && !m_pictures->answer().indexes.isEmpty());
}

void HumanCheckPage::submit()
{
    if (!canContinue())
        return;
    m_timer.stop();
    if (m_kind == HumanCheckKind::slider)
        act(auth::AnswerHumanCheck{m_slider->answer()});
    else if (m_kind == HumanCheckKind::pictures)
        act(auth::AnswerHumanCheck{m_pictures->answer()});
    else
        act(auth::AnswerHumanCheck{auth::WorkWanted{}});
}

QWidget* HumanCheckPage::firstField()
{
    if (m_kind == HumanCheckKind::slider)
        return m_slider;
    return m_kind == HumanCheckKind::pictures ? m_pictures->firstField() : nullptr;
}

void HumanCheckPage::tick()
{
    const std::int64_t left = (m_expiresAtMs - m_clock.unixMs() + 999) / 1000;
    if (left > 0) {
        m_timeLeft->setText(tr("Good for %1 more").arg(countdownText(left)));
    } else {
        m_timer.stop();
        m_timeLeft->setText(tr("Its time is over. Ask for another one."));
    }
    m_timeLeft->setTone(left > 0 ? Tone::muted : Tone::danger);
    Q_EMIT changed();
}

} // namespace sallyport::ui
