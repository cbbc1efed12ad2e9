// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AccountService: the port through which the window and the command line see who else is in, end sessions and look
// after what keeps the account safe. Every ending answers only by verified receipts.
//   account.devices().then(this, [this](Result<DeviceList, AccountError> r) { ... });
#pragma once

#include "core/account/account_values.h"
#include "core/account/safety_values.h"
#include "core/auth/session_error.h"
#include "core/base/secret.h"
#include "core/base/task.h"

namespace sallyport::account {

enum class AccountProblem {
    session,           ///< no answer or the session is over: AccountError::session says which (stepUpNeeded too)
    notOffered,        ///< this service has no account API; nothing was sent
    refused,           ///< the service refused this call for a reason not named below
    newcomer,          ///< this device was first seen less than 24 h ago and may not do this to an older one
    sharedComputer,    ///< a shared computer may not do this
    notFound,          ///< no such device or pending change
    ownSession,        ///< the id is this session's own: Session::signOut; nothing was sent
    badValue,          ///< a name or code outside the rules; nothing was sent, or the service said so
    weakPassword,      ///< the service wants a stronger new one; the old one still counts
    wrongCredentials,  ///< the old passphrase is wrong: AccountError::attemptsLeft
    wrongCode,         ///< the one-time code is wrong or used: AccountError::attemptsLeft
    tryLater,          ///< too many requests: AccountError::retryAfter
    wrongPasscode,     ///< AccountError::attemptsLeft, counted over all sessions
    passcodeLocked,    ///< five wrong ones: AccountError::retryAfter
    passcodeNeeded,    ///< one is set, so that changing it needs the present one
    passcodeNotSet,    ///< this needs one: set it first
    weakPasscode,      ///< 000000, 123456 and the like
    echoDiffers,       ///< the service understood another address: AccountError::echo; somebody may have changed it
    approvalRefused,   ///< what was signed is not what the service holds; nothing was done
    actionGone,        ///< expired, used, or of another session; begin anew
    noDeviceKey,       ///< this computer has none to sign with; nothing was sent
    lastAuthenticator, ///< the last one cannot be removed
    tooMany,           ///< as many as the service keeps
    unreadable,        ///< an answer outside the protocol; nothing of it was used
    noReceipt,         ///< the service says ended, but its receipt is missing or does not verify: treat as still open
    abandoned
};

struct AccountError {
    AccountProblem what = AccountProblem::session;
    std::optional<auth::SessionError> session = {};
    std::optional<int> attemptsLeft = {};
    std::optional<std::chrono::seconds> retryAfter = {};
    std::optional<ActionWish> echo = {};
    static AccountError abandoned() { return {.what = AccountProblem::abandoned}; }
};

class AccountService {
public:
    template <typename T>
    using Answer = Task<T, AccountError>;

    AccountService() = default;
    AccountService(const AccountService&) = delete;
    AccountService& operator=(const AccountService&) = delete;
    virtual ~AccountService() = default;

    /// All open sessions, in the service's order.
    virtual Answer<QList<SessionEntry>> sessions() = 0;
    /// Ends another session; answers only when its receipt is verified. The own one: `ownSession`.
    virtual Answer<EndReport> endSession(QString sessionId) = 0;
    /// Ends all sessions but this one; the report says of each that was open whether it is proved ended.
    virtual Answer<EndManyReport> endOthers() = 0;

    virtual Answer<DeviceList> devices() = 0;
    /// `name`: 1 to 64 characters, none of them control or bidi ones, else badValue. Answers with the device as it is
    /// now.
    virtual Answer<DeviceEntry> renameDevice(QString deviceId, QString name) = 0;
    /// Ends the device's sessions and unbinds its key. The own device: `ownSession`.
    virtual Answer<DeviceEndReport> revokeDevice(QString deviceId) = 0;

    /// Newest first, failed ones too; at most 100.
    virtual Answer<QList<SignInEntry>> signIns() = 0;

    virtual Answer<SecurityFacts> security() = 0;
    virtual Answer<ChangeReport> changePassword(Secret oldPassword, Secret newPassword, Secret oneTimeCode) = 0;
    /// `code`: 4 to 20 letters, digits or spaces, else badValue. Until this answers, the former code counts.
    virtual Answer<ChangeReport> setAntiPhishingCode(QString code) = 0;

    virtual Answer<QList<PendingChange>> pendingChanges() = 0;
    /// Makes it take effect now. From an older device only (`newcomer`).
    virtual Answer<Done> approveChange(QString changeId) = 0;
    virtual Answer<Done> cancelChange(QString changeId) = 0;
};

} // namespace sallyport::account
