// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the account API's answers about sessions: bytes from outside, with limits.
//   auto page = readSessionPage(response.body);
#pragma once

#include "core/account/account_service.h"

namespace sallyport::account {

struct SessionPage {
    QList<SessionEntry> sessions;
    QString next; ///< opaque cursor of the next page; empty at the end
};

/// The answer to GET sessions. Limits: 1 MiB, 1,000 sessions a page, texts cut to 200 characters. Nothing if malformed.
std::optional<SessionPage> readSessionPage(QByteArrayView body);

/// The receipts in the answer to DELETE sessions/{id}: at most 1,000 of at most 8 KiB. Nothing if malformed.
std::optional<QList<QByteArray>> readReceipts(QByteArrayView body);

} // namespace sallyport::account
