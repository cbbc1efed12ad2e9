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

} // namespace sallyport::ui
