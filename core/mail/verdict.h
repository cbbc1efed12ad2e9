// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// verdictOn: from what was found in a message to what it is, and what to do. Pure; every rule is a line of its own.
//   report.verdict = verdictOn(facts);
#pragma once

#include "core/mail/message_report.h"

namespace sallyport::mail {

struct MessageFacts {
    QList<FoundInMessage> findings = {};
    SenderProof proof = SenderProof::elsewhere;
    bool claims = false;    ///< it presents itself as the service's, or leads to a page that does
    bool leadsAway = false; ///< it wants something done that is not on the service's own pages

    bool has(MessageFinding finding) const;
    /// Each kind with each part once.
    void add(MessageFinding finding, const QString& part = {});
};

MessageVerdict verdictOn(const MessageFacts& facts);
QList<MessageAdvice> adviceOn(const MessageFacts& facts, MessageVerdict verdict);

} // namespace sallyport::mail
