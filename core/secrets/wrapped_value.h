// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One value under the wrap key, as it lies in a store: "SALLYWRP", version (1), nonce (24), ciphertext and tag
// (XChaCha20-Poly1305, IETF), with the first nine bytes and the value's name as associated data: no value passes for
// another.
//   Secret sealed = wrapValue(QStringLiteral("session/practice"), text, key, random);
#pragma once

#include "core/base/random.h"
#include "core/secrets/secret_store.h"

namespace sallyport::secrets {

/// Bytes of a wrap key.
inline constexpr qsizetype wrapKeyBytes = 32;
/// How much longer a value gets.
inline constexpr qsizetype wrapOverhead = 9 + 24 + 16;

/// True for what wrapValue wrote, whole or damaged; such a value is never taken for a plain one.
bool isWrapped(const Secret& value);
Secret wrapValue(const QString& name, const Secret& value, const Secret& key, const Random& random);
/// corrupt if it was changed in any bit, or sealed under another name or key.
Result<Secret, SecretStoreError> unwrapValue(const QString& name, const Secret& wrapped, const Secret& key);

} // namespace sallyport::secrets
