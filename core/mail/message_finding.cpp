// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mail/message_finding.h"

namespace sallyport::mail {

Gravity gravity(MessageFinding finding)
{
    using enum MessageFinding;
    switch (finding) {
    case senderProven:
    case signatureProves:
    case codeRight:
        return Gravity::good;
    case senderImitation:
    case nameClaimsService:
    case nameHasAddress:
    case nameLookalike:
    case subjectLookalike:
    case replyImitation:
    case linkImitation:
    case linkTextDeceives:
    case codeLeaked:
        return Gravity::imitation;
    case nameHidden:
    case subjectHidden:
    case linkUnsafe:
    case form:
    case baseAddress:
    case codeAuthenticator:
    case attachedPage:
    case attachedProgram:
        return Gravity::unsafe;
    case noSender:
    case severalSenders:
    case unclearSender:
    case fieldTwice:
    case senderRefused:
    case senderUnproved:
    case senderElsewhere:
    case subjectClaimsService:
    case senderDisputed:
    case resultsTooLow:
    case resultsContradict:
    case resultsSilent:
    case signatureCutOff:
    case replyElsewhere:
    case linkDisputed:
    case linkUnclean:
    case codeLink:
    case attachedMessage:
    case sealedPart:
    case notAllRead:
    case codeWrong:
    case codeMissing:
        return Gravity::doubt;
    case providerNotNamed:
    case namelessResults:
    case signatureNone:
    case signatureUnfit:
    case signaturePartial:
    case signatureKeyGone:
    case signatureExpired:
    case signatureUnusable:
    case signatureUnreachable:
    case namesService:
    case linkTextDiffers:
    case linksElsewhere:
    case attachedArchive:
    case picturesNotSearched:
    case codeNotSet:
    case codeUnavailable:
        break;
    }
    return Gravity::note;
}

} // namespace sallyport::mail
