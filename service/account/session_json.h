// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that several parts of the account API answer with: a session as docs/protocol.md lists it, never with a token;
// places; receipts.
//   list.append(sessionJson(session, caller, deviceName));
#pragma once

#include "service/http/http_types.h"
#include "service/store/sessions.h"
#include "service/store/withdrawal_addresses.h"

#include <QJsonArray>

namespace sallyport::service {

/// null where there is none.
QJsonValue textOrNull(const QString& text);
QJsonValue textOrNull(const QByteArray& ascii);
QJsonValue numberOrNull(std::optional<std::int64_t> number);

/// `ip`, `location` and `network`; the last two null where they are not known.
void insertPlace(QJsonObject& object, const QString& address);

/// `asset`, `network`, `address`, `memo` of a withdrawal address.
QJsonObject placeJson(const MoneyPlace& place);

QJsonObject sessionJson(const Session& session, const Session& caller, const QString& deviceName);

/// 200 `{receipts}`.
HttpAnswer receiptsAnswer(const QByteArrayList& receipts);

} // namespace sallyport::service
