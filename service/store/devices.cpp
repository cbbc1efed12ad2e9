// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/devices.h"

namespace sallyport::service {

bool Devices::isKnown(std::int64_t accountId, const QByteArray& deviceId)
{
    return !m_database
                .read(QStringLiteral("SELECT 1 FROM devices WHERE account_id = ? AND device_id = ?"),
                      {sqlNumber(accountId), sqlText(deviceId)})
                .isEmpty();
}

QString Devices::name(std::int64_t accountId, const QByteArray& deviceId)
{
    const auto rows = m_database.read(QStringLiteral("SELECT name FROM devices WHERE account_id = ? AND device_id = ?"),
                                      {sqlNumber(accountId), sqlText(deviceId)});
    return rows.isEmpty() ? QString() : rows[0][0].toString();
}

void Devices::seen(std::int64_t accountId, const Device& device, std::int64_t now)
{
    m_database.write(
        QStringLiteral("INSERT INTO devices (account_id, device_id, name, public_jwk, first_seen_at, last_seen_at)"
                       " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, device_id)"
                       " DO UPDATE SET name = excluded.name, last_seen_at = excluded.last_seen_at"),
        {sqlNumber(accountId), sqlText(device.id), sqlWords(device.name), sqlText(device.publicJwk), sqlNumber(now),
         sqlNumber(now)});
}

} // namespace sallyport::service
