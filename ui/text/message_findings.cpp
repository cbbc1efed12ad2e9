// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/message_messages.h"

#include <QCoreApplication>

namespace sallyport::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MessageMessages)
};

using mail::FoundInMessage;
using mail::MessageFinding;

/// The sentence with the finding's part in it, or the other one where there is none.
QString with(const QString& part, const QString& sentence, const QString& otherwise)
{
    return part.isEmpty() ? otherwise : sentence.arg(part);
}

QString senderText(const FoundInMessage& found, const QString& service)
{
    using enum MessageFinding;
    const QString& part = found.part;
    if (found.finding == senderProven)
        return Words::tr("%1, your mail provider, confirms that %2 sent it.").arg(part, service);
    if (found.finding == noSender)
        return Words::tr("It does not say who sent it.");
    if (found.finding == severalSenders)
        return Words::tr("It names more than one sender; mail programs show only one of them.");
    if (found.finding == unclearSender)
        return Words::tr("Its sender is written so that mail programs read it differently.");
    if (found.finding == fieldTwice)
        return with(part, Words::tr("It has \"%1\" more than once; mail programs show only one of them."),
                    Words::tr("It has one of its headers more than once; mail programs show only one of them."));
    if (found.finding == senderRefused)
        return Words::
            tr("%1, your mail provider, says that the %2 address in it is not true. Forwarding does that to genuine "
               "messages, too.")
                .arg(part, service);
    if (found.finding == senderUnproved)
        return Words::tr("It bears an address of %1, which anybody can write; nobody you named confirms it.")
            .arg(service);
    if (found.finding == senderElsewhere)
        return with(part, Words::tr("It was sent from %1, which is not %2.").arg(QStringLiteral("%1"), service),
                    Words::tr("It was not sent from an address of %1.").arg(service));
    if (found.finding == senderImitation)
        return with(part,
                    Words::tr("It was sent from %1, a domain made to look like %2.").arg(QStringLiteral("%1"), service),
                    Words::tr("It was sent from a domain made to look like %1.").arg(service));
    return with(
        part,
        Words::tr("It was sent from %1. Some say that is %2, others that it is an imitation; it is not on the list.")
            .arg(QStringLiteral("%1"), service),
        Words::tr("Whose its domain is cannot be told."));
}

QString resultsText(const FoundInMessage& found)
{
    using enum MessageFinding;
    if (found.finding == providerNotNamed)
        return Words::tr("%1 says something about the sender. If that is your own mail provider, name it here.")
            .arg(found.part);
    if (found.finding == namelessResults)
        return Words::tr(
            "Somebody says something about the sender, without saying who they are. Outlook.com writes it like that; "
            "so can anybody.");
    if (found.finding == resultsTooLow)
        return Words::tr("Results under the name of %1 stand where the sender could have written them.")
            .arg(found.part);
    if (found.finding == resultsContradict)
        return Words::tr("What %1 says about the sender does not agree, or is about another domain.").arg(found.part);
    return Words::tr("%1, your mail provider, says nothing definite about the sender's address.").arg(found.part);
}

QString signatureText(const FoundInMessage& found, const QString& service)
{
    using enum MessageFinding;
    const QString& part = found.part;
    if (found.finding == signatureProves)
        return Words::tr("%1 signed it (DKIM, %2), and it is as it was then.").arg(service, part);
    if (found.finding == signatureNone)
        return Words::tr("It has no signature of %1 (DKIM).").arg(service);
    if (found.finding == signatureUnfit)
        return Words::tr(
                   "Its signature (DKIM) does not fit: it was changed on the way, as mailing lists and forwarding "
                   "do, or it is not from %1.")
            .arg(service);
    if (found.finding == signaturePartial)
        return Words::tr("Its signature (DKIM) leaves out something that you see, so it proves nothing.");
    if (found.finding == signatureCutOff)
        return Words::tr(
            "By its own word, its signature (DKIM) is over the beginning of the text only. The rest can be "
            "anybody's.");
    if (found.finding == signatureKeyGone)
        return Words::tr("The key of its signature (DKIM) is no longer published, as is usual with old messages.");
    if (found.finding == signatureExpired)
        return Words::tr("Its signature (DKIM) held only for some time, which is over.");
    if (found.finding == signatureUnreachable)
        return Words::tr("The key of its signature (DKIM) could not be looked up: DNS gave no answer. Check it again "
                         "later.");
    return Words::tr("Its signature (DKIM) is not as the standard wants it, so it proves nothing.");
}

QString presentationText(const FoundInMessage& found, const QString& service)
{
    using enum MessageFinding;
    if (found.finding == nameClaimsService)
        return Words::tr("It calls its sender %1 and does not come from there.").arg(service);
    if (found.finding == nameHasAddress)
        return Words::tr("It shows %1 in place of its sender's name and does not come from there.").arg(found.part);
    if (found.finding == nameLookalike)
        return Words::tr("Its sender's name writes %1 with letters that only look the same.").arg(service);
    if (found.finding == nameHidden)
        return Words::tr("Its sender's name has a character that nobody sees (%1).").arg(found.part);
    if (found.finding == replyElsewhere)
        return with(found.part, Words::tr("Answers would go to %1, not to its sender."),
                    Words::tr("Answers would go to somebody else than its sender."));
    if (found.finding == replyImitation)
        return Words::tr("Answers would go to %1, a domain made to look like %2.").arg(found.part, service);
    if (found.finding == subjectLookalike)
        return Words::tr("Its subject writes %1 with letters that only look the same.").arg(service);
    if (found.finding == subjectHidden)
        return Words::tr("Its subject has a character that nobody sees (%1).").arg(found.part);
    if (found.finding == subjectClaimsService)
        return Words::tr("Its subject begins as those of %1's own messages do, and it does not come from there.")
            .arg(service);
    return Words::tr("It speaks of %1, without coming from there.").arg(service);
}

