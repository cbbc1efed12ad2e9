// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SteppedAccount: the account API for the window's pages, with a question for a recent sign-in where a call needs one
// (step_gate.h).
//   SteppedAccount account(*port.account(), gate);
#pragma once

#include "ui/shell/step_gate.h"

namespace sallyport::ui {

class SteppedAccount : public account::AccountService {
public:
    /// Both must outlive this. `codeSet`, which may be empty: a new anti-phishing code is in force.
    SteppedAccount(account::AccountService& account, StepGate& gate,
                   std::function<void(const QString& code)> codeSet = {})
        : m_account(account), m_gate(gate), m_codeSet(std::move(codeSet))
    {
    }

    Answer<QList<account::SessionEntry>> sessions() override;
    Answer<account::EndReport> endSession(QString sessionId) override;
    Answer<account::EndManyReport> endOthers() override;
    Answer<account::DeviceList> devices() override;
    Answer<account::DeviceEntry> renameDevice(QString deviceId, QString name) override;
    Answer<account::DeviceEndReport> revokeDevice(QString deviceId) override;
    Answer<QList<account::SignInEntry>> signIns() override;
    Answer<account::SecurityFacts> security() override;
    Answer<account::ChangeReport> changePassword(Secret oldPassword, Secret newPassword, Secret oneTimeCode) override;
    Answer<account::ChangeReport> setAntiPhishingCode(QString code) override;
    Answer<QList<account::PendingChange>> pendingChanges() override;
    Answer<Done> approveChange(QString changeId) override;
    Answer<Done> cancelChange(QString changeId) override;

private:
    account::AccountService& m_account;
    StepGate& m_gate;
    std::function<void(const QString&)> m_codeSet;
};

} // namespace sallyport::ui
