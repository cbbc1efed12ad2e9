// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client.h"

#include "core/net/https_transport.h"
#include "core/secrets/file_store.h"
#include "core/secrets/keychain_store.h"
#include "core/secrets/memory_store.h"

namespace sallyport::app {

using secrets::StoreKind;

namespace {

std::unique_ptr<secrets::SecretStore> makeStore(const Paths& paths, StoreKind kind)
{
    switch (kind) {
    case StoreKind::keychain:
        return std::make_unique<secrets::KeychainStore>(QStringLiteral("sallyport"), paths.data.path());
    case StoreKind::file:
        return std::make_unique<secrets::FileStore>(paths.secretsFile());
    case StoreKind::memory:
        break;
    }
    return std::make_unique<secrets::MemoryStore>();
}

} // namespace

Client::Client(const Paths& paths, origin::ServiceProfile profile, StoreKind store, auth::BrowserOpener* browser)
    : m_profile(std::move(profile)), m_lockFile(paths.refreshLock()), m_browser(browser),
      m_transport(std::make_unique<net::HttpsTransport>(m_profile)), m_store(makeStore(paths, store)),
      m_memory(std::make_unique<secrets::MemoryStore>())
{
}

Client::~Client() = default;

Task<Done, secrets::SecretStoreError> Client::openStore(Secret passphrase)
{
    if (auto* file = dynamic_cast<secrets::FileStore*>(m_store.get()))
        return file->open(std::move(passphrase));
    return Task<Done, secrets::SecretStoreError>::ready(Done{});
}

auth::AuthContext Client::context() const
{
    return {.profile = m_profile, .transport = m_transport.get(), .store = m_store.get(), .browser = m_browser,
            .lockFile = m_lockFile};
}

auth::AuthContext Client::sharedComputerContext() const
{
    auto shared = context();
    shared.store = m_memory.get();
    return shared;
}

} // namespace sallyport::app
