// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A link as browsers read it: the WHATWG URL standard's parser, as far as it decides where http and https lead. QUrl
// reads some texts otherwise; a verdict needs both (links.md, 2.1).
//   readAsBrowser(u"https://evil.example\\@www.kucoin.com/").host.text; // "evil.example"
#pragma once

#include "core/origin/browser_host.h"

namespace sallyport::origin {

enum class BrowserOutcome {
    leads,       ///< http or https, with a host
    otherScheme, ///< another scheme: nothing but `scheme` is read
    noScheme,    ///< needs a page it stands on
    badHost,     ///< refused: the host
    badEncoding, ///< refused: an "xn--" label
    hostTooLong, ///< refused: the host's length
    badPort      ///< refused: the port
};

struct BrowserLink {
    BrowserOutcome outcome = BrowserOutcome::noScheme;
    QString scheme = {};    ///< lower case, without ":"
    qsizetype slashes = 0;  ///< "/" and "\" between scheme and authority
    QString authority = {}; ///< as written, without tabs and line ends
    QString userInfo = {};  ///< as written, what stands before the authority's last "@"
    bool hasUserInfo = false;
    BrowserHost host = {};
    int port = 0;      ///< the scheme's own where none is given
    QString rest = {}; ///< path, query and fragment as written
};

BrowserLink readAsBrowser(QStringView raw);

/// The scheme's letters in front of a ":", lower case; empty if there is none.
QString schemeOf(QStringView text);

} // namespace sallyport::origin