QString linkText(const FoundInMessage& found, const QString& service)
{
    using enum MessageFinding;
    const QString& part = found.part;
    if (found.finding == linkImitation)
        return Words::tr("It leads to %1, an imitation of %2.").arg(part, service);
    if (found.finding == linkUnsafe)
        return with(part, Words::tr("A link to %1 is written to mislead."), Words::tr("A link is written to mislead."));
    if (found.finding == linkDisputed)
        return Words::tr("It leads to %1, of which nobody can tell whether it is %2.").arg(part, service);
    if (found.finding == linkUnclean)
        return Words::tr("A link to %1, which is of %2, is not encrypted or not written cleanly: type the address "
                         "yourself.")
            .arg(part, service);
    if (found.finding == linkTextDeceives)
        return Words::tr("A link shows an address of %1 and leads to %2.").arg(service, part);
    if (found.finding == linkTextDiffers)
        return Words::tr("A link shows one address and leads to %1. Newsletters do that to count clicks.").arg(part);
    if (found.finding == linksElsewhere)
        return Words::tr("It links to hosts that have nothing to do with %1 (%2). Newsletters do that, too.")
            .arg(service, part);
    if (found.finding == form)
        return Words::tr("It asks you to type something into the message itself.");
    if (found.finding == baseAddress)
        return Words::tr("It has all its shorter links lead to %1.").arg(part);
    if (found.finding == codeLink)
        return Words::tr("It has a QR code that leads to %1.").arg(part);
    return Words::tr("It has a QR code with an authenticator's key. Whoever sent that knows the key.");
}

QString contentText(const FoundInMessage& found)
{
    using enum MessageFinding;
    if (found.finding == attachedPage)
        return Words::tr(
            "A page is attached. It would open on this computer, without an address that you could check.");
    if (found.finding == attachedProgram)
        return Words::tr("A program is attached (.%1).").arg(found.part);
    if (found.finding == attachedArchive)
        return Words::tr("An archive is attached (.%1); what is in it was not looked at.").arg(found.part);
    if (found.finding == attachedMessage)
        return Words::tr("Another message is attached; who sent that one was not judged.");
    if (found.finding == sealedPart)
        return Words::tr("A part of it is encrypted and was not looked at.");
    if (found.finding == notAllRead)
        return Words::tr("It is larger or more broken than what is read: not everything in it was looked at.");
    return Words::tr("Pictures in it were not searched for QR codes.");
}

QString codeText(MessageFinding finding, const QString& service)
{
    using enum MessageFinding;
    if (finding == codeRight)
        return Words::tr("It has your anti-phishing code.");
    if (finding == codeWrong)
        return Words::tr("It shows an anti-phishing code that is not yours.");
    if (finding == codeMissing)
        return Words::tr("Your anti-phishing code is missing, which messages of %1 carry.").arg(service);
    if (finding == codeLeaked)
        return Words::
            tr("It has your anti-phishing code and does not come from %1: somebody else knows your code, unless you "
               "forwarded it yourself.")
                .arg(service);
    if (finding == codeNotSet)
        return Words::tr("This program does not know your anti-phishing code, so it was not looked for.");
    return Words::tr("Your anti-phishing code could not be read from where it is kept, so it was not looked for.");
}

} // namespace

QString messageFindingText(const FoundInMessage& found, const QString& service)
{
    using enum MessageFinding;
    switch (found.finding) {
    case senderProven:
    case noSender:
    case severalSenders:
    case unclearSender:
    case fieldTwice:
    case senderRefused:
    case senderUnproved:
    case senderElsewhere:
    case senderImitation:
    case senderDisputed:
        return senderText(found, service);
    case providerNotNamed:
    case namelessResults:
    case resultsTooLow:
    case resultsContradict:
    case resultsSilent:
        return resultsText(found);
    case signatureProves:
    case signatureNone:
    case signatureUnfit:
    case signaturePartial:
    case signatureCutOff:
    case signatureKeyGone:
    case signatureExpired:
    case signatureUnusable:
    case signatureUnreachable:
        return signatureText(found, service);
    case nameClaimsService:
    case nameHasAddress:
    case nameLookalike:
    case nameHidden:
    case replyElsewhere:
    case replyImitation:
    case subjectLookalike:
    case subjectHidden:
    case subjectClaimsService:
    case namesService:
        return presentationText(found, service);
    case linkImitation:
    case linkUnsafe:
    case linkDisputed:
    case linkUnclean:
    case linkTextDeceives:
    case linkTextDiffers:
    case linksElsewhere:
    case form:
    case baseAddress:
    case codeLink:
    case codeAuthenticator:
        return linkText(found, service);
    case attachedPage:
    case attachedProgram:
    case attachedArchive:
    case attachedMessage:
    case sealedPart:
    case notAllRead:
    case picturesNotSearched:
        return contentText(found);
    case codeRight:
    case codeWrong:
    case codeMissing:
    case codeLeaked:
    case codeNotSet:
    case codeUnavailable:
        break;
    }
    return codeText(found.finding, service);
}

} // namespace sallyport::ui
