// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SafetyService: the port to what guards money: the trading passcode, actions that it approves, and the addresses
// money may go to. What was drawn is what is signed (docs/protocol.md, Actions).
//   safety.begin(wish).then(this, [this](Result<Action, AccountError> r) { draw(*r); });
#pragma once

#include "core/account/account_service.h"
#include "core/account/safety_values.h"

namespace sallyport::account {

class SafetyService {
public:
    template <typename T>
    using Answer = Task<T, AccountError>;

    SafetyService() = default;
    SafetyService(const SafetyService&) = delete;
    SafetyService& operator=(const SafetyService&) = delete;
    virtual ~SafetyService() = default;

    virtual Answer<PasscodeFacts> passcode() = 0;
    /// `oldOne`: empty where none is set. Six digits, else badValue; weakPasscode, wrongPasscode, passcodeLocked.
    virtual Answer<ChangeReport> setPasscode(Secret oldOne, Secret newOne) = 0;
    /// The old one is forgotten: always a pending change, 24 hours.
    virtual Answer<ChangeReport> replaceForgottenPasscode(Secret newOne) = 0;

    virtual Answer<QList<WithdrawalAddress>> addresses() = 0;
    /// Answers only if what the service echoes is the wish, letter by letter; else echoDiffers with AccountError::echo.
    virtual Answer<Action> begin(ActionWish wish) = 0;
    /// Signs exactly the members of `action` with the device key. wrongPasscode and passcodeLocked leave the action as
    /// it is; approvalRefused and actionGone end it: begin anew. Pending where this device is a newcomer.
    virtual Answer<ChangeReport> approve(Action action, Secret passcode) = 0;

    /// A lost or stolen device, at once, also by a newcomer. Receipts as with AccountService::revokeDevice.
    virtual Answer<DeviceEndReport> endLostDevice(QString deviceId, Secret passcode) = 0;
};

} // namespace sallyport::account
