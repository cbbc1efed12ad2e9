// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExaminedMessage: what can be said of a message without the anti-phishing code. Nearly all the time that judging takes
// goes into this, so that nobody has to hold the code while a large message is read.
//   const ExaminedMessage examined = examineMessage(message, profile, judge, providers, dkim, pictures);
#pragma once

#include "core/mail/verdict.h"

namespace sallyport::mail {

struct ExaminedMessage {
    SenderCheck sender = {};
    QString subject = {};
    CodeText codeText = {}; ///< where the code is looked for
    MessageFacts facts = {};
    QList<JudgedLink> links = {}; ///< worst first
    DkimSays dkim = DkimSays::notAsked;
};

/// `pictures` may be null, see MessageJudge.
ExaminedMessage examineMessage(const Message& message, const origin::ServiceProfile& profile,
                               const origin::LinkJudge& judge, const MailProviders& providers, const DkimWord& dkim,
                               const qr::PictureReader* pictures);

} // namespace sallyport::mail
