// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionPort: the open session as the window sees it, with what can be done in it. The real one is app/open_session;
// tests make their own.
//   window.openSession(profile, std::make_unique<app::OpenSession>(std::move(restored), ...));
#pragma once

#include "core/account/lease_state.h"
#include "core/auth/session.h"
#include "core/auth/sign_in_states.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sallyport::account {
class AccountService;
class AlertStore;
class AuthenticatorService;
class SafetyService;
} // namespace sallyport::account

namespace sallyport::ui {

class AlertChannel;
class LockedWatch;
class SignInDriver;

class SessionPort : public QObject {
    Q_OBJECT
public:
    virtual const auth::SessionFacts& facts() const = 0;
    /// How it ended, once it has.
    virtual const std::optional<auth::SessionEnd>& end() const = 0;
    /// What the person signed in as; empty where that is not known (a session found again at start).
    virtual QString identifier() const = 0;
    /// How the address was proved: at sign-in, or again for a session found at start; nothing until that is done.
    virtual const std::optional<auth::AddressFacts>& address() const = 0;
    /// Why it could not be proved again; nothing while it may yet be. factsChanged tells of both.
    virtual std::optional<auth::Blocked> addressTrouble() const { return std::nullopt; }
    virtual Task<auth::SignOutReport, auth::SignOutError> signOut() = 0;

    /// On a shared computer: how the session stands, as of now; nothing on one's own. factsChanged tells of news.
    virtual std::optional<account::LeaseState> lease() const { return std::nullopt; }
    /// Who else is in; null where the service has no account API. As long as the port lives, like the next two.
    virtual account::AccountService* account() = 0;
    /// The alerts kept here; null where the service has none.
    virtual account::AlertStore* alerts() = 0;
    virtual AlertChannel* alertChannel() = 0;
    /// Passcode, actions and addresses; null where the service has none. Likewise the next.
    virtual account::SafetyService* safety() { return nullptr; }
    virtual account::AuthenticatorService* authenticators() { return nullptr; }
    /// The person proves themselves once more for this session (RFC 9470); null where that cannot be. The port must
    /// outlive it, and nothing comes out of its takeSession.
    virtual std::unique_ptr<SignInDriver> stepUp() = 0;
    /// What goes on while the program is locked; null if nothing can. Taken before the port is destroyed, and started
    /// afterwards.
    virtual std::unique_ptr<LockedWatch> whileLocked();

Q_SIGNALS:
    void factsChanged();
    /// Once; end() says how.
    void ended();
};

} // namespace sallyport::ui
