// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// checkSender: who sent a message, as far as that can be proved: the From address is the service's, and the person's
// own mail provider says so (dmarc=pass, RFC 7489, in an Authentication-Results field, RFC 8601), or a signature of the
// service's own fits all of it. spf=pass, dkim=pass and arc=pass prove nothing: they say that somebody sent it, not
// that the service did.
//   const SenderCheck check = checkSender(message, profile, judge, providers, dkim);
#pragma once

#include "core/mail/dkim_check.h"
#include "core/mail/message_finding.h"
#include "core/mail/message_values.h"
#include "core/origin/link_report.h"

#include <QStringList>

namespace sallyport::mail {

/// Whom the person believes about senders: authserv-ids of their own mail provider ("mx.google.com"), lower case. Empty
/// at first.
struct MailProviders {
    QStringList authservIds = {};
};

enum class SenderProof {
    proven,   ///< official, and the named provider says it is true, or the service's signature does
    refused,  ///< official, and the named provider says it is not, and no signature says that it is
    unproved, ///< official, and nobody who can be believed says anything
    elsewhere ///< not an official address, or none at all
};

struct SenderCheck {
    SenderProof proof = SenderProof::elsewhere;
    QString name = {};    ///< display name, decoded, as it came
    QString address = {}; ///< of the first sender, as it came
    QList<FoundInMessage> findings = {};
};

/// `dkim`: what the message's own signature says, where it was looked up.
SenderCheck checkSender(const Message& message, const origin::ServiceProfile& profile, const origin::LinkJudge& judge,
                        const MailProviders& providers, const DkimWord& dkim);

/// The From header's domain, where every program reads the same one, and it is one of the service's; lower case.
std::optional<QString> officialSenderDomain(const Message& message, const origin::ServiceProfile& profile);

/// True for the service's mail domains, and what is under one of them that is official with all its sub-domains.
bool isMailDomain(const QString& domain, const origin::ServiceProfile& profile);

} // namespace sallyport::mail
