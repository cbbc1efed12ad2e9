// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/alert_messages.h"

#include "ui/text/breakable.h"
#include "ui/text/network_text.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AlertMessages)
};

using account::Alert;
using account::AlertKind;

QString lookAfterAccount()
{
    return Words::tr("If it was not you, choose “It wasn't me” and go through the steps.");
}

/// credentials and what recovers them
Message changeMessage(const Alert& alert)
{
    const AlertKind kind = alert.kind;
    QString what;
    if (kind == AlertKind::passwordChanged)
        what = Words::tr("The passphrase was changed");
    else if (kind == AlertKind::passcodeChanged)
        what = alert.isFirst ? Words::tr("A trading passcode was set") : Words::tr("The trading passcode was changed");
    else if (kind == AlertKind::authenticatorAdded)
        what = Words::tr("An authenticator was added");
    else if (kind == AlertKind::authenticatorRemoved)
        what = Words::tr("An authenticator was removed");
    else if (kind == AlertKind::passkeyAdded)
        what = Words::tr("A passkey was added");
    else if (kind == AlertKind::passkeyRemoved)
        what = Words::tr("A passkey was removed");
    else if (kind == AlertKind::recoveryInfoChanged)
        what = Words::tr("The e-mail address or phone number of the account was changed");
    else if (kind == AlertKind::antiPhishingCodeChanged)
        what = Words::tr("The anti-phishing code was changed");
    else
        what = Words::tr("Something that proves who you are was changed");
    return {what, lookAfterAccount()};
}

Message endMessage(const Alert& alert)
{
    if (alert.copiedSession || alert.endedBy == auth::EndCause::reuse)
        return {Words::tr("A session was ended because somebody used a copy of it"),
                Words::tr("Check the computer it was on, then go through the steps of “It wasn't me”.")};
    switch (alert.endedBy.value_or(auth::EndCause::unknown)) {
    case auth::EndCause::self:
        return {Words::tr("A session signed out"), {}};
    case auth::EndCause::otherSession:
        return {Words::tr("A session was ended from another session"), lookAfterAccount()};
    case auth::EndCause::service:
        return {Words::tr("The service ended a session"), Words::tr("The service does not tell why.")};
    case auth::EndCause::lease:
        return {Words::tr("The time of a session on a shared computer is over"), {}};
    case auth::EndCause::expired:
        return {Words::tr("A session ran out"), {}};
    case auth::EndCause::reuse:
    case auth::EndCause::unknown:
        break;
    }
    return {Words::tr("A session has ended"), lookAfterAccount()};
}

Message pendingMessage(const Alert& alert)
{
    const bool began = alert.kind == AlertKind::pendingChangeBegan;
    const QString advice = began
        ? Words::tr("If it was not you, cancel it under Devices, then choose “It wasn't me” and go through the steps.")
        : lookAfterAccount();
    switch (alert.change) {
    case account::ChangeKind::password:
        return {began ? Words::tr("Somebody asked for a new passphrase, which takes effect later")
                      : Words::tr("A change of the passphrase was cancelled"),
                advice};
    case account::ChangeKind::antiPhishingCode:
        return {began ? Words::tr("Somebody asked for a new anti-phishing code, which takes effect later")
                      : Words::tr("A change of the anti-phishing code was cancelled"),
                advice};
    case account::ChangeKind::passcode:
        return {began ? Words::tr("Somebody asked for a new trading passcode, which takes effect later")
                      : Words::tr("A change of the trading passcode was cancelled"),
                advice};
    case account::ChangeKind::addressAdded:
        return {began ? Words::tr("Somebody asked for a new withdrawal address, which takes effect later")
                      : Words::tr("A new withdrawal address was cancelled"),
                advice};
    case account::ChangeKind::addressRemoved:
        return {began ? Words::tr("Somebody asked to remove a withdrawal address, which takes effect later")
                      : Words::tr("The removal of a withdrawal address was cancelled"),
                advice};
    case account::ChangeKind::authenticatorAdded:
        return {began ? Words::tr("Somebody asked to link an authenticator, which takes effect later")
                      : Words::tr("The linking of an authenticator was cancelled"),
                advice};
    case account::ChangeKind::authenticatorRemoved:
        return {began ? Words::tr("Somebody asked to remove an authenticator, which takes effect later")
                      : Words::tr("The removal of an authenticator was cancelled"),
                advice};
    case account::ChangeKind::unknown:
        break;
    }
    return {began ? Words::tr("Somebody asked for a change that takes effect later")
                  : Words::tr("A change was cancelled before it took effect"),
            advice};
}

