// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be found in a message, and what to do: the values a MessageReport (message_report.h) consists of.
//   for (const FoundInMessage& found : report.findings) list->add(messageFindingText(found));
#pragma once

#include <QString>

namespace sallyport::mail {

enum class MessageFinding {
    // Who sent it.
    senderProven,    ///< the named provider says so, and the address is the service's; part: the provider's authserv-id
    noSender,        ///< no From header that can be read
    severalSenders,  ///< more than one From header, or more than one person in it
    unclearSender,   ///< the From header can be read in more than one way
    fieldTwice,      ///< a header that there may be once, and mail programs show one of; part: its name, "subject"
    senderRefused,   ///< official address, and the named provider says it is not theirs; part: the authserv-id
    senderUnproved,  ///< official address, and nobody the person trusts says whether it is true
    senderElsewhere, ///< not the service's address; part: the domain
    senderImitation, ///< a domain made to look like the service's; part: the domain
    senderDisputed,  ///< a domain claimed by the service and listed as an imitation; part: the domain
    providerNotNamed, ///< somebody says something about the sender, but the person has not named them; part: the
                      ///< authserv-id
    namelessResults,  ///< results that do not say whose they are, as Outlook.com writes them
    resultsTooLow, ///< results under a named provider's name, below where a stranger could write; part: the authserv-id
    resultsContradict, ///< the named provider's results contradict one another or are about another domain
    resultsSilent,     ///< the named provider says nothing definite about the From address
    // What its signature says (DKIM), where it was looked up; part: the domain that signed, where it is known.
    signatureProves,      ///< the service signed it, and it is as it was then
    signatureNone,        ///< none of the service's
    signatureUnfit,       ///< it does not fit: changed on the way, or not the service's
    signaturePartial,     ///< it leaves out something that a person sees
    signatureKeyGone,     ///< its key is no longer published
    signatureExpired,     ///< it held until a time that is over
    signatureUnusable,    ///< not as the standard wants it, or with a key that is too weak or in test
    signatureUnreachable, ///< DNS gave no answer about its key
    signatureCutOff,      ///< one of the service's says itself that it is over the beginning of the text only
    // How it presents itself.
    nameClaimsService,    ///< the display name is the service's, the address is not; part: the name
    nameHasAddress,       ///< the display name holds an official address or host, the sender's is not; part: it
    nameLookalike,        ///< the display name writes the service's name with look-alike letters
    nameHidden,           ///< the display name has invisible or direction characters; part: "U+202E"
    replyElsewhere,       ///< answers go to another domain; part: the domain
    replyImitation,       ///< answers go to a domain made to look like the service's; part: the domain
    subjectLookalike,     ///< the subject writes the service's name with look-alike letters
    subjectHidden,        ///< the subject has invisible or direction characters; part: "U+202E"
    subjectClaimsService, ///< the subject begins as the service's own do: "[KuCoin] …"; the sender is somebody else
    namesService,         ///< it speaks of the service, without claiming to come from it
    // Where it leads.
    linkImitation, ///< part: the host
    linkUnsafe,    ///< part: the host, or the scheme
    linkDisputed,  ///< part: the host
    linkUnclean,   ///< the service's own host, not encrypted or in a way that programs read differently; part: the host
    linkTextDeceives,  ///< shows an official address and leads elsewhere; part: the host it leads to
    linkTextDiffers,   ///< shows one host and leads to another, neither official; part: the host it leads to
    linksElsewhere,    ///< links to hosts that have nothing to do with the service, as newsletters have, too; part: how
                       ///< many
    form,              ///< asks for something to be typed into the message itself
    baseAddress,       ///< all shorter links of the message lead to this host; part: the host
    codeLink,          ///< a QR code that leads to a page not the service's own; part: the host
    codeAuthenticator, ///< a QR code with an authenticator's key
    // What else is in it.
    attachedPage,        ///< opens as a page on this computer, without an address to be seen; part: the file's ending
    attachedProgram,     ///< part: the file's ending
    attachedArchive,     ///< files in one, which nobody looked into; part: the file's ending
    attachedMessage,     ///< another message is attached and was not judged on its own
    sealedPart,          ///< an encrypted part that nobody can look into here
    notAllRead,          ///< a limit was reached, or a part could not be read
    picturesNotSearched, ///< pictures that were not searched for QR codes
    // The anti-phishing code.
    codeRight,
    codeWrong,      ///< it shows a code, and not the person's
    codeMissing,    ///< the service's mails show it, this one does not
    codeLeaked,     ///< it shows the person's code and does not come from the service: somebody else knows it
    codeNotSet,     ///< the service offers one, and this program has not been told it
    codeUnavailable ///< the store that keeps it could not be read
};

/// `part` is plain ASCII and short, or empty: fit to be shown as it is.
struct FoundInMessage {
    MessageFinding finding;
    QString part = {};
    friend bool operator==(const FoundInMessage&, const FoundInMessage&) = default;
};

/// What a finding weighs.
enum class Gravity {
    imitation, ///< nobody honest does this
    unsafe,    ///< dangerous whoever sent it
    doubt,     ///< keeps a message from being called genuine
    note,      ///< worth knowing
    good
};
Gravity gravity(MessageFinding finding);

enum class MessageAdvice {
    typeAddressYourself, ///< open the service from this program, not by a link of the message
    doNotFollow,         ///< follow no link, open nothing, answer nothing, type nothing
    changeCode,          ///< somebody else knows the anti-phishing code: change it at the service and here
    setCode,             ///< set an anti-phishing code at the service and tell it to this program
    checkCode,           ///< see whether the code kept here is still the one set at the service
    nameProvider,        ///< if the authserv-id in the report is the person's own mail provider, name it
    checkAttached,       ///< save the attached message and check it on its own
    saveWhole            ///< save the message as it came ("Show original"), and check that
};

} // namespace sallyport::mail
