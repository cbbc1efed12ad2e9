// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sign_in/sign_in_driver.h"

#include "core/auth/session.h"
#include "core/auth/sign_in.h"

namespace sallyport::ui {
namespace {

class RealDriver : public SignInDriver {
public:
    RealDriver(std::unique_ptr<auth::SignIn> signIn, SessionMaker makeSession)
        : m_signIn(std::move(signIn)), m_makeSession(std::move(makeSession))
    {
        connect(m_signIn.get(), &auth::SignIn::stateChanged, this, &SignInDriver::stateChanged);
    }
    void start() override { m_signIn->start(); }
    const auth::State& state() const override { return m_signIn->state(); }
    const std::optional<auth::AddressFacts>& address() const override { return m_signIn->address(); }
    bool act(auth::PersonAct act) override { return m_signIn->act(std::move(act)); }
    std::unique_ptr<SessionPort> takeSession(const QString& identifier) override
    {
        auto session = m_signIn->takeSession();
        return session && m_makeSession ? m_makeSession(std::move(session), identifier, m_signIn->address()) : nullptr;
    }

private:
    std::unique_ptr<auth::SignIn> m_signIn;
    SessionMaker m_makeSession;
};

} // namespace

std::unique_ptr<SignInDriver> driveSignIn(std::unique_ptr<auth::SignIn> signIn, SessionMaker makeSession)
{
    return std::make_unique<RealDriver>(std::move(signIn), std::move(makeSession));
}

} // namespace sallyport::ui
