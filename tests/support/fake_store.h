// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeStore: a SecretStore in memory whose failures a test chooses. Copies share one content, as two programs share one
// keychain.
//   FakeStore store;  store.failWrites = secrets::SecretStoreError::locked;
#pragma once

#include "core/secrets/secret_store.h"

#include <map>
#include <memory>
#include <optional>

namespace sallyport::test {

struct FakeStore : secrets::SecretStore {
    using Error = secrets::SecretStoreError;

    std::shared_ptr<std::map<QString, Secret>> values = std::make_shared<std::map<QString, Secret>>();
    std::optional<Error> failReads = {};
    std::optional<Error> failWrites = {};
    std::optional<Error> failRemoves = {};
    int reads = 0;
    int writes = 0;

    secrets::StoreKind kind() const override { return secrets::StoreKind::memory; }

    Task<Secret, Error> read(const QString& key) override
    {
        ++reads;
        const auto found = values->find(key);
        if (failReads)
            return Task<Secret, Error>::ready(std::unexpected(*failReads));
        if (found == values->end())
            return Task<Secret, Error>::ready(std::unexpected(Error::notFound));
        return Task<Secret, Error>::ready(found->second.clone());
    }

    Task<Done, Error> write(const QString& key, Secret value) override
    {
        ++writes;
        if (failWrites)
            return Task<Done, Error>::ready(std::unexpected(*failWrites));
        values->insert_or_assign(key, std::move(value));
        return Task<Done, Error>::ready(Done{});
    }

    Task<Done, Error> remove(const QString& key) override
    {
        if (failRemoves)
            return Task<Done, Error>::ready(std::unexpected(*failRemoves));
        values->erase(key);
        return Task<Done, Error>::ready(Done{});
    }

    bool has(const QString& key) const { return values->contains(key); }
};

} // namespace sallyport::test
