// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/session_keeper.h"

namespace sallyport::auth {

using secrets::SecretStoreError;

namespace {

/// A session is known by its key: not every service names a sid.
bool isOfAnotherKey(const Secret& text, const QByteArray& thumbprint)
{
    const auto stored = readSessionRecord(text);
    if (!stored)
        return false;
    const auto key = jose::EcKey::fromScalar(stored->keyScalar);
    return key && key->publicKey().thumbprint() != thumbprint;
}

} // namespace

SessionKeeper::SessionKeeper(secrets::SecretStore& store, SessionRecord& record)
    : m_store(store), m_record(record), m_key(sessionKeyFor(record.facts.profileId))
{
}

Task<Kept, SecretStoreError> SessionKeeper::reread()
{
    auto promise = std::make_shared<Promise<Kept, SecretStoreError>>();
    auto task = promise->task();
    m_store.read(m_key).then(this, [this, promise](Result<Secret, SecretStoreError> text) {
        if (!text && text.error() == SecretStoreError::notFound)
            return promise->finish(Kept::gone);
        if (!text)
            return promise->finish(std::unexpected(text.error()));
        promise->finish(takeOver(*text));
    });
    return task;
}

Kept SessionKeeper::takeOver(const Secret& text)
{
    auto stored = readSessionRecord(text);
    if (!stored || stored->facts.sessionId != m_record.facts.sessionId || !stored->keyScalar.equals(m_record.keyScalar))
        return Kept::replaced;
    const bool newer = stored->generation > m_record.generation;
    const bool unfinished = stored->generation == m_record.generation && !stored->refreshAttempt.isEmpty();
    if (newer || unfinished)
        m_record = std::move(*stored);
    return newer ? Kept::newer : Kept::same;
}

Task<Done, SecretStoreError> SessionKeeper::write()
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    m_store.write(m_key, writeSessionRecord(m_record))
        .then(this, [this, promise](Result<Done, SecretStoreError> written) {
            m_record.facts.keeping = written ? Keeping::stored : Keeping::notStored;
            m_record.facts.storeError = written ? std::nullopt : std::optional(written.error());
            promise->finish(std::move(written));
        });
    return task;
}

Task<Done, SecretStoreError> SessionKeeper::forget(const QByteArray& thumbprint)
{
    auto promise = std::make_shared<Promise<Done, SecretStoreError>>();
    auto task = promise->task();
    m_store.read(m_key).then(this, [this, promise, thumbprint](Result<Secret, SecretStoreError> text) {
        if (!text && text.error() == SecretStoreError::notFound)
            return promise->finish(Done{});
        if (!text)
            return promise->finish(std::unexpected(text.error()));
        if (isOfAnotherKey(*text, thumbprint))
            return promise->finish(Done{});
        m_store.remove(m_key).then(
            this, [promise](Result<Done, SecretStoreError> removed) { promise->finish(std::move(removed)); });
    });
    return task;
}

} // namespace sallyport::auth
