// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/account/session_json.h"

#include "service/places.h"

namespace sallyport::service {

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue textOrNull(const QByteArray& ascii)
{
    return textOrNull(QString::fromLatin1(ascii));
}

QJsonValue numberOrNull(std::optional<std::int64_t> number)
{
    return number ? QJsonValue(qint64{*number}) : QJsonValue(QJsonValue::Null);
}

void insertPlace(QJsonObject& object, const QString& address)
{
    const Place place = placeOf(address);
    object.insert(QStringLiteral("ip"), address);
    object.insert(QStringLiteral("location"), textOrNull(place.location));
    object.insert(QStringLiteral("network"), textOrNull(place.network));
}

QJsonObject placeJson(const MoneyPlace& place)
{
    return {{QStringLiteral("asset"), place.asset},
            {QStringLiteral("network"), place.network},
            {QStringLiteral("address"), place.address},
            {QStringLiteral("memo"), place.memo}};
}

QJsonObject sessionJson(const Session& session, const Session& caller, const QString& deviceName)
{
    QJsonObject object = {
        {QStringLiteral("id"), QString::fromLatin1(session.id)},
        {QStringLiteral("current"), session.id == caller.id},
        {QStringLiteral("device_id"), textOrNull(session.deviceId)},
        {QStringLiteral("device_name"), deviceName},
        {QStringLiteral("client_id"), QString::fromLatin1(session.clientId)},
        {QStringLiteral("created_at"), qint64{session.createdAt}},
        {QStringLiteral("last_seen_at"), qint64{session.lastSeenAt}},
        {QStringLiteral("expires_at"), qint64{session.expiresAt}},
        {QStringLiteral("acr"), QString::fromLatin1(session.acr)},
        {QStringLiteral("amr"), QJsonArray::fromStringList(QString::fromLatin1(session.amr).split(u' '))},
        {QStringLiteral("kind"),
         session.kind == SessionKind::shared ? QStringLiteral("shared") : QStringLiteral("own")},
        {QStringLiteral("lease_ends_at"), numberOrNull(session.leaseEndsAt)}};
    insertPlace(object, session.address);
    return object;
}

HttpAnswer receiptsAnswer(const QByteArrayList& receipts)
{
    QJsonArray list;
    for (const auto& receipt : receipts)
        list.append(QString::fromLatin1(receipt));
    return jsonAnswer(200, {{QStringLiteral("receipts"), list}});
}

} // namespace sallyport::service
