// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignInDriver: the port through which the wizard sees one attempt to sign in. driveSignIn() wraps auth::SignIn; tests
// put any state in front of the pages.
//   std::unique_ptr<SignInDriver> driver = driveSignIn(std::make_unique<auth::SignIn>(context), makeSession);
#pragma once

#include "core/auth/sign_in_events.h"
#include "ui/shell/session_port.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace sallyport::auth {
class SignIn;
}

namespace sallyport::ui {

class SignInDriver : public QObject {
    Q_OBJECT
public:
    /// Begins with the address check. Called once, when the wizard is shown.
    virtual void start() = 0;
    virtual const auth::State& state() const = 0;
    /// What the plate shows; nothing before the address check was good, and again nothing once trust broke.
    virtual const std::optional<auth::AddressFacts>& address() const = 0;
    /// False if the act does not fit the present state, which then stays.
    virtual bool act(auth::PersonAct act) = 0;
    /// In SignedIn, once; nothing after a step-up. `identifier`: what the person signed in as.
    virtual std::unique_ptr<SessionPort> takeSession(const QString& identifier) = 0;

Q_SIGNALS:
    /// state() or address() is another than before.
    void stateChanged();
};

/// Makes the window's view of a session that was opened.
using SessionMaker = std::function<std::unique_ptr<SessionPort>(
    std::unique_ptr<auth::Session>, const QString& identifier, const std::optional<auth::AddressFacts>&)>;

/// The real one. Without a maker, for a step-up, takeSession gives nothing.
std::unique_ptr<SignInDriver> driveSignIn(std::unique_ptr<auth::SignIn> signIn, SessionMaker makeSession = {});

} // namespace sallyport::ui
