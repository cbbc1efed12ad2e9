// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HouseMessages)
};

using net::TransportError;
using secrets::SecretStoreError;

} // namespace

Message message(TransportError error)
{
    const QString nothingSent = Words::tr("Nothing of yours was sent.");
    switch (error) {
    case TransportError::notAllowed:
        return {Words::tr("The address asked for is not the service's own, so nothing was sent to it."),
                Words::tr("Do not go on here.")};
    case TransportError::hostNotFound:
        return {Words::tr("The service's name was not found."),
                Words::tr("Check that this computer is online, then try again.")};
    case TransportError::unreachable:
        return {Words::tr("The service cannot be reached."),
                Words::tr("Check that this computer is online, then try again.")};
    case TransportError::certificateInvalid:
        return {Words::tr("The certificate at this address is not valid for it."),
                nothingSent + u' '
                    + Words::tr("Check the date of this computer; if it is right, do not sign in here.")};
    case TransportError::pinMismatch:
        return {Words::tr("Whoever answers at this address has another key than the service."),
                nothingSent + u' ' + Words::tr("Somebody may stand between you and the service. Try another network.")};
    case TransportError::tlsTooOld:
        return {Words::tr("The other end speaks only outdated encryption."),
                nothingSent + u' ' + Words::tr("Try another network; do not go round this.")};
    case TransportError::tlsFailed:
        return {Words::tr("No encrypted connection came about."), Words::tr("Try again, or try another network.")};
    case TransportError::redirected:
        return {Words::tr("The service pointed to another address, which was not followed."),
                Words::tr("On a public network, open its sign-in page in a browser first, then try again.")};
    case TransportError::answerTooLarge:
        return {Words::tr("The answer was far larger than it may be and was thrown away."),
                Words::tr("Try again later.")};
    case TransportError::answerIncomplete:
        return {Words::tr("The answer broke off in the middle."), Words::tr("Try again.")};
    case TransportError::hungUp:
        return {Words::tr("The service hung up before it answered."), Words::tr("Try again in a moment.")};
    case TransportError::timedOut:
        return {Words::tr("The service did not answer in time."), Words::tr("Try again in a moment.")};
    case TransportError::proxyFailed:
        return {Words::tr("The proxy you have set refused, or is not there."),
                Words::tr("Check your system's proxy settings.")};
    case TransportError::cancelled:
        return {Words::tr("You stopped the wait."), Words::tr("Try again when you like.")};
    case TransportError::abandoned:
        return {Words::tr("The request was given up."), Words::tr("Try again.")};
    }
    return {};
}

Message message(SecretStoreError error)
{
    switch (error) {
    case SecretStoreError::notFound:
        return {Words::tr("The store holds nothing under this name."), {}};
    case SecretStoreError::locked:
        return {Words::tr("The keychain is locked."), Words::tr("Unlock it, then try again.")};
    case SecretStoreError::denied:
        return {Words::tr("Access to the keychain was refused."),
                Words::tr("Allow it when your system asks, then try again.")};
    case SecretStoreError::noService:
        return {Words::tr("This desktop has no keychain service."),
                Words::tr("Install GNOME Keyring or KWallet, or use an encrypted file.")};
    case SecretStoreError::timedOut:
        return {Words::tr("The keychain did not answer in time. What it holds is not known."),
                Words::tr("Look for its own window asking for something, then try again.")};
    case SecretStoreError::corrupt:
        return {Words::tr("What is stored cannot be read. It was left as it is."),
                Words::tr("Restore it from a backup, or sign in again.")};
    case SecretStoreError::wrongPassphrase:
        return {Words::tr("The encrypted file does not open with this passphrase."), Words::tr("Type it again.")};
    case SecretStoreError::passphraseNeeded:
        return {Words::tr("The encrypted file has not been opened yet."),
                Words::tr("Try again, and give its passphrase when asked.")};
    case SecretStoreError::noPassphraseSet:
        return {Words::tr("No passphrase was chosen for the encrypted file, so there is no file yet."),
                Words::tr("Try again, and choose one when asked.")};
    case SecretStoreError::noSpace:
        return {Words::tr("The disk is full. What was stored before is unharmed."),
                Words::tr("Make room, then try again.")};
    case SecretStoreError::failed:
        return {Words::tr("The store failed."), Words::tr("Try again; the log tells more.")};
    case SecretStoreError::abandoned:
        return {Words::tr("The store was not waited for."), Words::tr("Try again.")};
    }
    return {};
}

Message message(otp::OtpauthError error)
{
    const QString advice = Words::tr("Ask the service for a new code to scan.");
    switch (error) {
    case otp::OtpauthError::notOtpauth:
        return {Words::tr("This is not an authenticator link."), Words::tr("It must begin with otpauth://")};
    case otp::OtpauthError::tooLong:
        return {Words::tr("This link is too long to be an authenticator's."), advice};
    case otp::OtpauthError::unsupportedType:
        return {Words::tr("This kind of authenticator is not known."), advice};
    case otp::OtpauthError::missingSecret:
        return {Words::tr("The link carries no key."), advice};
    case otp::OtpauthError::badSecret:
        return {Words::tr("The key in the link has wrong characters."), advice};
    case otp::OtpauthError::badAlgorithm:
        return {Words::tr("The link names an unknown algorithm."), advice};
    case otp::OtpauthError::badDigits:
        return {Words::tr("The link asks for an impossible number of digits."), advice};
    case otp::OtpauthError::badPeriod:
        return {Words::tr("The link asks for an impossible period."), advice};
    case otp::OtpauthError::badCounter:
        return {Words::tr("The counter in the link is not a number."), advice};
    }
    return {};
}

Message message(const AddProblem& problem)
{
    switch (problem.what) {
    case AddProblem::What::badLink:
        return message(problem.link.value_or(otp::OtpauthError::notOtpauth));
    case AddProblem::What::store:
        return message(problem.store.value_or(SecretStoreError::failed));
    case AddProblem::What::gaveUp:
        return {Words::tr("The authenticator was not set up."), Words::tr("Try again.")};
    }
    return {};
}

Message message(PracticeError error)
{
    switch (error) {
    case PracticeError::programMissing:
        return {Words::tr("The practice service is not installed beside Sallyport."),
                Words::tr("Install the program sallyport-service, then try again.")};
    case PracticeError::didNotStart:
        return {Words::tr("The practice service did not start."), Words::tr("Try again; the log tells more.")};
    case PracticeError::unreadableAnswer:
        return {Words::tr("The practice service said something that could not be understood."),
                Words::tr("Check that Sallyport and sallyport-service are of the same version.")};
    case PracticeError::alreadyRunning:
        return {Words::tr("The practice account is already open in another window."),
                Words::tr("Use that window, or close it first.")};
    case PracticeError::cancelled:
        return {Words::tr("You stopped the start of the practice service."), {}};
    case PracticeError::abandoned:
        return {Words::tr("The practice service was not waited for."), Words::tr("Try again.")};
    }
    return {};
}

QString storeName(secrets::StoreKind kind)
{
    switch (kind) {
    case secrets::StoreKind::keychain:
        return Words::tr("this computer's keychain");
    case secrets::StoreKind::file:
        return Words::tr("an encrypted file");
    case secrets::StoreKind::memory:
        return Words::tr("memory only");
    }
    return {};
}

} // namespace sallyport::ui
