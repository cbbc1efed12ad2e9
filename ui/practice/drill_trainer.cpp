// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/drill_trainer.h"

namespace sallyport::ui {

DrillTrainer::DrillTrainer(DrillStarter starter, const account::AlertStore& alerts, Clock clock, QString sessionId)
    : m_starter(std::move(starter)), m_alerts(alerts), m_clock(std::move(clock)), m_sessionId(std::move(sessionId))
{
}

void DrillTrainer::start(Drill drill)
{
    if (m_state == State::beginning || m_state == State::running)
        return;
    m_drill = drill;
    // Watches from before it is asked for: its alerts may be here before the answer.
    m_run = std::make_unique<DrillRun>(drill, m_alerts, m_clock);
    connect(m_run.get(), &DrillRun::changed, this, [this] {
        if (m_run->isOver())
            m_state = State::over;
        Q_EMIT changed();
    });
    set(State::beginning);
    m_starter(drill, m_sessionId).then(this, [this](const Result<Done, DrillRefusal>& begun) {
        if (m_state != State::beginning)
            return; // it is over already: the session has ended
        if (begun)
            return set(State::running);
        m_refusal = begun.error();
        m_run.reset();
        set(State::refused);
    });
}

void DrillTrainer::finish()
{
    if (m_state == State::running)
        m_run->finish();
}

void DrillTrainer::noteSessionEnded(bool copied)
{
    if (m_state != State::beginning && m_state != State::running)
        return;
    if (copied)
        m_run->noteCopiedSessionEnded();
    else
        m_run->finish();
}

void DrillTrainer::putAway()
{
    if (m_state == State::beginning || m_state == State::running)
        return;
    m_run.reset();
    set(State::idle);
}

void DrillTrainer::set(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace sallyport::ui
