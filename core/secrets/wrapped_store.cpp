// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/wrapped_store.h"

#include "core/secrets/store_limits.h"
#include "core/secrets/wrapped_value.h"

#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace sallyport::secrets {

namespace {

const QString insideKey = QStringLiteral("lock/wrap-key");
const QString fileEntry = QStringLiteral("wrap-key");

/// Replaces in one step: a power cut leaves the former file or the new one.
Result<Done, SecretStoreError> putInPlace(const QString& from, const QString& to)
{
    std::error_code failed;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), failed);
    if (failed)
        return std::unexpected(SecretStoreError::failed);
    return Done{};
}

template <typename T>
using Shared = std::shared_ptr<Promise<T, SecretStoreError>>;

template <typename T>
std::pair<Shared<T>, Task<T, SecretStoreError>> question()
{
    auto promise = std::make_shared<Promise<T, SecretStoreError>>();
    auto task = promise->task();
    return {std::move(promise), std::move(task)};
}

} // namespace

WrappedStore::WrappedStore(SecretStore& inner, QString lockFile, FileStoreCost cost, Random random)
    : m_inner(inner), m_path(std::move(lockFile)), m_cost(cost), m_random(std::move(random))
{
}

WrappedStore::~WrappedStore() = default;

bool WrappedStore::isSetUp() const
{
    const QFileInfo info(m_path);
    return info.exists() || info.isSymLink();
}

void WrappedStore::lock()
{
    ++m_locks;
    m_shut = true;
    m_key = {};
}

Task<Secret, SecretStoreError> WrappedStore::read(const QString& key)
{
    if (isLocked())
        return KeyAnswer::ready(std::unexpected(SecretStoreError::locked));
    auto [promise, task] = question<Secret>();
    m_inner.read(key).then(this, [this, promise, key, locks = m_locks](Result<Secret, SecretStoreError> value) {
        if (locks != m_locks)
            return promise->finish(std::unexpected(SecretStoreError::locked));
        if (!value || !isWrapped(*value))
            return promise->finish(std::move(value));
        unwrapped(key, std::move(*value)).then(this, [promise](Result<Secret, SecretStoreError> plain) {
            promise->finish(std::move(plain));
        });
    });
    return std::move(task);
}

WrappedStore::KeyAnswer WrappedStore::unwrapped(const QString& key, Secret value)
{
    if (!m_key.isEmpty())
        return KeyAnswer::ready(unwrapValue(key, value, m_key));
    if (isLocked())
        return KeyAnswer::ready(std::unexpected(SecretStoreError::locked));
    // A passphrase was set once and is no longer: the key lies beside what it opens.
    auto [promise, task] = question<Secret>();
    m_inner.read(insideKey).then(
        this, [this, promise, key, value = std::move(value), locks = m_locks](Result<Secret, SecretStoreError> inside) {
            if (!inside || locks != m_locks)
                return promise->finish(std::unexpected(inside ? SecretStoreError::locked : inside.error()));
            m_key = std::move(*inside);
            promise->finish(unwrapValue(key, value, m_key));
        });
    return std::move(task);
}

Task<Done, SecretStoreError> WrappedStore::write(const QString& key, Secret value)
{
    if (isLocked())
        return Answer::ready(std::unexpected(SecretStoreError::locked));
    if (value.size() > maxValueBytes - wrapOverhead)
        return Answer::ready(std::unexpected(SecretStoreError::failed));
    ++m_changes;
    return m_inner.write(key, m_key.isEmpty() ? std::move(value) : wrapValue(key, value, m_key, m_random));
}

Task<Done, SecretStoreError> WrappedStore::remove(const QString& key)
{
    ++m_changes;
    return m_inner.remove(key);
}

WrappedStore::Answer WrappedStore::rewrap(const QString& key)
{
    auto [promise, task] = question<Done>();
    m_inner.read(key).then(this, [this, promise, key, changes = m_changes](Result<Secret, SecretStoreError> value) {
        if (changes != m_changes) { // perhaps of this very value, which must not be written over
            rewrap(key).then(this,
                             [promise](Result<Done, SecretStoreError> done) { promise->finish(std::move(done)); });
            return;
        }
        const bool nothing = !value && value.error() == SecretStoreError::notFound;
        if (nothing || (value && isWrapped(*value)))
            return promise->finish(Done{});
        if (!value || m_key.isEmpty())
            return promise->finish(std::unexpected(value ? SecretStoreError::locked : value.error()));
        write(key, std::move(*value)).then(this, [promise](Result<Done, SecretStoreError> written) {
            promise->finish(std::move(written));
        });
    });
    return std::move(task);
}

WrappedStore::KeyAnswer WrappedStore::anyKey()
{
    if (!m_key.isEmpty())
        return KeyAnswer::ready(m_key.clone());
    auto [promise, task] = question<Secret>();
    m_inner.read(insideKey).then(this, [this, promise](Result<Secret, SecretStoreError> inside) {
        if (!inside && inside.error() == SecretStoreError::notFound)
            return promise->finish(Secret::random(m_random, wrapKeyBytes));
        promise->finish(std::move(inside));
    });
    return std::move(task);
}

