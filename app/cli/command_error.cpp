// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_error.h"

#include "app/cli/error_words.h"
#include "core/account/alert_words.h"
#include "ui/text/alert_messages.h"
#include "ui/text/messages.h"

#include <QCoreApplication>
#include <QDateTime>

namespace sallyport::app {

using account::StreamTrouble;
using auth::BlockReason;
using auth::Problem;
using auth::RestoreProblem;
using auth::SessionProblem;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandError", text);
}

std::int64_t nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

CommandError service(const char* word, const QString& text)
{
    return {.word = QLatin1String(word), .text = text, .exit = ExitCode::service};
}

CommandError refused(const char* word, const QString& text)
{
    return {.word = QLatin1String(word), .text = text, .exit = ExitCode::refused};
}

CommandError transportError(net::TransportError error)
{
    return service(errorWord(error), ui::message(error).text());
}

} // namespace

CommandError CommandError::webSignInNeeded()
{
    return refused(
        "web_sign_in_needed",
        tr("This service signs people in on its own page, which a script cannot do. Use Sallyport's window."));
}

CommandError CommandError::humanCheckNotPassed()
{
    return refused("human_check_not_passed",
                   tr("The service did not accept the work in place of a human check. Try again later."));
}

CommandError CommandError::codeMissing()
{
    return refused("code_needed",
                   tr("The service asks for an authenticator code. Give \"otpauth\" or \"otp\" with --secrets-fd."));
}

CommandError CommandError::otpauthUnreadable()
{
    return {.word = QStringLiteral("bad_otpauth"),
            .text = tr("\"otpauth\" is not a link of a time-based authenticator (otpauth://totp/...)."),
            .exit = ExitCode::usage};
}

CommandError CommandError::notSignedIn()
{
    return refused("not_signed_in",
                   tr("Nobody is signed in on this computer. Use \"sallyport-cli session open\" or the window."));
}

CommandError CommandError::registryUnreadable()
{
    return {.word = QStringLiteral("account_file_unreadable"),
            .text = tr("account.json in Sallyport's data folder cannot be read. It was left as it is; move it away to "
                       "start anew."),
            .exit = ExitCode::keychain};
}

CommandError CommandError::registryNotWritten()
{
    return {.word = QStringLiteral("account_file_not_written"),
            .text = tr("account.json in Sallyport's data folder cannot be written, so the session was ended again. Is "
                       "the disk full?"),
            .exit = ExitCode::keychain};
}

CommandError commandError(const auth::Trouble& trouble)
{
    const auto text = ui::message(trouble, nowMs()).text();
    switch (trouble.what) {
    case Problem::transport:
        return trouble.transport ? transportError(*trouble.transport) : service("no_answer", text);
    case Problem::storeUnavailable:
        return commandError(trouble.store.value_or(secrets::SecretStoreError::failed));
    case Problem::unreadableAnswer:
    case Problem::serviceFailed:
    case Problem::tooManyRequests:
        return service(errorWord(trouble.what), text);
    case Problem::wrongCredentials:
    case Problem::wrongHumanAnswer:
    case Problem::noSuchHumanCheck:
    case Problem::workRefused:
    case Problem::wrongCode:
    case Problem::codeNotSent:
    case Problem::computerRefused:
    case Problem::startedOver:
    case Problem::tokensRefused:
    case Problem::browserFailed:
    case Problem::browserTimedOut:
    case Problem::refusedInBrowser:
        break;
    }
    return refused(errorWord(trouble.what), text);
}

CommandError commandError(const auth::Blocked& blocked)
{
    const auto text = ui::message(blocked, nowMs()).text();
    return blocked.reason == BlockReason::locked ? refused(errorWord(blocked.reason), text)
                                                 : service(errorWord(blocked.reason), text);
}

