// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person holds up as a link may be one, in whatever clothes, or a text with some in it: "Log in: https://...".
//   for (const QString& link : linksToJudge(u"<https://www.kucoin.com/account>").links) judge.judge(link);
#pragma once

#include "core/origin/link_report.h"

#include <QStringList>

namespace sallyport::mail {

struct HeldText {
    QStringList links;    ///< none twice
    bool complete = true; ///< false if there were more than `mostHeldLinks`
};
inline constexpr qsizetype mostHeldLinks = 20;

/// At least one: the text itself where nothing in it is a link of its own. A text that browsers read as one link, to
/// elsewhere than the first one in it ("https://www.kucoin.com", a line end,
/// ".evil.example"), comes before these.
HeldText linksToJudge(QStringView text);
/// The same for a text that nobody holds up as a link, such as "WIFI:...": without itself, and so perhaps none.
HeldText linksWithin(QStringView text);

/// The higher the sooner it is to be told: an imitation before all else, what is official last.
int urgency(origin::LinkVerdict verdict);

} // namespace sallyport::mail
