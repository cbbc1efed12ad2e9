// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices: the device keys that have signed in, each for the account it did so with. The id is the key's thumbprint.
// One that was unbound is none of the account's, until it signs in again, as a new one. Call within
// Database::inTransaction.
//   bool known = devices.isKnown(account.id, proof.deviceId);
#pragma once

#include "service/store/database.h"

#include <vector>

namespace sallyport::service {

struct Device {
    QByteArray id = {};        ///< RFC 7638 thumbprint
    QString name = {};         ///< the person's words; never what a device is known by
    QByteArray publicJwk = {}; ///< JSON
    std::int64_t firstSeenAt = 0;
    std::int64_t lastSeenAt = 0; ///< last call of any of its sessions

    friend bool operator==(const Device&, const Device&) = default;
};

class Devices {
public:
    explicit Devices(Database& database) : m_database(database) {}

    bool isKnown(std::int64_t accountId, const QByteArray& deviceId);
    /// The account's, the one seen last first.
    std::vector<Device> all(std::int64_t accountId);
    std::optional<Device> find(std::int64_t accountId, const QByteArray& deviceId);
    /// Empty if it is not known.
    QString name(std::int64_t accountId, const QByteArray& deviceId);
    /// True if the account has one that was first seen before then.
    bool hasOlderThan(std::int64_t accountId, std::int64_t firstSeenAt, std::int64_t unboundSince);

    /// Adds it, or gives the known one the name, unless the person has renamed it.
    void seen(std::int64_t accountId, const Device& device, std::int64_t now);
    void rename(std::int64_t accountId, const QByteArray& deviceId, const QString& name);
    void unbind(std::int64_t accountId, const QByteArray& deviceId, std::int64_t now);
    /// When the device was unbound; nothing if it was not, or is not known.
    std::optional<std::int64_t> unboundAt(std::int64_t accountId, const QByteArray& deviceId);
    /// Forgets those unbound before then that no session speaks of any more.
    void forgetUnboundBefore(std::int64_t when);

private:
    std::vector<Device> select(const QString& condition, const QVariantList& values);
    Database& m_database;
};

} // namespace sallyport::service