QString addressFinding(account::ChangeKind change)
{
    if (change == account::ChangeKind::addressAdded)
        return Words::tr("A withdrawal address was added");
    return change == account::ChangeKind::addressRemoved ? Words::tr("A withdrawal address was removed")
                                                         : Words::tr("A withdrawal address was added or removed");
}

/// What somebody did at a device, as against what befell one.
bool isAct(AlertKind kind)
{
    switch (kind) {
    case AlertKind::signIn:
    case AlertKind::newDevice:
    case AlertKind::signInIncomplete:
    case AlertKind::passwordChanged:
    case AlertKind::passcodeChanged:
    case AlertKind::authenticatorAdded:
    case AlertKind::authenticatorRemoved:
    case AlertKind::passkeyAdded:
    case AlertKind::passkeyRemoved:
    case AlertKind::otherCredentialChanged:
    case AlertKind::recoveryInfoChanged:
    case AlertKind::antiPhishingCodeChanged:
    case AlertKind::withdrawalAddressChanged:
    case AlertKind::passcodeLocked:
    case AlertKind::pendingChangeBegan:
        return true;
    case AlertKind::pendingChangeCancelled: // the device is that which had asked
    case AlertKind::sessionEnded:           // that of the session which ended
    case AlertKind::credentialCompromised:
    case AlertKind::recoveryStarted:
    case AlertKind::accountLocked:
    case AlertKind::accountUnlocked:
    case AlertKind::unknown:
        break;
    }
    return false;
}

/// True if the advice for it is the steps of "It wasn't me".
bool leadsToSteps(const Alert& alert)
{
    if (alert.kind == AlertKind::sessionEnded) {
        const auto by = alert.endedBy.value_or(auth::EndCause::unknown);
        return alert.copiedSession || by == auth::EndCause::reuse || by == auth::EndCause::otherSession
            || by == auth::EndCause::unknown;
    }
    return alert.kind != AlertKind::credentialCompromised && alert.kind != AlertKind::accountLocked
        && alert.kind != AlertKind::unknown;
}

} // namespace

QString titleText(const Alert& alert, const Here& here)
{
    const QString finding = message(alert).finding;
    const bool fromHere = isAct(alert.kind) && !alert.deviceId.isEmpty() && alert.deviceId == here.deviceId;
    return fromHere ? Words::tr("%1 (from this computer)", "what happened").arg(finding) : finding;
}

Message message(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::signIn:
        return {alert.deviceId.isEmpty()
                    ? Words::tr("Somebody signed in on what they called a shared computer, without a device key")
                    : Words::tr("Somebody signed in"),
                lookAfterAccount()};
    case AlertKind::newDevice:
        return {Words::tr("Somebody signed in on a device not seen before"), lookAfterAccount()};
    case AlertKind::signInIncomplete:
        if (alert.codeWasRight) {
            return {Words::tr("Somebody gave the right passphrase and the right code, and did not finish signing in"),
                    Words::tr("If it was not you, somebody knows your passphrase and can get your codes: choose "
                              "“It wasn't me”, and ask the service's support about your authenticator.")};
        }
        return {Words::tr("Somebody gave the right passphrase, but not the right code"),
                Words::tr("If it was not you, somebody knows your passphrase: choose “It wasn't me” and change it.")};
    case AlertKind::sessionEnded:
        return endMessage(alert);
    case AlertKind::passwordChanged:
    case AlertKind::passcodeChanged:
    case AlertKind::authenticatorAdded:
    case AlertKind::authenticatorRemoved:
    case AlertKind::passkeyAdded:
    case AlertKind::passkeyRemoved:
    case AlertKind::otherCredentialChanged:
    case AlertKind::recoveryInfoChanged:
    case AlertKind::antiPhishingCodeChanged:
        return changeMessage(alert);
    case AlertKind::passcodeLocked:
        return {Words::tr("The trading passcode is locked: too many wrong tries"),
                Words::tr("If they were not yours, somebody is in your account: choose “It wasn't me”, and end their "
                          "session first.")};
    case AlertKind::withdrawalAddressChanged:
        return {addressFinding(alert.change),
                Words::tr("Look at the addresses that your money may go to. If it was not you, choose “It wasn't me” "
                          "and change your trading passcode too.")};
    case AlertKind::credentialCompromised:
        return {Words::tr("The service found one of your passphrases or keys in a leak"),
                Words::tr("Change your passphrase, here and wherever else you use it.")};
    case AlertKind::recoveryStarted:
        return {Words::tr("Somebody began to recover the account"), lookAfterAccount()};
    case AlertKind::accountLocked:
        return {
            Words::tr("The service locked the account"),
            Words::tr("Too many wrong tries, perhaps somebody else's. Signing in may be refused for a while; whoever "
                      "is signed in stays so. If you do not know why, ask the service's support.")};
    case AlertKind::accountUnlocked:
        return {Words::tr("The account is open again"), lookAfterAccount()};
    case AlertKind::pendingChangeBegan:
    case AlertKind::pendingChangeCancelled:
        return pendingMessage(alert);
    case AlertKind::unknown:
        break;
    }
    return {Words::tr("Something happened that this version of Sallyport has no words for"),
            Words::tr("See what a newer version says, or ask the service's support.")};
}

