// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// TlsIdentity: the service's certificates and keys as they lie in DIR/tls, made at the first start. The leaf's key
// stays the same when the certificate is made anew, so a client that pinned it goes on; the next key waits for a
// roll-over. The root's key is kept (0600), because renewing needs it: whoever can read it can read the leaf's key
// beside it, and its name constraints let it vouch for nothing but this computer.
//   auto identity = TlsIdentity::open(dir + "/tls", systemClock());
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArrayList>
#include <QString>

namespace sallyport::service {

enum class TlsIdentityError {
    unreadable, ///< files are missing or broken while others are there: never made anew, clients hold their pins
    unwritable  ///< the folder or a file in it cannot be written
};

class TlsIdentity {
public:
    /// Reads the folder, or makes everything where there is none; a leaf with less than 30 days left is made anew.
    static Result<TlsIdentity, TlsIdentityError> open(const QString& folder, const Clock& clock);

    /// The root, for clients.
    QString rootFile() const;
    const QByteArray& leafPem() const { return m_leafPem; }
    const Secret& leafKeyPem() const { return m_leafKey; }
    /// "sha256/<base64>": the leaf's key, then the key that will follow it.
    QByteArrayList pins() const { return m_pins; }
    /// Makes the leaf anew from the same key when less than 30 days are left. True: there is a new one to serve.
    Result<bool, TlsIdentityError> renewWhenDue(const Clock& clock);

private:
    static Result<Done, TlsIdentityError> create(const QString& folder, const Clock& clock);
    Result<Done, TlsIdentityError> load();

    QString m_folder;
    QByteArray m_rootPem;
    Secret m_rootKey;
    QByteArray m_leafPem;
    Secret m_leafKey;
    QByteArrayList m_pins;
};

} // namespace sallyport::service
