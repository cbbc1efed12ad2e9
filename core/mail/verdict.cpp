// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/verdict.h"

#include <algorithm>

namespace sallyport::mail {

namespace {

bool has(const MessageFacts& facts, MessageFinding finding)
{
    return facts.has(finding);
}

bool hasAny(const MessageFacts& facts, Gravity wanted)
{
    return std::ranges::any_of(facts.findings,
                               [&](const FoundInMessage& found) { return gravity(found.finding) == wanted; });
}

/// Dangerous in anybody's message. A form or an attached page is that only in one that has to do with the service.
bool isDangerous(const MessageFacts& facts)
{
    using enum MessageFinding;
    return has(facts, linkUnsafe) || has(facts, attachedProgram) || has(facts, codeAuthenticator)
        || (facts.claims && hasAny(facts, Gravity::unsafe));
}

/// A sender that is proved cannot imitate itself; but what it sends can have been put in by somebody else.
MessageVerdict verdictOnProved(const MessageFacts& facts)
{
    if (has(facts, MessageFinding::linkImitation) || has(facts, MessageFinding::replyImitation) || isDangerous(facts))
        return MessageVerdict::unsafe;
    return hasAny(facts, Gravity::imitation) || hasAny(facts, Gravity::doubt) ? MessageVerdict::unproved
                                                                              : MessageVerdict::genuine;
}

bool isImitation(const MessageFacts& facts)
{
    // A code that is not the person's, where the sender is not the service: invented by who does not know it.
    const bool inventedCode = has(facts, MessageFinding::codeWrong) && facts.claims;
    // An official address that the provider refuses is what forwarding makes of a genuine message, too; one that leads
    // away from the service as well is not forwarded.
    const bool forged = facts.proof == SenderProof::refused && facts.leadsAway;
    return hasAny(facts, Gravity::imitation) || inventedCode || forged;
}

} // namespace

bool MessageFacts::has(MessageFinding finding) const
{
    return std::ranges::find(findings, finding, &FoundInMessage::finding) != findings.end();
}

void MessageFacts::add(MessageFinding finding, const QString& part)
{
    if (!findings.contains(FoundInMessage{finding, part}))
        findings.append({finding, part});
}

MessageVerdict verdictOn(const MessageFacts& facts)
{
    if (facts.proof == SenderProof::proven)
        return verdictOnProved(facts);
    if (isImitation(facts))
        return MessageVerdict::imitation;
    if (isDangerous(facts))
        return MessageVerdict::unsafe;
    using enum MessageFinding;
    const bool nobodyKnows = has(facts, noSender) || has(facts, unclearSender) || has(facts, severalSenders);
    return facts.claims || nobodyKnows || has(facts, senderDisputed) ? MessageVerdict::unproved
                                                                     : MessageVerdict::unrelated;
}

QList<MessageAdvice> adviceOn(const MessageFacts& facts, MessageVerdict verdict)
{
    using enum MessageFinding;
    QList<MessageAdvice> advice;
    if (has(facts, codeLeaked))
        advice.append(MessageAdvice::changeCode);
    if (verdict == MessageVerdict::imitation || verdict == MessageVerdict::unsafe)
        advice.append(MessageAdvice::doNotFollow);
    if (verdict != MessageVerdict::unrelated)
        advice.append(MessageAdvice::typeAddressYourself);
    if (has(facts, codeWrong) && facts.proof == SenderProof::proven)
        advice.append(MessageAdvice::checkCode);
    if (verdict == MessageVerdict::unproved && has(facts, providerNotNamed))
        advice.append(MessageAdvice::nameProvider);
    if (verdict == MessageVerdict::unproved && (has(facts, notAllRead) || has(facts, noSender)))
        advice.append(MessageAdvice::saveWhole);
    if (has(facts, attachedMessage))
        advice.append(MessageAdvice::checkAttached);
    if (has(facts, codeNotSet))
        advice.append(MessageAdvice::setCode);
    return advice;
}

} // namespace sallyport::mail
