// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignIn: one attempt of a person to get into an account. Drives the pure machine: effects become port calls, answers
// become events. Make one per wizard or command, watch stateChanged, call act; destroying it gives everything up.
//   SignIn signIn(context);  connect(&signIn, &SignIn::stateChanged, this, &Wizard::showState);  signIn.start();
//   signIn.act(GiveCredentials{identifier, std::move(password)});
#pragma once

#include "core/auth/auth_context.h"
#include "core/auth/sign_in_events.h"

#include <QObject>

#include <memory>

namespace sallyport::auth {

class Session;
class SignInPrivate;

class SignIn : public QObject {
    Q_OBJECT
public:
    explicit SignIn(AuthContext context, QObject* parent = nullptr);
    /// Step-up (RFC 9470): proves the person again for a session that is already open. Ends in SignedIn with the same
    /// session refreshed in place; takeSession then gives nothing. `session` must outlive this.
    SignIn(AuthContext context, Session& session, QObject* parent = nullptr);
    ~SignIn() override;

    /// Sends the first request (the address check). Call once.
    void start();

    /// AddressChecking at first.
    const State& state() const;
    /// What the plate shows; nothing before the address check was good, and again nothing once trust broke.
    const std::optional<AddressFacts>& address() const;

    /// The one entry for a person's acts. False if the act does not fit the present state, which then stays.
    bool act(PersonAct act);

    /// In SignedIn, once: the session, now the caller's.
    std::unique_ptr<Session> takeSession();

Q_SIGNALS:
    /// state() or address() is another than before.
    void stateChanged();

private:
    std::unique_ptr<SignInPrivate> m_d;
};

} // namespace sallyport::auth
