// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of alert_messages.h about the steps of "It wasn't me".
#include "ui/text/account_messages.h"
#include "ui/text/alert_messages.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepMessages)
};

using account::NotMeEntry;
using account::NotMeStep;
using account::StepState;

QString doneText(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
        return Words::tr("Ended; the service's receipt was checked.");
    case NotMeStep::endOthers:
        return Words::tr("All other sessions have ended; every receipt was checked.");
    case NotMeStep::changePassword:
        return Words::tr("The new passphrase is in force.");
    case NotMeStep::changeAntiPhishingCode:
        return Words::tr("The new anti-phishing code is in force.");
    }
    return {};
}

QString runningText(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
    case NotMeStep::endOthers:
        return Words::tr("Ending. Not ended before the service's receipt is here.");
    case NotMeStep::changePassword:
        return Words::tr("Asking the service. Until it agrees, the old passphrase counts.");
    case NotMeStep::changeAntiPhishingCode:
        return Words::tr("Asking the service. Until it agrees, the former code counts.");
    }
    return {};
}

Message failure(const NotMeEntry& entry, const std::optional<account::AccountError>& error)
{
    if (entry.notEnded > 0)
        return {Words::tr("%1 proved ended, %2 without proof.").arg(entry.ended).arg(entry.notEnded),
                Words::tr("Treat those as still open, and try again.")};
    account::AccountError why{.what = entry.failure.value_or(account::AccountProblem::abandoned)};
    if (entry.session)
        why.session = auth::SessionError{.what = *entry.session};
    return message(error && error->what == why.what ? *error : why);
}

} // namespace

QString stepName(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
        return Words::tr("End that session");
    case NotMeStep::endOthers:
        return Words::tr("End all other sessions");
    case NotMeStep::changePassword:
        return Words::tr("Change the passphrase");
    case NotMeStep::changeAntiPhishingCode:
        return Words::tr("Change the anti-phishing code");
    }
    return {};
}

QString stepReason(NotMeStep step)
{
    switch (step) {
    case NotMeStep::endSession:
        return Words::tr("Throws out whoever this alert is about.");
    case NotMeStep::endOthers:
        return Words::tr("Whoever came in once may have come in twice. Your own other devices must sign in again.");
    case NotMeStep::changePassword:
        return Words::tr("Somebody may know the old one.");
    case NotMeStep::changeAntiPhishingCode:
        return Words::tr("Genuine mails carry this code. Who was in the account may have read it.");
    }
    return {};
}

Message message(NotMeStep step, const NotMeEntry& entry, const std::optional<account::AccountError>& error,
                std::int64_t now)
{
    switch (entry.state) {
    case StepState::waiting:
        if (entry.interrupted)
            return {Words::tr("Sallyport was closed before the answer came."),
                    Words::tr("It may or may not have been done: do it again to be sure.")};
        return {stepReason(step), {}};
    case StepState::running:
        return {runningText(step), {}};
    case StepState::done:
        return {doneText(step), {}};
    case StepState::pending:
        return {Words::tr("Takes effect %1, unless it is cancelled before.").arg(momentText(entry.effectiveAt, now)),
                Words::tr("This computer is new to the account. Until then the old one counts.")};
    case StepState::failed:
        return failure(entry, error);
    case StepState::notNeeded:
        return {step == NotMeStep::endSession
                    ? Words::tr("Nothing to end: the alert names no session, or it is not among yours any more.")
                    : Words::tr("Nothing to do."),
                {}};
    case StepState::skipped:
        return {Words::tr("Skipped by you. It can still be done."), {}};
    }
    return {};
}

} // namespace sallyport::ui
