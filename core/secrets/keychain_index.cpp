// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain_index.h"

#include "core/base/json.h"
#include "core/secrets/private_file.h"

namespace sallyport::secrets {

namespace {

constexpr qsizetype maxIndexBytes = 1'000'000;

/// All services' names: {"version":1,"services":{"sallyport":["session/practice"]}}; empty without a file.
Result<QJsonObject, SecretStoreError> load(const QString& path)
{
    const auto file = readPrivateFile(path, maxIndexBytes);
    if (!file && file.error() == SecretStoreError::notFound)
        return QJsonObject();
    if (!file)
        return std::unexpected(file.error());
    const auto index = readJsonObject(*file, {.maxBytes = maxIndexBytes, .maxDepth = 4});
    if (!index || integerMember(*index, u"version") != 1 || !index->value(u"services").isObject())
        return std::unexpected(SecretStoreError::corrupt);
    QJsonObject services = index->value(u"services").toObject();
    for (const QString& service : services.keys()) {
        if (!stringListMember(services, service))
            return std::unexpected(SecretStoreError::corrupt);
    }
    return services;
}

Result<Done, SecretStoreError> store(const QString& path, const QJsonObject& services)
{
    return replacePrivateFile(path,
                              writeJson({{QStringLiteral("version"), 1}, {QStringLiteral("services"), services}}));
}

bool lists(const QJsonObject& services, const QString& service, const QString& key)
{
    return services.value(service).toArray().contains(key);
}

} // namespace

KeychainIndex::KeychainIndex(const QString& directory, QString service)
    : m_path(directory + QStringLiteral("/keychain-index.json")), m_service(std::move(service))
{
}

bool KeychainIndex::mustBeThere(const QString& key) const
{
    const auto services = load(m_path);
    return !services || lists(*services, m_service, key);
}

Result<Done, SecretStoreError> KeychainIndex::add(const QString& key)
{
    return change(key, true);
}

Result<Done, SecretStoreError> KeychainIndex::forget(const QString& key)
{
    return change(key, false);
}

Result<Done, SecretStoreError> KeychainIndex::change(const QString& key, bool listed)
{
    // Most writes replace what is there already: then nothing changes here, and no lock is needed to see it.
    if (const auto services = load(m_path); services && lists(*services, m_service, key) == listed)
        return Done{};
    const auto lock = FileLock::take(m_path, std::chrono::seconds(1));
    if (!lock)
        return std::unexpected(lock.error());
    auto services = load(m_path);
    if (!services)
        return std::unexpected(services.error());
    auto names = stringListMember(*services, m_service).value_or(QStringList());
    names.removeAll(key);
    if (listed)
        names.append(key);
    services->insert(m_service, QJsonArray::fromStringList(names));
    return store(m_path, *services);
}

Result<Done, SecretStoreError> KeychainIndex::rewrite()
{
    const auto lock = FileLock::take(m_path, std::chrono::seconds(1));
    if (!lock)
        return std::unexpected(lock.error());
    const auto services = load(m_path);
    return services ? store(m_path, *services) : std::unexpected(services.error());
}

} // namespace sallyport::secrets
