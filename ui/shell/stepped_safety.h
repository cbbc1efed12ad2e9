// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SteppedSafety and SteppedAuthenticators: the passcode, the actions and the authenticators for the window's pages,
// with the same question for a recent sign-in as SteppedAccount (step_gate.h).
//   SteppedSafety safety(*port.safety(), gate);
#pragma once

#include "core/account/authenticator_service.h"
#include "core/account/safety_service.h"
#include "ui/shell/step_gate.h"

namespace sallyport::ui {

class SteppedSafety : public account::SafetyService {
public:
    /// Both must outlive this.
    SteppedSafety(account::SafetyService& safety, StepGate& gate) : m_safety(safety), m_gate(gate) {}

    Answer<account::PasscodeFacts> passcode() override;
    Answer<account::ChangeReport> setPasscode(Secret oldOne, Secret newOne) override;
    Answer<account::ChangeReport> replaceForgottenPasscode(Secret newOne) override;
    Answer<QList<account::WithdrawalAddress>> addresses() override;
    Answer<account::Action> begin(account::ActionWish wish) override;
    Answer<account::ChangeReport> approve(account::Action action, Secret passcode) override;
    Answer<account::DeviceEndReport> endLostDevice(QString deviceId, Secret passcode) override;

private:
    account::SafetyService& m_safety;
    StepGate& m_gate;
};

class SteppedAuthenticators : public account::AuthenticatorService {
public:
    /// Both must outlive this.
    SteppedAuthenticators(account::AuthenticatorService& authenticators, StepGate& gate)
        : m_authenticators(authenticators), m_gate(gate)
    {
    }

    /// Asked again and again by itself, so it never opens a question: stepUpNeeded stays that.
    Answer<account::ChallengeList> challenges() override { return m_authenticators.challenges(); }
    Answer<account::AuthenticatorOffer> offer(QString name) override;
    Answer<account::ChangeReport> confirm(QString offerId, Secret code) override;
    Answer<account::ChangeReport> remove(QString authenticatorId) override;

private:
    account::AuthenticatorService& m_authenticators;
    StepGate& m_gate;
};

} // namespace sallyport::ui
