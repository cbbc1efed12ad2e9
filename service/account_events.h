// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountEvents: where the service says that something happened to an account which its owner must learn of. Call
// within Database::inTransaction, together with the change itself: both are kept, or neither.
//   events.happened({.kind = AccountEventKind::passwordChanged, .accountId = account.id, .sessionId = caller.id});
#pragma once

#include "service/store/withdrawal_addresses.h"

#include <QByteArray>
#include <QString>

#include <cstdint>

namespace sallyport::service {

enum class AccountEventKind {
    sessionEstablished,
    sessionEnded,     ///< see endedBy
    signInIncomplete, ///< right password, and a wrong code or none; see stage
    accountLocked,    ///< too many wrong tries, for all but known devices
    passwordChanged,
    antiPhishingCodeChanged,
    authenticatorAdded, ///< see objectName
    authenticatorRemoved,
    recoveryBegan, ///< somebody asks to be let in without password or code
    passcodeSet,   ///< the first one
    passcodeChanged,
    passcodeLocked,           ///< too many wrong ones, for everybody
    withdrawalAddressAdded,   ///< see place
    withdrawalAddressRemoved, ///< likewise
    pendingChangeBegan,       ///< see changeKind, pendingId, effectiveAt
    pendingChangeCancelled
};

/// An event of an identifier that nobody has: takes the same work, and nobody is told.
inline constexpr std::int64_t nobodysAccount = 0;

struct AccountEvent {
    AccountEventKind kind = AccountEventKind::sessionEstablished;
    std::int64_t accountId = nobodysAccount;
    std::int64_t when = 0;        ///< seconds since 1970
    QByteArray sessionId = {};    ///< the session it speaks of; empty: none
    QByteArray deviceId = {};     ///< likewise
    QString deviceName = {};      ///< words of whoever signed in
    QString address = {};         ///< IP address from which it was done
    bool newDevice = false;       ///< sessionEstablished: a device key not seen before
    QByteArray endedBy = {};      ///< sessionEnded: `by`, as in the receipt
    QByteArray bySession = {};    ///< sessionEnded by another session: which
    bool copiedSession = false;   ///< sessionEnded: two holders of one session were seen
    QByteArray stage = {};        ///< signInIncomplete: what was missing or wrong, "code"; "device" after a right code
    QString objectName = {};      ///< an authenticator's, also in pendingChange…: words of whoever added it
    MoneyPlace place = {};        ///< withdrawalAddress…: which
    QByteArray changeKind = {};   ///< pendingChange…: "password", "anti_phishing_code", …
    QByteArray pendingId = {};    ///< likewise
    std::int64_t effectiveAt = 0; ///< pendingChangeBegan: when it takes effect unless cancelled
};

class AccountEvents {
public:
    AccountEvents() = default;
    AccountEvents(const AccountEvents&) = delete;
    AccountEvents& operator=(const AccountEvents&) = delete;
    virtual ~AccountEvents() = default;

    virtual void happened(const AccountEvent& event) = 0;
};

} // namespace sallyport::service
