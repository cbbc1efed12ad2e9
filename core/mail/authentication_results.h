// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticationResults: what a mail provider wrote about a message's sender (RFC 8601), and what a Received line tells
// about a hop. Read leniently: Outlook.com writes no authserv-id. Whether anything in it can be believed is
// sender_check's question.
//   const auto results = readAuthenticationResults("mx.example; dmarc=pass header.from=kucoin.com");
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

namespace sallyport::mail {

struct MethodResult {
    QString method = {};     ///< lower case: "dmarc", "dkim", "spf"
    QString result = {};     ///< lower case: "pass", "fail", "none"
    QString headerFrom = {}; ///< the property header.from, lower case; empty where there is none
};

struct AuthenticationResults {
    QString authservId = {}; ///< lower case; empty: nobody says who wrote it
    QList<MethodResult> results = {};
};

/// The field's unfolded value. What cannot be read is left out; more than 16 KiB or 100 results are not read.
AuthenticationResults readAuthenticationResults(QByteArrayView value);

/// One hop: who handed the message over, and who took it.
struct ReceivedLine {
    bool hasFrom = false;    ///< without it, a hand-over inside one computer
    QString by = {};         ///< lower case; empty where it is missing
    bool fromInside = false; ///< hasFrom, and the line's writer saw it come from a private network
};

ReceivedLine readReceived(QByteArrayView value);

} // namespace sallyport::mail
