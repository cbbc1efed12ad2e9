// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SessionPort: the open session as the window sees it. sessionPort() wraps auth::Session; tests make their own.
//   window.openSession(profile, sessionPort(std::move(restored), {}, {}));
#pragma once

#include "core/auth/session.h"
#include "core/auth/sign_in_states.h"

#include <QObject>

#include <memory>
#include <optional>

namespace sallyport::ui {

class SessionPort : public QObject {
    Q_OBJECT
public:
    virtual const auth::SessionFacts& facts() const = 0;
    /// How it ended, once it has.
    virtual const std::optional<auth::SessionEnd>& end() const = 0;
    /// What the person signed in as; empty where that is not known (a session found again at start).
    virtual QString identifier() const = 0;
    /// How the address was proved at sign-in; nothing for a session found again at start.
    virtual const std::optional<auth::AddressFacts>& address() const = 0;
    virtual Task<auth::SignOutReport, auth::SignOutError> signOut() = 0;

Q_SIGNALS:
    void factsChanged();
    /// Once; end() says how.
    void ended();
};

/// The real one; nothing for nothing.
std::unique_ptr<SessionPort> sessionPort(std::unique_ptr<auth::Session> session, QString identifier,
                                         std::optional<auth::AddressFacts> address);

} // namespace sallyport::ui
