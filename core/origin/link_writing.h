// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a link is written: characters and signs that make people, browsers and other programs read it differently. One
// rule a kind, whatever the host is.
//   const auto findings = writingFindings(raw, readAsBrowser(raw));
#pragma once

#include "core/origin/browser_link.h"
#include "core/origin/link_finding.h"

namespace sallyport::origin {

/// `raw` as it was found, `link` what browsers make of it. At most one finding of each kind; its part is the first.
QList<FoundInLink> writingFindings(QStringView raw, const BrowserLink& link);

/// False for what honest links have too: another port, no encryption, an odd host.
bool isMisleading(LinkFinding finding);

/// "U+202E"
QString codePointText(char32_t codePoint);
/// `text` with control, direction and invisible characters as "U+202E".
QString withVisibleCharacters(const QString& text);

} // namespace sallyport::origin
