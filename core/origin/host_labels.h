// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A host label by label, and the domains under which anybody may put a page: page builders and other private suffixes,
// from our own dated list (resources/links/free_hosting.txt) and libpsl's.
//   freeHostingDomain(QStringLiteral("kucoin-login.webflow.io")); // "webflow.io"
#pragma once

#include "core/origin/letter_fold.h"
#include "core/origin/name_match.h"

#include <QString>
#include <QVarLengthArray>

namespace sallyport::origin {

struct HostLabel {
    QString ascii;             ///< as in the host, perhaps "xn--..."
    QString decoded;           ///< the same without encoding
    FoldedLabel folded;        ///< what its letters look like, with "-"
    std::uint64_t letters = 0; ///< lettersIn() its folded form
    bool isEncoded() const { return ascii != decoded; }
};

/// All labels of an ASCII host but its last one, the top-level domain; left to right, empty ones left out.
QList<HostLabel> labelsOf(const QString& host);

/// The domain of free hosting that the host stands under; empty if it does not stand under one.
QString freeHostingDomain(const QString& host);
/// Anybody can have a name, a page or an address there or under it: a public suffix ("com", "github.io"), free hosting,
/// mail and social services, shorteners, and what stands above these ("amazonaws.com").
bool isOpenToAll(const QString& domain);
/// The part of the host that somebody registered, by the public suffix list; the host itself if it is a suffix.
QString registrableDomain(const QString& host);
/// True if the host ends in a top-level domain that exists, by the same list: not "kucoin.pdf".
bool hasPublicEnding(const QString& host);

/// True for `domain` itself and all below it; one final dot of `host` is not looked at.
bool isUnder(QStringView host, QStringView domain);

} // namespace sallyport::origin
