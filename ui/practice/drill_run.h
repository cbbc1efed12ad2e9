// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// DrillRun: watches what the person does during one drill, and when: by the alerts that the service sends about it and
// by what is said of them. Nothing is counted that the service or the person has not said.
//   DrillRun run(Drill::strangerSignsIn, alerts, clock);  ...  for (const DrillMark& mark : run.marks()) show(mark);
#pragma once

#include "core/account/alert_store.h"
#include "core/base/clock.h"
#include "ui/practice/drills.h"

#include <QSet>

namespace sallyport::ui {

/// What helps in a drill. Not all belong to each.
enum class DrillGoal {
    judged,            ///< “It wasn't me” about what happened
    sessionEnded,      ///< the stranger's session ended from here, by a receipt
    changeCancelled,   ///< what the stranger asked to change was cancelled
    passphraseChanged, ///< the old one is worth nothing any more
    noticedByService,  ///< the service ended the copied session by itself
    reported           ///< the message was reported as an imitation
};

struct DrillMark {
    DrillGoal goal = DrillGoal::judged;
    std::optional<std::int64_t> afterSeconds = {}; ///< since the drill began; nothing: not done

    bool operator==(const DrillMark&) const = default;
};

/// In the order in which they are best done.
std::vector<DrillGoal> goalsOf(Drill drill);

class DrillRun : public QObject {
    Q_OBJECT
public:
    /// Begins now. `alerts` must outlive it.
    DrillRun(Drill drill, const account::AlertStore& alerts, Clock clock);

    Drill drill() const { return m_drill; }
    const std::vector<DrillMark>& marks() const { return m_marks; }
    /// Took what a stranger did for the person's own doing, or the imitation for genuine.
    bool wasFooled() const { return m_fooled; }
    /// Nothing is left to do.
    bool isDone() const;
    /// Since it began; until it was over.
    std::int64_t seconds() const;
    bool isOver() const { return m_overAt.has_value(); }

    /// phishingMessage: what the person says of the message.
    void judgeMessage(bool imitation);
    /// The session that the window is in has ended, as one that two hold.
    void noteCopiedSessionEnded();
    /// Over, with whatever has been done.
    void finish();

Q_SIGNALS:
    void changed();

private:
    void follow();
    void follow(const account::Alert& alert);
    void followSteps(const account::Alert& alert);
    void mark(DrillGoal goal);
    bool isTrigger(const account::Alert& alert) const;

    const Drill m_drill;
    const account::AlertStore& m_alerts;
    const Clock m_clock;
    const std::int64_t m_beganMs;
    std::optional<std::int64_t> m_overAt; ///< monotonic ms
    QSet<QString> m_before;               ///< jtis that were there when it began
    std::vector<DrillMark> m_marks;
    bool m_fooled = false;
};

} // namespace sallyport::ui
