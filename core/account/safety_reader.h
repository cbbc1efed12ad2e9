// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the account API's answers about passcode, withdrawal addresses and actions: bytes from outside, at most 256
// KiB. Nothing if malformed: an address that is cut or cleaned is another address, so none ever is.
//   auto action = readAction(response.body);
#pragma once

#include "core/account/safety_values.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace sallyport::account {

/// Of GET security. A service that tells nothing of passcodes has none set.
std::optional<PasscodeFacts> readPasscodeFacts(QByteArrayView body);
/// At most 1,000.
std::optional<QList<WithdrawalAddress>> readAddresses(QByteArrayView body);
/// `asset`, `network`, `address`, `memo`; id and time where they are there.
std::optional<WithdrawalAddress> readAddress(const QJsonObject& object);
std::optional<Action> readAction(QByteArrayView body);

/// As docs/protocol.md has it, "add_withdrawal_address" and the other.
QString actWord(ActionKind kind);
/// What may be asked for: lengths and letters as ActionWish says.
bool isSound(const ActionWish& wish);

} // namespace sallyport::account
