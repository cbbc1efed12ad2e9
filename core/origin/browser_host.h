// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A host as browsers read it: the WHATWG URL standard's host parser for http and https, with ICU's UTS #46.
//   readBrowserHost(u"KUCOIN。com")->text; // "kucoin.com"
// Stricter than the standard in one place: an "xn--" label that cannot be decoded is refused (links.md says who
// differs).
#pragma once

#include "core/base/result.h"

#include <QString>

namespace sallyport::origin {

enum class BrowserHostKind { name, ipv4, ipv6 };

struct BrowserHost {
    BrowserHostKind kind = BrowserHostKind::name;
    QString text = {}; ///< ASCII, lower case, final dot kept; an IPv6 address in brackets
};

enum class BrowserHostError {
    refused,        ///< empty, a forbidden character, or a number that is no address
    brokenEncoding, ///< an "xn--" label that stands for nothing
    tooLong         ///< more than 1,024 units as written, or 253 letters as read: nobody could look it up (RFC 1035)
};

/// `text` is what stands between the authority's "@" and its ":", of any length.
Result<BrowserHost, BrowserHostError> readBrowserHost(QStringView text);

/// The host with its "xn--" labels decoded; itself where there are none.
QString decodedHost(const QString& host);

} // namespace sallyport::origin
