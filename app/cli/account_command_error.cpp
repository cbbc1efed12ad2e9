// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_error.h"
#include "app/cli/error_words.h"
#include "ui/text/account_messages.h"

#include <QCoreApplication>

namespace sallyport::app {

using account::AccountProblem;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandError", text);
}

CommandError refused(const char* word, const QString& text)
{
    return {.word = QLatin1String(word), .text = text, .exit = ExitCode::refused};
}

CommandError usage(const char* word, const QString& text)
{
    return {.word = QLatin1String(word), .text = text, .exit = ExitCode::usage};
}

} // namespace

CommandError CommandError::notAmongYours()
{
    return refused("not_found", tr("That is not among your sessions. \"sallyport-cli session list\" shows them."));
}

CommandError CommandError::notAmongYourDevices()
{
    return refused("not_found", tr("That is not among your devices. \"sallyport-cli device list\" shows them."));
}

CommandError CommandError::notAmongYourAddresses()
{
    return refused("not_found",
                   tr("That is not among your withdrawal addresses, with this asset, network and memo. "
                      "\"sallyport-cli address list\" shows them."));
}

CommandError CommandError::notPending()
{
    return refused("not_found",
                   tr("That is not among the changes that wait: it may be in force or called off. "
                      "\"sallyport-cli pending list\" shows them."));
}

CommandError CommandError::passcodeNeeded()
{
    return usage("passcode_needed", tr("Give the trading passcode as \"passcode\" with --secrets-fd."));
}

CommandError CommandError::passcodeMalformed()
{
    return usage("bad_secrets", tr("A trading passcode is six digits. Nothing was sent."));
}

CommandError CommandError::forgottenAndGiven()
{
    return usage("usage",
                 tr("Either --forgotten or \"old_passcode\": whoever knows the old one needs not wait a day."));
}

namespace {

CommandError errorWithText(const account::AccountError& error)
{
    const auto text = ui::message(error).text();
    const auto* word = errorWord(error.what);
    switch (error.what) {
    case AccountProblem::session:
        return commandError(error.session.value_or(auth::SessionError{}));
    case AccountProblem::ownSession:
        return refused(word, tr("That is this computer itself. \"sallyport-cli session end --this\" signs it out."));
    case AccountProblem::passcodeNeeded:
        return usage(word,
                     tr("A trading passcode is set. Give it as \"old_passcode\" with --secrets-fd, or replace a "
                        "forgotten one with --forgotten. No try was counted."));
    case AccountProblem::passcodeNotSet:
        return refused(word,
                       tr("This needs a trading passcode, and none is set. \"sallyport-cli passcode set\" sets one."));
    case AccountProblem::notOffered:
    case AccountProblem::newcomer:
    case AccountProblem::sharedComputer:
    case AccountProblem::notFound:
    case AccountProblem::refused:
    case AccountProblem::badValue:
    case AccountProblem::weakPassword:
    case AccountProblem::wrongCredentials:
    case AccountProblem::wrongCode:
    case AccountProblem::wrongPasscode:
    case AccountProblem::passcodeLocked:
    case AccountProblem::weakPasscode:
    case AccountProblem::echoDiffers:
    case AccountProblem::approvalRefused:
    case AccountProblem::actionGone:
    case AccountProblem::noDeviceKey:
    case AccountProblem::lastAuthenticator:
    case AccountProblem::tooMany:
        return refused(word, text);
    case AccountProblem::tryLater:
    case AccountProblem::unreadable:
    case AccountProblem::noReceipt:
    case AccountProblem::abandoned:
        break;
    }
    return {.word = QLatin1String(word), .text = text, .exit = ExitCode::service};
}

} // namespace

CommandError commandError(const account::AccountError& error)
{
    auto known = errorWithText(error);
    if (error.attemptsLeft)
        known.more.insert(QStringLiteral("attempts_left"), *error.attemptsLeft);
    if (error.retryAfter)
        known.more.insert(QStringLiteral("retry_after"), static_cast<qint64>(error.retryAfter->count()));
    return known;
}

} // namespace sallyport::app
