// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Client: the real parts for one account service: its transport and what core/auth asks for. The window and the command
// line use the same one.
//   Client client(paths, profile, store);  auth::SignIn signIn(client.context());
#pragma once

#include "app/paths.h"
#include "core/auth/auth_context.h"

#include <memory>

namespace sallyport::app {

class Client {
public:
    /// `profile` is native, with an issuer. `store` and `browser` (may be null) must outlive this.
    Client(const Paths& paths, origin::ServiceProfile profile, secrets::SecretStore& store,
           auth::BrowserOpener* browser = nullptr);
    ~Client();

    const origin::ServiceProfile& profile() const { return m_context.profile; }
    /// Valid as long as this lives.
    const auth::AuthContext& context() const { return m_context; }
    /// The program locks: no connection keeps what was last sent over it.
    void forgetConnections() { m_transport->forget(); }

private:
    std::unique_ptr<net::Transport> m_transport;
    auth::AuthContext m_context;
};

} // namespace sallyport::app
