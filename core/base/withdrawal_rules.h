// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a withdrawal address and its parts may look like, at either end (docs/protocol.md, Actions): only characters
// that a person can tell apart, so that what is drawn is what is signed.
//   if (!isAddressText(text)) field->setError(...);
#pragma once

#include <QStringView>

namespace sallyport {

inline constexpr int longestAssetName = 20; ///< of a network's name, too
inline constexpr int shortestAddress = 4;
inline constexpr int longestAddress = 200;
inline constexpr int longestMemo = 100;

/// "USDT": 1 to 20 of A-Z and 0-9.
bool isAssetName(QStringView text);
/// "BEP-20": likewise, "-" too.
bool isNetworkName(QStringView text);
/// 4 to 200 printable ASCII characters without spaces.
bool isAddressText(QStringView text);
/// At most 100 printable ASCII characters, no space at either end; empty: none.
bool isMemoText(QStringView text);

} // namespace sallyport
