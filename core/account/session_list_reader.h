// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the account API's answers about sessions and devices: bytes from outside, with limits. Nothing if malformed.
//   auto page = readSessionPage(response.body);
#pragma once

#include "core/account/account_values.h"

#include <QByteArrayView>
#include <QJsonObject>

namespace sallyport::account {

struct SessionPage {
    QList<SessionEntry> sessions;
    QString next; ///< opaque cursor of the next page; empty at the end
};

/// Limits of the answers below, in bytes; for HttpRequest::maxAnswerBytes too.
inline constexpr qsizetype maxPageBytes = qsizetype{1024} * 1024;
inline constexpr qsizetype maxListBytes = qsizetype{16} * 1024 * 1024;

/// GET sessions: 1 MiB, 1,000 sessions a page.
std::optional<SessionPage> readSessionPage(QByteArrayView body);

/// GET devices: 16 MiB, 20,000 devices and sessions in all.
std::optional<DeviceList> readDevices(QByteArrayView body);
/// PATCH devices/{id}.
std::optional<DeviceEntry> readDevice(QByteArrayView body);

/// DELETE sessions, sessions/{id}, devices/{id}: 16 MiB, 20,000 receipts of at most 8 KiB.
std::optional<QList<QByteArray>> readReceipts(QByteArrayView body);

} // namespace sallyport::account
