// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times and spans in a person's words, in the system's language and formats.
//   label->setText(tr("Ends by itself %1").arg(momentText(facts.expiresAt, clock.unixSeconds())));
#pragma once

#include <QString>

#include <cstdint>

namespace sallyport::ui {

/// Seconds since 1970 in local time: "14:03" today, "2 May 14:03" this year, else with the year.
QString momentText(std::int64_t unixSeconds, std::int64_t nowSeconds);
/// "14 days", "26 h", "1 h 5 min", "4 min 10 s", "8 s": two units at most, never under a second.
QString spanText(std::int64_t seconds);
/// "0:42", "14:59", "1:02:03" for a running countdown.
QString countdownText(std::int64_t seconds);

} // namespace sallyport::ui
