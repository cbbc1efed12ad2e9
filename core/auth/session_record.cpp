// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/session_record.h"

#include "core/auth/challenge_answer.h"
#include "core/base/bytes.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::auth {

namespace {

constexpr int formatVersion = 1;
constexpr std::int64_t usualIdleSeconds = 14 * 24 * 3600; // docs/protocol.md, where the service does not say

QString textOf(const Secret& secret)
{
    return QString::fromLatin1(secret.view());
}

/// An optional token: absent is empty, present but wrong is nothing.
std::optional<Secret> optionalToken(const QJsonObject& object, QStringView name)
{
    return object.contains(name) ? tokenMember(object, name) : std::optional<Secret>(Secret());
}

QJsonObject factsJson(const SessionFacts& facts)
{
    QJsonObject object{{QStringLiteral("profile"), facts.profileId},
                       {QStringLiteral("issuer"), facts.issuer},
                       {QStringLiteral("sid"), facts.sessionId},
                       {QStringLiteral("device_id"), facts.deviceId},
                       {QStringLiteral("device_name"), facts.deviceName},
                       {QStringLiteral("scope"), facts.scope},
                       {QStringLiteral("acr"), facts.acr},
                       {QStringLiteral("amr"), QJsonArray::fromStringList(facts.amr)},
                       {QStringLiteral("began_at"), qint64{facts.beganAt}},
                       {QStringLiteral("auth_time"), qint64{facts.authTime}},
                       {QStringLiteral("expires_at"), qint64{facts.expiresAt}},
                       {QStringLiteral("clock_offset"), qint64{facts.clockOffset.count()}}};
    return object;
}

std::optional<SessionFacts> readFacts(const QJsonObject& object)
{
    const auto text = [&](QStringView name) { return stringMember(object, name); };
    const auto authTime = integerMember(object, u"auth_time");
    const auto expiresAt = integerMember(object, u"expires_at");
    const auto offset = integerMember(object, u"clock_offset");
    const auto amr = stringListMember(object, u"amr");
    const auto profile = text(u"profile");
    const auto issuer = text(u"issuer");
    const auto sid = text(u"sid");
    if (!authTime || !expiresAt || !offset || !amr || !profile || !issuer || !sid)
        return std::nullopt;
    SessionFacts facts;
    facts.profileId = *profile;
    facts.issuer = *issuer;
    facts.sessionId = *sid;
    facts.deviceId = text(u"device_id").value_or(QString());
    facts.deviceName = text(u"device_name").value_or(QString());
    facts.computer = ComputerKind::own; // only an own computer keeps anything
    facts.scope = text(u"scope").value_or(QString());
    facts.acr = text(u"acr").value_or(QString());
    facts.amr = *amr;
    facts.beganAt = integerMember(object, u"began_at").value_or(*authTime); // records of before had none
    facts.authTime = *authTime;
    facts.expiresAt = *expiresAt;
    facts.keeping = Keeping::stored;
    facts.clockOffset = std::chrono::seconds(*offset);
    return facts;
}

} // namespace

QString sessionKeyFor(const QString& profileId)
{
    return QStringLiteral("session/") + profileId;
}

QString deviceKeyFor(const QString& profileId)
{
    return QStringLiteral("device/") + profileId;
}

void applyTokens(SessionRecord& record, TokenAnswer tokens, std::int64_t now)
{
    ++record.generation;
    record.refreshAttempt.clear();
    record.accessToken = std::move(tokens.accessToken);
    record.accessExpiresAt = now + tokens.expiresIn;
    const bool rotated = !tokens.refreshToken.isEmpty();
    if (rotated)
        record.refreshToken = std::move(tokens.refreshToken);
    if (!tokens.authSession.isEmpty())
        record.authSession = std::move(tokens.authSession);

    SessionFacts& facts = record.facts;
    if (!tokens.sessionId.isEmpty())
        facts.sessionId = tokens.sessionId;
    if (!tokens.deviceId.isEmpty())
        facts.deviceId = tokens.deviceId;
    if (!tokens.scope.isEmpty())
        facts.scope = tokens.scope;
    if (!tokens.acr.isEmpty())
        facts.acr = tokens.acr;
    if (!tokens.amr.isEmpty())
        facts.amr = tokens.amr;
    if (tokens.authTime)
        facts.authTime = *tokens.authTime;
    if (tokens.leaseEndsAt)
        facts.leaseEndsAt = tokens.leaseEndsAt;
    if (facts.leaseEndsAt)
        facts.expiresAt = *facts.leaseEndsAt;
    else if (record.refreshToken.isEmpty())
        facts.expiresAt = record.accessExpiresAt;
    else if (rotated || tokens.refreshExpiresIn > 0)
        facts.expiresAt = now + (tokens.refreshExpiresIn > 0 ? tokens.refreshExpiresIn : usualIdleSeconds);
}

Secret writeSessionRecord(const SessionRecord& record)
{
    QJsonObject object{{QStringLiteral("version"), formatVersion},
                       {QStringLiteral("facts"), factsJson(record.facts)},
                       {QStringLiteral("metadata"), record.metadata},
                       {QStringLiteral("access_token"), textOf(record.accessToken)},
                       {QStringLiteral("access_expires_at"), qint64{record.accessExpiresAt}},
                       {QStringLiteral("generation"), qint64{record.generation}},
                       {QStringLiteral("key"), QString::fromLatin1(toBase64Url(record.keyScalar.view()))}};
    if (!record.refreshToken.isEmpty())
        object.insert(QStringLiteral("refresh_token"), textOf(record.refreshToken));
    if (!record.refreshAttempt.isEmpty())
        object.insert(QStringLiteral("refresh_attempt"), QString::fromLatin1(record.refreshAttempt));
    if (!record.authSession.isEmpty())
        object.insert(QStringLiteral("auth_session"), textOf(record.authSession));
    QByteArray text = writeJson(object);
    return Secret::takeFrom(text);
}

std::optional<SessionRecord> readSessionRecord(const Secret& text)
{
    const auto object = readJsonObject(text.view(), {.maxBytes = 64 * 1024, .maxDepth = 4});
    if (!object || integerMember(*object, u"version") != formatVersion)
        return std::nullopt;
    auto facts = readFacts(object->value(u"facts").toObject());
    auto access = tokenMember(*object, u"access_token");
    auto refresh = optionalToken(*object, u"refresh_token");
    auto attempt = optionalToken(*object, u"refresh_attempt");
    auto authSession = optionalToken(*object, u"auth_session");
    auto scalar = fromBase64Url(stringMember(*object, u"key").value_or(QString()).toLatin1());
    const auto expires = integerMember(*object, u"access_expires_at");
    const auto generation = integerMember(*object, u"generation");
    if (!facts || !access || !refresh || !attempt || !authSession || !scalar || !expires || !generation)
        return std::nullopt;
    return SessionRecord{.facts = std::move(*facts),
                         .accessToken = std::move(*access),
                         .accessExpiresAt = *expires,
                         .refreshToken = std::move(*refresh),
                         .refreshAttempt = attempt->view().toByteArray(),
                         .generation = *generation,
                         .authSession = std::move(*authSession),
                         .keyScalar = Secret::takeFrom(*scalar),
                         .metadata = object->value(u"metadata").toObject()};
}

} // namespace sallyport::auth
