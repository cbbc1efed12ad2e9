// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client.h"

#include "core/net/https_transport.h"

namespace sallyport::app {

Client::Client(const Paths& paths, origin::ServiceProfile profile, secrets::SecretStore& store,
               auth::BrowserOpener* browser)
    : m_transport(std::make_unique<net::HttpsTransport>(profile)),
      m_context{.profile = std::move(profile),
                .transport = m_transport.get(),
                .store = &store,
                .browser = browser,
                .lockFile = paths.refreshLock()}
{
}

Client::~Client() = default;

} // namespace sallyport::app
