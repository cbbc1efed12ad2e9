// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// MemoryStore: secrets that end with the program. For shared computers, and wherever a person wants nothing kept.
//   MemoryStore store;
//   store.write(QStringLiteral("session/practice"), std::move(token)).then(this, ...);
#pragma once

#include "core/secrets/secret_store.h"

#include <map>

namespace sallyport::secrets {

class MemoryStore final : public SecretStore {
public:
    StoreKind kind() const override { return StoreKind::memory; }
    Task<Secret, SecretStoreError> read(const QString& key) override;
    Task<Done, SecretStoreError> write(const QString& key, Secret value) override;
    Task<Done, SecretStoreError> remove(const QString& key) override;

private:
    std::map<QString, Secret> m_values;
};

} // namespace sallyport::secrets
