// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionKeeper: the stored side of one session. Never writes over, and never removes, what belongs to another session.
//   keeper.reread().then(this, [](Result<Kept, SecretStoreError> kept) { ... });
#pragma once

#include "core/auth/session_record.h"
#include "core/secrets/secret_store.h"

#include <QObject>

namespace sallyport::auth {

/// What the store holds, compared with the record in memory.
enum class Kept {
    same,     ///< ours, no newer than what is in memory
    newer,    ///< ours, refreshed by another program: taken over
    replaced, ///< somebody signed in anew at this profile
    gone      ///< nothing
};

class SessionKeeper : public QObject {
public:
    SessionKeeper(secrets::SecretStore& store, SessionRecord& record);

    Task<Kept, secrets::SecretStoreError> reread();
    /// Writes the record and notes in its facts how that went.
    Task<Done, secrets::SecretStoreError> write();
    /// Removes the stored record unless it is of another session key than the one with this thumbprint.
    Task<Done, secrets::SecretStoreError> forget(const QByteArray& thumbprint);

private:
    Kept takeOver(const Secret& text);
    secrets::SecretStore& m_store;
    SessionRecord& m_record;
    QString m_key;
};

} // namespace sallyport::auth
