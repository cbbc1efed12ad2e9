// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Under which names wrong passwords and codes are counted, wherever they are given.
//   attempts.begin({.account = credentialsKey(identifier), .device = deviceId, .address = address});
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace sallyport::service {

/// By identifier, not by account: else a lock would tell which e-mail and which number are one person's.
inline QByteArray credentialsKey(const QString& normalisedIdentifier)
{
    return "credentials:" + normalisedIdentifier.toUtf8();
}

inline QByteArray codesKey(std::int64_t accountId)
{
    return "codes:" + QByteArray::number(qlonglong(accountId));
}

} // namespace sallyport::service
