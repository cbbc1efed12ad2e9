// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/alerts/event_token.h"

#include "service/places.h"

namespace sallyport::service {

namespace {

QString text(QByteArrayView ascii)
{
    return QString::fromLatin1(ascii);
}

QByteArray typeOf(AccountEventKind kind)
{
    switch (kind) {
    case AccountEventKind::sessionEstablished:
        return event_type::sessionEstablished;
    case AccountEventKind::sessionEnded:
        return event_type::sessionRevoked;
    case AccountEventKind::signInIncomplete:
        return event_type::signInIncomplete;
    case AccountEventKind::accountLocked:
        return event_type::accountDisabled;
    case AccountEventKind::passwordChanged:
    case AccountEventKind::authenticatorAdded:
    case AccountEventKind::authenticatorRemoved:
    case AccountEventKind::passcodeSet:
    case AccountEventKind::passcodeChanged:
        return event_type::credentialChange;
    case AccountEventKind::passcodeLocked:
        return event_type::passcodeLocked;
    case AccountEventKind::withdrawalAddressAdded:
    case AccountEventKind::withdrawalAddressRemoved:
        return event_type::withdrawalAddress;
    case AccountEventKind::antiPhishingCodeChanged:
        return event_type::antiPhishingCode;
    case AccountEventKind::recoveryBegan:
        return event_type::recoveryActivated;
    case AccountEventKind::pendingChangeBegan:
        return event_type::pendingBegan;
    case AccountEventKind::pendingChangeCancelled:
        return event_type::pendingCancelled;
    }
    return {};
}

/// CAEP 1.0 2: who set it off.
QString initiatorOf(const AccountEvent& event)
{
    const bool byRule = event.kind == AccountEventKind::accountLocked || event.kind == AccountEventKind::passcodeLocked
        || (event.kind == AccountEventKind::sessionEnded && event.endedBy != "self"
            && event.endedBy != "other_session");
    return byRule ? QStringLiteral("policy") : QStringLiteral("user");
}

/// CAEP 1.0 3.3: `credential_type` and `change_type`; empty: of no credential.
std::pair<QByteArrayView, QByteArrayView> credentialOf(AccountEventKind kind)
{
    if (kind == AccountEventKind::passwordChanged)
        return {"password", "update"};
    if (kind == AccountEventKind::authenticatorAdded)
        return {"app", "create"};
    if (kind == AccountEventKind::authenticatorRemoved)
        return {"app", "delete"};
    if (kind == AccountEventKind::passcodeSet)
        return {"pin", "create"};
    if (kind == AccountEventKind::passcodeChanged)
        return {"pin", "update"};
    return {};
}

QByteArrayView addressChangeOf(AccountEventKind kind)
{
    if (kind == AccountEventKind::withdrawalAddressAdded)
        return "added";
    return kind == AccountEventKind::withdrawalAddressRemoved ? "removed" : "";
}

QJsonObject membersOf(const AccountEvent& event)
{
    QJsonObject members{{QStringLiteral("event_timestamp"), qint64{event.when}},
                        {QStringLiteral("initiating_entity"), initiatorOf(event)}};
    const auto say = [&](const QString& name, const QString& words) {
        if (!words.isEmpty())
            members.insert(name, words);
    };
    const Place place = placeOf(event.address);
    say(QStringLiteral("device_name"), event.deviceName);
    say(QStringLiteral("ip"), event.address);
    say(QStringLiteral("location"), place.location);
    say(QStringLiteral("network"), place.network);
    say(QStringLiteral("by"), text(event.endedBy));
    say(QStringLiteral("by_session"), text(event.bySession));
    say(QStringLiteral("reason"), event.copiedSession ? QStringLiteral("copied_session") : QString());
    say(QStringLiteral("stage"), text(event.stage));
    say(QStringLiteral("kind"), text(event.changeKind));
    say(QStringLiteral("pending_id"), text(event.pendingId));
    if (event.kind == AccountEventKind::sessionEstablished)
        members.insert(QStringLiteral("new_device"), event.newDevice);
    if (event.kind == AccountEventKind::pendingChangeBegan)
        members.insert(QStringLiteral("effective_at"), qint64{event.effectiveAt});
    const auto credential = credentialOf(event.kind);
    say(QStringLiteral("credential_type"), text(credential.first));
    say(QStringLiteral("change_type"), text(credential.second));
    say(QStringLiteral("friendly_name"), event.objectName);
    if (const auto change = addressChangeOf(event.kind); !change.isEmpty()) {
        members.insert(QStringLiteral("change"), text(change));
        members.insert(QStringLiteral("asset"), event.place.asset);
        members.insert(QStringLiteral("network"), event.place.network);
        members.insert(QStringLiteral("address"), event.place.address);
        members.insert(QStringLiteral("memo"), event.place.memo);
    }
    return members;
}

QJsonObject opaque(QByteArrayView id)
{
    return {{QStringLiteral("format"), QStringLiteral("opaque")}, {QStringLiteral("id"), text(id)}};
}

/// RFC 9493 3, SSF 1.0 3.
QJsonObject subjectOf(const AlertRecord& record, const QByteArray& issuer)
{
    QJsonObject subject{{QStringLiteral("format"), QStringLiteral("complex")},
                        {QStringLiteral("user"),
                         QJsonObject{{QStringLiteral("format"), QStringLiteral("iss_sub")},
                                     {QStringLiteral("iss"), text(issuer)},
                                     {QStringLiteral("sub"), QString::number(record.accountId)}}}};
    if (!record.deviceId.isEmpty())
        subject.insert(QStringLiteral("device"), opaque(record.deviceId));
    if (!record.sessionId.isEmpty())
        subject.insert(QStringLiteral("session"), opaque(record.sessionId));
    return subject;
}

QJsonObject frameOf(const TokenFrame& frame, const QByteArray& jti, std::int64_t issuedAt, const QByteArray& type,
                    const QJsonObject& members)
{
    return {
        {QStringLiteral("iss"), text(frame.issuer)}, {QStringLiteral("aud"), text(frame.audience)},
        {QStringLiteral("iat"), qint64{issuedAt}},   {QStringLiteral("jti"), text(jti)},
        {QStringLiteral("txn"), text(jti)},          {QStringLiteral("events"), QJsonObject{{text(type), members}}}};
}

} // namespace

const QByteArrayList& toldEventTypes()
{
    static const QByteArrayList all{
        event_type::sessionEstablished, event_type::sessionRevoked,    event_type::credentialChange,
        event_type::accountDisabled,    event_type::signInIncomplete,  event_type::antiPhishingCode,
        event_type::passcodeLocked,     event_type::withdrawalAddress, event_type::recoveryActivated,
        event_type::pendingBegan,       event_type::pendingCancelled};
    return all;
}

AlertRecord recordOf(const AccountEvent& event)
{
    return {.accountId = event.accountId,
            .happenedAt = event.when,
            .type = typeOf(event.kind),
            .sessionId = event.sessionId,
            .deviceId = event.deviceId,
            .members = membersOf(event)};
}

/// The same bytes but for the audience, however often it is delivered.
QJsonObject claimsOf(const AlertRecord& record, const TokenFrame& frame)
{
    auto claims = frameOf(frame, record.jti, record.writtenAt, record.type, record.members);
    claims.insert(QStringLiteral("toe"), qint64{record.happenedAt});
    claims.insert(QStringLiteral("sub_id"), subjectOf(record, frame.issuer));
    return claims;
}

QJsonObject claimsOf(const VerificationToken& token, const TokenFrame& frame)
{
    QJsonObject members;
    if (!token.state.isNull())
        members.insert(QStringLiteral("state"), token.state);
    auto claims = frameOf(frame, token.jti, token.issuedAt, event_type::verification, members);
    claims.insert(QStringLiteral("sub_id"), opaque(token.streamId));
    return claims;
}

} // namespace sallyport::service
