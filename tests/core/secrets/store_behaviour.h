// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every SecretStore must do, whichever it is; run on an empty, usable store.
//   TEST_CASE("memory behaves as a store") { MemoryStore store; checkStoreBehaviour(store); }
#pragma once

#include "core/secrets/secret_store.h"
#include "tests/support/wait.h"

namespace sallyport::test {

void checkStoreBehaviour(secrets::SecretStore& store);

inline Result<Secret, secrets::SecretStoreError> readFrom(secrets::SecretStore& store, const QString& key)
{
    return waitFor(store.read(key));
}

inline Result<Done, secrets::SecretStoreError> writeTo(secrets::SecretStore& store, const QString& key,
                                                       QByteArrayView value)
{
    return waitFor(store.write(key, Secret::copyOf(value)));
}

/// True if the store holds exactly `value` under `key`.
inline bool holds(secrets::SecretStore& store, const QString& key, QByteArrayView value)
{
    const auto answer = readFrom(store, key);
    return answer && answer->view() == value;
}

} // namespace sallyport::test