WrappedStore::Answer WrappedStore::setPassphrase(Secret passphrase)
{
    if (isLocked())
        return Answer::ready(std::unexpected(SecretStoreError::locked));
    auto [promise, task] = question<Done>();
    auto given = std::make_shared<Secret>(std::move(passphrase));
    const bool wasSetUp = isSetUp();
    anyKey().then(this, [this, promise, given, wasSetUp](Result<Secret, SecretStoreError> key) {
        if (!key)
            return promise->finish(std::unexpected(key.error()));
        auto kept = std::make_shared<Secret>(key->clone());
        writeFile(std::move(*given), std::move(*key))
            .then(this, [this, promise, kept, wasSetUp](Result<Done, SecretStoreError> written) {
                if (!written)
                    return promise->finish(std::move(written));
                m_key = std::move(*kept);
                if (wasSetUp) // whether the key also lies inside has not changed
                    return promise->finish(Done{});
                m_inner.remove(insideKey).then(
                    this, [promise](Result<Done, SecretStoreError> removed) { promise->finish(std::move(removed)); });
            });
    });
    return std::move(task);
}

/// Written whole beside the former one first.
WrappedStore::Answer WrappedStore::writeFile(Secret passphrase, Secret key)
{
    const QString beside = m_path + QStringLiteral(".new");
    QFile::remove(beside);
    auto [promise, task] = question<Done>();
    auto file = std::make_shared<FileStore>(beside, m_cost, m_random);
    auto value = std::make_shared<Secret>(std::move(key));
    file->open(std::move(passphrase)).then(this, [this, promise, file, value](Result<Done, SecretStoreError> opened) {
        if (!opened)
            return promise->finish(std::move(opened));
        file->write(fileEntry, std::move(*value))
            .then(this, [this, promise, file](Result<Done, SecretStoreError> written) {
                promise->finish(written ? putInPlace(m_path + QStringLiteral(".new"), m_path) : std::move(written));
            });
    });
    return std::move(task);
}

WrappedStore::KeyAnswer WrappedStore::openFile(Secret passphrase)
{
    if (!isSetUp())
        return KeyAnswer::ready(std::unexpected(SecretStoreError::notFound));
    auto [promise, task] = question<Secret>();
    auto file = std::make_shared<FileStore>(m_path, m_cost, m_random);
    file->open(std::move(passphrase)).then(this, [this, promise, file](Result<Done, SecretStoreError> opened) {
        if (!opened)
            return promise->finish(std::unexpected(opened.error()));
        file->read(fileEntry).then(this, [promise, file](Result<Secret, SecretStoreError> key) {
            const bool whole = key && key->size() == wrapKeyBytes;
            promise->finish(whole ? std::move(key) : std::unexpected(SecretStoreError::corrupt));
        });
    });
    return std::move(task);
}

WrappedStore::Answer WrappedStore::check(Secret passphrase)
{
    auto [promise, task] = question<Done>();
    openFile(std::move(passphrase)).then(this, [promise](Result<Secret, SecretStoreError> key) {
        promise->finish(key ? Result<Done, SecretStoreError>(Done{}) : std::unexpected(key.error()));
    });
    return std::move(task);
}

WrappedStore::Answer WrappedStore::takeKey(KeyAnswer opening)
{
    auto [promise, task] = question<Done>();
    std::move(opening).then(this, [this, promise, locks = m_locks](Result<Secret, SecretStoreError> key) {
        if (!key || locks != m_locks)
            return promise->finish(std::unexpected(key ? SecretStoreError::locked : key.error()));
        m_key = std::move(*key);
        m_shut = false;
        promise->finish(Done{});
    });
    return std::move(task);
}

WrappedStore::Answer WrappedStore::unlock(Secret passphrase)
{
    return takeKey(openFile(std::move(passphrase)));
}

WrappedStore::Answer WrappedStore::unlockFromInside()
{
    return takeKey(m_inner.read(insideKey));
}

WrappedStore::Answer WrappedStore::keepKeyInside(bool keep)
{
    if (!keep)
        return m_inner.remove(insideKey);
    if (m_key.isEmpty())
        return Answer::ready(std::unexpected(SecretStoreError::locked));
    return m_inner.write(insideKey, m_key.clone());
}

WrappedStore::Answer WrappedStore::removePassphrase()
{
    auto [promise, task] = question<Done>();
    keepKeyInside(true).then(this, [this, promise](Result<Done, SecretStoreError> kept) {
        // Only once the key is where it will be looked for: without it all would be lost.
        if (kept && !QFile::remove(m_path))
            kept = std::unexpected(SecretStoreError::failed);
        promise->finish(std::move(kept));
    });
    return std::move(task);
}

} // namespace sallyport::secrets
