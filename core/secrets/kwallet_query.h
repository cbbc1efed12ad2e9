// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On Plasma QtKeychain may talk to KWallet and not to the Secret Service; KWallet says "not found" of a closed wallet
// too.
//   if (isPlasma()) walletIsOpen(limit).then(this, ...);
#pragma once

#include "core/secrets/secret_store.h"

#include <chrono>

namespace sallyport::secrets {

/// True in a Plasma 5 or later session, by its environment (as QtKeychain judges it).
bool isPlasma();

/// Whether the wallet for passwords of network services is open. noService without a wallet daemon; timedOut, failed.
Task<bool, SecretStoreError> walletIsOpen(std::chrono::milliseconds limit);

} // namespace sallyport::secrets
