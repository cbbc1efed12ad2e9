// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/account/alert.h"

#include "core/account/alert_words.h"
#include "core/account/event_types.h"
#include "core/account/plain_text.h"
#include "core/account/security_reader.h"
#include "core/auth/receipt_checker.h"
#include "core/base/json.h"

namespace sallyport::account {

namespace {

// An event cannot have happened after it was told; some clocks differ.
constexpr std::int64_t clockPlay = 300;

const std::pair<QString, AlertKind> plainTypes[] = {
    {caepEvent + QStringLiteral("session-revoked"), AlertKind::sessionEnded},
    {riscEvent + QStringLiteral("sessions-revoked"), AlertKind::sessionEnded},
    {riscEvent + QStringLiteral("credential-compromise"), AlertKind::credentialCompromised},
    {riscEvent + QStringLiteral("recovery-information-changed"), AlertKind::recoveryInfoChanged},
    {riscEvent + QStringLiteral("recovery-activated"), AlertKind::recoveryStarted},
    {riscEvent + QStringLiteral("account-disabled"), AlertKind::accountLocked},
    {riscEvent + QStringLiteral("account-enabled"), AlertKind::accountUnlocked},
    {ownEvent + QStringLiteral("sign-in-incomplete"), AlertKind::signInIncomplete},
    {ownEvent + QStringLiteral("anti-phishing-code-change"), AlertKind::antiPhishingCodeChanged},
    {ownEvent + QStringLiteral("passcode-locked"), AlertKind::passcodeLocked},
    {ownEvent + QStringLiteral("withdrawal-address-change"), AlertKind::withdrawalAddressChanged},
    {ownEvent + QStringLiteral("pending-change-began"), AlertKind::pendingChangeBegan},
    {ownEvent + QStringLiteral("pending-change-cancelled"), AlertKind::pendingChangeCancelled}};

/// CAEP 1.0 3.2 credential-change.
AlertKind credentialKind(const QJsonObject& event)
{
    const auto what = stringMember(event, u"credential_type").value_or(QString());
    const auto how = stringMember(event, u"change_type").value_or(QString());
    const bool added = how == u"create";
    const bool removed = how == u"delete" || how == u"revoke";
    if (what == u"password")
        return AlertKind::passwordChanged;
    if (what == u"pin")
        return AlertKind::passcodeChanged;
    if (what == u"app" && (added || removed))
        return added ? AlertKind::authenticatorAdded : AlertKind::authenticatorRemoved;
    if (what.startsWith(u"fido") && (added || removed))
        return added ? AlertKind::passkeyAdded : AlertKind::passkeyRemoved;
    return AlertKind::otherCredentialChanged;
}

AlertKind kindOf(const jose::SecurityEvent& event)
{
    if (event.type == caepEvent + QStringLiteral("session-established")) {
        return boolMember(event.members, u"new_device").value_or(false) ? AlertKind::newDevice : AlertKind::signIn;
    }
    if (event.type == caepEvent + QStringLiteral("credential-change"))
        return credentialKind(event.members);
    const auto known = std::ranges::find(plainTypes, event.type, [](auto& t) { return t.first; });
    return known == std::end(plainTypes) ? AlertKind::unknown : known->second;
}

/// RFC 9493: a member of a complex subject, in format opaque.
QString opaqueSubject(const QJsonObject& subject, QStringView member)
{
    const auto one = subject.value(member).toObject();
    return stringMember(one, u"format") == QStringLiteral("opaque") ? idMember(one, u"id") : QString();
}

std::int64_t timeOf(const jose::SecurityEvent& event)
{
    const auto at = integerMember(event.members, u"event_timestamp");
    const std::int64_t told = at.value_or(event.happenedAt.value_or(event.issuedAt));
    return told > 0 && told <= event.issuedAt + clockPlay ? told : event.issuedAt;
}

} // namespace

Result<Alert, AlertError> readAlert(const jose::SecurityEvent& event, std::int64_t receivedAt)
{
    if (event.type.startsWith(ssfEvent))
        return std::unexpected(AlertError::notAnAlert);
    if (plainId(event.jti).isEmpty())
        return std::unexpected(AlertError::malformed);
    const QJsonObject& members = event.members;
    Alert alert{.jti = event.jti,
                .kind = kindOf(event),
                .at = timeOf(event),
                .receivedAt = receivedAt,
                .sessionId = opaqueSubject(event.subject, u"session"),
                .deviceId = opaqueSubject(event.subject, u"device"),
                .deviceName = nameMember(members, u"device_name"),
                .ip = nameMember(members, u"ip"),
                .location = nameMember(members, u"location"),
                .network = nameMember(members, u"network"),
                .initiator = initiatorOf(stringMember(members, u"initiating_entity").value_or(QString())),
                .objectName = nameMember(members, u"friendly_name"),
                .typeUri = plainId(event.type)};
    if (alert.kind == AlertKind::sessionEnded) {
        if (const auto by = stringMember(members, u"by"))
            alert.endedBy = auth::endCauseOf(*by);
        alert.bySession = idMember(members, u"by_session");
        alert.copiedSession = stringMember(members, u"reason") == QStringLiteral("copied_session");
    }
    if (alert.kind == AlertKind::signInIncomplete)
        alert.codeWasRight = stringMember(members, u"stage") == QStringLiteral("device");
    if (alert.kind == AlertKind::pendingChangeBegan || alert.kind == AlertKind::pendingChangeCancelled) {
        alert.change = changeKind(stringMember(members, u"kind").value_or(QString()));
        alert.pendingId = idMember(members, u"pending_id");
        alert.effectiveAt = integerMember(members, u"effective_at").value_or(0);
    }
    if (alert.kind == AlertKind::passcodeChanged)
        alert.isFirst = stringMember(members, u"change_type") == QStringLiteral("create");
    if (alert.kind == AlertKind::withdrawalAddressChanged) {
        const auto how = stringMember(members, u"change");
        alert.change = how == QStringLiteral("added") ? ChangeKind::addressAdded
            : how == QStringLiteral("removed")        ? ChangeKind::addressRemoved
                                                      : ChangeKind::unknown;
        alert.network.clear(); // its `network` is the coin's, not where somebody was
    }
    alert.severity = severityOf(alert);
    return alert;
}

bool isSignInOf(const Alert& alert, const QString& sessionId)
{
    return (alert.kind == AlertKind::signIn || alert.kind == AlertKind::newDevice) && !sessionId.isEmpty()
        && alert.sessionId == sessionId;
}

Severity severityOf(const Alert& alert)
{
    switch (alert.kind) {
    case AlertKind::newDevice:
    case AlertKind::signInIncomplete:
    case AlertKind::passwordChanged:
    case AlertKind::passcodeChanged:
    case AlertKind::authenticatorAdded:
    case AlertKind::authenticatorRemoved:
    case AlertKind::passkeyAdded:
    case AlertKind::passkeyRemoved:
    case AlertKind::credentialCompromised:
    case AlertKind::recoveryInfoChanged:
    case AlertKind::recoveryStarted:
    case AlertKind::accountLocked:
    case AlertKind::antiPhishingCodeChanged:
    case AlertKind::passcodeLocked:
    case AlertKind::withdrawalAddressChanged:
    case AlertKind::pendingChangeBegan:
        return Severity::urgent;
    case AlertKind::sessionEnded:
        if (alert.copiedSession || alert.endedBy == auth::EndCause::reuse)
            return Severity::urgent;
        return alert.endedBy == auth::EndCause::self || alert.endedBy == auth::EndCause::lease ? Severity::calm
                                                                                               : Severity::notice;
    case AlertKind::signIn: // without a device's key it is as strange as a new device
        return alert.deviceId.isEmpty() ? Severity::urgent : Severity::notice;
    case AlertKind::otherCredentialChanged:
    case AlertKind::accountUnlocked:
    case AlertKind::pendingChangeCancelled:
    case AlertKind::unknown:
        break;
    }
    return Severity::notice;
}

} // namespace sallyport::account
