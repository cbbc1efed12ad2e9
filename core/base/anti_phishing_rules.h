// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an anti-phishing code is where one sets it, at either end (docs/protocol.md). Other services may take longer
// ones: what is looked for in their mails is wider.
//   if (!isAntiPhishingCode(field->text())) ...
#pragma once

#include <QString>

#include <algorithm>

namespace sallyport {

inline constexpr int shortestAntiPhishingCode = 4;
inline constexpr int longestAntiPhishingCode = 20;
inline constexpr int longestCodeInMails = 64; ///< of any service

/// 4 to 20 letters, digits and single spaces within.
inline bool isAntiPhishingCode(const QString& code)
{
    return code.size() >= shortestAntiPhishingCode && code.size() <= longestAntiPhishingCode
        && code.simplified() == code
        && std::ranges::all_of(code, [](QChar c) { return c.isLetterOrNumber() || c == u' '; });
}

} // namespace sallyport
