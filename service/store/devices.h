// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices: the device keys that have signed in, each for the account it did so with. The id is the key's thumbprint.
// Call within Database::inTransaction.
//   bool known = devices.isKnown(account.id, proof.deviceId);
#pragma once

#include "service/store/database.h"

namespace sallyport::service {

struct Device {
    QByteArray id = {};        ///< RFC 7638 thumbprint
    QString name = {};         ///< the person's words; never what a device is known by
    QByteArray publicJwk = {}; ///< JSON
};

class Devices {
public:
    explicit Devices(Database& database) : m_database(database) {}

    bool isKnown(std::int64_t accountId, const QByteArray& deviceId);
    /// As given at its last sign-in; empty if it is not known.
    QString name(std::int64_t accountId, const QByteArray& deviceId);
    /// Adds it, or gives the known one the new name.
    void seen(std::int64_t accountId, const Device& device, std::int64_t now);

private:
    Database& m_database;
};

} // namespace sallyport::service
