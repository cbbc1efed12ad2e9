// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One QtKeychain job each, as Tasks. They keep QtKeychain's own words (notFound may mean locked) and have no time
// limit: a job that waits for a prompt must never be deleted, so it lives until it ends, and QtKeychain runs one at a
// time, in order.
//   readEntry(service, key).then(this, [this](Result<Secret, SecretStoreError> answer) { ... });
#pragma once

#include "core/secrets/secret_store.h"

namespace sallyport::secrets {

/// corrupt if the entry is not what writeEntry stores.
Task<Secret, SecretStoreError> readEntry(const QString& service, const QString& key);
/// Stores base64 text. `landed` is called once it is certain that it was stored, even when nobody waits any more.
Task<Done, SecretStoreError> writeEntry(const QString& service, const QString& key, const Secret& value,
                                        std::function<void()> landed);
/// Success may also mean that the entry is locked: ask whereIs.
Task<Done, SecretStoreError> removeEntry(const QString& service, const QString& key);

} // namespace sallyport::secrets
