// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/messages.h"

#include "ui/text/breakable.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SessionMessages)
};

using auth::EndCause;
using auth::SessionProblem;

QString endedByOther(const QString& when, const std::optional<EndingDevice>& by)
{
    if (!by || by->name.isEmpty()) {
        return when.isEmpty() ? Words::tr("Another of your sessions ended this one.")
                              : Words::tr("Another of your sessions ended this one at %1.").arg(when);
    }
    const QString name = by->isNew ? Words::tr("“%1”, first seen less than a day ago,").arg(breakable(by->name))
                                   : Words::tr("“%1”").arg(breakable(by->name));
    return when.isEmpty()
        ? Words::tr("Another of your sessions, on a device that calls itself %1 ended this one.").arg(name)
        : Words::tr("Another of your sessions, on a device that calls itself %1 ended this one at %2.").arg(name, when);
}

} // namespace

QList<Message> copiedSessionLesson()
{
    return {{Words::tr("What this shows"),
             Words::tr("Secrets of this session were used in two places. The service cannot tell which of the two is "
                       "you, so it ended the session for both.")},
            {Words::tr("What it cannot show"),
             Words::tr("Who has the copy, or since when. As long as only the copy was used, nobody could notice.")},
            {Words::tr("What to do"),
             Words::tr("If you have just restored this computer from a backup, or moved its data to another one, that "
                       "is the likely reason: sign in again. Otherwise somebody could read this computer's secrets: "
                       "sign in on another device first, change your passphrase there and sign out all others; use "
                       "this computer again once it has been checked.")}};
}

Message message(const auth::SessionEnd& end, std::int64_t nowMs, const std::optional<EndingDevice>& by)
{
    const QString when = end.endedAt > 0 ? momentText(end.endedAt, nowMs / 1000) : QString();
    const QString again = Words::tr("Sign in again to go on.");
    switch (end.cause) {
    case EndCause::self:
        return {when.isEmpty() ? Words::tr("The session was signed out by its own key.")
                               : Words::tr("The session was signed out at %1 by its own key.").arg(when),
                Words::tr("If that was not you in another program of this computer, somebody has a copy of the key: "
                          "sign in again, on another device if you can, and change your passphrase.")};
    case EndCause::otherSession:
        return {endedByOther(when, by), Words::tr("If that was not you, sign in again and change your passphrase.")};
    case EndCause::service:
        return {when.isEmpty() ? Words::tr("The service ended this session.")
                               : Words::tr("The service ended this session at %1.").arg(when),
                again};
    case EndCause::lease:
        return {when.isEmpty() ? Words::tr("The time on this shared computer is over.")
                               : Words::tr("The session on this shared computer ended at %1.").arg(when),
                (end.receipt.isEmpty()
                     ? Words::tr("The service could not be asked; by what it said, it has ended the session by itself.")
                     : Words::tr("The service's receipt was checked: its time was over, or the service had not heard "
                                 "from this computer for too long."))
                    + u' ' + again};
    case EndCause::reuse:
        return {when.isEmpty()
                    ? Words::tr("The service ended this session because a copy of it was used.")
                    : Words::tr("The service ended this session at %1 because a copy of it was used.").arg(when),
                Words::tr("Nothing more can be done with either of the two.")};
    case EndCause::expired:
        return {Words::tr("The session was not used for too long and has run out."), again};
    case EndCause::unknown:
        return {Words::tr("The service no longer accepts this session and gave no proof of why."), again};
    }
    return {};
}

Message message(const auth::SignOutReport& report, std::int64_t nowMs)
{
    const QString wipe = report.wipeError
        ? Words::tr("Its key could not be removed from this computer:") + u' ' + message(*report.wipeError).text()
        : QString();
    switch (report.outcome) {
    case auth::SignOutOutcome::confirmed:
        return {Words::tr("Signed out for good at %1.").arg(momentText(report.end.endedAt, nowMs / 1000)),
                wipe.isEmpty() ? Words::tr("The service's receipt was checked, and the old session is refused.")
                               : wipe};
    case auth::SignOutOutcome::notConfirmed:
        return {Words::tr("Forgotten on this computer, but the service did not confirm it."),
                (wipe.isEmpty() ? QString() : wipe + u' ')
                    + Words::tr("The session ends by itself, at the latest %1. To end it sooner, sign in from any "
                                "computer.")
                          .arg(momentText(report.endsAt, nowMs / 1000))};
    }
    return {};
}

Message message(const auth::RestoreError& error)
{
    switch (error.what) {
    case auth::RestoreProblem::none:
        return {Words::tr("Nobody is signed in on this computer."), {}};
    case auth::RestoreProblem::store: {
        const Message store = message(error.store.value_or(secrets::SecretStoreError::failed));
        return {Words::tr("The session kept here could not be looked up.") + u' ' + store.finding, store.advice};
    }
    case auth::RestoreProblem::unreadable:
        return {Words::tr("The session kept here cannot be read. It was left as it is."),
                Words::tr("Sign in again to make a new one.")};
    case auth::RestoreProblem::abandoned:
        return {Words::tr("The session kept here was not waited for."), Words::tr("Start Sallyport again.")};
    }
    return {};
}

Message message(const auth::SessionError& error)
{
    switch (error.what) {
    case SessionProblem::transport:
        return message(error.transport.value_or(net::TransportError::unreachable));
    case SessionProblem::ended:
        return {Words::tr("The session is over."), Words::tr("Sign in again to go on.")};
    case SessionProblem::stepUpNeeded:
        return {Words::tr("This was not done: the service first wants you to prove that it is you."),
                Words::tr("Ask for it again, and prove it in the window that opens.")};
    case SessionProblem::refreshRefused:
        return {Words::tr("The service did not renew the session just now."), Words::tr("Try again later.")};
    case SessionProblem::unreadableAnswer:
        return {Words::tr("The service's answer could not be understood."), Words::tr("Try again.")};
    case SessionProblem::storeUnavailable:
        return {Words::tr("The session's key could not be read just now. Nothing was lost."),
                Words::tr("Unlock the keychain, then try again.")};
    case SessionProblem::busy:
        return {Words::tr("Another window is using the session right now."), Words::tr("Try again in a moment.")};
    case SessionProblem::abandoned:
        return {Words::tr("The request was given up."), Words::tr("Try again.")};
    }
    return {};
}

Message message(auth::Keeping keeping, const std::optional<secrets::SecretStoreError>& error, secrets::StoreKind kind)
{
    switch (keeping) {
    case auth::Keeping::stored:
        return {Words::tr("Kept in %1").arg(storeName(kind)), {}};
    case auth::Keeping::inMemory:
        return {Words::tr("In memory only; gone when Sallyport is closed"), {}};
    case auth::Keeping::notStored: {
        const Message why = message(error.value_or(secrets::SecretStoreError::failed));
        return {Words::tr("Not kept: you will have to sign in again after a restart.") + u' ' + why.finding,
                why.advice};
    }
    }
    return {};
}

} // namespace sallyport::ui
