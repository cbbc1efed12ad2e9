// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/origin/profile_sources.h"

#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QDir>
#include <QFile>

namespace sallyport::origin {

namespace {

constexpr qsizetype maxFileBytes = 64 * 1024;

QString folder()
{
    return QStringLiteral(":/profiles");
}

/// The file's bytes, or nothing if it cannot be read or is larger than any profile or certificate.
std::optional<QByteArray> readSmallFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    QByteArray bytes = file.read(maxFileBytes + 1);
    if (bytes.size() > maxFileBytes)
        return std::nullopt;
    return bytes;
}

bool isThisComputer(const Origin& origin)
{
    return origin.host() == u"localhost" || origin.host() == u"127.0.0.1" || origin.host() == u"::1";
}

} // namespace

QStringList shippedProfileIds()
{
    QStringList ids = QDir(folder()).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString& id : ids)
        id.chop(5);
    return ids;
}

Result<ServiceProfile, ProfileError> shippedProfile(QStringView id)
{
    if (!shippedProfileIds().contains(id))
        return std::unexpected(ProfileError::badId);
    const auto json = readSmallFile(QStringLiteral("%1/%2.json").arg(folder(), id));
    return json ? readServiceProfile(*json, ProfileTrust::shipped) : std::unexpected(ProfileError::malformed);
}

QList<ServiceProfile> shippedProfiles()
{
    QList<ServiceProfile> shipped;
    for (const QString& id : shippedProfileIds()) {
        if (auto profile = shippedProfile(id))
            shipped.append(std::move(*profile));
    }
    return shipped;
}

Result<ServiceProfile, ProfileError> givenProfile(QStringView issuer, QByteArrayView caPem, const QStringList& pins)
{
    const auto origin = Origin::parse(issuer);
    if (!origin)
        return std::unexpected(ProfileError::badIssuer);
    auto leafPins = readPins(pins);
    if (!leafPins)
        return std::unexpected(leafPins.error());
    if (leafPins->isEmpty() && caPem.isEmpty())
        return std::unexpected(ProfileError::badPin);
    const QByteArray idHash = toHex(sha256(origin->text().toUtf8())).first(16);
    ServiceProfile profile{.id = QStringLiteral("given-") + QLatin1String(idHash),
                           .name = origin->text().sliced(8),
                           .trust = ProfileTrust::givenKey,
                           .issuer = *origin,
                           .officialHosts = {origin->host()},
                           .leafPins = *std::move(leafPins)};
    if (!caPem.isEmpty()) {
        auto ca = readCaCertificate(caPem);
        if (!ca)
            return std::unexpected(ca.error());
        profile.caCertificatePem = *std::move(ca);
    }
    return profile;
}

Result<ServiceProfile, ProfileError> profileFromReadyLine(QByteArrayView line)
{
    const auto object = readJsonObject(line, {.maxBytes = maxFileBytes, .maxDepth = 3});
    if (!object)
        return std::unexpected(ProfileError::malformed);
    const auto issuer = stringMember(*object, u"issuer");
    const auto caFile = stringMember(*object, u"ca_file");
    const auto pin = stringMember(*object, u"pin");
    const auto pins = stringListMember(*object, u"pins");
    if (!issuer || !caFile || !pin || !pins || !pins->contains(*pin))
        return std::unexpected(ProfileError::malformed);
    const auto ca = readSmallFile(*caFile);
    if (!ca || ca->isEmpty())
        return std::unexpected(ProfileError::badCertificate);
    auto profile = givenProfile(*issuer, *ca, *pins);
    if (!profile)
        return profile;
    if (!isThisComputer(*profile->issuer))
        return std::unexpected(ProfileError::badIssuer);
    profile->id = QStringLiteral("practice");
    profile->name = QStringLiteral("Practice account");
    return profile;
}

} // namespace sallyport::origin
