// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stepped_safety.h"

namespace sallyport::ui {
namespace {

/// Wiped with the last question.
std::shared_ptr<const Secret> held(Secret secret)
{
    return std::make_shared<const Secret>(std::move(secret));
}

} // namespace

SteppedSafety::Answer<account::PasscodeFacts> SteppedSafety::passcode()
{
    return m_gate.ask<account::PasscodeFacts>([this] { return m_safety.passcode(); });
}

SteppedSafety::Answer<account::ChangeReport> SteppedSafety::setPasscode(Secret oldOne, Secret newOne)
{
    return m_gate.ask<account::ChangeReport>(
        [this, former = held(std::move(oldOne)), chosen = held(std::move(newOne))] {
            return m_safety.setPasscode(former->clone(), chosen->clone());
        });
}

SteppedSafety::Answer<account::ChangeReport> SteppedSafety::replaceForgottenPasscode(Secret newOne)
{
    return m_gate.ask<account::ChangeReport>(
        [this, chosen = held(std::move(newOne))] { return m_safety.replaceForgottenPasscode(chosen->clone()); });
}

SteppedSafety::Answer<QList<account::WithdrawalAddress>> SteppedSafety::addresses()
{
    return m_gate.ask<QList<account::WithdrawalAddress>>([this] { return m_safety.addresses(); });
}

SteppedSafety::Answer<account::Action> SteppedSafety::begin(account::ActionWish wish)
{
    return m_gate.ask<account::Action>([this, wish = std::move(wish)] { return m_safety.begin(wish); });
}

SteppedSafety::Answer<account::ChangeReport> SteppedSafety::approve(account::Action action, Secret passcode)
{
    return m_gate.ask<account::ChangeReport>([this, action = std::move(action), typed = held(std::move(passcode))] {
        return m_safety.approve(action, typed->clone());
    });
}

SteppedSafety::Answer<account::DeviceEndReport> SteppedSafety::endLostDevice(QString deviceId, Secret passcode)
{
    return m_gate.ask<account::DeviceEndReport>([this, id = std::move(deviceId), typed = held(std::move(passcode))] {
        return m_safety.endLostDevice(id, typed->clone());
    });
}

SteppedAuthenticators::Answer<account::AuthenticatorOffer> SteppedAuthenticators::offer(QString name)
{
    return m_gate.ask<account::AuthenticatorOffer>(
        [this, name = std::move(name)] { return m_authenticators.offer(name); });
}

SteppedAuthenticators::Answer<account::ChangeReport> SteppedAuthenticators::confirm(QString offerId, Secret code)
{
    return m_gate.ask<account::ChangeReport>([this, id = std::move(offerId), typed = held(std::move(code))] {
        return m_authenticators.confirm(id, typed->clone());
    });
}

SteppedAuthenticators::Answer<account::ChangeReport> SteppedAuthenticators::remove(QString authenticatorId)
{
    return m_gate.ask<account::ChangeReport>(
        [this, id = std::move(authenticatorId)] { return m_authenticators.remove(id); });
}

} // namespace sallyport::ui
