// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The account API's answers as plain values. Times are seconds since 1970 by the service's clock. Names and places are
// words of whoever signed in, cut to length and without control and bidi characters: shown as plain text, never proof.
//   for (const DeviceEntry& device : devices.devices) ...
#pragma once

#include "core/account/safety_values.h"
#include "core/auth/session_facts.h"

#include <QList>
#include <QString>

#include <optional>

namespace sallyport::account {

/// One open session, as the service tells it.
struct SessionEntry {
    QString id;
    bool current = false; ///< the one that asked
    QString deviceId;     ///< device key's thumbprint; empty on a shared computer
    QString deviceName;   ///< words of whoever signed in: never proof of anything
    QString clientId;
    std::int64_t createdAt = 0;
    std::int64_t lastSeenAt = 0;
    std::int64_t expiresAt = 0;
    QString ip;
    QString location; ///< an estimate; may be empty
    QString network;  ///< may be empty
    auth::ComputerKind computer = auth::ComputerKind::own;
    std::optional<std::int64_t> leaseEndsAt; ///< shared computers only

    bool operator==(const SessionEntry&) const = default;
};

/// A computer by its device key, with its open sessions (which may be none).
struct DeviceEntry {
    QString id; ///< the device key's thumbprint
    QString name;
    bool current = false; ///< this computer
    std::int64_t firstSeenAt = 0;
    std::int64_t lastSeenAt = 0;
    bool isNew = false; ///< first seen less than 24 h ago
    QList<SessionEntry> sessions;

    bool operator==(const DeviceEntry&) const = default;
};

struct DeviceList {
    QList<DeviceEntry> devices;             ///< in the service's order
    QList<SessionEntry> withoutDevice = {}; ///< of shared computers
};

enum class SignInOutcome {
    signedIn,
    wrongCredentials,
    wrongCode, ///< the passphrase was right
    locked,
    unfinished, ///< the passphrase was right, a code never given
    unknown     ///< a word this version does not know
};

struct SignInEntry {
    QString id;
    std::int64_t at = 0;
    SignInOutcome outcome = SignInOutcome::unknown;
    QString ip;
    QString location;
    QString network;
    QString deviceId; ///< empty where no device key was shown
};

struct AuthenticatorEntry {
    QString id;
    QString name;
    std::int64_t addedAt = 0;
};

/// What is set and when it changed; never a value. 0: never, or not told.
struct SecurityFacts {
    std::int64_t passwordChangedAt = 0;
    bool antiPhishingCodeSet = false;
    std::int64_t antiPhishingCodeChangedAt = 0;
    QList<AuthenticatorEntry> authenticators;
};

enum class ChangeKind {
    password,
    antiPhishingCode,
    passcode,
    addressAdded,         ///< PendingChange::address
    addressRemoved,       ///< likewise
    authenticatorAdded,   ///< PendingChange::objectName
    authenticatorRemoved, ///< likewise
    unknown
};

/// A change that a newcomer asked for and that takes effect later, unless an older device cancels it.
struct PendingChange {
    QString id;
    ChangeKind kind = ChangeKind::unknown;
    std::int64_t beganAt = 0;
    std::int64_t effectiveAt = 0;
    QString bySession;
    QString byDevice;
    QString ip;
    QString location;
    std::optional<WithdrawalAddress> address = {};
    QString objectName = {}; ///< an authenticator's; words of whoever began it
};

/// What it would change is known, down to the address or the name, so that a person can judge it. Anything else may be
/// cancelled and not approved.
inline bool canBeJudged(const PendingChange& change)
{
    switch (change.kind) {
    case ChangeKind::password:
    case ChangeKind::antiPhishingCode:
    case ChangeKind::passcode:
        return true;
    case ChangeKind::addressAdded:
    case ChangeKind::addressRemoved:
        return change.address.has_value();
    case ChangeKind::authenticatorAdded:
    case ChangeKind::authenticatorRemoved:
        return !change.objectName.isEmpty();
    case ChangeKind::unknown:
        break;
    }
    return false;
}

/// What the service made of a change that was asked for.
struct ChangeReport {
    bool pending = false; ///< false: in force now. true: not yet, see below; the old value still counts
    QString pendingId = {};
    std::int64_t effectiveAt = 0;
};

enum class EndOutcome {
    ended,        ///< a verified receipt says so
    notAmongYours ///< the id is none of this account's open sessions; nothing was ended
};

struct EndReport {
    EndOutcome outcome = EndOutcome::ended;
    auth::SessionEnd end; ///< for `ended`
};

struct EndedSession {
    QString sessionId;
    auth::SessionEnd end; ///< with the verified receipt
};

/// The end of several at once.
struct EndManyReport {
    QList<EndedSession> ended; ///< each by a verified receipt
    QStringList notEnded = {}; ///< were open before and have no receipt that verifies: treat as still open, offer Retry
};

enum class DeviceEndOutcome {
    gone,         ///< all its sessions ended by receipts, and the service lists it no more
    partly,       ///< see notEnded, or the service still lists the device
    notAmongYours ///< the id is none of this account's devices; nothing was ended
};

struct DeviceEndReport {
    DeviceEndOutcome outcome = DeviceEndOutcome::partly;
    EndManyReport sessions = {};
};

} // namespace sallyport::account
