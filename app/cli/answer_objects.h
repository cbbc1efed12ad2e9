// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of --json, with the member names that docs/cli.md lists, and the words for times and places in text.
//   output().result(toJson(entry), tr("%1  since %2").arg(entry.id, when(entry.createdAt)));
#pragma once

#include "core/account/account_values.h"
#include "core/account/alert.h"

#include <QJsonObject>

namespace sallyport::app {

/// Null in place of an empty one: a shared computer shows no device key.
QJsonValue idOrNull(const QString& id);
QJsonObject toJson(const account::SessionEntry& entry);
QJsonObject toJson(const account::DeviceEntry& device);
/// A shared computer: it has no device key, so it stands for itself with its one session.
QJsonObject sharedDeviceToJson(const account::SessionEntry& entry);
QJsonObject toJson(const account::SignInEntry& entry);
QJsonObject toJson(const account::Alert& alert);
/// `act`, `asset`, `network`, `address`, `memo`.
QJsonObject toJson(const account::ActionWish& wish);
QJsonObject toJson(const account::WithdrawalAddress& address);
/// `result` ("done", "pending"), `pending_id` and `effective_at`; both null where it is in force.
QJsonObject toJson(const account::ChangeReport& change);

/// Who began a change, as the list of devices has it.
struct Beginner {
    QString deviceName; ///< words of whoever signed in; empty: unnamed, or gone
    bool isThisComputer = false;
};
QJsonObject toJson(const account::PendingChange& change, const Beginner& beginner);
/// Where money goes, without what becomes of it.
account::ActionWish placeOf(const account::WithdrawalAddress& address);

/// What `session end` prints of each session; `receipt` may be empty.
QJsonObject endToJson(const QString& sessionId, bool ended, const QByteArray& receipt);
QString wordOf(account::SignInOutcome outcome);

/// Seconds since 1970 as local time with its offset from UTC: "2026-05-02T14:03:00+02:00".
QString when(std::int64_t seconds);
/// "127.0.0.2, Example (an estimate)"; empty where neither is known.
QString whence(const QString& ip, const QString& location);

} // namespace sallyport::app
