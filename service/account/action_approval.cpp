// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/action_approval.h"

#include "core/base/json.h"
#include "core/base/withdrawal_rules.h"
#include "core/jose/jws.h"

namespace sallyport::service {

namespace {

constexpr qsizetype maxApproval = 4096;

/// The same text, or the same whole number.
bool isSame(const QJsonObject& signedMembers, const QString& name, const QJsonValue& own)
{
    return own.isString() ? stringMember(signedMembers, name) == own.toString()
                          : integerMember(signedMembers, name) == own.toInteger();
}

} // namespace

bool isSound(const MoneyPlace& place)
{
    return isAssetName(place.asset) && isNetworkName(place.network) && isAddressText(place.address)
        && isMemoText(place.memo);
}

QJsonObject actionMembers(const PendingAction& action, const QByteArray& issuer)
{
    return {{QStringLiteral("iss"), QString::fromLatin1(issuer)},
            {QStringLiteral("aud"), QString::fromLatin1(issuer + "/account/v1")},
            {QStringLiteral("sub"), QString::number(action.accountId)},
            {QStringLiteral("sid"), QString::fromLatin1(action.sessionId)},
            {QStringLiteral("action_id"), QString::fromLatin1(action.id)},
            {QStringLiteral("act"), QString::fromLatin1(nameOf(action.kind))},
            {QStringLiteral("asset"), action.place.asset},
            {QStringLiteral("network"), action.place.network},
            {QStringLiteral("address"), action.place.address},
            {QStringLiteral("memo"), action.place.memo},
            {QStringLiteral("amount"), QStringLiteral("")},
            {QStringLiteral("nonce"), QString::fromLatin1(action.nonce)},
            {QStringLiteral("exp"), qint64{action.expiresAt}}};
}

bool approves(QByteArrayView approval, const ApprovalTerms& terms)
{
    const auto jwk = readJsonObject(terms.publicJwk);
    const auto key = jwk ? jose::PublicKey::fromJwk(*jwk) : std::unexpected(jose::JoseError::invalidKey);
    if (!key)
        return false;
    const auto content = jose::verifyJws(approval, *key, {.type = "action-approval+jwt", .maxBytes = maxApproval});
    if (!content || stringMember(content->header, u"kid") != QString::fromLatin1(terms.deviceId))
        return false;
    const auto& given = content->payload;
    if (given.size() != terms.members.size() + 1 || !integerMember(given, u"iat"))
        return false;
    for (auto member = terms.members.constBegin(); member != terms.members.constEnd(); ++member) {
        if (!isSame(given, member.key(), member.value()))
            return false;
    }
    return true;
}

} // namespace sallyport::service
