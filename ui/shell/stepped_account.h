// SPDX-FileCopyrightText: 2026 The Sallyport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// SteppedAccount: the account API for the window's pages. Where a call needs a recent sign-in, the person is asked to
// prove themselves (RFC 9470) and the call is made once more; if they do not, it answers stepUpNeeded.
//   SteppedAccount account(*port.account(), [&stepUp] { return stepUp.prove(); });
#pragma once

#include "core/account/account_service.h"

#include <functional>

namespace sallyport::ui {

enum class StepUpRefusal {
    cancelled,   ///< the person closed the question
    notPossible, ///< this session cannot be stepped up
    abandoned
};

class SteppedAccount : public QObject, public account::AccountService {
    Q_OBJECT
public:
    using Prove = std::function<Task<Done, StepUpRefusal>()>;
    /// `account` must outlive this.
    SteppedAccount(account::AccountService& account, Prove prove);

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
    template <typename T>
    Answer<T> ask(const std::function<Answer<T>()>& question);
    account::AccountService& m_account;
    Prove m_prove;
};

} // namespace sallyport::ui
