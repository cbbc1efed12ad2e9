// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DrillTrainer: begins a drill, follows it and keeps its outcome until it is put away; one at a time. It outlives the
// session's pages, because a drill may end the session.
//   DrillTrainer trainer(services.startDrill, alerts, clock, sessionId);   trainer.start(Drill::wrongCodes);
#pragma once

#include "ui/practice/drill_run.h"

namespace sallyport::ui {

class DrillTrainer : public QObject {
    Q_OBJECT
public:
    enum class State {
        idle,
        beginning, ///< the service was asked
        refused,   ///< see refusal()
        running,
        over ///< run() says what was done
    };

    /// `alerts` must outlive this.
    DrillTrainer(DrillStarter starter, const account::AlertStore& alerts, Clock clock, QString sessionId);

    State state() const { return m_state; }
    Drill drill() const { return m_drill; }
    DrillRefusal refusal() const { return m_refusal; }
    /// While it begins, runs, and when it is over; null else.
    DrillRun* run() const { return m_run.get(); }

    /// Nothing while another one begins or runs.
    void start(Drill drill);
    void finish();
    /// The session has ended; `copied`: as one that two hold.
    void noteSessionEnded(bool copied);
    /// Back to idle, where nothing begins or runs.
    void putAway();

Q_SIGNALS:
    void changed();

private:
    void set(State state);

    const DrillStarter m_starter;
    const account::AlertStore& m_alerts;
    const Clock m_clock;
    const QString m_sessionId;
    State m_state = State::idle;
    Drill m_drill = Drill::strangerSignsIn;
    DrillRefusal m_refusal = DrillRefusal::unavailable;
    std::unique_ptr<DrillRun> m_run;
};

} // namespace sallyport::ui
