// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answer_objects.h"

#include "core/account/alert_words.h"
#include "core/account/safety_reader.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace sallyport::app {

using account::SessionEntry;
using account::SignInOutcome;

namespace {

QJsonObject placeToJson(const account::ActionWish& place)
{
    return {{QStringLiteral("asset"), place.asset},
            {QStringLiteral("network"), place.network},
            {QStringLiteral("address"), place.address},
            {QStringLiteral("memo"), place.memo}};
}

} // namespace

QJsonValue idOrNull(const QString& id)
{
    return id.isEmpty() ? QJsonValue() : QJsonValue(id);
}

QJsonObject toJson(const SessionEntry& entry)
{
    const bool shared = entry.computer == auth::ComputerKind::shared;
    QJsonObject object{{QStringLiteral("session_id"), entry.id},
                       {QStringLiteral("current"), entry.current},
                       {QStringLiteral("device_id"), idOrNull(entry.deviceId)},
                       {QStringLiteral("device_name"), entry.deviceName},
                       {QStringLiteral("created_at"), qint64{entry.createdAt}},
                       {QStringLiteral("last_seen_at"), qint64{entry.lastSeenAt}},
                       {QStringLiteral("expires_at"), qint64{entry.expiresAt}},
                       {QStringLiteral("ip"), entry.ip},
                       {QStringLiteral("location"), entry.location},
                       {QStringLiteral("network"), entry.network},
                       {QStringLiteral("computer"), shared ? QStringLiteral("shared") : QStringLiteral("own")}};
    if (entry.leaseEndsAt)
        object.insert(QStringLiteral("lease_ends_at"), qint64{*entry.leaseEndsAt});
    return object;
}

QJsonObject toJson(const account::DeviceEntry& device)
{
    QJsonArray sessions;
    for (const auto& session : device.sessions)
        sessions.append(toJson(session));
    return {{QStringLiteral("device_id"), device.id},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("current"), device.current},
            {QStringLiteral("new"), device.isNew},
            {QStringLiteral("shared"), false},
            {QStringLiteral("first_seen_at"), qint64{device.firstSeenAt}},
            {QStringLiteral("last_seen_at"), qint64{device.lastSeenAt}},
            {QStringLiteral("sessions"), sessions}};
}

QJsonObject sharedDeviceToJson(const SessionEntry& entry)
{
    return {{QStringLiteral("device_id"), QJsonValue::Null},
            {QStringLiteral("name"), entry.deviceName},
            {QStringLiteral("current"), entry.current},
            {QStringLiteral("new"), true},
            {QStringLiteral("shared"), true},
            {QStringLiteral("first_seen_at"), qint64{entry.createdAt}},
            {QStringLiteral("last_seen_at"), qint64{entry.lastSeenAt}},
            {QStringLiteral("sessions"), QJsonArray{toJson(entry)}}};
}

QJsonObject toJson(const account::SignInEntry& entry)
{
    return {{QStringLiteral("id"), entry.id},
            {QStringLiteral("at"), qint64{entry.at}},
            {QStringLiteral("outcome"), wordOf(entry.outcome)},
            {QStringLiteral("ip"), entry.ip},
            {QStringLiteral("location"), entry.location},
            {QStringLiteral("network"), entry.network},
            {QStringLiteral("device_id"), idOrNull(entry.deviceId)}};
}

QJsonObject toJson(const account::Alert& alert)
{
    auto object = alertToJson(alert);
    object.insert(QStringLiteral("severity"), account::wordOf(alert.severity));
    object.insert(QStringLiteral("review"), account::wordOf(alert.review));
    return object;
}

account::ActionWish placeOf(const account::WithdrawalAddress& address)
{
    return {.asset = address.asset, .network = address.network, .address = address.address, .memo = address.memo};
}

QJsonObject toJson(const account::ActionWish& wish)
{
    auto object = placeToJson(wish);
    object.insert(QStringLiteral("act"), account::actWord(wish.kind));
    return object;
}

QJsonObject toJson(const account::WithdrawalAddress& address)
{
    auto object = placeToJson(placeOf(address));
    object.insert(QStringLiteral("id"), address.id);
    object.insert(QStringLiteral("added_at"), qint64{address.addedAt});
    return object;
}

QJsonObject toJson(const account::ChangeReport& change)
{
    return {{QStringLiteral("result"), change.pending ? QStringLiteral("pending") : QStringLiteral("done")},
            {QStringLiteral("pending_id"), change.pending ? QJsonValue(change.pendingId) : QJsonValue()},
            {QStringLiteral("effective_at"), change.pending ? QJsonValue(qint64{change.effectiveAt}) : QJsonValue()}};
}

QJsonObject toJson(const account::PendingChange& change, const Beginner& beginner)
{
    QJsonObject object{{QStringLiteral("pending_id"), change.id},
                       {QStringLiteral("kind"), account::wordOf(change.kind)},
                       {QStringLiteral("began_at"), qint64{change.beganAt}},
                       {QStringLiteral("effective_at"), qint64{change.effectiveAt}},
                       {QStringLiteral("by_session"), change.bySession},
                       {QStringLiteral("by_device"), change.byDevice},
                       {QStringLiteral("device_name"), beginner.deviceName},
                       {QStringLiteral("current"), beginner.isThisComputer},
                       {QStringLiteral("ip"), change.ip},
                       {QStringLiteral("location"), change.location}};
    if (change.address)
        object.insert(QStringLiteral("address"), placeToJson(placeOf(*change.address)));
    if (!change.objectName.isEmpty())
        object.insert(QStringLiteral("name"), change.objectName);
    return object;
}

QJsonObject endToJson(const QString& sessionId, bool ended, const QByteArray& receipt)
{
    return {{QStringLiteral("session_id"), sessionId},
            {QStringLiteral("ended"), ended},
            {QStringLiteral("receipt"), receipt.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(receipt))}};
}

QString wordOf(SignInOutcome outcome)
{
    switch (outcome) {
    case SignInOutcome::signedIn:
        return QStringLiteral("signed_in");
    case SignInOutcome::wrongCredentials:
        return QStringLiteral("wrong_credentials");
    case SignInOutcome::wrongCode:
        return QStringLiteral("wrong_code");
    case SignInOutcome::locked:
        return QStringLiteral("locked");
    case SignInOutcome::unfinished:
        return QStringLiteral("unfinished");
    case SignInOutcome::unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString when(std::int64_t seconds)
{
    const auto local = QDateTime::fromSecsSinceEpoch(seconds);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

QString whence(const QString& ip, const QString& location)
{
    if (location.isEmpty())
        return ip;
    const auto place = QCoreApplication::translate("AnswerObjects", "%1 (an estimate)").arg(location);
    return ip.isEmpty() ? place : ip + QStringLiteral(", ") + place;
}

} // namespace sallyport::app
