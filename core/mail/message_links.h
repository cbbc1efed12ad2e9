// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// judgeLinks: every link of a message, judged by the service's LinkJudge, with what is shown for it held against where
// it leads.
//   const LinkSurvey survey = judgeLinks(message.links, judge);
#pragma once

#include "core/mail/message_finding.h"
#include "core/mail/message_values.h"
#include "core/origin/link_report.h"

namespace sallyport::mail {

/// One target, however often it stands there. Hosts only: paths and queries may hold what is nobody else's business.
struct JudgedLink {
    LinkPlace place = LinkPlace::anchor;
    origin::LinkReport report = {};
    QString shownHost = {}; ///< the host that the text beside it names, if that is another one; as LinkReport::host
    qsizetype count = 1;    ///< how many links of the message are this one
};

struct LinkSurvey {
    QList<JudgedLink> links = {};        ///< worst first; at most 200
    QList<FoundInMessage> findings = {}; ///< each kind with each host once, at most 20 of a kind
    bool complete = true;                ///< false: more targets than are judged
    bool leadsToService = false;         ///< one of them is official
    bool leadsElsewhere = false;         ///< one to be clicked is not
};

LinkSurvey judgeLinks(const QList<MessageLink>& links, const origin::LinkJudge& judge);

} // namespace sallyport::mail
