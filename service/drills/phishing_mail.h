// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// phishingMail: the imitation that a drill sends. It has what such mails have: haste, a threat, a link to a host that
// only looks like the service's, a question for passphrase and code; and not what genuine ones have: the anti-phishing
// code. Its hosts are reserved (RFC 2606) and lead nowhere.
#pragma once

#include <QString>

namespace sallyport::service {

struct PhishingMail {
    QString from;
    QString subject;
    QString text;
};

PhishingMail phishingMail();

} // namespace sallyport::service