QString adviceElsewhere(const Alert& alert)
{
    if (alert.kind == AlertKind::credentialCompromised)
        return Words::tr("Change your passphrase, from a computer of your own, and wherever else you use it.");
    if (leadsToSteps(alert))
        return Words::tr("If it was not you, act from a computer of your own: choose “It wasn't me” there and go "
                         "through the steps.");
    return message(alert).advice;
}

QString severityName(account::Severity severity)
{
    switch (severity) {
    case account::Severity::urgent:
        return Words::tr("Urgent");
    case account::Severity::notice:
        return Words::tr("Notice");
    case account::Severity::calm:
        break;
    }
    return Words::tr("For the record");
}

QString reviewText(const Alert& alert, const std::optional<account::NotMe>& steps)
{
    switch (alert.review) {
    case account::Review::open:
        return {};
    case account::Review::mine:
        return Words::tr("It was me");
    case account::Review::notMine:
        break;
    }
    if (!steps || !steps->isFinished())
        return Words::tr("It wasn't me: steps left to do");
    const auto any = [&](account::StepState state) {
        return std::ranges::any_of(account::allNotMeSteps,
                                   [&](account::NotMeStep step) { return steps->entry(step).state == state; });
    };
    return any(account::StepState::skipped) ? Words::tr("It wasn't me: steps skipped")
        : any(account::StepState::pending)  ? Words::tr("It wasn't me: not all in force yet")
                                            : Words::tr("It wasn't me: nothing left to do");
}

QString whereText(const Alert& alert, const Here& here)
{
    QStringList parts;
    if (!alert.ip.isEmpty())
        parts.append(alert.ip == here.ip ? Words::tr("%1, the same address as now").arg(breakable(alert.ip))
                                         : breakable(alert.ip));
    if (!alert.location.isEmpty())
        parts.append(Words::tr("%1 (estimate)").arg(breakable(alert.location)));
    if (!alert.network.isEmpty())
        parts.append(alert.network == here.network ? Words::tr("same network as now")
                                                   : breakable(networkText(alert.network)));
    return parts.join(QStringLiteral(" · "));
}

QString deviceText(const Alert& alert, const Here& here)
{
    if (!alert.deviceId.isEmpty() && alert.deviceId == here.deviceId)
        return Words::tr("This computer");
    if (!alert.sessionId.isEmpty() && alert.sessionId == here.sessionId)
        return Words::tr("This very session");
    // Only the key makes a device; the name is what somebody typed.
    if (!alert.deviceName.isEmpty())
        return Words::tr("Another device, named “%1” by whoever signed in").arg(breakable(alert.deviceName));
    if (!alert.deviceId.isEmpty())
        return Words::tr("Another device, not this computer");
    return alert.sessionId.isEmpty() ? QString() : Words::tr("Another session, not this one");
}

QString moreText(const Alert& alert, const Here& here, std::int64_t now)
{
    if (alert.kind == AlertKind::sessionEnded && !alert.bySession.isEmpty())
        return alert.bySession == here.sessionId ? Words::tr("Ended from this very session")
                                                 : Words::tr("Ended from another session than this one");
    if (alert.effectiveAt > 0)
        return Words::tr("Takes effect %1 unless it is cancelled").arg(momentText(alert.effectiveAt, now));
    if (!alert.objectName.isEmpty())
        return Words::tr("Named “%1”").arg(breakable(alert.objectName));
    return alert.kind == AlertKind::unknown ? breakable(alert.typeUri) : QString();
}

} // namespace sallyport::ui
