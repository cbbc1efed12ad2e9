// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// AuthenticatorService: the port to the authenticators an account has, and to what codes are being asked for right now.
//   authenticators.challenges().then(this, [this](Result<ChallengeList, AccountError> r) { show(*r); });
#pragma once

#include "core/account/account_service.h"
#include "core/account/safety_values.h"

namespace sallyport::account {

/// A new authenticator that is not in force yet: it is once a code of it was given.
struct AuthenticatorOffer {
    QString id;
    Secret otpauthLink;
    std::int64_t expiresAt = 0; ///< ten minutes
};

class AuthenticatorService {
public:
    template <typename T>
    using Answer = Task<T, AccountError>;

    AuthenticatorService() = default;
    AuthenticatorService(const AuthenticatorService&) = delete;
    AuthenticatorService& operator=(const AuthenticatorService&) = delete;
    virtual ~AuthenticatorService() = default;

    /// What the service asks a code for at this moment, by whoever, newest first.
    virtual Answer<ChallengeList> challenges() = 0;

    /// `name`: as a device's. At most ten: tooMany.
    virtual Answer<AuthenticatorOffer> offer(QString name) = 0;
    /// `code`: of the new one. Pending where this device is a newcomer.
    virtual Answer<ChangeReport> confirm(QString offerId, Secret code) = 0;
    /// The last one stays: lastAuthenticator.
    virtual Answer<ChangeReport> remove(QString authenticatorId) = 0;
};

} // namespace sallyport::account
