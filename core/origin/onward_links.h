// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links inside a link: where a page, a counter of clicks or a mail filter may send a browser on to. Nobody can know
// whether it does: they are judged beside the link, and never make it better.
//   onwardLinks(u"https://www.google.com/url?q=https%3A%2F%2Fkuc0in.example"); // {"https://kuc0in.example"}
#pragma once

#include "core/origin/link_report.h"

#include <QStringList>

namespace sallyport::origin {

inline constexpr qsizetype mostOnwardLinks = 20;

/// http and https links behind the host, as they stand there, %-escaped up to three times, in base64 (Bing) or in the
/// writing of Proofpoint's filters, values that browsers take for a link of the web ("//evil.example", "https:evil"),
/// and those inside them; none twice. As many as mostOnwardLinks: there may be more. Of a link that is longer than
/// maxLinkLength none.
QStringList onwardLinks(QStringView link);

/// Whether to tell a person of the inner one: it is worse than the outer, and no old page of the service's own that
/// somebody kept. The service's own is no news: it would only make the outer one look good.
bool isNews(const LinkReport& inner, const LinkReport& outer);

} // namespace sallyport::origin
