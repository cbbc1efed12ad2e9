// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StreamPlace: which alert stream a session has and where in its chain of continuity it stands. Kept as a secret and
// before every poll: whoever has it can pass for the session's only holder.
//   keeper.read(sessionId).then(this, [](Result<StreamPlace, SecretStoreError> place) { ... });
#pragma once

#include "core/secrets/secret_store.h"

#include <QObject>
#include <QUrl>

namespace sallyport::account {

struct StreamPlace {
    QString sessionId = {};
    QString streamId = {}; ///< empty: no stream yet
    QString audience = {};
    QUrl pollEndpoint = {};
    QUrl verifyEndpoint = {}; ///< may be empty
    QUrl jwksUri = {};
    QByteArray continuity = {}; ///< of the last answer; empty before the first
    QByteArray attempt = {};    ///< of a poll sent and not yet answered: sent again with the same; else empty
};

Secret writeStreamPlace(const StreamPlace& place);
/// Nothing if malformed. At most 16 KiB.
std::optional<StreamPlace> readStreamPlace(const Secret& text);

class PlaceKeeper : public QObject {
public:
    /// `store` null: memory only. The key is "alerts/<profile id>".
    PlaceKeeper(secrets::SecretStore* store, const QString& profileId);

    /// A fresh place where there is none or another session's. Any doubt is an error: to begin the chain anew would end
    /// the session.
    Task<StreamPlace, secrets::SecretStoreError> read(const QString& sessionId);
    Task<Done, secrets::SecretStoreError> write(const StreamPlace& place);
    /// Removes the place if it is this session's.
    void forget(const QString& sessionId);

private:
    secrets::SecretStore* m_store;
    QString m_key;
    StreamPlace m_inMemory; ///< without a store
};

} // namespace sallyport::account
