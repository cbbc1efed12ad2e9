// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the account API's answers about sign-ins, security and pending changes: bytes from outside, at most 1 MiB.
// Nothing if malformed.
//   auto facts = readSecurity(response.body);
#pragma once

#include "core/account/account_values.h"

#include <QByteArrayView>

namespace sallyport::account {

/// At most 1,000, of which the first 100 count.
std::optional<QList<SignInEntry>> readSignIns(QByteArrayView body);
std::optional<SecurityFacts> readSecurity(QByteArrayView body);
/// At most 1,000.
std::optional<QList<PendingChange>> readPendingChanges(QByteArrayView body);
/// The body of a 202: a change that is pending.
std::optional<ChangeReport> readPendingReport(QByteArrayView body);

/// As docs/protocol.md names them ("password", …); anything else is unknown.
ChangeKind changeKind(QStringView word);

} // namespace sallyport::account
