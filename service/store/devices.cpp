// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/store/devices.h"

namespace sallyport::service {

namespace {

const QString thisDevice = QStringLiteral("account_id = ? AND device_id = ?");

} // namespace

bool Devices::isKnown(std::int64_t accountId, const QByteArray& deviceId)
{
    return !m_database
                .read(QStringLiteral("SELECT 1 FROM devices WHERE unbound_at IS NULL AND ") + thisDevice,
                      {sqlNumber(accountId), sqlText(deviceId)})
                .isEmpty();
}

std::vector<Device> Devices::select(const QString& condition, const QVariantList& values)
{
    const auto rows = m_database.read(
        QStringLiteral("SELECT d.device_id, d.name, d.public_jwk, d.first_seen_at, d.last_seen_at, MAX(s.last_seen_at)"
                       " FROM devices d LEFT JOIN sessions s ON s.account_id = d.account_id AND s.device_id ="
                       " d.device_id WHERE d.unbound_at IS NULL AND ")
            + condition
            + QStringLiteral(" GROUP BY d.device_id, d.name, d.public_jwk, d.first_seen_at, d.last_seen_at"),
        values);
    std::vector<Device> devices;
    for (const auto& row : rows)
        devices.push_back({.id = ascii(row[0]),
                           .name = row[1].toString(),
                           .publicJwk = ascii(row[2]),
                           .firstSeenAt = number(row[3]),
                           .lastSeenAt = std::max(number(row[4]), number(row[5]))});
    return devices;
}

std::vector<Device> Devices::all(std::int64_t accountId)
{
    auto devices = select(QStringLiteral("d.account_id = ?"), {sqlNumber(accountId)});
    std::ranges::stable_sort(devices, std::ranges::greater(), &Device::lastSeenAt);
    return devices;
}

std::optional<Device> Devices::find(std::int64_t accountId, const QByteArray& deviceId)
{
    auto devices =
        select(QStringLiteral("d.account_id = ? AND d.device_id = ?"), {sqlNumber(accountId), sqlText(deviceId)});
    return devices.empty() ? std::nullopt : std::optional(std::move(devices.front()));
}

QString Devices::name(std::int64_t accountId, const QByteArray& deviceId)
{
    const auto rows =
        m_database.read(QStringLiteral("SELECT name FROM devices WHERE unbound_at IS NULL AND ") + thisDevice,
                        {sqlNumber(accountId), sqlText(deviceId)});
    return rows.isEmpty() ? QString() : rows[0][0].toString();
}

bool Devices::hasOlderThan(std::int64_t accountId, std::int64_t firstSeenAt, std::int64_t unboundSince)
{
    return !m_database
                .read(QStringLiteral("SELECT 1 FROM devices WHERE account_id = ? AND first_seen_at < ?"
                                     " AND (unbound_at IS NULL OR unbound_at > ?) LIMIT 1"),
                      {sqlNumber(accountId), sqlNumber(firstSeenAt), sqlNumber(unboundSince)})
                .isEmpty();
}

void Devices::seen(std::int64_t accountId, const Device& device, std::int64_t now)
{
    // Unbound and here again: nothing of what it was before counts for it.
    m_database.write(
        QStringLiteral(
            "INSERT INTO devices (account_id, device_id, name, public_jwk, first_seen_at, last_seen_at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, device_id) DO UPDATE SET"
            " name = CASE WHEN devices.renamed = 1 AND devices.unbound_at IS NULL THEN devices.name ELSE excluded.name"
            " END, renamed = CASE WHEN devices.unbound_at IS NULL THEN devices.renamed ELSE 0 END,"
            " first_seen_at = CASE WHEN devices.unbound_at IS NULL THEN devices.first_seen_at"
            " ELSE excluded.first_seen_at END, last_seen_at = excluded.last_seen_at, unbound_at = NULL"),
        {sqlNumber(accountId), sqlText(device.id), sqlWords(device.name), sqlText(device.publicJwk), sqlNumber(now),
         sqlNumber(now)});
}

void Devices::rename(std::int64_t accountId, const QByteArray& deviceId, const QString& name)
{
    m_database.write(QStringLiteral("UPDATE devices SET name = ?, renamed = 1 WHERE ") + thisDevice,
                     {sqlWords(name), sqlNumber(accountId), sqlText(deviceId)});
}

void Devices::unbind(std::int64_t accountId, const QByteArray& deviceId, std::int64_t now)
{
    m_database.write(QStringLiteral("UPDATE devices SET unbound_at = ? WHERE unbound_at IS NULL AND ") + thisDevice,
                     {sqlNumber(now), sqlNumber(accountId), sqlText(deviceId)});
}

std::optional<std::int64_t> Devices::unboundAt(std::int64_t accountId, const QByteArray& deviceId)
{
    const auto rows = m_database.read(QStringLiteral("SELECT unbound_at FROM devices WHERE ") + thisDevice,
                                      {sqlNumber(accountId), sqlText(deviceId)});
    return rows.isEmpty() ? std::nullopt : maybeNumber(rows[0][0]);
}

void Devices::forgetUnboundBefore(std::int64_t when)
{
    m_database.write(QStringLiteral("DELETE FROM devices WHERE unbound_at < ? AND NOT EXISTS (SELECT 1 FROM sessions s"
                                    " WHERE s.account_id = devices.account_id AND s.device_id = devices.device_id)"),
                     {sqlNumber(when)});
}

} // namespace sallyport::service
