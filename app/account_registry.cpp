// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/account_registry.h"

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/origin/profile_writer.h"

#include <QFile>
#include <QJsonArray>
#include <QSaveFile>

#include <array>

namespace sallyport::app {

using secrets::StoreKind;

namespace {

constexpr qsizetype maxFileBytes = 256 * 1024;

constexpr std::array storeNames{std::pair{StoreKind::keychain, QLatin1String("keychain")},
                                std::pair{StoreKind::file, QLatin1String("file")},
                                std::pair{StoreKind::memory, QLatin1String("memory")}};
constexpr std::array trustNames{std::pair{origin::ProfileTrust::shipped, QLatin1String("shipped")},
                                std::pair{origin::ProfileTrust::givenKey, QLatin1String("given_key")},
                                std::pair{origin::ProfileTrust::firstSeen, QLatin1String("first_seen")}};

template <typename Names, typename Value>
QString nameOf(const Names& names, Value value)
{
    return std::ranges::find(names, value, [](const auto& n) { return n.first; })->second;
}

template <typename Names>
auto valueOf(const Names& names, const std::optional<QString>& name) -> std::optional<decltype(names[0].first)>
{
    const auto found = std::ranges::find_if(names, [&](const auto& n) { return name && *name == n.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

QJsonObject write(const KnownAccount& account)
{
    return {
        {QStringLiteral("profile"), origin::profileToJson(account.profile)},
        {QStringLiteral("trust"), nameOf(trustNames, account.profile.trust)},
        {QStringLiteral("store"), nameOf(storeNames, account.store)},
        {QStringLiteral("device_name"), account.deviceName},
        {QStringLiteral("identifier"), account.identifier},
    };
}

std::optional<KnownAccount> read(const QJsonObject& object)
{
    const auto store = valueOf(storeNames, stringMember(object, u"store"));
    const auto trust = valueOf(trustNames, stringMember(object, u"trust"));
    if (!store || !trust)
        return std::nullopt;
    auto profile = origin::readServiceProfile(writeJson(object.value(u"profile").toObject()), *trust);
    if (!profile)
        return std::nullopt;
    return KnownAccount{.profile = std::move(*profile),
                        .store = *store,
                        .deviceName = stringMember(object, u"device_name").value_or(QString()),
                        .identifier = stringMember(object, u"identifier").value_or(QString())};
}

} // namespace

AccountRegistry::AccountRegistry(const QDir& dataFolder) : m_path(dataFolder.filePath(QStringLiteral("account.json")))
{
}

Result<std::optional<KnownAccount>, RegistryError> AccountRegistry::last() const
{
    QFile file(m_path);
    if (!file.exists())
        return std::optional<KnownAccount>();
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(RegistryError::unreadable);
    const auto object = readJsonObject(file.read(maxFileBytes + 1), {.maxBytes = maxFileBytes});
    if (!object)
        return std::unexpected(RegistryError::unreadable);
    auto account = read(*object);
    if (!account)
        return std::unexpected(RegistryError::unreadable);
    return account;
}

Result<Done, RegistryError> AccountRegistry::remember(const KnownAccount& account)
{
    QSaveFile file(m_path);
    const auto text = writeJson(write(account));
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit())
        return std::unexpected(RegistryError::notWritten);
    return Done{};
}

} // namespace sallyport::app
