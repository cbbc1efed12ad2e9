// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of alert_messages.h about the alert channel.
#include "ui/text/alert_messages.h"
#include "ui/text/messages.h"
#include "ui/text/time_text.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChannelMessages)
};

using account::AlertStreamState;
using account::StreamPhase;
using account::StreamTrouble;

QString agoText(std::int64_t then, std::int64_t now)
{
    return Words::tr("%1 ago").arg(spanText(now - then));
}

Message aliveMessage(std::int64_t lastProof, std::int64_t now)
{
    if (lastProof == 0)
        return {Words::tr("Connected, but not yet proved"),
                Words::tr("Sallyport asked the service for a test message; until it comes nobody knows whether alerts "
                          "get through.")};
    if (now - lastProof >= proofIsOld)
        return {Words::tr("Connected, but the last proof came %1").arg(agoText(lastProof, now)),
                Words::tr("Alerts may not get through. Ask for a proof, or look at your devices.")};
    return {Words::tr("Alerts alive, %1").arg(agoText(lastProof, now)), {}};
}

QString troubleText(const AlertStreamState& state)
{
    switch (state.trouble) {
    case StreamTrouble::transport:
        return message(state.transport.value_or(net::TransportError::unreachable)).finding;
    case StreamTrouble::serviceBusy:
        return Words::tr("The service is too busy at the moment.");
    case StreamTrouble::storeFailed:
        return Words::tr("What came could not be kept on this computer, so the service keeps it for another try.");
    case StreamTrouble::unreadable:
        return Words::tr("The service's answer could not be understood.");
    case StreamTrouble::tokenRefused:
        return Words::tr("The service does not let this session listen for alerts just now.");
    case StreamTrouble::notOffered:
        return Words::tr("This service sends no alerts.");
    case StreamTrouble::sessionEnded:
        return Words::tr("The session has ended.");
    case StreamTrouble::none:
    case StreamTrouble::left:
        break;
    }
    return {};
}

} // namespace

Message message(const AlertStreamState& state, std::int64_t lastProof, std::int64_t now)
{
    switch (state.phase) {
    case StreamPhase::idle:
        return {Words::tr("Not listening for alerts yet"), {}};
    case StreamPhase::connecting:
        return {Words::tr("Connecting to the service's alerts"), {}};
    case StreamPhase::alive:
        return aliveMessage(lastProof, now);
    case StreamPhase::elsewhere: {
        const QString proof = lastProof > 0 && now - lastProof < proofIsOld
            ? Words::tr("Alive there, %1.").arg(agoText(lastProof, now))
            : Words::tr("No recent proof from there that alerts get through.");
        return {Words::tr("Another Sallyport program on this computer receives them"), proof};
    }
    case StreamPhase::retrying: {
        const QString next = state.next > now ? Words::tr("Next try in %1.").arg(spanText(state.next - now))
                                              : Words::tr("Trying again now.");
        return {Words::tr("No alerts since %1").arg(momentText(state.since, now)),
                QStringList{troubleText(state), next}.join(u' ').trimmed()};
    }
    case StreamPhase::stopped:
        return {state.trouble == StreamTrouble::notOffered ? Words::tr("This service sends no alerts")
                                                           : Words::tr("Not listening for alerts any more"),
                state.trouble == StreamTrouble::notOffered ? Words::tr("Look at your devices now and then instead.")
                                                           : troubleText(state)};
    }
    return {};
}

Message message(account::ProofError error)
{
    switch (error) {
    case account::ProofError::notConnected:
        return {Words::tr("There is no connection to prove."), Words::tr("Try again once it is back.")};
    case account::ProofError::refused:
        return {Words::tr("The service does not send proofs on demand just now."), Words::tr("Try again later.")};
    case account::ProofError::noProof:
        return {Words::tr("The proof did not come: alerts do not get through at the moment."),
                Words::tr("Look at your devices, and try again.")};
    case account::ProofError::abandoned:
        return {Words::tr("The question was given up."), Words::tr("Try again.")};
    }
    return {};
}

QString refusedText(qsizetype count)
{
    if (count <= 0)
        return {};
    return count == 1 ? Words::tr("1 message did not verify and was refused.")
                      : Words::tr("%1 messages did not verify and were refused.").arg(count);
}

} // namespace sallyport::ui
