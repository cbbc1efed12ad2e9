// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a judged message is, in our own words: the verdict, each finding, what to do, and the whole as a text to be
// pasted. Of the message itself only hosts, addresses and the subject are passed on, as core has cleaned them: show
// them as plain text.
//   label->setText(message(report, profile).finding);
#pragma once

#include "core/mail/message_report.h"
#include "ui/text/link_messages.h"
#include "ui/text/message.h"

namespace sallyport::ui {

/// The advice is what the verdict itself says to do.
Message message(const mail::MessageReport& report, const origin::ServiceProfile& profile);
/// One word or two: "Imitation".
QString verdictName(mail::MessageVerdict verdict);
/// One sentence. `service`: the name in the profile; likewise below.
QString messageFindingText(const mail::FoundInMessage& found, const QString& service);
/// One sentence, in the imperative.
QString messageAdviceText(mail::MessageAdvice advice, const origin::ServiceProfile& profile);
/// How the message stands to the anti-phishing code, to be shown beside that name: "missing".
QString codeStateText(const mail::MessageReport& report, const QString& service);
/// What became of its signature (DKIM), to be shown beside that word: "fits".
QString signatureStateText(mail::DkimSays says, const QString& service);
/// Where in the message a link stands: "in a QR code".
QString linkPlaceText(mail::LinkPlace place);
/// Why a file is not judged.
Message message(mail::MessageError error);
/// Why a picture is not searched.
Message message(qr::PictureError error);

/// Everything the report has, line by line, defanged: nothing in it can be clicked.
QString pastableText(const mail::MessageReport& report, const origin::ServiceProfile& profile);

} // namespace sallyport::ui
