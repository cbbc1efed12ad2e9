// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_in.h"

#include "core/auth/sign_in_machine.h"
#include "core/auth/sign_in_work.h"

namespace sallyport::auth {

class SignInPrivate {
public:
    SignInPrivate(SignIn& signIn, AuthContext context, Session* stepUp)
        : owner(signIn), work(std::move(context), stepUp, [this](AttemptId id, ServiceAnswer answer) {
              feed({id, std::move(answer)});
          })
    {
    }

    AttemptId nextAttempt() { return AttemptId{++lastAttempt}; }

    bool feed(Event event) { return take(advance(std::exchange(state, AddressChecking{}), std::move(event))); }

    bool take(Step step)
    {
        state = std::move(step.state);
        if (step.fit != Fit::taken)
            return false;
        for (Effect& effect : step.effects)
            work.run(std::move(effect));
        Q_EMIT owner.stateChanged();
        return true;
    }

    SignIn& owner;
    State state;
    std::uint64_t lastAttempt = 0;
    SignInWork work;
};

SignIn::SignIn(AuthContext context, QObject* parent)
    : QObject(parent), m_d(std::make_unique<SignInPrivate>(*this, std::move(context), nullptr))
{
}

SignIn::SignIn(AuthContext context, Session& session, QObject* parent)
    : QObject(parent), m_d(std::make_unique<SignInPrivate>(*this, std::move(context), &session))
{
}

SignIn::~SignIn() = default;

void SignIn::start()
{
    m_d->take(beginSignIn(m_d->nextAttempt()));
}

const State& SignIn::state() const
{
    return m_d->state;
}

const std::optional<AddressFacts>& SignIn::address() const
{
    return m_d->work.address();
}

bool SignIn::act(PersonAct act)
{
    return m_d->feed({m_d->nextAttempt(), std::move(act)});
}

std::unique_ptr<Session> SignIn::takeSession()
{
    return m_d->work.takeSession();
}

} // namespace sallyport::auth
