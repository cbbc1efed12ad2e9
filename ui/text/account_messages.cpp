// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/account_messages.h"

#include "ui/text/messages.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountMessages)
};

using account::AccountProblem;

/// "Check it and try again. Tries left: 3."
QString triesAdvice(const QString& advice, const std::optional<int>& left)
{
    return left ? advice + u' ' + Words::tr("Tries left: %1.").arg(*left) : advice;
}

} // namespace

Message message(const account::AccountError& error)
{
    switch (error.what) {
    case AccountProblem::session:
        return message(error.session.value_or(auth::SessionError{}));
    case AccountProblem::notOffered:
        return {Words::tr("This service does not show sessions and devices to other programs."),
                Words::tr("Look at them on the service's own page.")};
    case AccountProblem::refused:
        return {Words::tr("The service refused this."), Words::tr("Try again later, or ask the service's support.")};
    case AccountProblem::newcomer:
        return {Words::tr("This computer has been known to the service for less than a day, so it may not do this to "
                          "an older one."),
                Words::tr("Do it from a computer that you have used for longer, or try again tomorrow.")};
    case AccountProblem::sharedComputer:
        return {Words::tr("A shared computer may not do this."), Words::tr("Do it from a computer of your own.")};
    case AccountProblem::notFound:
        return {Words::tr("The service does not know this any more."), Words::tr("Look at the list again.")};
    case AccountProblem::ownSession:
        return {Words::tr("This is the session you are using."), Words::tr("To end it, sign out.")};
    case AccountProblem::badValue:
        return {Words::tr("The service does not take this."), Words::tr("Choose another one.")};
    case AccountProblem::weakPassword:
        return {Words::tr("The new passphrase is too easy to guess. The old one still counts."),
                Words::tr("Choose a longer one, for example of several words.")};
    case AccountProblem::wrongCredentials:
        return {Words::tr("The old passphrase is not right. Nothing was changed."),
                triesAdvice(Words::tr("Check Caps Lock and type it again."), error.attemptsLeft)};
    case AccountProblem::wrongCode:
        return {Words::tr("The one-time code is wrong or was used before. Nothing was changed."),
                triesAdvice(Words::tr("Wait for the next code and type that one."), error.attemptsLeft)};
    case AccountProblem::tryLater:
        return {Words::tr("Too many requests for the moment."),
                error.retryAfter ? Words::tr("Try again in %1.").arg(spanText(error.retryAfter->count()))
                                 : Words::tr("Try again later.")};
    case AccountProblem::wrongPasscode:
        return {Words::tr("The passcode is not right. Nothing was done."),
                triesAdvice(Words::tr("Type it again."), error.attemptsLeft)};
    case AccountProblem::passcodeLocked:
        return {Words::tr("Too many wrong passcodes. Nothing was done, and no passcode is taken for the moment."),
                error.retryAfter
                    ? Words::tr("Try again in %1. If the wrong ones were not yours, change your passphrase.")
                          .arg(spanText(error.retryAfter->count()))
                    : Words::tr("Try again later. If the wrong ones were not yours, change your passphrase.")};
    case AccountProblem::passcodeNeeded:
        return {Words::tr("A trading passcode is set already. Nothing was changed, and no try was counted."),
                Words::tr("Change it with the present one, or replace it as forgotten.")};
    case AccountProblem::passcodeNotSet:
        return {Words::tr("This needs a trading passcode, and none is set."),
                Words::tr("Set one under Safety, then try again.")};
    case AccountProblem::weakPasscode:
        return {Words::tr("This passcode is too easy to guess."),
                Words::tr("Choose six digits that are not all the same and not in a row.")};
    case AccountProblem::echoDiffers:
        return {Words::tr("The service understood something else than what you gave. Nothing was done."),
                Words::tr("Another program may have changed what you pasted. Compare the address letter by letter with "
                          "where it came from.")};
    case AccountProblem::approvalRefused:
        return {Words::tr("What was signed is not what the service holds. Nothing was done."),
                Words::tr("Begin again, and compare every line.")};
    case AccountProblem::actionGone:
        return {Words::tr("The time to approve this is over, or it was approved already."), Words::tr("Begin again.")};
    case AccountProblem::noDeviceKey:
        return {Words::tr("This computer has no key of its own to sign with."),
                Words::tr("Sign out and sign in again, and say that this computer is yours.")};
    case AccountProblem::lastAuthenticator:
        return {Words::tr("This is the only authenticator. Without one you could not sign in any more."),
                Words::tr("Add another one first.")};
    case AccountProblem::tooMany:
        return {Words::tr("The service keeps no more of these."), Words::tr("Remove one that you do not need.")};
    case AccountProblem::unreadable:
        return {Words::tr("The service's answer could not be understood, and nothing of it was used."),
                Words::tr("Try again.")};
    case AccountProblem::noReceipt:
        return {Words::tr("There is no proof that it has ended: the service's receipt is missing or not genuine."),
                Words::tr("Treat it as still open, and try again.")};
    case AccountProblem::abandoned:
        return {Words::tr("The request was given up."), Words::tr("Try again.")};
    }
    return {};
}

Message messageOfSent(const account::AccountError& error)
{
    Message said = message(error);
    const bool noAnswer = error.what == AccountProblem::unreadable || error.what == AccountProblem::abandoned
        || (error.what == AccountProblem::session
            && !(error.session && error.session->what == auth::SessionProblem::stepUpNeeded));
    if (noAnswer)
        said.advice = Words::tr("It may be done all the same: look at the list before you try again.");
    return said;
}

} // namespace sallyport::ui
