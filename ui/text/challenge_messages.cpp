// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/challenge_messages.h"

#include "ui/text/breakable.h"
#include "ui/text/network_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChallengeMessages)
};

using account::ChallengePurpose;
using account::CodeChallenge;

QString placeText(const QString& ip, const QString& network, const QString& location)
{
    QStringList parts;
    if (!ip.isEmpty())
        parts.append(breakable(ip));
    const QString named = networkText(network);
    if (!network.isEmpty())
        parts.append(named == network ? Words::tr("network %1").arg(breakable(network)) : named);
    if (!location.isEmpty())
        parts.append(Words::tr("%1 (estimate)").arg(breakable(location)));
    return parts.isEmpty() ? Words::tr("not told by the service") : parts.join(QStringLiteral(" · "));
}

QString neverTell()
{
    return Words::tr("Give the code to nobody: not to a caller, not to the service's support, not on any page.");
}

} // namespace

ChallengeOf whose(const CodeChallenge& challenge, const account::ChallengeList& list, const QString& deviceId)
{
    if (challenge.ours)
        return ChallengeOf::thisSession;
    if (!challenge.deviceId.isEmpty())
        return challenge.deviceId == deviceId ? ChallengeOf::thisComputer : ChallengeOf::otherDevice;
    const bool same = !challenge.network.isEmpty() && challenge.network == list.network;
    return same ? ChallengeOf::sameNetwork : ChallengeOf::elsewhere;
}

Message message(const CodeChallenge& challenge, ChallengeOf whose)
{
    switch (whose) {
    case ChallengeOf::thisSession:
        return {Words::tr("This window asks you to prove yourself again"),
                Words::tr("The service wants a code before it lets you change something. Type it here and nowhere "
                          "else.")};
    case ChallengeOf::thisComputer:
        return {challenge.purpose == ChallengePurpose::stepUp
                    ? Words::tr("A session on this computer is asked to prove itself again")
                    : Words::tr("Somebody signs in on this computer"),
                Words::tr("Another window of Sallyport or its command line, with this computer's own key. If you are "
                          "not doing that, somebody else is using this computer.")};
    case ChallengeOf::otherDevice:
        return {Words::tr("Another of your devices asks for a code"),
                Words::tr("It showed the key of a device that has signed in before, and your passphrase. If you are "
                          "not signing in there now, whoever has that device has your passphrase too.")};
    case ChallengeOf::sameNetwork:
        return {Words::tr("Somebody in this network has given your passphrase"),
                Words::tr("A computer without a key of yours, in the same network as this one, waits for a code "
                          "right now. If that is you at another computer, go on there. If not, someone else has your "
                          "passphrase: choose “It wasn't me”.")
                    + u' ' + neverTell()};
    case ChallengeOf::elsewhere:
        break;
    }
    return {Words::tr("Someone else has your passphrase"),
            Words::tr("Right now somebody in another network has given your passphrase and waits for a code. All that "
                      "keeps them out is that code. Unless that is you, choose “It wasn't me” and change the "
                      "passphrase.")
                + u' ' + neverTell()};
}

QString purposeText(ChallengePurpose purpose)
{
    switch (purpose) {
    case ChallengePurpose::signIn:
        return Words::tr("Signing in");
    case ChallengePurpose::stepUp:
        return Words::tr("A change in an open session");
    case ChallengePurpose::unknown:
        break;
    }
    return Words::tr("Something this version of Sallyport has no words for");
}

QString whereText(const CodeChallenge& challenge)
{
    return placeText(challenge.ip, challenge.network, challenge.location);
}

QString whereText(const account::ChallengeList& list)
{
    return placeText(list.ip, list.network, list.location);
}

} // namespace sallyport::ui
