// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/messages.h"

#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SignInMessages)
};

using auth::BlockReason;
using auth::Problem;

QString waitUntil(const std::optional<std::int64_t>& momentMs, std::int64_t nowMs)
{
    if (!momentMs || *momentMs <= nowMs)
        return Words::tr("Try again now.");
    return Words::tr("Try again in %1.").arg(spanText((*momentMs - nowMs + 999) / 1000));
}

QString triesLeft(const std::optional<int>& left)
{
    if (!left)
        return {};
    return u' ' + Words::tr("Tries left before signing in is locked for a while: %1.").arg(*left);
}

} // namespace

Message message(const auth::Trouble& trouble, std::int64_t nowMs)
{
    switch (trouble.what) {
    case Problem::transport:
        return message(trouble.transport.value_or(net::TransportError::unreachable));
    case Problem::unreadableAnswer:
        return {Words::tr("The service's answer could not be understood, so none of it was used."),
                Words::tr("Try again. If it happens every time, the service and this program may not fit together.")};
    case Problem::serviceFailed:
        return {Words::tr("The service reported a fault of its own."), Words::tr("Try again in a few minutes.")};
    case Problem::tooManyRequests:
        return {Words::tr("Too many requests came from this network."), waitUntil(trouble.notBeforeMs, nowMs)};
    case Problem::wrongCredentials:
        return {Words::tr("The service knows no account with this name and passphrase."),
                Words::tr("Check both and type the passphrase again.") + triesLeft(trouble.attemptsLeft)};
    case Problem::wrongHumanAnswer:
        return {Words::tr("The check was not passed, or its two minutes were over."),
                Words::tr("Here is a fresh one. There is also a way without a puzzle.")};
    case Problem::noSuchHumanCheck:
        return {Words::tr("The service does not offer that kind of check."), Words::tr("Choose another one.")};
    case Problem::workRefused:
        return {Words::tr("The work asked of this computer is beyond reason, so it was not begun."),
                Words::tr("Choose another check.")};
    case Problem::wrongCode:
        return wrongCodeMessage(trouble, CodeSource::authenticator);
    case Problem::codeNotSent:
        return {Words::tr("No text message was sent."),
                trouble.notBeforeMs ? waitUntil(trouble.notBeforeMs, nowMs)
                                    : Words::tr("Use the authenticator code, or try again later.")};
    case Problem::computerRefused:
        return {Words::tr("The service did not accept this choice."),
                Words::tr("Try another name, or sign in as on a shared computer.")};
    case Problem::storeUnavailable: {
        const Message store = message(trouble.store.value_or(secrets::SecretStoreError::failed));
        return {Words::tr("This computer's own key could not be read or kept. Nothing was sent.") + u' '
                    + store.finding,
                store.advice};
    }
    case Problem::startedOver:
        return {Words::tr("The service no longer knows this sign-in; it took too long."),
                Words::tr("Begin again here.")};
    case Problem::tokensRefused:
        return {Words::tr("The service refused the last step."), Words::tr("Begin again here.")};
    case Problem::browserFailed:
        return {Words::tr("No browser could be opened."),
                Words::tr("Set a standard browser in your system's settings, then try again.")};
    case Problem::browserTimedOut:
        return {Words::tr("Nothing came back from the browser within three minutes."), Words::tr("Try again.")};
    case Problem::refusedInBrowser:
        return {Words::tr("The sign-in was refused or given up on the service's page."), Words::tr("Try again.")};
    }
    return {};
}

Message wrongCodeMessage(const auth::Trouble& trouble, CodeSource source)
{
    const QString left = triesLeft(trouble.attemptsLeft);
    switch (source) {
    case CodeSource::authenticator:
        return {Words::tr("This code is wrong, used up or too old."),
                Words::tr("Wait for the next code and enter that one.") + left};
    case CodeSource::builtInAuthenticator:
        return {Words::tr("The last code was refused: it is wrong, used up or too old."),
                Words::tr("Sallyport's authenticator fills in another one here.") + left};
    case CodeSource::textMessage:
        return {Words::tr("This is not the code of the latest text message, or it is used up or too old."),
                Words::tr("Compare it with the message, or have another one sent.") + left};
    }
    return {};
}

