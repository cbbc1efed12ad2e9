// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/safety_reader.h"

#include "core/account/plain_text.h"
#include "core/base/json.h"
#include "core/base/withdrawal_rules.h"

#include <QJsonArray>

namespace sallyport::account {

namespace {

constexpr JsonLimits limits{.maxBytes = 256 * 1024, .maxDepth = 8};
constexpr qsizetype maxAddresses = 1000;

std::optional<ActionKind> kindOf(const QString& word)
{
    for (const auto kind : {ActionKind::addWithdrawalAddress, ActionKind::removeWithdrawalAddress}) {
        if (word == actWord(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace

QString actWord(ActionKind kind)
{
    return kind == ActionKind::addWithdrawalAddress ? QStringLiteral("add_withdrawal_address")
                                                    : QStringLiteral("remove_withdrawal_address");
}

bool isSound(const ActionWish& wish)
{
    return isAssetName(wish.asset) && isNetworkName(wish.network) && isAddressText(wish.address)
        && isMemoText(wish.memo);
}

std::optional<PasscodeFacts> readPasscodeFacts(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    if (!object)
        return std::nullopt;
    const auto passcode = object->value(u"passcode");
    if (passcode.isUndefined())
        return PasscodeFacts{};
    const auto isSet = boolMember(passcode.toObject(), u"set");
    if (!isSet)
        return std::nullopt;
    return PasscodeFacts{.set = *isSet,
                         .changedAt = integerMember(passcode.toObject(), u"changed_at").value_or(0),
                         .lockedUntil = integerMember(passcode.toObject(), u"locked_until").value_or(0)};
}

std::optional<WithdrawalAddress> readAddress(const QJsonObject& object)
{
    const auto memo = stringMember(object, u"memo");
    const ActionWish place{.asset = stringMember(object, u"asset").value_or(QString()),
                           .network = stringMember(object, u"network").value_or(QString()),
                           .address = stringMember(object, u"address").value_or(QString()),
                           .memo = memo.value_or(QString())};
    if (!memo || !isSound(place))
        return std::nullopt;
    return WithdrawalAddress{.id = idMember(object, u"id"),
                             .asset = place.asset,
                             .network = place.network,
                             .address = place.address,
                             .memo = place.memo,
                             .addedAt = integerMember(object, u"added_at").value_or(0)};
}

std::optional<QList<WithdrawalAddress>> readAddresses(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto value = object ? object->value(u"addresses") : QJsonValue();
    const auto items = value.toArray();
    if (!value.isArray() || items.size() > maxAddresses)
        return std::nullopt;
    QList<WithdrawalAddress> addresses;
    for (const auto& item : items) {
        auto address = readAddress(item.toObject());
        if (!address || address->id.isEmpty())
            return std::nullopt;
        addresses.append(std::move(*address));
    }
    return addresses;
}

std::optional<Action> readAction(QByteArrayView body)
{
    const auto object = readJsonObject(body, limits);
    const auto kind = object ? kindOf(stringMember(*object, u"act").value_or(QString())) : std::nullopt;
    const auto place = kind ? readAddress(*object) : std::nullopt;
    const auto amount = place ? stringMember(*object, u"amount") : std::nullopt;
    const auto expiresAt = place ? integerMember(*object, u"exp") : std::nullopt;
    if (!place || !expiresAt || amount != QString()) // addresses have none: what is not drawn is not signed
        return std::nullopt;
    Action action{.id = idMember(*object, u"action_id"),
                  .members = {.kind = *kind,
                              .asset = place->asset,
                              .network = place->network,
                              .address = place->address,
                              .memo = place->memo},
                  .amount = QString(),
                  .nonce = idMember(*object, u"nonce").toLatin1(),
                  .issuer = idMember(*object, u"iss"),
                  .audience = idMember(*object, u"aud"),
                  .subject = idMember(*object, u"sub"),
                  .sessionId = idMember(*object, u"sid"),
                  .expiresAt = *expiresAt};
    const bool whole = !action.id.isEmpty() && !action.nonce.isEmpty() && !action.subject.isEmpty();
    return whole ? std::optional(std::move(action)) : std::nullopt;
}

} // namespace sallyport::account
