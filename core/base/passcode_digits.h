// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a trading passcode is, at either end (docs/protocol.md). How easy one is to guess is the service's to judge.
//   if (!isPasscode(secret.view())) ...
#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace sallyport {

inline constexpr int passcodeDigits = 6;

/// Six of 0 to 9 (ASCII).
inline bool isPasscode(QByteArrayView text)
{
    return text.size() == passcodeDigits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace sallyport
