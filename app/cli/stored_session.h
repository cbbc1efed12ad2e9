// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// StoredSession: finds the session again that `session open` or the window left, for the commands that use it.
#pragma once

#include "app/account_registry.h"
#include "app/cli/chosen_store.h"
#include "app/cli/command_error.h"
#include "app/cli/secrets_input.h"
#include "app/client.h"

namespace sallyport::app {

class StoredSession : public QObject {
    Q_OBJECT
public:
    explicit StoredSession(const Paths& paths);

    /// Opens the store and reads the session; then `found` or `failed`.
    void find(Secret storePassphrase);
    bool hasSession() const { return m_session != nullptr; }
    auth::Session& session() { return *m_session; }
    const auth::AuthContext& context() const { return m_client->context(); }
    /// What the person signed in with; empty where an older program did not note it.
    const QString& identifier() const { return m_identifier; }

Q_SIGNALS:
    void found();
    void failed(const sallyport::app::CommandError& error);

private:
    Paths m_paths;
    AccountRegistry m_registry;
    QString m_identifier;
    std::unique_ptr<secrets::SecretStore> m_store;
    std::unique_ptr<Client> m_client;
    std::unique_ptr<auth::Session> m_session;
};

} // namespace sallyport::app
