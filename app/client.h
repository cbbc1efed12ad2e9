// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Client: the real parts for one account service: its transport, its store and what core/auth asks for. The window and the
// command line use the same one.
//   Client client(paths, profile, StoreKind::keychain);
//   client.openStore(std::move(passphrase)).then(this, ...);
#pragma once

#include "app/paths.h"
#include "core/auth/auth_context.h"

#include <memory>

namespace sallyport::app {

class Client {
public:
    /// `profile` is native, with an issuer. `browser` may be null and must outlive this.
    Client(const Paths& paths, origin::ServiceProfile profile, secrets::StoreKind store,
           auth::BrowserOpener* browser = nullptr);
    ~Client();

    /// Opens the file store with its passphrase; for the other kinds success at once.
    Task<Done, secrets::SecretStoreError> openStore(Secret passphrase);

    const origin::ServiceProfile& profile() const { return m_profile; }
    secrets::StoreKind storeKind() const { return m_store->kind(); }
    /// Valid as long as this lives.
    auth::AuthContext context() const;
    /// As context(), with a store in memory: for a shared computer.
    auth::AuthContext sharedComputerContext() const;

private:
    origin::ServiceProfile m_profile;
    QString m_lockFile;
    auth::BrowserOpener* m_browser;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<secrets::SecretStore> m_store;
    std::unique_ptr<secrets::SecretStore> m_memory;
};

} // namespace sallyport::app
