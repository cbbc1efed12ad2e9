// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/device_messages.h"
#include "ui/text/breakable.h"
#include "ui/text/network_text.h"
#include "ui/text/safety_messages.h"

#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DeviceMessages)
};

using account::SignInOutcome;

constexpr qsizetype shownKeyLetters = 8;

QString when(std::int64_t at, const DeviceContext& context)
{
    return momentText(at - context.clockOffset, context.now);
}

/// Keeps a text that runs from right to left from pulling what stands beside it along.
QString isolated(const QString& text)
{
    return text.isEmpty() ? text : QChar(0x2068) + text + QChar(0x2069);
}

QString keyText(const QString& deviceId)
{
    return Words::tr("key %1…").arg(deviceId.left(shownKeyLetters));
}

QStringList places(const QString& ip, const QString& location, const QString& network)
{
    QStringList facts;
    if (!ip.isEmpty())
        facts.append(isolated(ip));
    if (!location.isEmpty())
        facts.append(Words::tr("%1 (estimate)").arg(isolated(location)));
    if (!network.isEmpty())
        facts.append(isolated(networkText(network)));
    return facts;
}

} // namespace

QString agoText(std::int64_t at, const DeviceContext& context)
{
    const std::int64_t seconds = context.now + context.clockOffset - at;
    if (seconds < 60)
        return Words::tr("just now");
    if (seconds < 3600)
        return Words::tr("%1 min ago").arg(seconds / 60);
    if (seconds < 2 * 86'400)
        return Words::tr("%1 h ago").arg(seconds / 3600);
    return Words::tr("%1 days ago").arg(seconds / 86'400);
}

QStringList sessionFacts(const account::SessionEntry& session, const DeviceContext& context)
{
    QStringList facts;
    if (session.current) {
        facts.append(Words::tr("this session, here since %1").arg(when(session.createdAt, context)));
    } else {
        facts.append(Words::tr("signed in %1").arg(when(session.createdAt, context)));
        facts.append(Words::tr("last used %1").arg(agoText(session.lastSeenAt, context)));
    }
    const auto& now = context.current;
    const bool compared = now && !session.current;
    const bool sameAddress = compared && !session.ip.isEmpty() && session.ip == now->ip;
    const bool sameNetwork = compared && !session.network.isEmpty() && session.network == now->network;
    facts += places(session.ip, session.location, sameNetwork ? QString() : session.network);
    if (sameAddress)
        facts.append(Words::tr("same address as now"));
    else if (sameNetwork)
        facts.append(Words::tr("same network as now"));
    if (session.leaseEndsAt)
        facts.append(Words::tr("ends by itself %1").arg(when(*session.leaseEndsAt, context)));
    return facts;
}

QStringList sessionWarnings(const account::SessionEntry& session, const DeviceContext& context)
{
    const bool elsewhere = !session.current
        && (!context.current || session.deviceId.isEmpty() || session.deviceId != context.current->deviceId);
    if (elsewhere && context.wasHere(session.createdAt))
        return {Words::tr("you were at this computer then")};
    return {};
}

QStringList deviceFacts(const account::DeviceEntry& device, const DeviceContext& context)
{
    if (device.id.isEmpty())
        return {Words::tr("A shared computer shows no key of its own; its name is what somebody typed.")};
    return {Words::tr("first seen %1").arg(when(device.firstSeenAt, context)),
            Words::tr("last seen %1").arg(agoText(device.lastSeenAt, context)), keyText(device.id)};
}

QStringList deviceSummary(const account::DeviceEntry& device, const DeviceContext& context)
{
    if (device.sessions.size() == 1)
        return sessionFacts(device.sessions.first(), context);
    if (device.sessions.isEmpty()) {
        return {Words::tr("nobody is signed in there"),
                Words::tr("last seen %1").arg(agoText(device.lastSeenAt, context))};
    }
    return {Words::tr("%n sessions", nullptr, static_cast<int>(device.sessions.size())),
            Words::tr("last used %1").arg(agoText(device.lastSeenAt, context))};
}

QString deviceTitle(const account::DeviceEntry& device)
{
    if (!device.name.isEmpty())
        return device.name;
    return device.id.isEmpty() ? Words::tr("A shared computer without a name") : Words::tr("A device without a name");
}

QString outcomeText(SignInOutcome outcome)
{
    switch (outcome) {
    case SignInOutcome::signedIn:
        return Words::tr("Signed in");
    case SignInOutcome::wrongCredentials:
        return Words::tr("Wrong phone, e-mail or passphrase");
    case SignInOutcome::wrongCode:
        return Words::tr("Passphrase right, code wrong");
    case SignInOutcome::locked:
        return Words::tr("Refused: signing in was locked");
    case SignInOutcome::unfinished:
        return Words::tr("Passphrase right, code never given");
    case SignInOutcome::unknown:
        return Words::tr("A kind of sign-in that this version does not know");
    }
    return {};
}

bool isOfThisComputer(const account::SignInEntry& entry, const DeviceContext& context)
{
    return context.current && !entry.deviceId.isEmpty() && entry.deviceId == context.current->deviceId;
}

QStringList signInFacts(const account::SignInEntry& entry, const DeviceContext& context)
{
    QStringList facts{when(entry.at, context)};
    if (entry.deviceId.isEmpty())
        facts.append(Words::tr("showed no device key"));
    else if (isOfThisComputer(entry, context))
        facts.append(Words::tr("this computer"));
    else {
        // A shared computer's own sign-in shows a key too, which its session, chosen later, then goes without.
        if (context.current && !context.current->deviceId.isEmpty())
            facts.append(Words::tr("another device"));
        facts.append(keyText(entry.deviceId));
    }
    return facts + places(entry.ip, entry.location, entry.network);
}

Message pendingText(const account::PendingChange& change, const QString& device, const DeviceContext& context)
{
    const auto what = [&] {
        switch (change.kind) {
        case account::ChangeKind::password:
            return Words::tr("A new passphrase");
        case account::ChangeKind::antiPhishingCode:
            return Words::tr("A new anti-phishing code");
        case account::ChangeKind::passcode:
            return Words::tr("A new trading passcode");
        case account::ChangeKind::addressAdded:
            return Words::tr("A new withdrawal address");
        case account::ChangeKind::addressRemoved:
            return Words::tr("The removal of a withdrawal address");
        case account::ChangeKind::authenticatorAdded:
            return Words::tr("A new authenticator");
        case account::ChangeKind::authenticatorRemoved:
            return Words::tr("The removal of an authenticator");
        case account::ChangeKind::unknown:
            break;
        }
        return Words::tr("A change that this version does not know");
    };
    QStringList facts{Words::tr("asked for %1").arg(when(change.beganAt, context))};
    if (context.current && !change.byDevice.isEmpty() && change.byDevice == context.current->deviceId)
        facts.append(Words::tr("from this computer"));
    else if (!device.isEmpty())
        facts.append(Words::tr("from a device that calls itself “%1”").arg(isolated(device)));
    facts += places(change.ip, change.location, {});
    return {Words::tr("%1 takes effect %2").arg(what(), when(change.effectiveAt, context)), joined(facts)};
}

QStringList pendingObject(const account::PendingChange& change)
{
    if (change.address)
        return {inFours(change.address->address), routeText(change.address->asset, change.address->network),
                Words::tr("Memo or tag: %1").arg(memoText(change.address->memo))};
    if (!change.objectName.isEmpty())
        return {Words::tr("named “%1”").arg(isolated(breakable(change.objectName)))};
    if (!account::canBeJudged(change))
        return {Words::tr("The service does not say what exactly would change, so it can only be cancelled.")};
    return {};
}

QString joined(const QStringList& facts)
{
    return facts.join(QStringLiteral(" · "));
}

} // namespace sallyport::ui
