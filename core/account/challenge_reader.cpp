// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/challenge_reader.h"

#include "core/account/plain_text.h"
#include "core/base/json.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

constexpr JsonLimits limits{.maxBytes = maxChallengeBytes, .maxDepth = 4};
constexpr qsizetype mostChallenges = 200;
constexpr qsizetype longestLink = 2048;

ChallengePurpose purposeOf(QStringView word)
{
    if (word == u"sign_in")
        return ChallengePurpose::signIn;
    return word == u"step_up" ? ChallengePurpose::stepUp : ChallengePurpose::unknown;
}

std::optional<CodeChallenge> readChallenge(const QJsonObject& object)
{
    const auto beganAt = integerMember(object, u"began_at");
    const auto expiresAt = integerMember(object, u"expires_at");
    if (idMember(object, u"id").isEmpty() || !beganAt || !expiresAt)
        return std::nullopt;
    return CodeChallenge{.id = idMember(object, u"id"),
                         .purpose = purposeOf(stringMember(object, u"purpose").value_or(QString())),
                         .beganAt = *beganAt,
                         .expiresAt = *expiresAt,
                         .ip = nameMember(object, u"ip"),
                         .location = nameMember(object, u"location"),
                         .network = nameMember(object, u"network"),
                         .deviceId = idMember(object, u"device_id"),
                         .ours = boolMember(object, u"current").value_or(false)};
}

} // namespace

std::optional<ChallengeList> readChallenges(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object || !object->value(u"challenges").isArray() || !object->value(u"here").isObject())
        return std::nullopt;
    const auto items = object->value(u"challenges").toArray();
    const auto here = object->value(u"here").toObject();
    if (items.size() > mostChallenges)
        return std::nullopt;
    ChallengeList list{.challenges = {},
                       .ip = nameMember(here, u"ip"),
                       .location = nameMember(here, u"location"),
                       .network = nameMember(here, u"network")};
    for (const auto& item : items) {
        auto challenge = readChallenge(item.toObject());
        if (!challenge)
            return std::nullopt;
        list.challenges.append(std::move(*challenge));
    }
    std::ranges::stable_sort(list.challenges, std::ranges::greater(), &CodeChallenge::beganAt);
    return list;
}

std::optional<AuthenticatorOffer> readAuthenticatorOffer(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto expiresAt = object ? integerMember(*object, u"expires_at") : std::nullopt;
    QString link = object ? stringMember(*object, u"otpauth").value_or(QString()) : QString();
    if (!expiresAt || idMember(*object, u"id").isEmpty() || link.isEmpty() || link.size() > longestLink) {
        wipe(link);
        return std::nullopt;
    }
    AuthenticatorOffer offer{
        .id = idMember(*object, u"id"), .otpauthLink = Secret::fromText(link), .expiresAt = *expiresAt};
    wipe(link);
    return offer;
}

} // namespace sallyport::account
