// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client_pool.h"

#include "core/origin/profile_writer.h"

#include <algorithm>

namespace sallyport::app {

ClientPool::ClientPool(Paths paths, secrets::SecretStore& store, auth::BrowserOpener* browser)
    : m_paths(std::move(paths)), m_store(store), m_browser(browser)
{
}

Client& ClientPool::clientFor(const origin::ServiceProfile& profile)
{
    const auto json = origin::profileToJson(profile);
    const auto known = std::ranges::find_if(m_clients, [&](const auto& client) {
        return client->profile().trust == profile.trust && origin::profileToJson(client->profile()) == json;
    });
    if (known != m_clients.end())
        return **known;
    return *m_clients.emplace_back(std::make_unique<Client>(m_paths, profile, m_store, m_browser));
}

void ClientPool::forgetConnections()
{
    for (const auto& client : m_clients)
        client->forgetConnections();
}

} // namespace sallyport::app
