// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words for an alert's closed lists: in the alert file, and for programs (--json). Not for people.
//   object.insert(u"kind", wordOf(alert.kind));
#pragma once

#include "core/account/alert.h"

namespace sallyport::account {

/// "new_device" and so on; stable.
QString wordOf(AlertKind kind);
QString wordOf(Severity severity);
QString wordOf(Initiator initiator);
QString wordOf(Review review);
QString wordOf(ChangeKind change);
/// As in receipts: "self", "other_session", "service", "lease", "reuse"; also "expired", "unknown".
QString wordOf(auth::EndCause cause);

AlertKind alertKindOf(QStringView word);
Initiator initiatorOf(QStringView word);
Review reviewOf(QStringView word);

/// An alert as it lies in the file; `review` is not part of it.
QJsonObject alertToJson(const Alert& alert);
/// Nothing if jti or time is missing. Severity is judged anew.
std::optional<Alert> alertFromJson(const QJsonObject& object);

} // namespace sallyport::account
