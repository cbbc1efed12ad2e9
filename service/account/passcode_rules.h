// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a trading passcode is: six digits, and none of those that are tried first.
//   if (isPasscode(text) && !isWeakPasscode(text)) ...
#pragma once

#include <QByteArrayView>

namespace sallyport::service {

/// Fewer than three different digits, the same step all the way (123456, 975319), two or three digits again and again,
/// pairs (112233), halves that mirror each other (123321), or a shape on the keys. Of a passcode only.
bool isWeakPasscode(QByteArrayView passcode);

} // namespace sallyport::service
