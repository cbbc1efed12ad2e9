// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// NotMe: the steps after "It wasn't me", as a pure value. A step is ticked only by the service's answer; one that fails
// keeps its reason and can be tried again; nothing here ever removes the alert. NotMeRun carries them out.
//   NotMe steps = NotMe::forAlert(alert);  steps.start(NotMeStep::endSession);  steps.succeed(NotMeStep::endSession);
#pragma once

#include "core/account/account_service.h"

#include <QJsonObject>

#include <array>

namespace sallyport::account {

struct Alert;

enum class NotMeStep { endSession, endOthers, changePassword, changeAntiPhishingCode };
inline constexpr std::array allNotMeSteps{NotMeStep::endSession, NotMeStep::endOthers, NotMeStep::changePassword,
                                          NotMeStep::changeAntiPhishingCode};

enum class StepState {
    waiting,   ///< not begun, or begun and its answer lost when the program ended: to be done (again)
    running,   ///< asked; no answer yet
    done,      ///< the service said so
    pending,   ///< the service does it later unless cancelled: NotMeEntry::effectiveAt
    failed,    ///< NotMeEntry::failure; try again
    notNeeded, ///< there is nothing to do: the alert names no session, or none that is among yours any more
    skipped    ///< the person chose to leave it out
};

struct NotMeEntry {
    StepState state = StepState::waiting;
    std::optional<AccountProblem> failure = {};       ///< failed
    std::optional<auth::SessionProblem> session = {}; ///< failed with AccountProblem::session
    bool interrupted = false;                         ///< waiting, because the program ended while it ran
    qsizetype ended = 0;                              ///< endOthers: so many are proved ended
    qsizetype notEnded = 0;                           ///< endOthers: and so many are not
    std::int64_t effectiveAt = 0;                     ///< pending

    bool operator==(const NotMeEntry&) const = default;
};

/// One that is waiting or failed; endSession only where it turned out to be the session in use: signing out ends that.
bool maySkip(NotMeStep step, const NotMeEntry& entry);

class NotMe {
public:
    /// All steps; endSession is notNeeded where the alert names no session.
    static NotMe forAlert(const Alert& alert);

    const NotMeEntry& entry(NotMeStep step) const { return m_entries[static_cast<std::size_t>(step)]; }
    const QString& sessionId() const { return m_sessionId; }
    /// Nothing is left to do. The alert stays in the list all the same.
    bool isFinished() const;

    /// Each returns false, and changes nothing, where it does not fit: only waiting, failed or skipped steps start,
    /// only running ones end.
    bool start(NotMeStep step);
    bool succeed(NotMeStep step);
    bool succeedLater(NotMeStep step, std::int64_t effectiveAt);
    bool fail(NotMeStep step, const AccountError& why);
    /// For endOthers: done if none is left, else failed with noReceipt.
    bool finishMany(NotMeStep step, const EndManyReport& report);
    /// The service knows of nothing to end: notNeeded.
    bool findNothing(NotMeStep step);
    /// Leaves a step out, where maySkip says so.
    bool skip(NotMeStep step);

    QJsonObject toJson() const;
    /// What was running when the program ended is waiting again, `interrupted`. Nothing if malformed.
    static std::optional<NotMe> fromJson(const QJsonObject& object);

    bool operator==(const NotMe&) const = default;

private:
    NotMeEntry& at(NotMeStep step) { return m_entries[static_cast<std::size_t>(step)]; }
    bool end(NotMeStep step, const NotMeEntry& result);
    QString m_sessionId;
    std::array<NotMeEntry, allNotMeSteps.size()> m_entries;
};

} // namespace sallyport::account
