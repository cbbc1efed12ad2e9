// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/practice/drill_run.h"

namespace sallyport::ui {

using account::Alert;
using account::AlertKind;

std::vector<DrillGoal> goalsOf(Drill drill)
{
    switch (drill) {
    case Drill::strangerSignsIn:
        return {DrillGoal::judged, DrillGoal::sessionEnded, DrillGoal::passphraseChanged};
    case Drill::wrongCodes:
    case Drill::recoveryBegun:
        return {DrillGoal::judged, DrillGoal::passphraseChanged};
    case Drill::authenticatorLinked:
    case Drill::addressChanged:
        return {DrillGoal::judged, DrillGoal::changeCancelled, DrillGoal::sessionEnded, DrillGoal::passphraseChanged};
    case Drill::sessionCopied:
        return {DrillGoal::noticedByService};
    case Drill::phishingMessage:
        return {DrillGoal::reported};
    }
    return {};
}

DrillRun::DrillRun(Drill drill, const account::AlertStore& alerts, Clock clock)
    : m_drill(drill), m_alerts(alerts), m_clock(std::move(clock)), m_beganMs(m_clock.monotonicMs())
{
    for (const Alert& alert : m_alerts.alerts())
        m_before.insert(alert.jti);
    for (const DrillGoal goal : goalsOf(drill))
        m_marks.push_back({.goal = goal});
    connect(&m_alerts, &account::AlertStore::changed, this, [this] { follow(); });
}

bool DrillRun::isDone() const
{
    return std::ranges::all_of(m_marks, [](const DrillMark& mark) { return mark.afterSeconds.has_value(); });
}

std::int64_t DrillRun::seconds() const
{
    return (m_overAt.value_or(m_clock.monotonicMs()) - m_beganMs) / 1000;
}

void DrillRun::judgeMessage(bool imitation)
{
    if (m_drill != Drill::phishingMessage || isOver())
        return;
    m_fooled = !imitation;
    if (imitation)
        mark(DrillGoal::reported);
    finish();
}

void DrillRun::noteCopiedSessionEnded()
{
    if (m_drill == Drill::sessionCopied)
        mark(DrillGoal::noticedByService);
    finish();
}

void DrillRun::finish()
{
    if (isOver())
        return;
    m_overAt = m_clock.monotonicMs();
    Q_EMIT changed();
}

void DrillRun::mark(DrillGoal goal)
{
    for (DrillMark& mark : m_marks) {
        if (mark.goal == goal && !mark.afterSeconds && !isOver())
            mark.afterSeconds = seconds();
    }
}

/// What the stranger did. A person's own doings in the meantime make alerts too.
bool DrillRun::isTrigger(const Alert& alert) const
{
    switch (m_drill) {
    case Drill::strangerSignsIn:
        return alert.kind == AlertKind::newDevice;
    case Drill::wrongCodes:
        return alert.kind == AlertKind::signInIncomplete;
    case Drill::authenticatorLinked:
    case Drill::addressChanged:
        return alert.kind == AlertKind::newDevice || alert.kind == AlertKind::pendingChangeBegan;
    case Drill::recoveryBegun:
        return alert.kind == AlertKind::recoveryStarted;
    case Drill::sessionCopied:
    case Drill::phishingMessage:
        break;
    }
    return false;
}

void DrillRun::follow()
{
    if (isOver())
        return;
    for (const Alert& alert : m_alerts.alerts()) {
        if (!m_before.contains(alert.jti))
            follow(alert);
    }
    if (isDone())
        finish();
    else
        Q_EMIT changed();
}

/// A step is done by the service's answer, which is there before the alert about it.
void DrillRun::followSteps(const Alert& alert)
{
    const auto steps = m_alerts.steps(alert.jti);
    const auto isDone = [&](account::NotMeStep step) {
        return steps && steps->entry(step).state == account::StepState::done;
    };
    if (isDone(account::NotMeStep::endSession))
        mark(DrillGoal::sessionEnded);
    if (isDone(account::NotMeStep::changePassword))
        mark(DrillGoal::passphraseChanged);
}

void DrillRun::follow(const Alert& alert)
{
    if (isTrigger(alert)) {
        m_fooled = m_fooled || alert.review == account::Review::mine;
        if (alert.review == account::Review::notMine)
            mark(DrillGoal::judged);
        return followSteps(alert);
    }
    const auto isTriggers = [&](auto matches) {
        return std::ranges::any_of(m_alerts.alerts(), [&](const Alert& other) {
            return !m_before.contains(other.jti) && isTrigger(other) && matches(other);
        });
    };
    if (alert.kind == AlertKind::sessionEnded
        && isTriggers([&](const Alert& o) { return !o.sessionId.isEmpty() && o.sessionId == alert.sessionId; }))
        mark(DrillGoal::sessionEnded);
    if (alert.kind == AlertKind::pendingChangeCancelled
        && isTriggers([&](const Alert& o) { return !o.pendingId.isEmpty() && o.pendingId == alert.pendingId; }))
        mark(DrillGoal::changeCancelled);
    if (alert.kind == AlertKind::passwordChanged)
        mark(DrillGoal::passphraseChanged);
}

} // namespace sallyport::ui
