// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSession: the real session behind the window: tokens and key, the account API, and the alerts that come in while
// it lives. Where nothing may stay on this computer, its alerts are in memory only.
//   window.openSession(profile, openSession(client, paths, std::move(restored), identifier, {}));
#pragma once

#include "app/client.h"
#include "core/account/alert_store.h"
#include "core/account/http_account_service.h"
#include "core/account/http_authenticator_service.h"
#include "core/account/http_safety_service.h"
#include "core/account/lease.h"
#include "core/auth/sign_in.h"
#include "ui/shell/session_port.h"

#include <QTimer>

namespace sallyport::app {

class OpenSession : public ui::SessionPort {
public:
    /// `context`: what the session was made with; its ports must outlive this. Begins to listen for alerts at once,
    /// and, without an `address`, to prove it again.
    OpenSession(auth::AuthContext context, const Paths& paths, std::unique_ptr<auth::Session> session,
                QString identifier, std::optional<auth::AddressFacts> address);
    ~OpenSession() override;

    const auth::SessionFacts& facts() const override { return m_session->facts(); }
    const std::optional<auth::SessionEnd>& end() const override { return m_session->end(); }
    QString identifier() const override { return m_identifier; }
    const std::optional<auth::AddressFacts>& address() const override { return m_address; }
    std::optional<auth::Blocked> addressTrouble() const override { return m_addressTrouble; }
    Task<auth::SignOutReport, auth::SignOutError> signOut() override;
    std::optional<account::LeaseState> lease() const override;
    account::AccountService* account() override { return &m_account; }
    account::AlertStore* alerts() override { return &m_alerts; }
    ui::AlertChannel* alertChannel() override;
    account::AuthenticatorService* authenticators() override { return &m_authenticators; }
    account::SafetyService* safety() override { return &m_safety; }
    std::unique_ptr<ui::SignInDriver> stepUp() override;
    std::unique_ptr<ui::LockedWatch> whileLocked() override;
    /// Alerts would go on if the program were locked now.
    bool hasAlertsOnly() const { return m_alertsOnly != nullptr; }

private:
    void dropConnections();
    void askForAlertsOnly();
    void proveAddress();
    void judgeAddress();

    auth::AuthContext m_context;
    std::unique_ptr<auth::Session> m_session;
    QString m_identifier;
    std::optional<auth::AddressFacts> m_address;
    std::optional<auth::Blocked> m_addressTrouble;
    std::unique_ptr<auth::SignIn> m_proof; ///< never goes beyond its first step, the address check
    QTimer m_proofAgain;
    bool m_signingOut = false;
    const Paths m_paths;
    std::unique_ptr<auth::Session> m_alertsOnly; ///< for when the program locks; null until it is there
    QTimer m_alertsOnlyAgain;
    account::HttpAccountService m_account;
    account::HttpAuthenticatorService m_authenticators;
    std::unique_ptr<account::Lease> m_lease; ///< null on one's own computer
    account::HttpSafetyService m_safety;
    account::AlertStore m_alerts;
    std::unique_ptr<ui::AlertChannel> m_channel;
};

} // namespace sallyport::app
