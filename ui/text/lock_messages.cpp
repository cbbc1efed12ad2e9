// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/lock_messages.h"

#include "ui/text/messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LockMessages)
};

QString because(LockReason reason, const QString& when)
{
    switch (reason) {
    case LockReason::asked:
        return Words::tr("Locked at %1.").arg(when);
    case LockReason::idle:
        return Words::tr("Locked at %1, because nobody was at it for a while.").arg(when);
    case LockReason::screenLocked:
        return Words::tr("Locked at %1, together with the screen.").arg(when);
    case LockReason::suspended:
        return Words::tr("Locked at %1, because the computer went to sleep.").arg(when);
    case LockReason::userSwitched:
        return Words::tr("Locked at %1, because somebody else took the screen.").arg(when);
    case LockReason::atStart:
        break;
    }
    return Words::tr("Sallyport starts locked.");
}

} // namespace

QString lockedText(LockReason reason, const QString& when, const QString& service)
{
    if (service.isEmpty())
        return because(reason, when);
    return because(reason, when) + u' '
        + Words::tr("Your session at %1 stays open there; this computer can do nothing with it until you unlock.")
              .arg(service);
}

QString signedOutText(LockReason reason)
{
    const QString rest = Words::tr("This session was in memory only: there was nothing that could have been locked.");
    switch (reason) {
    case LockReason::idle:
        return Words::tr("Signed out because nobody was at it for a while.") + u' ' + rest;
    case LockReason::screenLocked:
        return Words::tr("Signed out because the screen was locked.") + u' ' + rest;
    case LockReason::suspended:
        return Words::tr("Signed out because the computer went to sleep.") + u' ' + rest;
    case LockReason::userSwitched:
        return Words::tr("Signed out because somebody else took the screen.") + u' ' + rest;
    case LockReason::asked:
    case LockReason::atStart:
        break;
    }
    return rest;
}

QString lockedAlertsText(qsizetype open, AlertsWhileLocked how)
{
    const QString count = open == 1 ? Words::tr("One alert waits for you. Unlock to read it.")
                                    : Words::tr("%1 alerts wait for you. Unlock to read them.").arg(open);
    switch (how) {
    case AlertsWhileLocked::comeIn:
        return open > 0 ? count : Words::tr("No alerts. New ones come in while it is locked, as a number only.");
    case AlertsWhileLocked::trying:
        return open > 0 ? count : Words::tr("Reaching the service for alerts.");
    case AlertsWhileLocked::paused:
        break;
    }
    return Words::tr("Alerts do not come in until you unlock.");
}

Message message(const LockError& error)
{
    switch (error.what) {
    case LockProblem::wrongPassphrase:
        return {Words::tr("This is not the passphrase."), Words::tr("Check Caps Lock and try again.")};
    case LockProblem::damaged:
        return {Words::tr("The file with the key behind the passphrase is damaged."),
                Words::tr("Bring lock.box back from a backup, or throw away what is locked and sign in again.")};
    case LockProblem::store:
        return message(error.store.value_or(secrets::SecretStoreError::failed));
    case LockProblem::personRefused:
        return {Words::tr("The system's check did not say yes."), Words::tr("Try again, or use the passphrase.")};
    case LockProblem::checkMissing:
        return {Words::tr("The system's check cannot be asked now."), Words::tr("Use the passphrase.")};
    case LockProblem::keyMissing:
        return {Words::tr("The system said yes, but the key is not in the keychain any more."),
                Words::tr("Use the passphrase; then switch the system's check on again in Settings.")};
    case LockProblem::abandoned:
        break;
    }
    return {Words::tr("That was not finished."), Words::tr("Try again.")};
}

QString systemCheckCaveat()
{
    return Words::tr("The system's check only says yes or no: the key lies in your keychain. Whoever can already run "
                     "programs as you could take it from there without asking. Only the passphrase encrypts it.");
}

QString systemCheckText(SystemCheck check)
{
    switch (check) {
    case SystemCheck::usable:
        return {};
    case SystemCheck::asking:
        return Words::tr("Looking for what this system offers.");
    case SystemCheck::noBus:
        return Words::tr("Not on this computer: there is no system bus (D-Bus) to ask over.");
    case SystemCheck::noService:
        return Words::tr("Not on this computer: neither polkit nor a fingerprint service answers.");
    case SystemCheck::noPolicy:
        return Words::tr("Not yet: polkit does not know Sallyport, because its policy file is not installed.");
    case SystemCheck::forbidden:
        return Words::tr("Not here: polkit would say no, or yes without asking anybody.");
    case SystemCheck::noAgent:
        return Words::tr("Not here: no program of this desktop shows polkit's question.");
    case SystemCheck::noReader:
        return Words::tr("Not here: no reader, or nobody is enrolled with it.");
    case SystemCheck::notOnThisSystem:
        break;
    }
    return Words::tr("Not built for this system.");
}

QStringList giveUpConsequences()
{
    return {Words::tr("Nobody can open it without the passphrase, we neither. What can be done is to throw it away."),
            Words::tr("The session leaves this computer, but stays open at the service until it is ended from another "
                      "device or runs out. This computer will be a new one there."),
            Words::tr("The built-in authenticator's keys go too. If you have them nowhere else, the service must give "
                      "you new ones before you can sign in again.")};
}

Message memorySessionLockMessage()
{
    return {Words::tr("Nothing to lock: this session is in memory only."),
            Words::tr("Sallyport signs out instead: at what is chosen below at once, at Ctrl+L after a question. No "
                      "passphrase brings this session back.")};
}

Message message(LockBacking backing)
{
    switch (backing) {
    case LockBacking::none:
        return {Words::tr("Sallyport cannot be locked yet."),
                Words::tr("Set a local passphrase first. It is for this computer alone and is sent nowhere.")};
    case LockBacking::passphrase:
        return {Words::tr("A local passphrase unlocks Sallyport on this computer."),
                Words::tr("What is kept in the keychain can be read with it only. If you forget it, it cannot be "
                          "recovered.")};
    case LockBacking::storePassphrase:
        break;
    }
    return {Words::tr("The passphrase of your encrypted file unlocks Sallyport."),
            Words::tr("This desktop has no keychain; locking closes the file.")};
}

} // namespace sallyport::ui
