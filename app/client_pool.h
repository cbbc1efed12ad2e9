// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// ClientPool: one Client for each profile that was used, kept to the end of the program. A session restored late or a
// sign-in given up may still be talking over one when the next sign-in begins.
//   const auth::AuthContext& context = pool.clientFor(profile).context();
#pragma once

#include "app/client.h"

#include <vector>

namespace sallyport::app {

class ClientPool {
public:
    /// `store` and `browser` (may be null) must outlive this.
    ClientPool(Paths paths, secrets::SecretStore& store, auth::BrowserOpener* browser);

    /// The same for an equal profile: one with other pins or another trust gets a connection of its own.
    Client& clientFor(const origin::ServiceProfile& profile);
    void forgetConnections();

private:
    Paths m_paths;
    secrets::SecretStore& m_store;
    auth::BrowserOpener* m_browser;
    std::vector<std::unique_ptr<Client>> m_clients;
};

} // namespace sallyport::app