CommandError commandError(const auth::SessionError& error)
{
    const auto text = ui::message(error).text();
    if (error.what == SessionProblem::transport && error.transport)
        return transportError(*error.transport);
    if (error.what == SessionProblem::storeUnavailable)
        return {.word = QLatin1String(errorWord(error.what)), .text = text, .exit = ExitCode::keychain};
    if (error.what == SessionProblem::stepUpNeeded)
        return refused(
            errorWord(error.what),
            tr("The service wants to see you again before it does this. Give \"password\" and \"otpauth\" or \"otp\" "
               "with --secrets-fd."));
    if (error.what == SessionProblem::ended)
        return refused(errorWord(error.what), text);
    return service(errorWord(error.what), text);
}

CommandError commandError(const auth::SessionEnd& end)
{
    auto error = refused("session_ended", ui::message(end, nowMs()).text());
    error.more = {{QStringLiteral("by"), account::wordOf(end.cause)},
                  {QStringLiteral("ended_at"), end.endedAt > 0 ? QJsonValue(qint64{end.endedAt}) : QJsonValue()},
                  {QStringLiteral("receipt"),
                   end.receipt.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(end.receipt))}};
    if (!end.bySession.isEmpty())
        error.more.insert(QStringLiteral("by_session"), end.bySession);
    return error;
}

CommandError commandError(const auth::RestoreError& error)
{
    switch (error.what) {
    case RestoreProblem::none:
        return CommandError::notSignedIn();
    case RestoreProblem::store:
        return commandError(error.store.value_or(secrets::SecretStoreError::failed));
    case RestoreProblem::unreadable:
    case RestoreProblem::abandoned:
        break;
    }
    return {
        .word = QStringLiteral("session_unreadable"), .text = ui::message(error).text(), .exit = ExitCode::keychain};
}

CommandError commandError(const account::AlertStreamState& state)
{
    if (state.trouble == StreamTrouble::transport && state.transport)
        return transportError(*state.transport);
    auto stopped = state;
    stopped.phase = account::StreamPhase::stopped; // this program does not try again
    auto error = service(errorWord(state.trouble), sentences(ui::message(stopped, 0, nowMs() / 1000)));
    if (state.trouble == StreamTrouble::storeFailed)
        error.exit = ExitCode::keychain;
    return error;
}

CommandError commandError(account::ProofError proof)
{
    return service("no_proof", ui::message(proof).text());
}

CommandError commandError(secrets::SecretStoreError error)
{
    using secrets::SecretStoreError;
    if (error == SecretStoreError::passphraseNeeded)
        return {.word = QLatin1String(errorWord(error)),
                .text = tr("What is kept here needs a passphrase: that of the encrypted file, or the local one that "
                           "unlocks the window. Give \"store_passphrase\" with --secrets-fd."),
                .exit = ExitCode::keychain};
    if (error == SecretStoreError::noService)
        return {.word = QLatin1String(errorWord(error)),
                .text = tr(
                    "This desktop has no keychain. Use --store file, and give \"store_passphrase\" with --secrets-fd."),
                .exit = ExitCode::keychain};
    return {.word = QLatin1String(errorWord(error)), .text = ui::message(error).text(), .exit = ExitCode::keychain};
}

CommandError commandError(SecretsInputError error)
{
    const auto bad = [](const QString& text) {
        return CommandError{.word = QStringLiteral("bad_secrets"), .text = text, .exit = ExitCode::usage};
    };
    switch (error) {
    case SecretsInputError::notReadable:
        return bad(
            tr("The descriptor given with --secrets-fd cannot be read. Open it first, for example with 3<file."));
    case SecretsInputError::tooLarge:
        return bad(tr("More than 64 KiB came over --secrets-fd."));
    case SecretsInputError::malformed:
        break;
    }
    return bad(tr("What came over --secrets-fd is not one JSON object of texts with the members password, otpauth, "
                  "otp, passcode, old_passcode, store_passphrase, anti_phishing_code."));
}

QString sentences(const ui::Message& message)
{
    auto whole = message;
    if (!whole.finding.endsWith(u'.'))
        whole.finding += u'.';
    return whole.text();
}

} // namespace sallyport::app