Message message(const auth::Blocked& blocked, std::int64_t nowMs)
{
    switch (blocked.reason) {
    case BlockReason::unreachable:
        return message(blocked.transport.value_or(net::TransportError::unreachable));
    case BlockReason::notTrusted:
        return message(blocked.transport.value_or(net::TransportError::pinMismatch));
    case BlockReason::metadataUnreadable:
        return {Words::tr("What answers at this address does not describe an account service."),
                Words::tr("Nothing of yours was sent. Check the address with whoever gave it to you.")};
    case BlockReason::issuerMismatch:
        return {Words::tr("What answers here says that it is another service than the one you chose."),
                Words::tr("Nothing of yours was sent. Do not sign in here.")};
    case BlockReason::endpointElsewhere:
        return {Words::tr("The service would send your data to another address than the one above."),
                Words::tr("Nothing of yours was sent. Do not sign in here.")};
    case BlockReason::tooWeak:
        return {Words::tr("The service does not protect sessions as this program demands."),
                Words::tr("Nothing of yours was sent. Ask the service for a newer version.")};
    case BlockReason::noWayIn:
        return {Words::tr("The service offers no way of signing in that this program can use."),
                Words::tr("Use the service's own page.")};
    case BlockReason::locked:
        return {Words::tr("There were too many wrong tries, so signing in is locked for a while."),
                blocked.untilMs ? waitUntil(blocked.untilMs, nowMs)
                                : Words::tr("Wait a while before the next try. Your account is not lost.")};
    case BlockReason::serviceAsksUnknown:
        return {Words::tr("The service asks for something that this version does not know."),
                Words::tr("Look for a newer version of Sallyport, or use the service's own page.")};
    case BlockReason::cancelled:
        return {Words::tr("You stopped the address check."), Words::tr("Nothing was sent. Try again when you like.")};
    }
    return {};
}

QString waitText(const auth::State& state)
{
    if (std::holds_alternative<auth::AddressChecking>(state))
        return Words::tr("Waiting for the service to prove its address");
    if (std::holds_alternative<auth::CheckingCredentials>(state))
        return Words::tr("Waiting for the service's human check");
    if (const auto* human = std::get_if<auth::CheckingHuman>(&state)) {
        switch (human->wait) {
        case auth::HumanWait::fetching:
            return Words::tr("Waiting for another check from the service");
        case auth::HumanWait::working:
            return Words::tr("This computer is working in place of a puzzle");
        case auth::HumanWait::judging:
            return Words::tr("Waiting for the service to judge passphrase and check");
        }
    }
    if (const auto* code = std::get_if<auth::CheckingCode>(&state)) {
        switch (code->wait) {
        case auth::CodeWait::sendingSms:
            return Words::tr("Waiting for the service to send a text message");
        case auth::CodeWait::judging:
            return Words::tr("Waiting for the service to judge the code");
        }
    }
    if (std::holds_alternative<auth::OpeningSession>(state))
        return Words::tr("Opening the session and putting its key away safely");
    if (std::holds_alternative<auth::WaitingForBrowser>(state))
        return Words::tr("Waiting for you to sign in on the page in your browser");
    return {};
}

QString computerName(auth::ComputerKind kind)
{
    switch (kind) {
    case auth::ComputerKind::own:
        return Words::tr("My own computer");
    case auth::ComputerKind::shared:
        return Words::tr("A shared computer");
    }
    return {};
}

QString wayName(auth::CodeMethod method)
{
    switch (method) {
    case auth::CodeMethod::totp:
        return Words::tr("Authenticator code");
    case auth::CodeMethod::sms:
        return Words::tr("Code from a text message");
    }
    return {};
}

QString switchCaption(auth::HumanCheckKind kind)
{
    switch (kind) {
    case auth::HumanCheckKind::slider:
        return Words::tr("&Slider instead");
    case auth::HumanCheckKind::pictures:
        return Words::tr("&Pictures instead");
    case auth::HumanCheckKind::work:
        return Words::tr("No pu&zzle");
    }
    return {};
}

QString promptText(auth::PicturePrompt prompt)
{
    switch (prompt) {
    case auth::PicturePrompt::star:
        return Words::tr("Choose every picture that shows a star.");
    case auth::PicturePrompt::triangle:
        return Words::tr("Choose every picture that shows a triangle.");
    case auth::PicturePrompt::circle:
        return Words::tr("Choose every picture that shows a circle.");
    case auth::PicturePrompt::square:
        return Words::tr("Choose every picture that shows a square.");
    case auth::PicturePrompt::cross:
        return Words::tr("Choose every picture that shows a cross.");
    case auth::PicturePrompt::heart:
        return Words::tr("Choose every picture that shows a heart.");
    }
    return {};
}

} // namespace sallyport::ui
