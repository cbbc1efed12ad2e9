// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// macOS and Windows: the keychain is part of the system, and QtKeychain's word is enough.
#include "core/secrets/keychain_query.h"

#include "core/secrets/keychain_store.h"

namespace sallyport::secrets {

Task<Whereabouts, SecretStoreError> whereIs(const QString&, const QString&, std::chrono::milliseconds)
{
    return Task<Whereabouts, SecretStoreError>::ready(Whereabouts::unknown);
}

void renewServiceSession() {}

bool writesNeedProof()
{
    return false;
}

Task<KeychainState, SecretStoreError> keychainAvailability(std::chrono::milliseconds)
{
#if defined(Q_OS_WIN)
    constexpr auto backend = KeychainBackend::windowsCredentials;
#elif defined(Q_OS_MACOS)
    constexpr auto backend = KeychainBackend::macKeychain;
#else
    constexpr auto backend = KeychainBackend::otherSecretService;
#endif
    return Task<KeychainState, SecretStoreError>::ready(
        KeychainState{.availability = KeychainAvailability::available, .backend = backend});
}

} // namespace sallyport::secrets
