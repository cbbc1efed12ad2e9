// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alert: one thing that happened to the account, read out of a verified Security Event Token. Server text is never
// passed on but as short plain names and places.
//   Result<Alert, AlertError> alert = readAlert(event, clock.unixSeconds());
#pragma once

#include "core/account/account_values.h"
#include "core/jose/security_event_token.h"

namespace sallyport::account {

enum class AlertKind {
    signIn,           ///< somebody signed in on a known device, or on a shared computer
    newDevice,        ///< somebody signed in on a device not seen before
    signInIncomplete, ///< passphrase right, code wrong or never given; see codeWasRight
    sessionEnded,     ///< see endedBy; reuse or copied: somebody has a copy
    passwordChanged,
    passcodeChanged,
    authenticatorAdded,
    authenticatorRemoved,
    passkeyAdded,
    passkeyRemoved,
    otherCredentialChanged, ///< a credential of another kind, or changed in another way
    credentialCompromised,  ///< RISC: seen in a leak
    recoveryInfoChanged,    ///< e-mail or phone
    recoveryStarted,
    accountLocked,
    accountUnlocked,
    antiPhishingCodeChanged,
    passcodeLocked,           ///< too many wrong trading passcodes: somebody who is in
    withdrawalAddressChanged, ///< see change
    pendingChangeBegan,       ///< see change, pendingId, effectiveAt
    pendingChangeCancelled,
    unknown ///< a kind this version does not know; see typeUri
};

enum class Severity { calm, notice, urgent };

/// Who set it off, in the service's view (CAEP `initiating_entity`).
enum class Initiator { notTold, user, admin, policy, system };

/// What the person made of it. Kept on this computer only.
enum class Review {
    open,   ///< not looked at
    mine,   ///< "It was me"
    notMine ///< "It wasn't me": its steps are in AlertStore::steps
};

struct Alert {
    QString jti;
    AlertKind kind = AlertKind::unknown;
    Severity severity = Severity::notice;
    std::int64_t at = 0;         ///< when it happened, seconds since 1970 by the service's clock
    std::int64_t receivedAt = 0; ///< when it came here, by this computer's clock
    QString sessionId = {};      ///< the session it speaks of; empty where none
    QString deviceId = {};       ///< device key's thumbprint; empty where none
    QString deviceName = {};     ///< words of whoever signed in
    QString ip = {};
    QString location = {}; ///< an estimate
    QString network = {};
    Initiator initiator = Initiator::notTold;
    std::optional<auth::EndCause> endedBy = {}; ///< sessionEnded
    QString bySession = {};                     ///< sessionEnded by another session: which
    bool copiedSession = false;                 ///< sessionEnded: two holders of one session were seen
    bool codeWasRight = false;                  ///< signInIncomplete: the code too; only the computer was not told
    bool isFirst = false;                       ///< passcodeChanged: there was none before
    ChangeKind change = ChangeKind::unknown;    ///< pendingChange…, withdrawalAddressChanged
    QString pendingId = {};                     ///< pendingChange…
    std::int64_t effectiveAt = 0;               ///< pendingChangeBegan
    QString objectName = {};                    ///< name of the authenticator or passkey
    QString typeUri = {};                       ///< the event's type, printable ASCII, at most 200
    Review review = Review::open;

    bool operator==(const Alert&) const = default;
};

enum class AlertError {
    notAnAlert, ///< an event of the stream itself (verification, stream-updated)
    malformed   ///< a member that must be there is missing or of the wrong type
};

/// Unknown event types give AlertKind::unknown. Of a known type whatever cannot be understood is left empty.
Result<Alert, AlertError> readAlert(const jose::SecurityEvent& event, std::int64_t receivedAt);

/// The sign-in that `sessionId` came of. Of one's own session that was oneself: nobody else was given its tokens then.
bool isSignInOf(const Alert& alert, const QString& sessionId);

/// How grave: of kind and cause; never taken from the service.
Severity severityOf(const Alert& alert);

} // namespace sallyport::account
