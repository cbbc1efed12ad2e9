// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stored_session.h"

namespace sallyport::app {

using secrets::SecretStoreError;

StoredSession::StoredSession(const Paths& paths) : m_paths(paths), m_registry(paths.data) {}

void StoredSession::find(Secret storePassphrase)
{
    auto account = m_registry.last();
    if (!account)
        return Q_EMIT failed(CommandError::registryUnreadable());
    if (!*account)
        return Q_EMIT failed(CommandError::notSignedIn());
    m_identifier = (*account)->identifier;
    m_store = makeStore(m_paths, (*account)->store);
    m_client = std::make_unique<Client>(m_paths, (*account)->profile, *m_store);
    openStore(*m_store, std::move(storePassphrase)).then(this, [this](Result<Done, SecretStoreError> opened) {
        if (!opened)
            return Q_EMIT failed(commandError(opened.error()));
        auth::Session::restore(m_client->context())
            .then(this, [this](Result<std::unique_ptr<auth::Session>, auth::RestoreError> session) {
                if (!session)
                    return Q_EMIT failed(commandError(session.error()));
                m_session = std::move(*session);
                Q_EMIT found();
            });
    });
}

} // namespace sallyport::app
