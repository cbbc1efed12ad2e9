// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/memory_store.h"

#include "core/secrets/store_limits.h"

namespace sallyport::secrets {

Task<Secret, SecretStoreError> MemoryStore::read(const QString& key)
{
    using Answer = Task<Secret, SecretStoreError>;
    const auto found = m_values.find(key);
    if (found == m_values.end())
        return Answer::ready(std::unexpected(isStoreKey(key) ? SecretStoreError::notFound : SecretStoreError::failed));
    return Answer::ready(found->second.clone());
}

Task<Done, SecretStoreError> MemoryStore::write(const QString& key, Secret value)
{
    using Answer = Task<Done, SecretStoreError>;
    if (!isStoreKey(key) || value.size() > maxValueBytes)
        return Answer::ready(std::unexpected(SecretStoreError::failed));
    m_values.insert_or_assign(key, std::move(value));
    return Answer::ready(Done{});
}

Task<Done, SecretStoreError> MemoryStore::remove(const QString& key)
{
    using Answer = Task<Done, SecretStoreError>;
    if (!isStoreKey(key))
        return Answer::ready(std::unexpected(SecretStoreError::failed));
    m_values.erase(key);
    return Answer::ready(Done{});
}

} // namespace sallyport::secrets
