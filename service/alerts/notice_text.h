// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the notices that are sent outside of the programs: plain text, no links, no secrets, and one line by
// which a person can tell them from imitations.
//   const Notice notice = noticeOf({record}, 1, antiPhishingCode);   messenger.sendMail(to, notice.subject,
//   notice.text);
#pragma once

#include "service/alerts/alert_records.h"

namespace sallyport::service {

struct Notice {
    QString subject; ///< ASCII
    QString text;
};

/// False for what a person has just done themselves (a sign-in on a known device, signing out) or what a clock does
/// (the end of a lease, of an idle session): that is told over the alert stream only.
bool isNotice(const AlertRecord& record);

/// `records` is not empty, oldest first; `count` is how many there are in all. `code` empty: none is set.
Notice noticeOf(const std::vector<AlertRecord>& records, std::int64_t count, const QString& code);

} // namespace sallyport::service
